"""Escalated interviews put units on the watch list until what followed has ended; heard twice and out of order."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from libs.chassis.inbox import Rejected
from libs.contracts.accountability_interviews import InterviewCancelled, InterviewEscalated
from services.supervision.problems.case_type import PROBLEM
from tests.support import supervision_problem_papers as problem_papers
from tests.support import supervision_sources_papers as papers
from tests.support.reacting import Story
from tests.support.small_city import HOUSING, SCHOOLS
from tests.support.supervision_sources_stage import Stage, case_of, closed, ended, escalated, interview_of, triggered

ITEMS = f"/v1/{PROBLEM.resource}"
OF_HOUSING = ("office1-head", "office1-officer", "body1-head", "body1-officer")
OF_THE_ORGAN = ("deputy", "member", "secretary", "deputy-secretary", "conduct-officer", "case-manager")
OTHERS = ("office2-head", "housing-head", "housing-clerk", "mayor", "bureau-head", "body2-head", "county-secretary")


async def on_list(stage: Stage, **params: Any) -> list[str]:
    return [one["id"] for one in (await stage.get("secretary", "/v1/watched-units", **params)).json()["items"]]


async def watch_of(stage: Stage, interview: Story) -> dict[str, Any]:
    return await stage.done(stage.get("secretary", f"/v1/watched-units/{interview.id}"))


async def test_an_escalated_interview_raises_the_visits_of_its_unit(stage: Stage) -> None:
    interview, problem = interview_of(stage.reactor), uuid4()
    following = {"next_interview_id": uuid4(), "problem_ids": (problem,), "project_code": "2601-411000-04-01-123456"}
    await stage.reactor.hear_jumbled(*escalated(interview, **following))
    found = await watch_of(stage, interview)
    assert (found["status"], found["watched_for"], found["unit_id"]) == ("on_list", "interview_escalated", str(HOUSING))
    assert found["visits"] == {"per_month": 2, "usual_per_month": 1, "cites": ["S-05", "S-12", "P-21"]}
    assert (found["problem_ids"], found["escalated_on"]) == ([str(problem)], "2026-03-13")
    assert await on_list(stage, unit_id=str(HOUSING)) == [str(interview.id)]
    assert await on_list(stage, unit_id=str(SCHOOLS)) == []
    (told,) = await stage.told()
    assert (told["type"], told["data"]["visits_per_month"]) == ("supervision.unit_watch.entered.v1", 2)


async def test_the_problem_items_behind_it_are_linked_with_the_interview(stage: Stage) -> None:
    """Heard twice and out of order, with one item that nobody here knows, and one escalation that had ended before."""
    single = problem_papers.opening(HOUSING)
    problem = await stage.done(stage.post("office1-officer", ITEMS, single))
    first, second = interview_of(stage.reactor), interview_of(stage.reactor)
    await stage.reactor.hear_jumbled(*closed(second))
    unknown = uuid4()
    named = {"problem_ids": (UUID(problem["id"]), unknown), "next_interview_id": second.id}
    await stage.reactor.hear_jumbled(*escalated(first, **named))
    known = await stage.done(stage.get("office1-head", f"{ITEMS}/{problem['id']}"))
    assert (known["linked_interview_ids"], known["version"]) == ([str(first.id)], 2)
    assert (await watch_of(stage, first))["problem_ids"] == [problem["id"], str(unknown)]


async def test_the_unit_leaves_with_the_end_of_the_interview_that_followed(stage: Stage) -> None:
    first, second = interview_of(stage.reactor), interview_of(stage.reactor, tier="xc_i4")
    await stage.reactor.hear_jumbled(*escalated(first, next_interview_id=second.id))
    await stage.reactor.hear_jumbled(*closed(second))
    found = await watch_of(stage, first)
    assert (found["status"], found["leaving"], found["left_on"]) == ("left", "followed_through", "2026-03-02")
    assert await on_list(stage) == [] and await on_list(stage, left=True) == [str(first.id)]
    assert [one["type"].split(".")[2] for one in await stage.told()] == ["entered", "left"]


async def test_the_end_may_be_heard_before_the_escalation_of_another_aggregate(stage: Stage) -> None:
    first, second = interview_of(stage.reactor), interview_of(stage.reactor)
    await stage.reactor.hear_jumbled(*closed(second))
    await stage.reactor.hear_jumbled(*escalated(first, next_interview_id=second.id))
    assert (await watch_of(stage, first))["status"] == "left" and await on_list(stage) == []
    assert [one["type"].split(".")[2] for one in await stage.told()] == ["passed"]


async def test_an_interview_escalated_in_turn_or_cancelled_hands_the_watch_on_or_ends_it(stage: Stage) -> None:
    first, second, third = (interview_of(stage.reactor) for _ in range(3))
    await stage.reactor.hear(*escalated(first, next_interview_id=second.id))
    await stage.reactor.hear_jumbled(*escalated(second, next_interview_id=third.id))
    assert await on_list(stage) == [str(second.id)]
    await stage.reactor.hear_jumbled(triggered(third), third.tell(InterviewCancelled))
    assert await on_list(stage) == []


async def test_where_a_case_followed_as_well_the_unit_stays_until_both_have_ended(stage: Stage) -> None:
    first, second, case = interview_of(stage.reactor), interview_of(stage.reactor), case_of(stage.reactor)
    await stage.reactor.hear(*escalated(first, next_interview_id=second.id, case_id=case.id))
    await stage.reactor.hear(*closed(second))
    assert await on_list(stage) == [str(first.id)]
    await stage.reactor.hear_jumbled(*ended(case))
    assert (await watch_of(stage, first))["left_on"] == "2026-09-01"


async def test_who_looks_after_the_unit_and_the_organ_read_it_and_the_unit_does_not(stage: Stage) -> None:
    interview = interview_of(stage.reactor)
    await stage.reactor.hear(*escalated(interview))
    path = f"/v1/watched-units/{interview.id}"
    seen = {who: (await stage.get(who, path)).status_code for who in (*OF_HOUSING, *OF_THE_ORGAN, *OTHERS)}
    assert seen == {**dict.fromkeys((*OF_HOUSING, *OF_THE_ORGAN), 200), **dict.fromkeys(OTHERS, 404)}
    totals = {
        who: (await stage.get(who, "/v1/watched-units")).json()["total"] for who in ("office2-head", "body1-head")
    }
    assert totals == {"office2-head": 0, "body1-head": 1}


async def test_where_nothing_followed_it_waits_for_the_head_of_the_office_to_release_the_unit(stage: Stage) -> None:
    alone, followed = interview_of(stage.reactor), interview_of(stage.reactor)
    await stage.reactor.hear(*escalated(alone), *escalated(followed, case_id=uuid4()))
    listed = (await stage.get("office1-head", "/v1/todo")).json()["items"]
    assert [(one["resource"], one["id"], one["act"]) for one in listed] == [("watched-units", str(alone.id), "release")]
    watch, other = await watch_of(stage, alone), await watch_of(stage, followed)
    assert (await stage.act("office1-officer", "watched-units", watch, "release", papers.release())).status_code == 403
    assert (await stage.act("office2-head", "watched-units", watch, "release", papers.release())).status_code == 404
    bound = await stage.act("office1-head", "watched-units", other, "release", papers.release())
    assert (bound.status_code, bound.json()["code"]) == (409, "unit_watch_still_followed")
    gone = await stage.done(stage.act("office1-head", "watched-units", watch, "release", papers.release()))
    assert (gone["status"], gone["leaving"]) == ("left", "released")


async def test_without_the_inbox_order_and_single_hearing_would_be_lost(stage: Stage) -> None:
    """The control: the reaction alone fails on what comes twice."""
    interview = interview_of(stage.reactor)
    *_, heard = escalated(interview)
    await stage.reactor.react_without_inbox(heard)
    with pytest.raises(Rejected):
        await stage.reactor.react_without_inbox(heard)
    assert await on_list(stage) == [str(interview.id)]
    assert InterviewEscalated.event_type in str(heard.raw)
