"""What is wrong with an answer, whatever was asked: a 5xx, an error that is no whole problem, an echo, our insides."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from libs.chassis.problem_catalogue import catalogue
from libs.chassis.problems import PROBLEM_JSON

CANARY = "Canary7Qx"
"""A value no answer to a refused request may contain, nor any log, event or audit row."""
MEMBERS = {"type", "title", "status", "detail", "code", "instance", "cites", "errors"}
_ERROR_MEMBERS = {"pointer", "code", "detail", "cites"}
_INSIDE = re.compile(
    r"Traceback|sqlalchemy|asyncpg|pydantic|uvicorn|aiohttp|SELECT |INSERT |UPDATE |violates|relation \"|Exception"
    r"|Error:|\.py\b|\bErrno\b|postgresql\+|nats://",
    re.I,
)
_UNTOLD = re.compile(
    rf"{CANARY}|Traceback|SELECT .* FROM|INSERT INTO|UPDATE \S+ SET|STATEMENT:|DETAIL:|postgresql\+", re.I
)
_OWES_HEADER = {401: "www-authenticate", 405: "allow", 429: "retry-after", 503: "retry-after"}


def faults_of(answer: httpx.Response, codes: Mapping[str, int] | None = None) -> Iterator[str]:
    """Everything that is wrong with it. ``codes`` are statuses by the codes of the catalogue; ours if left out."""
    if answer.status_code >= 500:
        yield f"status {answer.status_code}"
    yield from faults_of_refusal(answer, codes)


def faults_of_refusal(answer: httpx.Response, codes: Mapping[str, int] | None = None) -> Iterator[str]:
    """The same where a 5xx may be right: what is wrong with the way in which it is told."""
    if answer.status_code < 400:
        return
    if answer.headers.get("content-type", "").split(";")[0] != PROBLEM_JSON:
        yield "no problem"
    elif answer.request.method != "HEAD":
        yield from _problem(answer, codes_here() if codes is None else codes)
    owed = _OWES_HEADER.get(answer.status_code)
    if owed is not None and not answer.headers.get(owed):
        yield f"{answer.status_code} without {owed}"
    if CANARY in answer.text or any(CANARY in value for value in answer.headers.values()):
        yield "echo"
    if _INSIDE.search(answer.text):
        yield "insides shown"


def untold_in(log: str) -> list[str]:
    """Lines of a log that hold what none may: a value that was typed, SQL, the stack of an error."""
    return [line[:300] for line in log.splitlines() if _UNTOLD.search(line)]


def codes_here() -> Mapping[str, int]:
    """Statuses by code of every problem that this process can answer with."""
    return {entry.code: entry.status for entry in catalogue()}


def _problem(answer: httpx.Response, codes: Mapping[str, int]) -> Iterator[str]:
    """What is wrong with the problem itself (RFC 9457, our catalogue)."""
    told: dict[str, Any] = answer.json()
    if set(told) != MEMBERS or any(set(error) != _ERROR_MEMBERS for error in told["errors"]):
        yield "problem with other members"
        return
    if told["type"] != f"urn:lanyard:problem:{told['code']}" or told["status"] != answer.status_code:
        yield "problem at odds with itself"
    if codes.get(told["code"]) != answer.status_code:
        yield f"code {told['code']} is not in the catalogue with {answer.status_code}"
    if told["instance"] != f"urn:uuid:{answer.headers.get('x-request-id')}":
        yield "problem without the number of the request"
    if not (told["title"] and told["detail"]) or answer.headers.get("content-language") not in ("zh-CN", "en"):
        yield "problem without words"
    if told["code"] == "busy" and not answer.headers.get("retry-after"):
        yield "busy without retry-after"
