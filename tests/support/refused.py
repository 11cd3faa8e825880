"""What a refusal over HTTP must be: a problem in both languages with its rules, and nothing written."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx

from libs.chassis.problem_catalogue import catalogue
from libs.chassis.problems import PROBLEM_JSON
from tests.support.filing_service import Caller, FilingHouse

KEPT = ("filing", "obligation", "upload", "case_history", "outbox_event", "idempotency", "timer", "number_series")
"""Tables that a refusal leaves as they were; a denial adds to the audit alone."""


@asynccontextmanager
async def nothing_written(house: FilingHouse) -> AsyncIterator[None]:
    """Whatever happens inside leaves no row behind and sends no event."""
    before = {table: await house.count(table) for table in KEPT}
    yield
    assert {table: await house.count(table) for table in KEPT} == before


def problem(answer: httpx.Response, status: int, code: str, *cites: str) -> dict[str, list[str]]:
    """Check status, kind and rules of a problem; answers the codes of its errors by pointer."""
    assert answer.headers["Content-Type"] == PROBLEM_JSON, answer.text
    told = answer.json()
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code), answer.text
    assert set(cites) <= set(told["cites"]), told["cites"]
    assert told["type"] == f"urn:lanyard:problem:{code}"
    found: dict[str, list[str]] = {}
    for error in told["errors"]:
        found.setdefault(error["pointer"], []).append(error["code"])
    return found


async def said_in_both_languages(caller: Caller, ask: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
    """Ask twice; each answer has its language and the title of the catalogue. Answers the English one."""
    answers = {}
    for language, header in (("zh", "zh-CN"), ("en", "en")):
        caller.language = header
        answers[language] = await ask()
    titles = {entry.code: entry.title for entry in catalogue()}
    for language, answer in answers.items():
        title = titles[answer.json()["code"]]
        assert answer.json()["title"] == (title.zh if language == "zh" else title.en)
        assert answer.headers["Content-Language"] == ("zh-CN" if language == "zh" else "en")
    return answers["en"]
