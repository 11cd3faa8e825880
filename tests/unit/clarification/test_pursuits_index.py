"""What accountability cases and escalated interviews do to the clarifications of their subject; and their ends."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.clarification_intake import EndedStepHeard, LeadEntryEnded, LeadEntryRescoped
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Outcome
from libs.kernel.refusal import NotNow
from libs.kernel.roles import Role
from services.clarification.clarifications import entering
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus as C
from services.clarification.clarifications.wording import DeferralGround as G
from services.clarification.leads_index import acts_pursuits as acts
from services.clarification.leads_index.case_type import ENDED_STEP, LEAD_ENTRY
from services.clarification.leads_index.commands import NoteCase, NoteEnd, NoteEscalation, RescopeCase
from services.clarification.leads_index.entry import EndedStep, EntryKind, LeadEntry
from services.clarification.leads_index.facts import EndingFacts, EscalationFacts, RescopingFacts, SubjectFacts
from services.clarification.leads_index.lifecycle import LIFECYCLE, STEP_LIFECYCLE, LeadStatus
from tests.support.clarification_intake import CDI, NOON, PERSON, UNIT, Desk, acts_of, applied, clarification_of

NEXT, CASE = UUID(int=0xD1), UUID(int=0xD2)
ENDED_ON = date(2026, 4, 20)
BEFORE, LATER = NOON - timedelta(days=9), NOON + timedelta(days=9)


def clarification(status: C, ground: G = G.CASE_OPEN) -> Clarification:
    found = replace(clarification_of(applied()), status=status)
    if status is C.DEFERRED:
        return entering.deferred(replace(found, status=C.ASSESSING), ground, "", Desk().occasion())
    return found


def subject(*running: Clarification, leads_open: bool = False, noted_at: datetime | None = None) -> SubjectFacts:
    return SubjectFacts(running, leads_open, noted_at)


def case(*running: Clarification, person: UUID | None = None) -> Outcome[LeadEntry]:
    unit = UNIT if person is None else None
    asked = NoteCase(organ_id=CDI, subject_person_id=person, subject_organ_id=unit)
    return acts.note_case(asked, Desk(SYSTEM).occasion(), subject(*running))


def escalation(*running: Clarification, ended: dict[UUID, date] | None = None, **led_to: Any) -> Outcome[LeadEntry]:
    asked = NoteEscalation(organ_id=CDI, subject_organ_id=UNIT, **led_to)
    return acts.note_escalation(asked, Desk(SYSTEM).occasion(), EscalationFacts(subject(*running), ended or {}))


def end(*over: LeadEntry, of: SubjectFacts) -> Outcome[EndedStep]:
    facts = EndingFacts(over, (of,))
    return acts.note_end(NoteEnd(step_id=CASE, ended_on=ENDED_ON), Desk(SYSTEM).occasion(), facts)


@pytest.mark.parametrize("note", [case, escalation])
def test_an_accountability_matter_defers_what_is_being_assessed_for_its_subject(note: Any) -> None:
    outcome = note(clarification(C.ASSESSING), clarification(C.OPENED), clarification(C.DEFERRED, G.LEAD_EXPECTED))
    assert acts_of(outcome) == ["defer"] and not outcome.event.told
    resting = outcome.others[0].case
    assert resting.status is C.DEFERRED and resting.deferrals[-1].ground is G.CASE_OPEN


def test_a_case_on_a_leading_official_is_on_the_person_and_one_without_is_on_the_unit() -> None:
    """C-14 speaks of the same subject; the object of a case is the person or the unit (P-15)."""
    of_person, of_unit = case(person=PERSON).case, case().case
    assert (of_person.subject_person_id, of_person.subject_organ_id, of_person.kind) == (PERSON, None, EntryKind.CASE)
    assert (of_unit.subject_person_id, of_unit.subject_organ_id) == (None, UNIT)


def test_an_escalated_interview_asks_again_where_the_head_has_weighed_an_earlier_case() -> None:
    weighed = entering.resumed(clarification(C.DEFERRED), Desk().occasion(), "无关")
    assert acts_of(escalation(weighed, next_interview_id=NEXT)) == ["defer"]


def test_what_the_escalation_led_to_had_ended_before_it_was_heard_and_nothing_waits() -> None:
    outcome = escalation(clarification(C.ASSESSING), ended={NEXT: ENDED_ON}, next_interview_id=NEXT)
    assert acts_of(outcome) == []
    assert (outcome.case.status, outcome.case.ended_on) == (LeadStatus.ENDED, ENDED_ON)
    still = escalation(clarification(C.ASSESSING), ended={NEXT: ENDED_ON}, next_interview_id=NEXT, case_id=CASE)
    assert acts_of(still) == ["defer"] and still.case.following_ids == (NEXT, CASE)


def test_with_the_end_of_the_case_what_waited_for_it_goes_on() -> None:
    waiting = clarification(C.DEFERRED)
    outcome = end(case().case, of=subject(waiting, clarification(C.ASSESSING), clarification(C.OPENED)))
    assert acts_of(outcome) == ["end", "resume"]
    ended, resumed = (moved.case for moved in outcome.others)
    assert isinstance(ended, LeadEntry) and (ended.status, ended.ended_on) == (LeadStatus.ENDED, ENDED_ON)
    assert resumed.status is C.ASSESSING
    told = (outcome.event, *(moved.event for moved in outcome.others))
    assert isinstance(told[0], EndedStepHeard) and isinstance(told[1], LeadEntryEnded)
    assert not any(event.told for event in told)


def test_it_waits_on_for_a_lead_or_for_another_matter_that_the_head_has_not_weighed() -> None:
    waiting = clarification(C.DEFERRED)
    by_lead = end(case().case, of=subject(waiting, leads_open=True))
    assert acts_of(by_lead) == ["end", "defer"]
    resting = by_lead.others[1].case
    assert isinstance(resting, Clarification) and resting.deferrals[-1].ground is G.LEAD_OPEN
    assert acts_of(end(case().case, of=subject(waiting, noted_at=BEFORE))) == ["end"]


def test_a_matter_that_the_head_has_weighed_does_not_hold_it_any_more() -> None:
    weighed = entering.resumed(clarification(C.DEFERRED), Desk().occasion(), "无关")
    again = entering.deferred(weighed, G.CASE_OPEN, "", Desk().occasion())
    assert acts_of(end(case().case, of=subject(again, noted_at=BEFORE))) == ["end", "resume"]
    assert acts_of(end(case().case, of=subject(again, noted_at=LATER))) == ["end"]


@pytest.mark.parametrize("ground", [G.LEAD_OPEN, G.LEAD_EXPECTED])
def test_what_waits_for_a_lead_is_not_let_go_by_the_end_of_a_case(ground: G) -> None:
    assert acts_of(end(case().case, of=subject(clarification(C.DEFERRED, ground)))) == ["end"]


def test_a_case_that_is_on_another_object_lets_the_former_go_and_holds_the_new_one() -> None:
    entry = case().case
    facts = RescopingFacts(subject(clarification(C.DEFERRED)), subject(clarification(C.ASSESSING)))
    asked = RescopeCase(organ_id=CDI, subject_person_id=PERSON)
    outcome = acts.rescope(entry, asked, Desk(SYSTEM).occasion(), facts)
    assert acts_of(outcome) == ["resume", "defer"] and isinstance(outcome.event, LeadEntryRescoped)
    assert (outcome.case.subject_person_id, outcome.case.subject_organ_id) == (PERSON, None)
    assert outcome.case.noted_at == NOON and not outcome.event.told


def test_a_case_that_is_softened_on_the_same_object_changes_nothing() -> None:
    facts = RescopingFacts(subject(clarification(C.DEFERRED)), subject(clarification(C.DEFERRED)))
    asked = RescopeCase(organ_id=CDI, subject_organ_id=UNIT)
    outcome = acts.rescope(case().case, asked, Desk(SYSTEM).occasion(), facts)
    assert acts_of(outcome) == [] and outcome.case.noted_at is None


def test_since_when_a_matter_is_on_its_subject_is_projected() -> None:
    opened = replace(case().case, opened_at=BEFORE)
    assert LEAD_ENTRY.columns(opened)["noted_at"] == BEFORE
    assert LEAD_ENTRY.columns(replace(opened, noted_at=LATER))["noted_at"] == LATER


def test_an_entry_and_an_end_survive_being_stored_and_nobody_reads_an_end() -> None:
    entry = escalation(next_interview_id=NEXT, case_id=CASE).case
    assert LEAD_ENTRY.load(LEAD_ENTRY.dump(entry)) == entry
    step = end(entry, of=subject()).case
    assert ENDED_STEP.load(ENDED_STEP.dump(step)) == step
    assert ENDED_STEP.access.grounds == () and ENDED_STEP.quiet
    assert set(STEP_LIFECYCLE.acts) == {act.name for act in ENDED_STEP.acts}


@pytest.mark.parametrize("act", ["rescope", "end"])
def test_only_open_matters_move_and_only_by_events(act: str) -> None:
    assert LIFECYCLE.admit(LeadStatus.OPEN, act, {Role.SYSTEM})
    for status in set(LeadStatus) - {LeadStatus.OPEN}:
        with pytest.raises(NotNow):
            LIFECYCLE.admit(status, act, {Role.SYSTEM})
