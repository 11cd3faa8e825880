"""Requests made up from what a service says of itself, put to its real doors, and what is wrong with the answers."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.result import Ok

from tests.support.answers import CANARY, faults_of
from tests.support.fuzz_uploads import made_up_upload
from tests.support.fuzz_world import Place, World, examples_of
from tests.support.mutations import HOSTILE, NO_DAYS, WRITTEN, acquainted, marked, planted

_PATIENCE = 20.0
_BEARING = {
    "User-Agent": CANARY, "Referer": f"http://{CANARY}/", "X-Request-Id": CANARY, "X-Correlation-Id": CANARY,
    "Accept-Language": CANARY, "Traceparent": CANARY, "X-Forwarded-For": CANARY, "If-None-Match": "*",
}  # fmt: skip
"""Headers that nobody must read aloud."""

Ask = Callable[[httpx.Request], Awaitable[httpx.Response]]
Sign = Callable[[str, str], Mapping[str, str]]
"""Headers of an account for a method."""
Marks = Callable[[], Awaitable[object]]
"""What there is in the tables that a refusal, or a reading, leaves as they are."""


@dataclass(frozen=True)
class Asked:
    """A request that was made up; ``wrong`` says that its body breaks the description."""

    account: str
    method: str
    where: str
    content: bytes | None
    headers: Mapping[str, str]
    wrong: bool = False


@dataclass
class Hunt:
    """One service hunted: ``ask`` sends, ``sign`` gives the headers of an account for a method.

    ``marks`` is asked after every request, if given. ``faults`` has the first request that showed each fault;
    ``cases`` counts what schemathesis made up, ``sent`` all requests, ``statuses`` their answers; ``planted_arrived``
    says at the end that a case holds the value that was looked for everywhere else.
    """

    runner: asyncio.Runner
    ask: Ask
    sign: Sign
    accounts: Sequence[str]
    document: dict[str, Any]
    marks: Marks | None = None
    codes: Mapping[str, int] | None = None
    world: World = field(default_factory=World)
    address: str = "http://service"
    faults: dict[str, str] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    cases: int = 0
    sent: int = 0
    planted_arrived: bool = False
    _marked: object = None

    def hunt(self, examples: int, number: int = 1) -> None:
        """Ask every operation so many times well-formed and half as often ill-formed; ``number`` is the seed."""
        self._look_round(4 * examples, number)
        for operation in self._operations():
            if "multipart/form-data" in operation.get_request_payload_content_types():
                self._ask_with_files(operation, examples, number)
                continue  # what schemathesis makes up of parts does not arrive
            self._ask_with_unknown_parameter(operation)
            self._ask_for_days_of_no_calendar(operation)
            self._ask_often(operation, GenerationMode.POSITIVE, examples, number)
            if _can_be_wrong(operation.definition.raw):
                self._ask_often(operation, GenerationMode.NEGATIVE, max(1, examples // 2), number)

    def _operations(self) -> list[Any]:
        """Those on accounts come last: somebody may lose theirs."""
        found = list(schemathesis.openapi.from_dict(self.document).get_all_operations())
        every = [one.ok() for one in found if isinstance(one, Ok)]
        assert len(every) == len(found)
        return sorted(every, key=lambda operation: "accounts" in operation.path)

    def send(self, method: str, path: str, account: str, **options: Any) -> httpx.Response:
        """Send one request; one that is not answered in time is a fault."""
        headers = {**options.pop("headers", {}), **self.sign(account, method)}
        return self._send(httpx.Request(method, f"{self.address}{path}", headers=headers, **options))

    def _send(self, request: httpx.Request) -> httpx.Response:
        self.sent += 1

        async def within_patience() -> httpx.Response:
            async with asyncio.timeout(_PATIENCE):
                return await self.ask(request)

        answer = self.runner.run(within_patience())
        answer.request = request
        self.statuses[answer.status_code] += 1
        return answer

    def blame(self, fault: str, where: str, shown: object) -> None:
        """Remember a fault with the first request that showed it."""
        self.faults.setdefault(f"{fault}: {where}", str(shown)[:2000])

    def _look_round(self, details: int, number: int) -> None:
        """Learn the cases there are, and of so many of each list what may be done with them."""
        readable = [path for path, item in self.document["paths"].items() if "get" in item and "/v1/" in path]
        for path in [path for path in readable if "{" not in path]:
            for account in self.accounts:
                answer = self.send("GET", path, account)
                if answer.status_code == 200 and answer.headers.get("content-type") == "application/json":
                    self.world.learn(path, account, answer.json())
        for path in [path for path in readable if path.count("{") == 1 and path.endswith("}")]:
            for case_id, account in self.world.pairs(path.split("/{")[0], Random(number), details):
                at = re.sub(r"\{[^}]*\}", case_id, path)
                self.world.notice(path, account, self.send("GET", at, account))
        if self.marks is not None:
            self._marked = self.runner.run(self.marks())  # type: ignore[arg-type]

    def _ask_with_files(self, operation: Any, examples: int, number: int) -> None:
        random = Random(f"{operation.label} {number}")
        for _ in range(2 * examples):
            account = self.world.caller(operation.path, Place(""), self.accounts, random)
            headers = {"Idempotency-Key": str(uuid4()), **self.sign(account, "POST")}
            request = made_up_upload(f"{self.address}{operation.path}", headers, random)
            asked = Asked(account, "POST", operation.path, request.content[:300], headers)
            answer = self._send(request)
            self._judge(operation, answer, asked)
            self.world.notice(operation.path, account, answer)

    def _ask_with_unknown_parameter(self, operation: Any) -> None:
        path = re.sub(r"\{[^}]*\}", str(uuid4()), operation.path)
        answer = self.send(operation.method.upper(), f"{path}?made_up=1", self.accounts[0], headers=_keyed(1))
        if "/v1/" in path and answer.status_code != 400:
            self.blame(f"unknown parameter answered {answer.status_code}", operation.label, answer.text)

    def _ask_for_days_of_no_calendar(self, operation: Any) -> None:
        parameters = operation.definition.raw.get("parameters", ())
        for name in (one["name"] for one in parameters if one.get("in") == "query" and "'date'" in str(one["schema"])):
            for day in NO_DAYS:
                path = re.sub(r"\{[^}]*\}", str(uuid4()), operation.path)
                asked = (self.send("GET", f"{path}?{name}={day}", account) for account in self.accounts)
                answer = next((answer for answer in asked if answer.status_code not in (401, 403)), None)
                if answer is not None and (answer.status_code != 422 or "date_out_of_range" not in answer.text):
                    self.blame(f"{day} as {name} answered {answer.status_code}", operation.label, answer.text)

    def _ask_often(self, operation: Any, mode: GenerationMode, examples: int, number: int) -> None:
        """Nothing is kept between runs, so the seed alone decides what is asked."""
        random = Random(f"{operation.label} {mode} {number}")

        @seed(number)
        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask_once(case: Any) -> None:
            self._ask_once(operation, case, random)

        ask_once()

    def _ask_once(self, operation: Any, case: Any, random: Random) -> None:
        request = None
        with suppress(httpx.InvalidURL, UnicodeError, ValueError, TypeError):  # no client can write this down
            asked = self._made_up(operation, case, random)
            headers = {**asked.headers, **self.sign(asked.account, asked.method)}
            request = httpx.Request(
                asked.method, f"{self.address}{asked.where}", headers=headers, content=asked.content
            )
        if request is not None:
            self.cases += 1
            answer = self._send(request)
            self._judge(operation, answer, asked)
            self.world.notice(operation.path, asked.account, answer)

    def _made_up(self, operation: Any, case: Any, random: Random) -> Asked:
        """The request as it was made up, or more often one near to it: another leaf, a case and people there are."""
        made = case.as_transport_kwargs(base_url="http://service")
        place = self.world.place(operation.path, urlsplit(made["url"]).path, random, _name(operation))
        body, query, as_made = made.get("json"), dict(made.get("params") or {}), random.random() < 0.4
        if not as_made:
            examples = examples_of(operation.definition.raw, self.document)
            body = random.choice(examples) if examples and random.random() < 0.7 else body
            body = acquainted(body, random, self.world.identities)
            body = marked(body) if random.random() < 0.5 else body
            if body is not None and random.random() < 0.5:
                body = planted(body, random, (CANARY, random.choice(HOSTILE)))
            query = {name: random.choice((value, CANARY, random.choice(WRITTEN))) for name, value in query.items()}
        content = made.get("data") if isinstance(made.get("data"), bytes) else None
        content = json.dumps(body).encode() if body is not None else content
        headers = {**dict(_readable(made.get("headers") or {})), **_keyed(place.version, random)}
        content, headers = _spoilt(content, headers, random)
        account = self.world.caller(operation.path, place, self.accounts, random)
        where = f"{place.path}?{urlencode(query, doseq=True)}" if query else place.path
        wrong = as_made and _body_is_wrong(case)
        return Asked(account, made["method"].upper(), where, content, headers, wrong)

    def _judge(self, operation: Any, answer: httpx.Response, asked: Asked) -> None:
        for fault in faults_of(answer, self.codes):
            self.blame(fault, operation.label, (asked, answer.text))
        if self.marks is not None:
            before, self._marked = self._marked, self.runner.run(self.marks())  # type: ignore[arg-type]
            if before != self._marked and (answer.status_code >= 400 or asked.method == "GET"):
                self.blame("something left behind", operation.label, (asked, answer.text, before, self._marked))
        if answer.status_code < 400 and str(answer.status_code) not in operation.definition.raw["responses"]:
            self.blame(f"undocumented {answer.status_code}", operation.label, asked)
        elif answer.content:
            self._compare(operation, answer, asked)
        if asked.wrong and answer.status_code < 400:
            self.blame("ill-formed body taken", operation.label, (asked, answer.text))

    def _compare(self, operation: Any, answer: httpx.Response, asked: Asked) -> None:
        try:
            operation.validate_response(answer)
        except (Failure, FailureGroup) as failure:
            shown = [str(one) for one in getattr(failure, "exceptions", (failure,))]
            self.blame("answer not as described", operation.label, (shown, asked))


def _name(operation: Any) -> str:
    return str(operation.definition.raw.get("operationId", ""))


def _body_is_wrong(case: Any) -> bool:
    """Whether schemathesis broke the description of the body, and not only that of an address or a header."""
    body = case.meta.components.get(ParameterLocation.BODY)
    return body is not None and bool(body.mode.is_negative)


def _spoilt(content: bytes | None, headers: dict[str, str], random: Random) -> tuple[bytes | None, dict[str, str]]:
    """Now and then JSON that breaks off, a body of another kind, headers that bear a value nobody must read aloud."""
    chance = random.random()
    if content is not None and chance < 0.03:
        content = content[: random.randrange(len(content) + 1)] + CANARY.encode()
    elif chance < 0.05:
        headers = {**headers, "Content-Type": random.choice(("text/plain", "application/xml", CANARY))}
    if random.random() < 0.2:
        names = random.sample(sorted(_BEARING), 3)
        headers = {**headers, **{name: _BEARING[name] for name in names}}
    return content, headers


def _can_be_wrong(operation: Mapping[str, Any]) -> bool:
    """Whether a request for it can break its description; to search for one that cannot takes long."""
    bound = (one.get("in") == "query" or "format" in one.get("schema", ()) for one in operation.get("parameters", ()))
    return "requestBody" in operation or any(bound)


def _keyed(version: int, random: Random | None = None) -> dict[str, str]:
    """Key and version as they should be; by chance, one of them is missing, or the version is another."""
    headers = {"Idempotency-Key": str(uuid4()), "If-Match": f'"{version}"', "Content-Type": "application/json"}
    if random is not None and random.random() < 0.1:
        headers["If-Match"] = random.choice((f'"{version + 1}"', f'W/"{version}"', "*", CANARY))
    if random is not None and random.random() < 0.05:
        del headers[random.choice(("Idempotency-Key", "If-Match"))]
    return headers


def _readable(headers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Of the headers made up, those that do not say who calls or what the body is, as any client can send them."""
    fixed = {"authorization", "content-type", "content-length", "user-agent"}
    written = {str(name): str(value) for name, value in headers.items() if str(name).lower() not in fixed}
    return ((name, value) for name, value in written.items() if value.isascii() and value.isprintable())
