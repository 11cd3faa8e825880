"""A case opened on a problem shows whether that is put right by now; heard twice and in any order (S-10, S-12)."""

from datetime import date
from typing import Any

from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Verdict
from libs.contracts.supervision_problems import (
    ProblemCheckedOff,
    ProblemEscalated,
    ProblemNotified,
    ProblemOpened,
    ProblemResumed,
    ProblemWithdrawn,
)
from services.accountability.rectifications.state import RectificationState
from services.accountability.rectifications.store import Standing, keep_standing
from tests.support.reacting import Reactor, Story
from tests.support.small_city import CDI, HOUSING, organ_id

DOOR = "/v1/cases"
ESCALATED = {"state": "escalated", "since": "2026-03-06", "due_on": None}
RESUMED = {"state": "resumed", "since": "2026-03-02", "due_on": "2026-04-15"}
CHECKED_OFF = {"state": "checked_off", "since": "2026-04-14", "due_on": None}


def problem_of(reactor: Reactor) -> Story:
    office = organ_id("office1")
    return reactor.story({"unit_id": HOUSING, "competent_organ_id": CDI, "office_id": office, "kind": "shirking"})


def escalated(problem: Story) -> tuple[Delivery, ...]:
    """The item from its opening to its escalation."""
    before = (problem.tell(ProblemOpened, source="office"), problem.tell(ProblemNotified, due_on="2026-03-01"))
    return (*before, problem.tell(ProblemEscalated, escalated_on="2026-03-06", ground="refused"))


def resumed(problem: Story) -> Delivery:
    return problem.tell(ProblemResumed, due_on="2026-04-15")


def checked_off(problem: Story, **fields: Any) -> Delivery:
    return problem.tell(ProblemCheckedOff, checked_off_on="2026-04-14", **fields)


async def cases_on(reactor: Reactor, problem: Story) -> list[str]:
    found = (await reactor.get("secretary", f"{DOOR}?source_id={problem.id}")).json()
    return [one["id"] for one in found["items"]]


async def shown(reactor: Reactor, case_id: str, who: str = "office1-head") -> Any:
    mark = (await reactor.get(who, f"{DOOR}/{case_id}")).json()["rectification"]
    return mark and {name: mark[name] for name in ("state", "since", "due_on")}


async def test_the_case_shows_how_the_problem_stands_as_it_goes_on(reactor: Reactor) -> None:
    problem = problem_of(reactor)
    await reactor.hear_jumbled(*escalated(problem))
    (case,) = await cases_on(reactor, problem)
    assert await shown(reactor, case) == ESCALATED
    assert await reactor.hear(going := resumed(problem), going) == [Verdict.APPLIED, Verdict.DUPLICATE]
    assert await shown(reactor, case) == RESUMED
    await reactor.hear_jumbled(checked_off(problem, escalated_before=True))
    assert await shown(reactor, case) == await shown(reactor, case, "secretary") == CHECKED_OFF
    assert (await reactor.get("housing-head", f"{DOOR}/{case}")).status_code == 404
    whole = (await reactor.get("secretary", f"{DOOR}/{case}")).json()
    assert whole["rectification"]["problem_id"] == str(problem.id)


async def test_told_backwards_and_twice_it_is_as_the_item_went(reactor: Reactor) -> None:
    """The check-off comes first and waits for what lies before it; of two escalations each has its case."""
    problem, other = problem_of(reactor), problem_of(reactor)
    told = (
        *escalated(problem),
        resumed(problem),
        problem.tell(ProblemEscalated, escalated_on="2026-04-20", ground="falsified"),
        resumed(problem),
        checked_off(problem, escalated_before=True),
    )
    await reactor.hear_jumbled(*told)
    await reactor.hear_jumbled(*escalated(other))
    cases = await cases_on(reactor, problem)
    assert len(cases) == 2 and [await shown(reactor, one) for one in cases] == [CHECKED_OFF, CHECKED_OFF]
    (untouched,) = await cases_on(reactor, other)
    assert await shown(reactor, untouched) == ESCALATED


async def test_a_problem_that_an_objection_took_away_is_shown_as_withdrawn(reactor: Reactor) -> None:
    problem = problem_of(reactor)
    await reactor.hear_jumbled(*escalated(problem), problem.tell(ProblemWithdrawn))
    (case,) = await cases_on(reactor, problem)
    mark = await shown(reactor, case)
    assert (mark["state"], mark["due_on"]) == ("withdrawn", None)


async def test_a_problem_that_was_never_escalated_opens_nothing_and_marks_no_other_source(reactor: Reactor) -> None:
    problem = problem_of(reactor)
    await reactor.hear_jumbled(problem.tell(ProblemOpened, source="office"), checked_off(problem))
    assert await cases_on(reactor, problem) == []


async def test_without_the_order_of_the_inbox_an_older_word_changes_nothing(reactor: Reactor) -> None:
    problem = problem_of(reactor)
    told = [*escalated(problem), resumed(problem)]
    await reactor.hear(*told)
    (case,) = await cases_on(reactor, problem)
    older = Standing(2, CDI, HOUSING, RectificationState.CHECKED_OFF, date(2026, 4, 1))
    async with reactor.running.database.begin() as connection:
        await keep_standing(connection, problem.id, older)
    assert await shown(reactor, case) == RESUMED
