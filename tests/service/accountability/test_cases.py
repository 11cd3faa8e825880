"""A negative hit or an escalated problem opens a case, once, linked with the filings of unit or matter (TA-01)."""

from typing import Any

import pytest

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.filing import FilingNegativeCleared
from libs.contracts.supervision_problems import ProblemEscalated
from tests.support.filing_story import DECIDED_ON, PROJECT, filing_of, hit, in_execution, refused
from tests.support.reacting import Reactor, Story
from tests.support.small_city import CDI, HOUSING, SCHOOLS, organ_id

CLEARED = {"negative_items": ("xc_n2", "xc_n8"), "decided_on": DECIDED_ON}


async def cases_on(reactor: Reactor, filing: Story) -> list[dict[str, Any]]:
    answer = await reactor.get("secretary", f"/v1/cases?source_id={filing.id}&source_kind=filing_negative_hit")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_a_negative_hit_heard_twice_and_out_of_order_opens_one_case(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing), hit(filing))
    (case,) = await cases_on(reactor, filing)
    assert (case["status"], case["source_id"], case["unit_id"]) == ("opened", str(filing.id), str(HOUSING))
    assert case["codes"] == ["xc_n2", "xc_n8"] and case["evidence_ids"] == [str(filing.id)]
    assert case["number"].startswith("问启〔") and case["number"].endswith("1号")


async def test_a_filing_that_keeps_to_the_rules_opens_no_case(reactor: Reactor) -> None:
    """The control of the one above."""
    filing = filing_of(reactor)
    await reactor.hear_jumbled(*in_execution(filing))
    assert await cases_on(reactor, filing) == []


async def test_not_even_without_the_inbox_does_a_hit_open_two_cases(reactor: Reactor) -> None:
    """The case has its id from the event, so that the second opening fails."""
    filing = filing_of(reactor)
    again = hit(filing)
    await reactor.hear(*_from_first(filing, reactor))
    await reactor.react_without_inbox(again)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(again)
    assert len(await cases_on(reactor, filing)) == 1


def _from_first(filing: Story, reactor: Reactor) -> list[Any]:
    """The receipt and what precedes it, told as if the hit had not been told before them."""
    filing.version = 0
    return in_execution(filing)


async def test_a_second_hit_after_a_cleared_one_opens_a_case_of_its_own(reactor: Reactor) -> None:
    filing = filing_of(reactor)
    told = [*in_execution(filing), hit(filing), filing.tell(FilingNegativeCleared, **CLEARED), hit(filing)]
    await reactor.hear_jumbled(*told)
    assert len({case["id"] for case in await cases_on(reactor, filing)}) == 2


async def test_a_case_shows_every_filing_of_the_same_unit_or_matter(reactor: Reactor) -> None:
    before, elsewhere = filing_of(reactor), filing_of(reactor, SCHOOLS)
    same_matter = filing_of(reactor, SCHOOLS, PROJECT)
    filing = filing_of(reactor, project_code=PROJECT)
    for other in (before, elsewhere, same_matter):
        await reactor.hear(*refused(other))
    await reactor.hear(*in_execution(filing), hit(filing))
    (case,) = await cases_on(reactor, filing)
    shown = (await reactor.get("secretary", f"/v1/cases/{case['id']}")).json()["linked_evidence"]
    status = {one["id"]: one["status"] for one in shown}
    assert status == {str(filing.id): "suspended", str(before.id): "refused", str(same_matter.id): "refused"}
    assert set(case["evidence_ids"]) == set(status) and str(elsewhere.id) not in status


async def test_evidence_heard_after_the_opening_is_shown_as_well(reactor: Reactor) -> None:
    """Filings are heard each in its own order; what comes later must not be missed (P-17)."""
    late, filing = filing_of(reactor), filing_of(reactor)
    await reactor.hear(*in_execution(filing), hit(filing))
    await reactor.hear(*refused(late))
    (case,) = await cases_on(reactor, filing)
    shown = (await reactor.get("secretary", f"/v1/cases/{case['id']}")).json()["linked_evidence"]
    assert {one["id"] for one in shown} == {str(filing.id), str(late.id)}
    assert case["evidence_ids"] == [str(filing.id)]


async def test_evidence_that_is_not_the_readers_to_know_is_not_shown_with_the_case(reactor: Reactor) -> None:
    same_matter = filing_of(reactor, SCHOOLS, PROJECT)
    filing = filing_of(reactor, project_code=PROJECT)
    await reactor.hear(*refused(same_matter), *in_execution(filing), hit(filing))
    (case,) = await cases_on(reactor, filing)
    shown = (await reactor.get("office1-head", f"/v1/cases/{case['id']}")).json()["linked_evidence"]
    assert [one["id"] for one in shown] == [str(filing.id)]


async def test_the_opening_is_told_by_ids_and_codes_only(reactor: Reactor) -> None:
    filing = filing_of(reactor, project_code=PROJECT)
    assert await reactor.hear(*in_execution(filing), hit(filing)) == [Verdict.APPLIED] * 4
    (told,) = [event for event in await reactor.published() if event["type"] == "accountability.case.opened.v1"]
    (case,) = await cases_on(reactor, filing)
    assert (told["subject"], told["aggregateversion"]) == (case["id"], 1)
    assert told["data"] == {
        "source_kind": "filing_negative_hit",
        "source_id": str(filing.id),
        "unit_id": str(HOUSING),
        "competent_organ_id": str(CDI),
        "codes": ["xc_n2", "xc_n8"],
        "project_code": PROJECT,
        "object_person_id": None,
    }


def escalated(problem: Story, project_code: str | None = None) -> Any:
    """A problem of housing that was not put right, as supervision will tell of it."""
    return problem.tell(
        ProblemEscalated,
        unit_id=HOUSING,
        competent_organ_id=CDI,
        office_id=organ_id("office1"),
        kind="overdue_rectification",
        escalated_on=DECIDED_ON,
        project_code=project_code,
    )


async def cases_of(reactor: Reactor, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await reactor.get("secretary", f"/v1/cases?source_kind={kind}")).json()["items"]
    return found


async def test_an_escalated_problem_opens_a_case_once_however_often_it_is_delivered(reactor: Reactor) -> None:
    filing = filing_of(reactor, project_code=PROJECT)
    await reactor.hear(*refused(filing))
    problem = reactor.story({})
    await reactor.hear_jumbled(escalated(problem, PROJECT))
    (case,) = await cases_of(reactor, "problem_escalated")
    assert (case["source_id"], case["codes"]) == (str(problem.id), ["overdue_rectification"])
    assert (case["unit_id"], case["object"]["kind"]) == (str(HOUSING), "organization")
    assert case["evidence_ids"] == [str(filing.id)] and case["project_code"] == PROJECT


async def test_escalations_of_one_problem_delivered_out_of_order_open_a_case_each(reactor: Reactor) -> None:
    """A problem that was put right and escalated again is another event, pursued in a case of its own."""
    problem = reactor.story({})
    await reactor.hear_jumbled(escalated(problem), escalated(problem))
    assert len({case["id"] for case in await cases_of(reactor, "problem_escalated")}) == 2


async def test_not_even_without_the_inbox_does_an_escalation_open_two_cases(reactor: Reactor) -> None:
    again = escalated(reactor.story({}))
    await reactor.react_without_inbox(again)
    with pytest.raises(Rejected):
        await reactor.react_without_inbox(again)
    assert len(await cases_of(reactor, "problem_escalated")) == 1
