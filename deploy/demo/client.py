"""A caller of the public API: signs in, acts with version and key, prints what is asked and what is answered."""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

PATIENCE = 15.0
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIGN_INS = 90.0  # seconds in which a gateway that has had enough logins for this minute is asked again


class Missing(AssertionError):
    """An effect that the story promises did not happen."""


@dataclass
class Teller:
    """Prints the story, and counts what it has seen to hold."""

    seen: int = 0
    applied: list[float] = field(default_factory=list)

    def chapter(self, title: str) -> None:
        """A heading."""
        print(f"\n== {title}")

    def step(self, who: str, method: str, path: str, status: int, cites: str = "", note: str = "") -> None:
        """One request and its answer."""
        told = "".join((f"  [{cites}]" if cites else "", f"  {note}" if note else ""))
        print(f"  {who:<23} {method:<4} {path}  ->  {status}{told}")

    def holds(self, what: str, held: bool) -> None:
        """Something that must be so. Raises Missing if it is not."""
        if not held:
            raise Missing(what)
        self.seen += 1
        print(f"  ✓ {what}")

    def everywhere(self, what: str, milliseconds: float) -> None:
        """How long an event took to be applied in every service."""
        self.applied.append(milliseconds)
        print(f"  ✓ {what} ({milliseconds:.0f} ms after the answer)")
        self.seen += 1


@dataclass
class Person:
    """Someone signed in at the gateway."""

    account: str
    http: httpx.Client
    teller: Teller
    token: str
    me: dict[str, Any]

    @property
    def id(self) -> str:
        """Identity of the person."""
        return str(self.me["person"]["id"])

    @property
    def organ_id(self) -> str:
        """Identity of the organ or unit the account belongs to."""
        return str(self.me["organ"]["id"])

    @property
    def office_id(self) -> str:
        """Identity of the office the account belongs to."""
        return str(self.me["office"]["id"])

    def knows(self, path: str, **params: Any) -> bool:
        """Whether reading that is answered; what is not theirs to know answers as if it were not there."""
        status = self.get(path, **params).status_code
        if status not in (200, 404):
            raise Missing(f"GET {path} answered {status}")
        return status == 200

    def get(self, path: str, **params: Any) -> httpx.Response:
        """Read."""
        return self.http.get(path, params=params, headers={"Authorization": f"Bearer {self.token}"})

    def read(self, path: str, **params: Any) -> dict[str, Any]:
        """Read what must be there."""
        answer = self.get(path, **params)
        if answer.status_code != 200:
            raise Missing(f"GET {path} answered {answer.status_code} {answer.text}")
        found: dict[str, Any] = answer.json()
        return found

    def open(self, path: str, body: dict[str, Any], cites: str = "") -> dict[str, Any]:
        """Create; answers the new case."""
        return self._told(self.try_open(path, body), path, cites, 201)

    def try_open(self, path: str, body: dict[str, Any]) -> httpx.Response:
        """Create, and answer whatever comes."""
        return self._post(path, {"Idempotency-Key": str(uuid4())}, json=body)

    def act(self, path: str, body: dict[str, Any], cites: str = "") -> dict[str, Any]:
        """Act on the case of that path in its present version; answers the case as it is now."""
        return self._told(self.try_act(path, body), path, cites, 200)

    def try_act(self, path: str, body: dict[str, Any]) -> httpx.Response:
        """Act, and answer whatever comes."""
        case = "/".join(path.split("/")[:6])
        version = self.get(case).headers.get("ETag", '"0"')
        return self._post(path, {"If-Match": version, "Idempotency-Key": str(uuid4())}, json=body)

    def sent_back(self, path: str, name: str, content: bytes, code: str) -> dict[str, Any]:
        """Hand in a workbook of which some cell is wrong; answers the problem, which names every such cell."""
        return self._refused(self.hand_in(path, name, content), path, 422, code)

    def refused(self, path: str, body: dict[str, Any], status: int, code: str) -> dict[str, Any]:
        """Act and be refused with that status and, among the reasons, that code."""
        return self._refused(self.try_act(path, body), path, status, code)

    def turned_away(self, path: str, body: dict[str, Any], status: int, code: str) -> dict[str, Any]:
        """The same for something that is not even created."""
        return self._refused(self.try_open(path, body), path, status, code)

    def _refused(self, answer: httpx.Response, path: str, status: int, code: str) -> dict[str, Any]:
        problem: dict[str, Any] = answer.json()
        codes = {problem["code"], *(error["code"] for error in problem.get("errors", ()))}
        self.teller.step(
            self.account, "POST", path, answer.status_code, ", ".join(problem.get("cites", ())), problem["title"]
        )
        self.teller.holds(f"refused with {code}", answer.status_code == status and code in codes)
        return problem

    def upload(self, name: str, content: bytes, cites: str = "") -> str:
        """Upload a file as a work secret; answers its id."""
        path = "/api/filing/v1/uploads"
        answer = self._post(
            path,
            {"Idempotency-Key": str(uuid4())},
            files={"file": (name, content, "application/pdf")},
            data={"secrecy": "work_secret"},
        )
        return str(self._told(answer, path, cites, 201)["id"])

    def hand_in(self, path: str, name: str, content: bytes) -> httpx.Response:
        """Hand in a workbook, and answer whatever comes."""
        return self._post(path, {"Idempotency-Key": str(uuid4())}, files={"file": (name, content, XLSX)})

    def handed_in(self, path: str, name: str, content: bytes, cites: str = "") -> dict[str, Any]:
        """Hand in a workbook that is taken; answers the import."""
        return self._told(self.hand_in(path, name, content), path, cites, 201)

    def _post(self, path: str, headers: dict[str, str], **body: Any) -> httpx.Response:
        return self.http.post(path, headers={"Authorization": f"Bearer {self.token}", **headers}, **body)

    def _told(self, answer: httpx.Response, path: str, cites: str, wanted: int) -> dict[str, Any]:
        if answer.status_code != wanted:
            raise Missing(f"POST {path} answered {answer.status_code} {answer.text}")
        found: dict[str, Any] = answer.json()
        self.teller.step(self.account, "POST", path, answer.status_code, cites, str(found.get("status", "")))
        return found


def sign_in(http: httpx.Client, teller: Teller, account: str, password: str) -> Person:
    """Sign in with a local account; waits as long as the gateway says if this minute has had its logins."""
    body = {"account": account, "password": password}
    answer = http.post("/api/login", json=body)
    left = SIGN_INS
    while answer.status_code == 429 and (pause := float(answer.headers.get("Retry-After", "1"))) <= left:
        time.sleep(pause)
        left -= pause
        answer = http.post("/api/login", json=body)
    if answer.status_code != 200:
        raise Missing(f"{account} could not sign in: {answer.status_code} {answer.text}")
    token = answer.json()["session"]
    me = http.get("/api/directory/v1/me", headers={"Authorization": f"Bearer {token}"})
    if me.status_code != 200:
        raise Missing(f"/me of {account} answered {me.status_code}")
    return Person(account, http, teller, token, me.json())


def wait_for(what: str, teller: Teller, asks: dict[str, Any]) -> None:
    """Wait until every question answers true; tells how long the slowest took. Raises Missing."""
    started = time.monotonic()
    open_questions = dict(asks)
    while open_questions:
        for name in [name for name, ask in open_questions.items() if ask()]:
            del open_questions[name]
        if time.monotonic() - started > PATIENCE:
            raise Missing(f"{what}: not seen in {', '.join(open_questions)} after {PATIENCE:.0f} s")
        if open_questions:
            time.sleep(0.005)
    teller.everywhere(what, (time.monotonic() - started) * 1000)
