"""Canary reporters let loose in a running city: sealed, opened and read, turned away, sent in bad form."""

import asyncio
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
import nats

from deploy.local.postgres import programs
from deploy.local.table import NAMES
from libs.chassis.database import direct
from tests.support.canaries import CANARIES, CONTROLS, Flock, Searched, told_in
from tests.support.databases import name_of
from tests.support.whole_city import WholeCity

_VAULT = "/api/vault/v1"
_DIRECT = ("turned_away", "anonymous", "extra_field", "wrong_type", "broken_json", "in_address", "in_query")
LETTERS, HEAD, SUPERVISOR = "letters-officer", "cdi-secretary", "cadre-officer"


@dataclass
class Flight:
    """One flight of canaries; what became of them is counted."""

    city: WholeCity
    http: httpx.Client
    sealed: list[tuple[int, str]] = field(default_factory=list)
    became: Counter[str] = field(default_factory=Counter)
    leaked: list[str] = field(default_factory=list)

    def fly(self, count: int) -> None:
        """That many reporters: of fifty, forty-three are sealed, and one meets each other fate."""
        for number in range(count):
            way = number % 50
            self._send(number, _DIRECT[way] if way < len(_DIRECT) else "sealed")

    def open_some(self, share: int) -> None:
        """Of so many sealed ones each one is opened; of the opened some are refused, some left, most read."""
        for place, (number, report) in enumerate(self.sealed[::share]):
            reason = {"reason": CANARIES.value("reason", number)}
            asked = self._post(LETTERS, "/openings", {"report_id": report, "purpose": "verification", **reason})
            assert asked.status_code == 201, asked.text
            opening = asked.json()["id"]
            decision = {"outcome": "refused", **reason} if place % 5 == 4 else {"outcome": "approved"}
            self._act(HEAD, opening, "decision", decision)
            if place % 5 in (0, 1, 2):
                self._read(number, opening)
            if place % 5 == 0:
                self._act(SUPERVISOR, opening, "acknowledgement", {})

    def look_around(self) -> None:
        """Whatever the people concerned can read without an opening."""
        for who in (LETTERS, HEAD, SUPERVISOR, "office1-officer", "sys-admin", "audit-admin"):
            for path in ("reports?page_size=200", "openings?page_size=200", "todo", "changes", "refused-entries"):
                answer = self._get(who, f"/{path}")
                words = who in (HEAD, LETTERS) and path.startswith("openings")
                self._note(f"{who} {path}", answer, but=("reason",) if words else ())
        for _, report in self.sealed[:20]:
            self._note("history", self._get(LETTERS, f"/histories/report/{report}"))

    def _send(self, number: int, way: str) -> None:
        answer = self._sent(number, way)
        self.became[f"{way} {answer.status_code}"] += 1
        self._note(way, answer)
        if way == "sealed":
            assert answer.status_code == 201, answer.text
            self.sealed.append((number, answer.json()["id"]))
        else:
            assert 400 <= answer.status_code < 500, (way, answer.status_code)

    def _sent(self, number: int, way: str) -> httpx.Response:
        report = self._report(number)
        headers = {"User-Agent": CANARIES.value("phone", number), "X-Device": CANARIES.value("id_number", number)}
        match way:
            case "turned_away":
                report |= {"concerns": "own_head"}
            case "anonymous":
                report |= {"named": False}
            case "extra_field":
                report |= {"ip": CANARIES.value("phone", number)}
            case "wrong_type":
                report |= {"received_on": CANARIES.value("original", number), "channel": report["original"]}
            case "broken_json":
                broken = f'{{"original": "{report["original"]}", "reporter": {{"name": "{report["original"]}'
                return self._post(LETTERS, "/reports", broken.encode(), headers)
            case "in_address":
                return self._get(LETTERS, f"/reports/{CANARIES.value('name', number)}", headers)
            case "in_query":
                return self._get(LETTERS, f"/reports?name={CANARIES.value('name', number)}", headers)
        return self._post(LETTERS, "/reports", report, headers)

    def _report(self, number: int) -> dict[str, Any]:
        long = 200 if number % 20 == 0 else 1
        return {
            "concerns": "none", "received_on": "2026-03-02", "channel": "letter", "named": True,
            "reporter": CANARIES.reporter(number), "original": CANARIES.value("original", number) * long,
        }  # fmt: skip

    def _read(self, number: int, opening: str) -> None:
        read = self._act(LETTERS, opening, "reading", {})
        assert read["reporter"]["name"] == CANARIES.value("name", number)
        assert read["original"].startswith(CANARIES.value("original", number))
        self.became["read"] += 1

    def _act(self, who: str, opening: str, noun: str, body: dict[str, Any]) -> Any:
        version = self._get(who, f"/openings/{opening}").headers["ETag"]
        answer = self._post(who, f"/openings/{opening}/{noun}", body, {"If-Match": version})
        assert answer.status_code == 200, answer.text
        return answer.json()

    def _note(self, where: str, answer: httpx.Response, but: tuple[str, ...] = ()) -> None:
        self.leaked += [f"{where}: {kind}" for kind in told_in(answer) if kind not in but]

    def _get(self, who: str, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return self.http.get(f"{_VAULT}{path}", headers={**self.city.sign(who), **(headers or {})})

    def _post(self, who: str, path: str, body: Any, headers: dict[str, str] | None = None) -> httpx.Response:
        sent = {"Idempotency-Key": str(uuid4()), **self.city.sign(who), **(headers or {})}
        if isinstance(body, bytes):
            typed = {**sent, "Content-Type": "application/json"}
            return self.http.post(f"{_VAULT}{path}", content=body, headers=typed)
        return self.http.post(f"{_VAULT}{path}", json=body, headers=sent)


def search(city: WholeCity, flock: Flock) -> Searched:
    """Through everything the city keeps and says: stores with WAL, broker, files, keys, logs, metrics, dumps."""
    asyncio.run(city.server.run("CHECKPOINT"))
    asyncio.run(city.server.run("SELECT pg_switch_wal()"))
    found = Searched(flock.forms())
    for folder in (city.server.folder, city.broker.folder, city.running.folder):
        found.folder(folder)
    for place, text in _told(city):
        found.content(place, text)
    return found


def plant(city: WholeCity) -> None:
    """Control values in clear, in every store."""
    asyncio.run(_plant_in_database(city))
    asyncio.run(_plant_in_stream(city))
    said = next(iter(sorted(city.running.folder.rglob("vault*.log"))))
    with said.open("a", encoding="utf-8") as log:
        log.write("".join(CONTROLS.all_of(3)) + "\n")
    kept = city.running.folder / "files" / "planted"
    kept.write_bytes(b"\n".join(CONTROLS.forms().values()))


async def _plant_in_database(city: WholeCity) -> None:
    connection = await direct(city.url("vault"))
    try:
        await connection.execute("CREATE TABLE planted (said text)")
        await connection.execute("INSERT INTO planted VALUES ($1)", "".join(CONTROLS.all_of(1)))
    finally:
        await connection.close()


async def _plant_in_stream(city: WholeCity) -> None:
    client = await nats.connect(city.broker.url)
    try:
        await client.jetstream().publish("evt.vault.9.planted.1", "".join(CONTROLS.all_of(2)).encode())
    finally:
        await client.close()


def _told(city: WholeCity) -> Iterator[tuple[str, bytes]]:
    """What is not in a folder: metrics of every process, and a dump of every database."""
    for name, address in city.running.addresses.items():
        answer = httpx.get(f"{address}/metrics", trust_env=False, timeout=20)
        yield f"metrics of {name}", answer.content
    for name in NAMES:
        yield f"dump of {name}", _dump(city, name_of(city.url(name)))


def _dump(city: WholeCity, database: str) -> bytes:
    """The whole database as text."""
    address = ("--host", str(city.server.sockets), "--username", "postgres")
    command = [str(programs() / "pg_dump"), *address, "--inserts", database]
    return subprocess.run(command, check=True, capture_output=True, timeout=300).stdout
