"""Slow, refusing or false rectification is pursued, and the problem stays to be put right (TS-09, S-10, S-12)."""

from datetime import date
from typing import Any

import pytest

from libs.contracts.supervision_problems import ProblemEscalated, ProblemRefusalRecorded, ProblemResumed
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.pursuing import grounds_on, recorded_grounds
from services.supervision.problems.store import columns_of
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision import problem_walk as walk
from tests.unit.supervision.problem_walk import (
    DEPUTY,
    MONDAY,
    Walk,
    escalated,
    notified,
    rectifying,
    red_failed,
    reported,
    verifying,
)
from tests.unit.supervision.source_papers import refused


def false() -> Walk:
    """An item whose rectification was found false."""
    return verifying("false").act("reject", papers.rejection("false", term="immediate"))


def refusing() -> Walk:
    """An item that the unit refuses to put right."""
    return rectifying().act("record_refusal", papers.refusal(MONDAY))


WAYS = {"red_slip": red_failed, "falsified": false, "refused": refusing}


@pytest.mark.parametrize("ground", WAYS)
def test_the_leader_escalates_on_a_ground_that_is_on_record(ground: str) -> None:
    item = WAYS[ground]().act("escalate", papers.escalation(ground))
    (entry,) = item.case.escalations
    assert (item.case.status, entry.ground, entry.escalated_by) == ("escalated", ground, DEPUTY)
    event = item.event
    assert isinstance(event, ProblemEscalated)
    assert (event.ground, event.escalated_on, event.unit_id) == (ground, item.on, walk.HOUSING)
    assert (event.kind, event.competent_organ_id, event.office_id) == (item.case.nature, walk.CDI, walk.OFFICE)
    assert item.case.timers() == ()


@pytest.mark.parametrize("ground", WAYS)
def test_no_other_ground_serves(ground: str) -> None:
    for other in WAYS.keys() - {ground}:
        refused(lambda asked=other: WAYS[ground]().act("escalate", papers.escalation(asked)), "problem_ground_not_met")


@pytest.mark.parametrize("way", [rectifying, notified])
@pytest.mark.parametrize("ground", WAYS)
def test_nothing_is_escalated_without_a_ground(way: Any, ground: str) -> None:
    refused(lambda: way().act("escalate", papers.escalation(ground)), "problem_ground_not_met")


def test_an_escalation_gives_reasons() -> None:
    body = papers.escalation("refused", " ")
    refused(lambda: refusing().act("escalate", body), "problem_no_reasons")
    refused(lambda: rectifying().act("escalate", body), "problem_no_reasons", "problem_ground_not_met")


def test_on_the_last_day_of_the_red_slip_it_has_not_failed() -> None:
    item = red_failed()
    item.on = item.case.slip.fails_after if item.case.slip else item.on
    refused(lambda: item.act("escalate", papers.escalation()), "problem_ground_not_met")


def test_an_orange_slip_that_failed_is_no_ground() -> None:
    item = rectifying(term="immediate").pass_days(10)
    assert item.case.slip is not None and item.case.slip.colour == "orange"
    refused(lambda: item.later(30).act("escalate", papers.escalation()), "problem_ground_not_met")


def test_what_is_reported_is_not_escalated_before_it_is_verified() -> None:
    refused(lambda: reported().act("escalate", papers.escalation("falsified")), "not_now")


def test_a_refusal_is_recorded_with_words_and_evidence() -> None:
    item = rectifying().later(2).act("record_refusal", papers.refusal("2026-03-17"))
    (kept,) = item.case.refusals
    assert (kept.refused_on, kept.round, kept.recorded_by) == (date(2026, 3, 17), 1, walk.VERIFIER)
    assert item.case.status == "rectifying" and isinstance(item.event, ProblemRefusalRecorded)
    assert columns_of(item.case)["grounds"] == ["refused"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (papers.refusal("2026-03-15"), "problem_refusal_day_wrong"),
        (papers.refusal("2026-03-17"), "problem_refusal_day_wrong"),
        (papers.refusal(MONDAY, facts=""), "problem_refusal_unproven"),
        (papers.refusal(MONDAY, evidence=[]), "problem_refusal_unproven"),
    ],
)
def test_a_refusal_without_day_words_or_evidence_is_not_recorded(body: Any, code: str) -> None:
    refused(lambda: rectifying().act("record_refusal", body), code)


def test_a_unit_that_reports_after_all_has_overtaken_its_refusal() -> None:
    item = refusing().act("report", papers.report()).act("verify", papers.verification())
    item.act("note_verification", papers.note("insufficient")).act("reject", papers.rejection())
    assert recorded_grounds(item.case) == frozenset()
    refused(lambda: item.act("escalate", papers.escalation("refused")), "problem_ground_not_met")


def test_a_falsity_stays_a_ground_until_it_is_pursued_and_no_longer() -> None:
    item = false().act("report", papers.report()).act("verify", papers.verification())
    item.act("note_verification", papers.note("insufficient")).act("reject", papers.rejection())
    assert grounds_on(item.case, item.on) == {"falsified"}
    item.act("escalate", papers.escalation("falsified")).act("resume", papers.resumption())
    assert item.case.falsified and grounds_on(item.case, item.on) == frozenset()
    item.act("report", papers.report()).act("verify", papers.verification())
    item.act("note_verification", papers.note("false")).act("reject", papers.rejection("false"))
    assert grounds_on(item.case, item.on) == {"falsified"}


def test_after_the_escalation_the_item_is_resumed_with_a_new_term_and_slips_begin_anew() -> None:
    item = escalated()
    assert item.on == date(2026, 4, 8)
    item.act("resume", papers.resumption("immediate"))
    (entry,) = item.case.resumptions
    assert (item.case.status, item.case.due_on, item.case.round, entry.round) == (
        "rectifying",
        date(2026, 4, 13),
        2,
        2,
    )
    assert isinstance(item.event, ProblemResumed) and item.event.due_on == date(2026, 4, 13)
    assert PROBLEM.columns(item.case)["slip_colour"] is None and grounds_on(item.case, item.on) == frozenset()
    item.at(date(2026, 4, 14)).ring()
    assert item.case.slip is not None and (item.case.slip.colour, item.case.slip.round) == ("blue", 2)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (papers.resumption(reasons=""), "problem_no_reasons"),
        (papers.resumption("someday"), "problem_term_unknown"),
    ],
)
def test_a_resumption_gives_reasons_and_a_term(body: Any, code: str) -> None:
    refused(lambda: escalated().act("resume", body), code)


def test_a_unit_that_never_planned_gets_no_long_term() -> None:
    item = notified().act("record_refusal", papers.refusal(MONDAY)).act("escalate", papers.escalation("refused"))
    refused(lambda: item.act("resume", papers.resumption("long")), "problem_term_without_plan")
    assert item.act("resume", papers.resumption("short")).case.acceptance is None


@pytest.mark.parametrize("actor", [walk.HEAD, walk.OFFICER, walk.UNIT])
def test_only_the_leader_in_charge_escalates(actor: Any) -> None:
    refused(lambda: red_failed().act("escalate", papers.escalation(), by=actor), "not_entitled")
