"""An escalated interview sets the filings of its unit apart until what followed has ended (F-48, TI-10)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict
from uuid import UUID

from libs.contracts.filing_escalations import (
    EndedStepHeard,
    EscalationEntered,
    EscalationPassed,
    EscalationSettled,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.filing.escalations.commands import EnterEscalation, NoteEnd
from services.filing.escalations.escalation import EndedStep, Escalation
from services.filing.escalations.facts import EndingFacts, EnteringFacts
from services.filing.escalations.status import EscalationStatus as S
from services.filing.escalations.status import StepStatus
from services.filing.filings.acts_execution import mark_single_matter
from services.filing.filings.commands_execution import MarkSingleMatter
from services.filing.filings.filing import Filing


def enter(command: EnterEscalation, occasion: Occasion, facts: EnteringFacts) -> Outcome[Escalation]:
    """Mark every open filing of the unit for a deliberation of its own, in the same transaction (F-48); none if what
    followed has ended before this was heard."""
    escalation = _entered(command, occasion)
    if escalation.following_ids and facts.ended.keys() >= set(escalation.following_ids):
        settled_on = max(facts.ended[step] for step in escalation.following_ids)
        passed = replace(escalation, status=S.SETTLED, settled_on=settled_on)
        return Outcome(passed, EscalationPassed(**_told(passed)))
    marks = tuple(_marked(escalation, facts.open_filings, occasion))
    entered = replace(escalation, filing_ids=tuple(mark.case.id for mark in marks))
    return Outcome(entered, EscalationEntered(**_told(entered), filing_ids=entered.filing_ids), marks)


def note_end(command: NoteEnd, occasion: Occasion, facts: EndingFacts) -> Outcome[EndedStep]:
    """An interview or case has ended: escalations to which nothing open is left are settled (S-12, G-38)."""
    step = EndedStep(
        occasion.new_id(),
        StepStatus.HEARD,
        occasion.profile.name,
        occasion.profile.version,
        step_id=command.step_id,
        ended_on=command.ended_on,
    )
    return Outcome(step, EndedStepHeard(), tuple(_settled(command, facts)))


def _entered(command: EnterEscalation, occasion: Occasion) -> Escalation:
    following = (command.next_interview_id, command.case_id)
    return Escalation(
        occasion.new_id(),
        S.IN_FORCE,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=command.unit_id,
        competent_organ_id=command.competent_organ_id,
        tier=command.tier,
        ground=command.ground,
        escalated_on=command.escalated_on,
        following_ids=tuple(step for step in following if step is not None),
    )


def _marked(escalation: Escalation, filings: tuple[Filing, ...], occasion: Occasion) -> Iterator[Moved]:
    command = MarkSingleMatter(interview_id=escalation.id, escalated_on=escalation.escalated_on)
    for filing in filings:
        if all(mark.interview_id != escalation.id for mark in filing.single_matter):
            marked = mark_single_matter(filing, command, occasion)
            yield Moved(marked.case, "mark_single_matter", marked.event, source=filing.status)


def _settled(command: NoteEnd, facts: EndingFacts) -> Iterator[Moved]:
    ended = facts.ended | {command.step_id}
    for escalation in facts.waiting:
        if ended.issuperset(escalation.following_ids):
            settled = replace(escalation, status=S.SETTLED, settled_on=command.ended_on)
            yield Moved(settled, "settle", EscalationSettled(**_told(settled), settled_on=command.ended_on))


class _Told(TypedDict):
    unit_id: UUID
    competent_organ_id: UUID


def _told(escalation: Escalation) -> _Told:
    return _Told(unit_id=escalation.unit_id, competent_organ_id=escalation.competent_organ_id)
