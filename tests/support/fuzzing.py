"""Requests made up from what a service says of itself, put to its real doors, and what is wrong with the answers."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core.failures import Failure
from schemathesis.core.result import Ok

CANARY = "Canary7Qx"
"""A value no answer to a refused request may contain."""
HOSTILE: tuple[Any, ...] = (
    CANARY, f"';--{CANARY}", "0001-01-01", "9999-12-31", "1900-01-01", "2199-12-31", "2026-03-09T00:00:00", "",
    "9999-12-31T23:59:59-12:00", "x" * 4001, "😀" * 50, "𠀀𫝀", "a\u202eb", "{0}%s", 0, -1, 2**63, 10**30, 1e308, True,
    None, [], {}, [None], "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
NO_DAYS = ("0001-01-01", "9999-12-31")
"""Days that counting or a time zone leads out of the calendar."""
_MEMBERS = {"type", "title", "status", "detail", "code", "instance", "cites", "errors"}
_INSIDE = re.compile(
    r"Traceback|sqlalchemy|asyncpg|pydantic|SELECT |INSERT |violates|relation \"|Exception|Error:|\.py\b", re.I
)
_PATIENCE = 20.0
_WRITTEN = (CANARY, *(seed for seed in HOSTILE if isinstance(seed, str) and len(seed) < 100), "-1", "1e9")

Ask = Callable[[httpx.Request], Awaitable[httpx.Response]]
Sign = Callable[[str, str], Mapping[str, str]]
"""Headers of an account for a method."""


def faults_of(answer: httpx.Response) -> Iterator[str]:
    """What is wrong with an answer whatever was asked: a 5xx, an error that is no problem, an echo, our insides."""
    if answer.status_code >= 500:
        yield f"status {answer.status_code}"
    if answer.status_code < 400:
        return
    if answer.headers.get("content-type", "").split(";")[0] != "application/problem+json":
        yield "no problem"
    elif answer.request.method != "HEAD" and set(answer.json()) != _MEMBERS:
        yield "problem with other members"
    if CANARY in answer.text or any(CANARY in value for value in answer.headers.values()):
        yield "echo"
    if _INSIDE.search(answer.text):
        yield "insides shown"


@dataclass
class Hunt:
    """One service hunted: ``ask`` sends, ``sign`` gives the headers of an account for a method.

    ``known`` are identities and versions by list; ``faults`` the first request that showed each fault.
    """

    runner: asyncio.Runner
    ask: Ask
    sign: Sign
    accounts: Sequence[str]
    document: dict[str, Any]
    known: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    sent: int = 0

    def hunt(self, examples: int, number: int = 1) -> None:
        """Ask every operation so many times well-formed and as often ill-formed; ``number`` is the seed."""
        self._look_round()
        for found in schemathesis.openapi.from_dict(self.document).get_all_operations():
            assert isinstance(found, Ok), found.err()
            operation = found.ok()
            if "multipart/form-data" in operation.get_request_payload_content_types():
                continue  # its parts are not made up well enough to arrive; uploads have tests of their own
            self._ask_with_unknown_parameter(operation)
            self._ask_for_days_of_no_calendar(operation)
            self._ask_often(operation, GenerationMode.POSITIVE, examples, number)
            if _can_be_wrong(operation.definition.raw):
                self._ask_often(operation, GenerationMode.NEGATIVE, examples, number)

    def send(self, method: str, path: str, account: str, **options: Any) -> httpx.Response:
        """Send one request; one that is not answered in time is a fault."""
        headers = {**options.pop("headers", {}), **self.sign(account, method)}
        request = httpx.Request(method, f"http://service{path}", headers=headers, **options)
        self.sent += 1

        async def within_patience() -> httpx.Response:
            async with asyncio.timeout(_PATIENCE):
                return await self.ask(request)

        answer = self.runner.run(within_patience())
        answer.request = request
        return answer

    def blame(self, fault: str, where: str, shown: object) -> None:
        """Remember a fault with the first request that showed it."""
        self.faults.setdefault(f"{fault}: {where}", str(shown)[:2000])

    def _look_round(self) -> None:
        """Learn the cases there are, so that not every address is of a case that does not exist."""
        lists = [path for path, item in self.document["paths"].items() if "get" in item and path.startswith("/v1/")]
        for path in [path for path in lists if "{" not in path]:
            for account in self.accounts:
                answer = self.send("GET", path, account)
                told = answer.json()
                listed = told.get("items", ()) if isinstance(told, dict) else ()
                seen = [
                    (str(one["id"]), one.get("version", 1)) for one in listed if isinstance(one, dict) and "id" in one
                ]
                self.known[path] = [*self.known.get(path, ()), *seen]

    def _ask_with_unknown_parameter(self, operation: Any) -> None:
        path = re.sub(r"\{[^}]*\}", str(uuid4()), operation.path)
        answer = self.send(operation.method.upper(), f"{path}?made_up=1", self.accounts[0], headers=_keyed(1))
        if path.startswith("/v1/") and answer.status_code != 400:
            self.blame(f"unknown parameter answered {answer.status_code}", operation.label, answer.text)

    def _ask_for_days_of_no_calendar(self, operation: Any) -> None:
        parameters = operation.definition.raw.get("parameters", ())
        for name in (one["name"] for one in parameters if one.get("in") == "query" and "'date'" in str(one["schema"])):
            for day in NO_DAYS:
                answer = self.send("GET", f"{operation.path}?{name}={day}", self.accounts[0])
                if answer.status_code != 422 or "date_out_of_range" not in answer.text:
                    self.blame(f"{day} as {name} answered {answer.status_code}", operation.label, answer.text)

    def _ask_often(self, operation: Any, mode: GenerationMode, examples: int, number: int) -> None:
        """Nothing is kept between runs, so the seed alone decides what is asked."""

        @seed(number)
        @settings(
            max_examples=examples,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), random=st.randoms(use_true_random=False))
        def ask_once(case: Any, random: Random) -> None:
            self._ask_once(operation, mode, case, random)

        ask_once()

    def _ask_once(self, operation: Any, mode: GenerationMode, case: Any, random: Random) -> None:
        made = case.as_transport_kwargs(base_url="http://service")
        path, version = self._path(operation, made["url"], random)
        body, query, as_made = made.get("json"), dict(made.get("params") or {}), random.random() < 0.5
        if not as_made:
            body = body if body is None else planted(body, random, (CANARY, random.choice(HOSTILE)))
            query = {name: random.choice((value, CANARY, random.choice(_WRITTEN))) for name, value in query.items()}
        content = made.get("data") if isinstance(made.get("data"), bytes) else None
        with suppress(httpx.InvalidURL, UnicodeError, ValueError, TypeError):  # no client can write this down
            content = json.dumps(body).encode() if body is not None else content
            where = f"{path}?{urlencode(query, doseq=True)}" if query else path
            headers = {**_readable(made.get("headers") or {}), **_keyed(version)}
            account = random.choice(list(self.accounts))
            answer = self.send(made["method"].upper(), where, account, content=content, headers=headers)
            self._judge(operation, answer, (account, where, content), wrong=as_made and mode is GenerationMode.NEGATIVE)

    def _path(self, operation: Any, url: str, random: Random) -> tuple[str, int]:
        """The path that was made up, or more often that of a case there is, with its version."""
        listed = self.known.get(operation.path.split("/{")[0]) if operation.path.count("{") == 1 else None
        if listed and random.random() < 0.7:
            case_id, version = random.choice(listed)
            return re.sub(r"\{[^}]*\}", case_id, operation.path), version
        return url.removeprefix("http://service"), 1

    def _judge(self, operation: Any, answer: httpx.Response, asked: object, *, wrong: bool) -> None:
        for fault in faults_of(answer):
            self.blame(fault, operation.label, (asked, answer.text))
        if answer.status_code >= 400:
            return
        if str(answer.status_code) not in operation.definition.raw["responses"]:
            self.blame(f"undocumented {answer.status_code}", operation.label, asked)
        elif answer.content:
            try:
                operation.validate_response(answer)
            except Failure as failure:
                self.blame("answer not as described", operation.label, (asked, failure))


def days_in(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all days in a body."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inside:
        yield from days_in(part, (*way, step))
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        yield way


def put(value: Any, way: tuple[str | int, ...], part: Any) -> Any:
    """A copy with that part at the end of the way."""
    if not way:
        return part
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[way[0]] = put(value[way[0]], way[1:], part)  # type: ignore[index]
    return copied


def planted(value: Any, random: Random, seeds: Sequence[Any]) -> Any:
    """A copy with one leaf, chosen by chance, replaced by one of the seeds."""
    if isinstance(value, dict) and value:
        name = random.choice(sorted(value))
        return {**value, name: planted(value[name], random, seeds)}
    if isinstance(value, list) and value:
        index = random.randrange(len(value))
        return [*value[:index], planted(value[index], random, seeds), *value[index + 1 :]]
    return random.choice(list(seeds))


def _can_be_wrong(operation: Mapping[str, Any]) -> bool:
    """Whether a request for it can break its description; to search for one that cannot takes long."""
    bound = (one.get("in") == "query" or "format" in one.get("schema", ()) for one in operation.get("parameters", ()))
    return "requestBody" in operation or any(bound)


def _keyed(version: int) -> dict[str, str]:
    return {"Idempotency-Key": str(uuid4()), "If-Match": f'"{version}"', "Content-Type": "application/json"}


def _readable(headers: Mapping[str, Any]) -> dict[str, str]:
    """Of the headers made up, those that do not say who calls or what the body is, as any client can send them."""
    fixed = {"authorization", "content-type", "content-length", "user-agent"}
    written = {str(name): str(value) for name, value in headers.items() if str(name).lower() not in fixed}
    return {name: value for name, value in written.items() if value.isascii() and value.isprintable()}
