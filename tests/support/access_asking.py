"""Questions put to the services and judged: who asks what, about which case, and what the oracle expects."""

import asyncio
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx

from tests.support.access_people import Persona
from tests.support.access_world import World

Judge = Callable[[list[httpx.Response]], Iterator[str]]
"""What is wrong with the answers, in words."""
AT_ONCE = 3
AT_IT = frozenset({"busy", "what_if_busy"})
"""Codes of answers that say no more than that another request is at the same case, or at the same work."""
TRIES = 40


@dataclass(frozen=True)
class Question:
    """One request of one person, or several if the answer comes in parts.

    ``about`` names the case and its status; ``expects`` the sort of answer; ``cells`` is how many decisions the answer
    shows; ``follow`` gives the parameters of the next part; ``bare`` questions carry no token, those with
    ``scopes`` the token of a machine's key that opens these.
    """

    who: Persona
    service: str
    route: str
    path: str
    judge: Judge
    about: str = ""
    expects: str = ""
    method: str = "GET"
    params: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    form: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    cells: int = 1
    follow: Callable[[httpx.Response], dict[str, Any] | None] | None = None
    bare: bool = False
    scopes: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Mismatch:
    """An answer that is not what the oracle expects."""

    who: str
    route: str
    about: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.who:<44} {self.route:<34} {self.about:<34} {self.wrong}"


@dataclass
class Tally:
    """What was asked and what was wrong; ``looks`` are the answers by service and request number whose trail
    is still to be looked at, from ``trail_to`` on."""

    asked: int = 0
    cells: int = 0
    mismatches: list[Mismatch] = field(default_factory=list)
    by_route: dict[str, int] = field(default_factory=dict)
    trail_to: dict[str, int] = field(default_factory=dict)
    looks: dict[str, dict[UUID, tuple[Question, int]]] = field(default_factory=dict)

    def told(self, most: int = 20) -> str:
        """The first different mismatches, readable, and how many there are in all."""
        lines = list(dict.fromkeys(str(one) for one in self.mismatches))[:most]
        return "\n".join([f"{len(self.mismatches)} mismatches in {self.cells} cells", *lines])


async def ask(world: World, questions: Iterable[Question], tally: Tally) -> None:
    """Put every question, a few at a time, and judge the answers."""
    waiting = iter(questions)

    async def work() -> None:
        for question in waiting:
            await _put(world, question, tally)

    await asyncio.gather(*(work() for _ in range(AT_ONCE)))


def sample(questions: Iterable[Question], share: float, chance: random.Random) -> Iterator[Question]:
    """A share of the questions, by chance."""
    return (question for question in questions if chance.random() < share)


def spread_out(questions: Iterable[Question], most: int, chance: random.Random) -> list[Question]:
    """At most so many questions, by chance, of every sort of expected answer about as many."""
    sorts: dict[str, list[Question]] = {}
    for question in questions:
        sorts.setdefault(question.expects, []).append(question)
    found: list[Question] = []
    for left, sort in zip(range(len(sorts), 0, -1), sorted(sorts.values(), key=len), strict=True):
        found += chance.sample(sort, min(len(sort), (most - len(found)) // left))
    return found


async def _put(world: World, question: Question, tally: Tally) -> None:
    answers: list[httpx.Response] = []
    params: dict[str, Any] | None = dict(question.params)
    while params is not None:
        number, answer = await _answered(world, question, params)
        answers.append(answer)
        tally.looks.setdefault(question.service, {})[number] = (question, answers[-1].status_code)
        params = None if question.follow is None else question.follow(answers[-1])
    tally.asked += len(answers)
    tally.cells += question.cells
    route = f"{question.service} {question.route}"
    tally.by_route[route] = tally.by_route.get(route, 0) + question.cells
    for wrong in question.judge(answers):
        tally.mismatches.append(Mismatch(question.who.code, route, question.about, wrong))


async def _answered(world: World, question: Question, params: dict[str, Any]) -> tuple[UUID, httpx.Response]:
    """The number of the request and its answer; who is told to come again, because another one is at it, does."""
    for _ in range(TRIES):
        number = uuid4()
        answer = await _send(world, question, params, number)
        if answer.status_code not in (409, 429, 503) or answer.json()["code"] not in AT_IT:
            break
        await asyncio.sleep(0.05)
    return number, answer


async def _send(world: World, question: Question, params: dict[str, Any], number: UUID) -> httpx.Response:
    signed = {} if question.bare else world.headers(question.who, question.service, question.method, question.scopes)
    headers = {**signed, "X-Request-Id": str(number), **question.headers}
    client = world.houses[question.service].http
    if question.form is not None:
        file = {"file": ("document.pdf", b"%PDF-1.4 \n", "application/pdf")}
        return await client.request(
            question.method, question.path, headers=headers, data=dict(question.form), files=file
        )
    return await client.request(question.method, question.path, params=params, headers=headers, json=question.body)


def refused(status: int, *codes: str) -> Judge:
    """The answer is that problem; with several codes, one of them."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        answer = answers[0]
        if answer.status_code != status:
            yield f"expected {status}, got {shown(answer)}"
        elif codes and answer.json().get("code") not in codes:
            yield f"expected {status} {'/'.join(codes)}, got {shown(answer)}"

    return judge


def one_of(*statuses: int) -> Judge:
    """The answer has one of those statuses."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        if answers[0].status_code not in statuses:
            yield f"expected {' or '.join(map(str, statuses))}, got {shown(answers[0])}"

    return judge


def absent(reference: "Absence") -> Judge:
    """The answer is the one answer for what is not there, the same to the letter but for the request's own number."""

    def judge(answers: list[httpx.Response]) -> Iterator[str]:
        answer = answers[0]
        if answer.status_code != 404:
            yield f"expected 404, got {shown(answer)}"
        elif (found := Absence.of(answer)) != reference:
            yield f"another 404 than that of what is not there: {found}"

    return judge


def shown(answer: httpx.Response) -> str:
    """Status and code of an answer."""
    if answer.status_code < 400:
        return str(answer.status_code)
    return f"{answer.status_code} {answer.json().get('code')}"


@dataclass(frozen=True)
class Absence:
    """What can be told apart in an answer that nothing is there."""

    body: str
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, answer: httpx.Response) -> "Absence":
        """The answer without what names the request itself."""
        own = answer.headers.get("x-request-id", "-")
        body = answer.text.replace(own, "number")
        kept = ((name, "number" if value == own else value) for name, value in answer.headers.items())
        return cls(body, tuple(sorted(kept)))
