"""Accountability matters in the index, by events alone: cases and escalated interviews, and their ends (C-14, G-24)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.clarification_intake import EndedStepHeard, LeadEntryEnded, LeadEntryNoted, LeadEntryRescoped
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.clarification.clarifications import entering
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.wording import DeferralGround
from services.clarification.leads_index.commands import NoteCase, NoteEnd, NoteEscalation, RescopeCase
from services.clarification.leads_index.entry import EndedStep, EntryKind, LeadEntry
from services.clarification.leads_index.facts import (
    EndingFacts,
    EscalationFacts,
    RescopingFacts,
    SubjectFacts,
)
from services.clarification.leads_index.lifecycle import LeadStatus as S
from services.clarification.leads_index.lifecycle import StepStatus
from services.clarification.leads_index.opening import opened


def note_case(command: NoteCase, occasion: Occasion, facts: SubjectFacts) -> Outcome[LeadEntry]:
    """A case on a person or unit is opened: what is being assessed for that subject waits (TC-03, C-14, C-30), until
    the case ends, or until the head, who can ask, states why it goes on (TC-04)."""
    return Outcome(opened(command, EntryKind.CASE, occasion), LeadEntryNoted(), tuple(_asked_again(facts, occasion)))


def note_escalation(command: NoteEscalation, occasion: Occasion, facts: EscalationFacts) -> Outcome[LeadEntry]:
    """An interview of a unit was escalated: the question of C-14 is asked again for the unit, also where the head had
    weighed an earlier matter. What is being assessed waits until the head answers, or what followed has ended."""
    following = tuple(step for step in (command.next_interview_id, command.case_id) if step is not None)
    entry = replace(opened(command, EntryKind.ESCALATION, occasion), following_ids=following)
    if following and facts.ended.keys() >= set(following):
        over = replace(entry, status=S.ENDED, ended_on=max(facts.ended[step] for step in following))
        return Outcome(over, LeadEntryNoted())
    return Outcome(entry, LeadEntryNoted(), tuple(_asked_again(facts.subject, occasion)))


def rescope(entry: LeadEntry, command: RescopeCase, occasion: Occasion, facts: RescopingFacts) -> Outcome[LeadEntry]:
    """The case is on another subject: what waited for it goes on, what is being assessed for the new one waits (TA-03,
    P-15). A case softened and still on the same subject changes nothing."""
    rescoped = replace(entry, subject_person_id=command.subject_person_id, subject_organ_id=command.subject_organ_id)
    if rescoped.subject_key == entry.subject_key:
        return Outcome(rescoped, LeadEntryRescoped())
    others = (*_let_go(facts.former, occasion), *_asked_again(facts.present, occasion))
    return Outcome(replace(rescoped, noted_at=occasion.at), LeadEntryRescoped(), others)


def note_end(command: NoteEnd, occasion: Occasion, facts: EndingFacts) -> Outcome[EndedStep]:
    """A case or interview has ended: entries to which nothing open is left are over, and what waited for them goes on
    unless a lead or another matter holds it up (TC-04, C-14)."""
    step = EndedStep(
        occasion.new_id(),
        StepStatus.HEARD,
        occasion.profile.name,
        occasion.profile.version,
        step_id=command.step_id,
        ended_on=command.ended_on,
    )
    over = (replace(entry, status=S.ENDED, ended_on=command.ended_on) for entry in facts.over)
    ended = tuple(Moved(entry, "end", LeadEntryEnded()) for entry in over)
    going_on = tuple(moved for subject in facts.subjects for moved in _let_go(subject, occasion))
    return Outcome(step, EndedStepHeard(), (*ended, *going_on))


def _asked_again(subject: SubjectFacts, occasion: Occasion) -> Iterator[Moved]:
    """What is being assessed waits until the head answers; what waits already goes on waiting for what it waits for."""
    for clarification in subject.running:
        if clarification.status is ClarificationStatus.ASSESSING:
            yield entering.defer(clarification, DeferralGround.CASE_OPEN, occasion)


def _let_go(subject: SubjectFacts, occasion: Occasion) -> Iterator[Moved]:
    """What waited for a matter that is over goes on, unless another one or an open lead holds it up."""
    for clarification in subject.running:
        if not _waits_for_case(clarification) or clarification.is_held_by_case(subject.noted_at):
            continue
        if subject.leads_open:
            yield entering.defer(clarification, DeferralGround.LEAD_OPEN, occasion)
        else:
            yield entering.resume(clarification, occasion)


def _waits_for_case(clarification: Clarification) -> bool:
    deferred = clarification.status is ClarificationStatus.DEFERRED
    return deferred and clarification.deferrals[-1].ground is DeferralGround.CASE_OPEN
