"""What a lead does to the clarifications of its subject: it defers, it lets go on, it proposes; it tells nobody."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from libs.contracts.clarification_intake import INTAKE_EVENTS, LEAD_ENTRY_EVENTS
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Outcome
from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role
from services.clarification.candidates.candidate import Candidate
from services.clarification.candidates.lifecycle import CandidateStatus
from services.clarification.clarifications import entering
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus as C
from services.clarification.clarifications.wording import DeferralGround
from services.clarification.leads_index import acts
from services.clarification.leads_index.access import ACCESS
from services.clarification.leads_index.commands import ForwardLead
from services.clarification.leads_index.entry import LeadEntry, is_other_lead, repeated_in
from services.clarification.leads_index.facts import ConcludingFacts, NotingFacts
from services.clarification.leads_index.lifecycle import LIFECYCLE, LeadStatus
from tests.support.clarification_intake import (
    CDI,
    LEAD,
    NOON,
    OFFICE,
    OFFICER,
    PERSON,
    Desk,
    acts_of,
    applied,
    clarification_of,
    conclusion,
    note,
    the,
)


def noted(*matters: str, **facts: Any) -> Outcome[LeadEntry]:
    return acts.note(note(*matters), Desk(SYSTEM).occasion(), NotingFacts(**facts))


def concluded(*findings: str, main: int = 0, matters: tuple[str, ...] = (), **facts: Any) -> Outcome[LeadEntry]:
    entry = noted(*matters).case
    command = conclusion(*findings, main=main, matters=matters)
    return acts.conclude(entry, command, Desk(SYSTEM).occasion(), ConcludingFacts(**facts))


def earlier(*findings: str, matters: tuple[str, ...], **changed: Any) -> LeadEntry:
    """A lead concluded before."""
    return replace(concluded(*findings, matters=matters).case, **{"id": LEAD, **changed})


def clarification(status: C, ground: DeferralGround = DeferralGround.LEAD_OPEN) -> Clarification:
    found = replace(clarification_of(applied()), status=status)
    if status is C.DEFERRED:
        return entering.deferred(replace(found, status=C.ASSESSING), ground, "", Desk().occasion())
    return found


def test_a_lead_defers_every_clarification_of_the_subject_that_is_being_assessed() -> None:
    running = (clarification(C.ASSESSING), clarification(C.OPENED), clarification(C.ASSESSING))
    outcome = noted("new", running=running)
    assert acts_of(outcome) == ["defer", "defer"]
    assert all(moved.case.status is C.DEFERRED for moved in outcome.others)


def test_the_last_lead_concluded_lets_the_clarification_go_on() -> None:
    running = (clarification(C.DEFERRED), clarification(C.OPENED))
    outcome = concluded("true", running=running)
    assert acts_of(outcome) == ["resume"] and outcome.others[0].case.status is C.ASSESSING


def test_while_another_lead_is_open_it_waits_on() -> None:
    assert acts_of(concluded("true", running=(clarification(C.DEFERRED),), others_open=True)) == []


def test_what_waits_for_a_lead_that_the_head_expects_is_resumed_by_the_head_alone() -> None:
    waiting = clarification(C.DEFERRED, DeferralGround.LEAD_EXPECTED)
    assert acts_of(concluded("true", running=(waiting,))) == []


def test_when_the_lead_that_the_head_expected_has_come_it_waits_for_that_one_and_goes_on_with_its_end() -> None:
    waiting = clarification(C.DEFERRED, DeferralGround.LEAD_EXPECTED)
    outcome = noted("new", running=(waiting,))
    assert acts_of(outcome) == ["defer"] and not outcome.others[0].event.told
    now = the(outcome, Clarification)
    assert now.status is C.DEFERRED and outcome.others[0].source is C.DEFERRED
    assert now.deferrals == (replace(waiting.deferrals[-1], ground=DeferralGround.LEAD_OPEN),)
    assert acts_of(concluded("true", running=(now,))) == ["resume"]


def test_what_only_repeats_an_untrue_report_is_not_the_lead_that_was_expected() -> None:
    before = earlier("untrue", matters=("gift",))
    waiting = clarification(C.DEFERRED, DeferralGround.LEAD_EXPECTED)
    assert acts_of(noted("gift", concluded=(before,), running=(waiting,))) == ["propose"]


def test_with_the_last_lead_concluded_it_waits_for_a_case_that_the_head_has_not_weighed() -> None:
    waiting = clarification(C.DEFERRED)
    for end in (concluded, lambda *_, **facts: acts.forward(
        noted("gift").case, ForwardLead(), Desk(SYSTEM).occasion(), ConcludingFacts(**facts)
    )):  # fmt: skip
        outcome = end("true", running=(waiting,), case_noted_at=NOON)
        assert acts_of(outcome) == ["defer"] and outcome.others[0].source is C.DEFERRED
        (rest,) = the(outcome, Clarification).deferrals
        assert (rest.ground, rest.until) == (DeferralGround.CASE_OPEN, None)


def test_with_the_last_lead_concluded_it_goes_on_despite_a_case_that_the_head_has_weighed() -> None:
    weighed = entering.resumed(clarification(C.DEFERRED, DeferralGround.CASE_OPEN), Desk().occasion(), "无关")
    waiting = entering.deferred(weighed, DeferralGround.LEAD_OPEN, "", Desk().occasion())
    assert acts_of(concluded("true", running=(waiting,), case_noted_at=NOON)) == ["resume"]
    later = NOON + timedelta(days=1)
    assert acts_of(concluded("true", running=(waiting,), case_noted_at=later)) == ["defer"]


@pytest.mark.parametrize(
    ("findings", "main", "situations"),
    [
        (("untrue",), 0, ()),
        (("untrue", "untrue"), 1, ()),
        (("untrue", "untrue", "true"), 0, ("xc_c4",)),
        (("untrue", "true", "true"), 1, ("xc_c4",)),
    ],
)
def test_findings_that_qualify_make_a_candidate_for_the_office_that_verified(
    findings: tuple[str, ...], main: int, situations: tuple[str, ...]
) -> None:
    candidate = the(concluded(*findings, main=main), Candidate)
    assert (candidate.office_id, candidate.organ_id, candidate.situations) == (OFFICE, CDI, situations)
    assert candidate.untruth.checked == len(findings) and candidate.untruth.untrue == findings.count("untrue")
    assert candidate.subject_person_id == PERSON and candidate.concluded_on == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("findings", "main"),
    [
        (("true",), 0),
        (("unprovable",), 1),
        (("unprovable", "unprovable", "untrue"), 0),
        (("untrue", "true"), 0),
        (("untrue", "true"), 2),
        (("partly_true",), 1),
    ],
)
def test_half_untrue_unprovable_or_partly_true_makes_none(findings: tuple[str, ...], main: int) -> None:
    assert acts_of(concluded(*findings, main=main)) == []


def test_a_report_of_nothing_but_what_was_found_untrue_is_no_other_lead_and_is_proposed_as_repeated() -> None:
    before = earlier("untrue", "true", matters=("gift", "car"))
    outcome = noted("gift", concluded=(before,), running=(clarification(C.ASSESSING),))
    assert acts_of(outcome) == ["propose"]
    assert outcome.case.repeats == LEAD and not outcome.case.is_other
    candidate = the(outcome, Candidate)
    assert candidate.situations == ("xc_c5",) and candidate.repeats == LEAD
    assert [(item.lead_id, item.item, item.finding) for item in candidate.items] == [(LEAD, 1, "untrue")]
    assert outcome.case.candidate_id == candidate.id and len(candidate.running_ids) == 1


def test_a_report_that_adds_something_new_is_both_repeated_and_another_lead() -> None:
    before = earlier("untrue", matters=("gift",))
    outcome = noted("gift", "house", concluded=(before,), running=(clarification(C.ASSESSING),))
    assert acts_of(outcome) == ["defer", "propose"] and outcome.case.is_other


@pytest.mark.parametrize("finding", ["true", "partly_true"])
def test_what_was_found_true_and_is_reported_again_defers_and_clears_nobody(finding: str) -> None:
    before = earlier(finding, matters=("gift",))
    outcome = noted("gift", concluded=(before,), running=(clarification(C.ASSESSING),))
    assert acts_of(outcome) == ["defer"] and outcome.case.repeats == LEAD and outcome.case.is_other


def test_what_could_not_be_proven_has_no_clear_conclusion_and_is_not_repeated() -> None:
    before = earlier("unprovable", matters=("gift",))
    outcome = noted("gift", concluded=(before,), running=(clarification(C.ASSESSING),))
    assert acts_of(outcome) == ["defer"] and outcome.case.repeats is None


def test_a_lead_that_says_nothing_of_its_matters_is_another_lead() -> None:
    before = earlier("untrue", matters=("gift",))
    assert is_other_lead((), [before]) and repeated_in((), [before]) is None


def test_matters_settled_in_several_leads_are_still_a_mere_repetition() -> None:
    first = earlier("untrue", matters=("gift",), id=LEAD)
    second = earlier("untrue", matters=("car",), id=OFFICER, concluded_on=date(2026, 4, 1))
    assert not is_other_lead(("gift", "car"), [first, second])
    assert repeated_in(("gift", "car"), [first, second]) == second


def test_the_conclusion_of_a_repeated_report_is_added_to_its_candidate() -> None:
    before = earlier("untrue", matters=("gift",))
    first = noted("gift", concluded=(before,))
    candidate = the(first, Candidate)
    command = conclusion("unprovable", matters=("gift",))
    facts = ConcludingFacts(candidate=candidate)
    outcome = acts.conclude(first.case, command, Desk(SYSTEM).occasion(), facts)
    assert acts_of(outcome) == ["supplement"] and outcome.case.candidate_id == candidate.id
    now = the(outcome, Candidate)
    assert [item.finding for item in now.items] == ["untrue", "unprovable"] and now.situations == ("xc_c5",)


def test_a_candidate_taken_up_stays_as_it_is_and_a_dismissed_one_is_followed_by_another() -> None:
    before = earlier("untrue", matters=("gift",))
    first = noted("gift", concluded=(before,))
    candidate = the(first, Candidate)
    for status, expected in ((CandidateStatus.TAKEN_UP, []), (CandidateStatus.DISMISSED, ["propose"])):
        facts = ConcludingFacts(candidate=replace(candidate, status=status))
        command = conclusion("untrue", matters=("gift",))
        assert acts_of(acts.conclude(first.case, command, Desk(SYSTEM).occasion(), facts)) == expected


def test_a_lead_that_is_forwarded_holds_nothing_up_any_more() -> None:
    entry = noted("gift").case
    for others_open, expected in ((False, ["resume"]), (True, [])):
        facts = ConcludingFacts(running=(clarification(C.DEFERRED),), others_open=others_open)
        outcome = acts.forward(entry, ForwardLead(), Desk(SYSTEM).occasion(), facts)
        assert outcome.case.status is LeadStatus.FORWARDED and acts_of(outcome) == expected


def test_the_conclusion_keeps_who_verified() -> None:
    entry = concluded("untrue").case
    assert entry.status is LeadStatus.CONCLUDED and entry.verifier_ids == (OFFICER,) and entry.office_id == OFFICE


def test_events_of_the_index_are_told_to_nobody() -> None:
    assert not any(event.told for event in LEAD_ENTRY_EVENTS)
    assert set(LEAD_ENTRY_EVENTS).isdisjoint(INTAKE_EVENTS) and all(event.told for event in INTAKE_EVENTS)


def test_only_events_move_an_entry_and_only_case_management_reads_one() -> None:
    assert {role for move in LIFECYCLE.moves for role in move.by} == {Role.SYSTEM}
    assert [ground.roles for ground in ACCESS.grounds] == [(Role.CASE_MGMT,)] and ACCESS.is_sealed_whole
    for status, act in ((LeadStatus.CONCLUDED, "conclude"), (LeadStatus.OPEN, "note"), (LeadStatus.OPEN, "note_case")):
        with pytest.raises(NotNow):
            LIFECYCLE.admit(status, act, {Role.SYSTEM})
