"""What is refused while the measure runs and at its end, and under which rule."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.filing.filings import refusals_decision as no
from services.filing.filings.refusals_review import (
    PreparerDecides,
)
from services.filing.filings.refusals_unit import NoCollectiveStudy, NoReason, ValidityTooLong
from services.filing.filings.report import HitClaim
from services.filing.filings.status import FilingStatus as S
from tests.support.filing_papers import CAST, DAY, minutes, person, resolution, votes
from tests.support.filings import Stage, codes_of, refusal_of

FOUR = CAST.committee[:4]


@pytest.mark.parametrize("field", ["fact", "rule", "correction"])
def test_a_reminder_states_fact_rule_and_correction(field: str) -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.walk(S.IN_EXECUTION), "remind", command=stage.command("remind", **{field: ""}))
    assert isinstance(refusal, no.ReminderIncomplete) and "F-18" in refusal.cites


@pytest.mark.parametrize("flaw", [{"fact": ""}, {"correction": ""}, {"correct_by": DAY - timedelta(days=1)}])
def test_a_problem_states_fact_correction_and_term(flaw: dict[str, Any]) -> None:
    stage = Stage()
    command = stage.command("record_problem", **flaw)
    refusal = refusal_of(stage, stage.walk(S.IN_EXECUTION), "record_problem", command=command)
    assert isinstance(refusal, no.ProblemIncomplete) and "F-30" in refusal.cites


def test_only_an_open_problem_is_closed_and_its_cause_is_stated() -> None:
    stage = Stage()
    filing = stage.move(stage.walk(S.IN_EXECUTION), "record_problem")
    bare = stage.command("close_problem", filing, cause="", outcome="")
    assert isinstance(refusal_of(stage, filing, "close_problem", command=bare), no.ProblemIncomplete)
    closed = stage.move(filing, "close_problem")
    refusal = refusal_of(stage, closed, "close_problem")
    assert isinstance(refusal, no.ProblemUnknown) and "F-30" in refusal.cites


@pytest.mark.parametrize("flaw", [{"text": ""}, {"evidence": (person(79),)}])
def test_progress_says_something_and_its_proof_exists(flaw: dict[str, Any]) -> None:
    stage = Stage()
    command = stage.command("report_progress", **flaw)
    assert isinstance(
        refusal_of(stage, stage.walk(S.IN_EXECUTION), "report_progress", command=command), no.EvidenceMissing
    )


def test_a_filing_is_extended_once_and_while_it_holds() -> None:
    stage = Stage()
    filing = stage.walk(S.IN_EXECUTION)
    extended = stage.move(filing, "extend")
    later = stage.command("extend", validity_until=DAY + timedelta(days=400))
    refusal = refusal_of(stage, extended, "extend", command=later)
    assert isinstance(refusal, no.ExtensionSpent) and "G-18" in refusal.cites
    over = DAY + timedelta(days=301)
    fresh = stage.command("extend", minutes=minutes(held_on=over))
    assert isinstance(refusal_of(stage, filing, "extend", command=fresh, on=over), no.ExtensionSpent)


def test_an_extension_has_a_new_study_a_later_day_and_a_reason() -> None:
    stage = Stage()
    filing = stage.walk(S.IN_EXECUTION)
    for changes, expected in (
        ({"minutes": minutes(attachment_id=None)}, NoCollectiveStudy),
        ({"validity_until": DAY + timedelta(days=300)}, ValidityTooLong),
        ({"validity_until": DAY + timedelta(days=700)}, ValidityTooLong),
        ({"reason": ""}, NoReason),
    ):
        refusal = refusal_of(stage, filing, "extend", command=stage.command("extend", **changes))
        assert isinstance(refusal, expected)


def claim(code: str, **changes: Any) -> HitClaim:
    """A claim with facts and evidence."""
    return HitClaim(code=code, facts="查明的事实", evidence=(CAST.proof_upload,)).model_copy(update=changes)


@pytest.mark.parametrize("hits", [(), (claim("xc_n11"),), (claim("xc_n1"), claim("xc_n1"))])
def test_a_hit_names_an_item_of_the_negative_list(hits: tuple[HitClaim, ...]) -> None:
    stage = Stage()
    command = stage.command("hit_negative", hits=hits)
    refusal = refusal_of(stage, stage.walk(S.IN_EXECUTION), "hit_negative", command=command)
    assert isinstance(refusal, no.NotNegativeItem) and "F-10" in refusal.cites


@pytest.mark.parametrize("flaw", [{"facts": ""}, {"evidence": ()}, {"evidence": (person(79),)}])
def test_a_hit_has_facts_and_evidence(flaw: dict[str, Any]) -> None:
    stage = Stage()
    command = stage.command("hit_negative", hits=(claim("xc_n2", **flaw),))
    refusal = refusal_of(stage, stage.walk(S.IN_EXECUTION), "hit_negative", command=command)
    assert isinstance(refusal, no.EvidenceMissing) and "F-10" in refusal.cites


def test_n8_stands_on_a_reminder_that_was_recorded_before() -> None:
    stage = Stage()
    running = stage.walk(S.IN_EXECUTION)
    command = stage.command("hit_negative", hits=(claim("xc_n8", reminder_id=person(80)),))
    refusal = refusal_of(stage, running, "hit_negative", command=command)
    assert isinstance(refusal, no.NoEarlierReminder) and "F-18" in refusal.cites
    reminded = stage.move(running, "remind")
    proved = stage.command("hit_negative", hits=(claim("xc_n8", reminder_id=reminded.reminders[0].id),))
    assert stage.perform(reminded, "hit_negative", command=proved).case.status is S.NEGATIVE_HIT


def test_n9_stands_on_an_earlier_closed_problem_of_the_same_kind() -> None:
    stage = Stage()
    recorded = stage.move(stage.walk(S.IN_EXECUTION), "record_problem")
    problem = recorded.problems[0].id
    same = stage.command("hit_negative", hits=(claim("xc_n9", problem_id=problem, problem_kind="fees_unpaid"),))
    refusal = refusal_of(stage, recorded, "hit_negative", command=same)
    assert isinstance(refusal, no.NoEarlierProblem) and "F-19" in refusal.cites
    closed = stage.move(recorded, "close_problem")
    other = stage.command("hit_negative", hits=(claim("xc_n9", problem_id=problem, problem_kind="noise"),))
    assert isinstance(refusal_of(stage, closed, "hit_negative", command=other), no.NoEarlierProblem)
    assert stage.perform(closed, "hit_negative", command=same).case.status is S.NEGATIVE_HIT


def test_n9_also_stands_on_a_problem_that_supervision_checked_off() -> None:
    stage = Stage()
    facts = replace(stage.facts("hit_negative"), corrected_problems={person(81): "fees_unpaid"})
    command = stage.command("hit_negative", hits=(claim("xc_n9", problem_id=person(81), problem_kind="fees_unpaid"),))
    outcome = stage.perform(stage.walk(S.IN_EXECUTION), "hit_negative", command=command, facts=facts)
    assert outcome.case.status is S.NEGATIVE_HIT


@pytest.mark.parametrize("act", ["clear_negative", "revoke"])
def test_a_decision_on_a_hit_gives_its_reason(act: str) -> None:
    stage = Stage()
    refusal = refusal_of(stage, stage.walk(S.NEGATIVE_HIT), act, command=stage.command(act, reason=""))
    assert isinstance(refusal, NoReason)


def test_whoever_found_the_hit_does_not_vote_on_it() -> None:
    stage = Stage()
    filing = replace(stage.walk(S.NEGATIVE_HIT), report=None)
    present = (*FOUR, CAST.head)
    facts = replace(stage.facts("revoke"), members=frozenset({*CAST.committee, CAST.head}))
    command = stage.command("revoke", resolution=resolution(present=present, votes=votes(present)))
    assert isinstance(refusal_of(stage, filing, "revoke", command=command, facts=facts), PreparerDecides)


@pytest.mark.parametrize("facts", [{"unverified": 1}, {"obligations": 1}])
def test_a_filing_is_not_closed_before_every_obligation_is_verified(facts: dict[str, int]) -> None:
    stage = Stage()
    known = replace(stage.facts("close"), **facts)
    refusal = refusal_of(stage, stage.walk(S.IN_EXECUTION), "close", facts=known)
    assert isinstance(refusal, no.ObligationsOpen) and "F-42" in refusal.cites


def test_a_filing_is_not_closed_over_an_open_problem_or_without_a_note() -> None:
    stage = Stage()
    filing = stage.move(stage.walk(S.IN_EXECUTION), "record_problem")
    refusal = refusal_of(stage, filing, "close", command=stage.command("close", note=""))
    assert codes_of(refusal) == {"obligations_open", "no_reason"}


def test_a_filing_does_not_lapse_on_its_last_day() -> None:
    stage = Stage()
    filing = stage.walk(S.IN_EXECUTION)
    refusal = refusal_of(stage, filing, "lapse", on=filing.validity_until)
    assert isinstance(refusal, no.StillValid) and "G-18" in refusal.cites


@pytest.mark.parametrize("act", ["mark_single_matter", "link_case"])
def test_the_same_interview_or_case_is_noted_once(act: str) -> None:
    stage = Stage()
    noted = stage.move(stage.walk(S.IN_EXECUTION), act)
    assert isinstance(refusal_of(stage, noted, act), no.AlreadyLinked)
