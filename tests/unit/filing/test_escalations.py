"""While an escalated interview is followed through, the filings of its unit are deliberated one by one (F-48)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.accountability_cases import CaseClosed, CaseExempted
from libs.contracts.accountability_interviews import InterviewCancelled, InterviewClosed, InterviewEscalated
from libs.contracts.filing import FilingSingleMatterMarked, FilingSubmitted
from libs.contracts.filing_escalations import (
    ESCALATION_EVENTS,
    EndedStepHeard,
    EscalationEntered,
    EscalationPassed,
    EscalationSettled,
)
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.filing.escalations import acts, lifecycle, status
from services.filing.escalations.commands import EnterEscalation, NoteEnd
from services.filing.escalations.ending_store import ENDED_STEP
from services.filing.escalations.escalation import Escalation
from services.filing.escalations.facts import EndingFacts, EnteringFacts
from services.filing.escalations.store import ESCALATION
from services.filing.filings.filing import Filing
from services.filing.filings.lifecycle import OPEN
from services.filing.filings.status import FilingStatus as S
from services.filing.reactions import FOLLOWS
from tests.support.filings import XUCHANG, Stage

UNIT, CDI, INTERVIEW, NEXT, CASE = (UUID(int=n) for n in range(0x51, 0x56))
ESCALATED_ON, ENDED_ON = date(2026, 3, 13), date(2026, 4, 20)
ALLOWED = {
    ("escalation", None, "enter"),
    ("escalation", "in_force", "settle"),
    ("ended_step", None, "note_end"),
}


def occasion() -> Occasion:
    ids = iter([INTERVIEW, *(UUID(int=0x900000 + n) for n in range(9))])
    return Occasion(SYSTEM, datetime(2026, 3, 16, 4, tzinfo=UTC), XUCHANG, lambda: next(ids))


def entered(*filings: Filing, ended: dict[UUID, date] | None = None, **led_to: Any) -> Outcome[Escalation]:
    asked = EnterEscalation(
        unit_id=UNIT, competent_organ_id=CDI, tier="xc_i3", ground="no_show", escalated_on=ESCALATED_ON, **led_to
    )
    return acts.enter(asked, occasion(), EnteringFacts(filings, ended or {}))


def end_of(step: UUID, *waiting: Escalation, ended: tuple[UUID, ...] = ()) -> Any:
    return acts.note_end(NoteEnd(step_id=step, ended_on=ENDED_ON), occasion(), EndingFacts(waiting, frozenset(ended)))


def test_every_open_filing_is_marked_in_the_status_it_has() -> None:
    stage = Stage()
    filings = tuple(stage.walk(one) for one in OPEN)
    outcome = entered(*filings, next_interview_id=NEXT)
    assert [moved.case.status for moved in outcome.others] == list(OPEN)
    for filing, moved in zip(filings, outcome.others, strict=True):
        marked = moved.case
        assert isinstance(marked, Filing) and marked.deliberated_alone
        assert (moved.act, moved.source) == ("mark_single_matter", filing.status)
        assert [(mark.interview_id, mark.escalated_on) for mark in marked.single_matter] == [(INTERVIEW, ESCALATED_ON)]
        assert isinstance(moved.event, FilingSingleMatterMarked) and moved.event.interview_id == INTERVIEW
    event = outcome.event
    assert isinstance(event, EscalationEntered) and event.filing_ids == tuple(one.id for one in filings)
    assert outcome.case.filing_ids == event.filing_ids and outcome.case.status == "in_force"


def test_a_filing_that_passed_the_gate_meanwhile_is_not_marked_twice() -> None:
    marked = entered(Stage().walk(S.SUBMITTED)).others[0].case
    assert isinstance(marked, Filing)
    assert entered(marked).others == ()


def test_a_filing_submitted_while_an_escalation_is_in_force_arrives_as_a_matter_of_its_own() -> None:
    stage = Stage()
    waiting = stage.walk(S.GATEKEEPING)
    known = replace(stage.facts("pass_gate"), escalated=((INTERVIEW, ESCALATED_ON),))
    outcome = stage.perform(waiting, "pass_gate", facts=known)
    assert isinstance(outcome.event, FilingSubmitted) and outcome.case.deliberated_alone
    assert [mark.interview_id for mark in outcome.case.single_matter] == [INTERVIEW]
    already = entered(waiting).others[0].case
    assert isinstance(already, Filing)
    again = stage.perform(already, "pass_gate", facts=known).case
    assert len(again.single_matter) == 1 and not stage.perform(waiting, "pass_gate").case.single_matter


@pytest.mark.parametrize("led_to", [{"next_interview_id": NEXT}, {"case_id": NEXT}])
def test_with_the_end_of_what_followed_the_escalation_is_settled(led_to: dict[str, Any]) -> None:
    outcome = end_of(NEXT, entered(**led_to).case)
    (moved,) = outcome.others
    assert (moved.act, moved.case.status, moved.case.settled_on) == ("settle", "settled", ENDED_ON)
    assert isinstance(moved.event, EscalationSettled) and isinstance(outcome.event, EndedStepHeard)
    assert not EndedStepHeard.told and all(event.told for event in ESCALATION_EVENTS)


def test_while_either_of_interview_and_case_is_open_it_stays_in_force() -> None:
    escalation = entered(next_interview_id=NEXT, case_id=CASE).case
    assert end_of(NEXT, escalation).others == ()
    assert [moved.act for moved in end_of(CASE, escalation, ended=(NEXT,)).others] == ["settle"]


def test_what_had_ended_before_the_escalation_was_heard_marks_nothing() -> None:
    outcome = entered(Stage().walk(S.REVIEWING), ended={NEXT: ENDED_ON}, next_interview_id=NEXT)
    assert isinstance(outcome.event, EscalationPassed) and outcome.others == ()
    assert (outcome.case.status, outcome.case.settled_on) == ("settled", ENDED_ON)
    one_open = entered(Stage().walk(S.REVIEWING), ended={NEXT: ENDED_ON}, next_interview_id=NEXT, case_id=CASE)
    assert one_open.case.status == "in_force" and len(one_open.others) == 1
    both = entered(ended={NEXT: ENDED_ON, CASE: date(2026, 5, 4)}, next_interview_id=NEXT, case_id=CASE).case
    assert (both.status, both.settled_on) == ("settled", date(2026, 5, 4))


def test_every_end_of_an_interview_or_case_is_heard() -> None:
    """Else what waits for one of them would never end."""
    heard = {event for follow in FOLLOWS if follow.service == "accountability" for event in follow.reactions}
    assert heard >= {InterviewEscalated, InterviewClosed, InterviewCancelled, CaseExempted, CaseClosed}


def test_only_events_move_an_escalation_and_what_is_not_listed_is_refused() -> None:
    for name, table in (("escalation", lifecycle.LIFECYCLE), ("ended_step", lifecycle.STEP_LIFECYCLE)):
        for source, act, role in product((None, *table.statuses), sorted(table.acts), Role):
            listed = (name, None if source is None else str(source), act) in ALLOWED
            if listed and role is Role.SYSTEM:
                assert table.admit(source, act, {role})
                continue
            with pytest.raises(NotEntitled if listed else NotNow):
                table.admit(source, act, {role})
    assert {act.name for act in ESCALATION.acts} | {"settle"} == lifecycle.LIFECYCLE.acts
    assert {act.name for act in ENDED_STEP.acts} == lifecycle.STEP_LIFECYCLE.acts
    assert set(status.LABELS) == set(status.EscalationStatus)


def test_an_escalation_survives_being_stored_and_the_unit_has_no_ground_to_know_it() -> None:
    escalation = entered(Stage().walk(S.DRAFT), case_id=CASE).case
    assert ESCALATION.load(ESCALATION.dump(escalation)) == escalation
    assert {Role.UNIT_CLERK, Role.UNIT_PARTY_HEAD, Role.CITY_LEADER}.isdisjoint(ESCALATION.access.roles)
    assert ENDED_STEP.access.grounds == ()
