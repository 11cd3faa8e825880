"""Acts on a correction task: answered by the body asked, verified or returned by the office, overdue."""

from dataclasses import replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from libs.contracts.clarification_malice import (
    CorrectionAnswered,
    CorrectionClosed,
    CorrectionOverdue,
    CorrectionReturned,
)
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Outcome
from services.clarification.corrections.commands import AnswerCorrection, CloseCorrection, MarkOverdue, ReturnAnswer
from services.clarification.corrections.correction import Answer, Correction
from services.clarification.corrections.facts import CheckFacts
from services.clarification.corrections.lifecycle import CorrectionStatus as S
from services.clarification.corrections.refusals import (
    AnswerIncomplete,
    CheckerAnswered,
    CheckUnstated,
    CorrectionNotYetDue,
    EffectInFuture,
)
from services.clarification.refusing import finding, refuse, unless


def answer(
    correction: Correction, command: AnswerCorrection, occasion: Occasion, _facts: None = None
) -> Outcome[Correction]:
    """The body asked says what was done, since when and by which document, or why it cannot be done (G-31)."""
    dated = not command.corrected or command.done_on is not None
    documented = not command.corrected or bool(command.document)
    come = command.done_on is None or command.done_on <= occasion.on
    refuse(
        finding(
            AnswerIncomplete,
            [
                unless(bool(command.text), AnswerIncomplete, "/text"),
                unless(dated, AnswerIncomplete, "/done_on"),
                unless(documented, AnswerIncomplete, "/document"),
            ],
        ),
        finding(EffectInFuture, [unless(come, EffectInFuture, "/done_on")]),
    )
    said = Answer(
        command.corrected,
        command.text,
        command.done_on if command.corrected else None,
        command.document,
        occasion.actor.person_id,
        occasion.at,
    )
    answered = replace(correction, status=S.ANSWERED, answers=(*correction.answers, said))
    return Outcome(answered, CorrectionAnswered(**task_of(answered)))


def close(
    correction: Correction, command: CloseCorrection, occasion: Occasion, facts: CheckFacts
) -> Outcome[Correction]:
    """The answer is checked and suffices (C-32)."""
    found = _checked(correction, command.note, "/note", occasion, facts, sufficient=True)
    closed = replace(found, status=S.CLOSED)
    return Outcome(closed, CorrectionClosed(**task_of(closed)))


def return_answer(
    correction: Correction, command: ReturnAnswer, occasion: Occasion, facts: CheckFacts
) -> Outcome[Correction]:
    """The answer does not suffice; the task is open again and, if its day is over, overdue at once (C-32)."""
    found = _checked(correction, command.reasons, "/reasons", occasion, facts, sufficient=False)
    returned = replace(found, status=S.OPEN)
    return Outcome(returned, CorrectionReturned(**task_of(returned)))


def mark_overdue(
    correction: Correction, _command: MarkOverdue, occasion: Occasion, _facts: None = None
) -> Outcome[Correction]:
    """The day has passed without an answer (G-31)."""
    if occasion.on <= correction.due_on:
        raise CorrectionNotYetDue
    since = correction.overdue_since or occasion.at
    overdue = replace(correction, status=S.OVERDUE, overdue_since=since)
    return Outcome(overdue, CorrectionOverdue(**task_of(overdue)))


class Task(TypedDict):
    """The fields that all events of a correction task share."""

    correction_id: UUID
    organ_id: UUID
    addressee_organ_id: UUID
    due_on: date


def task_of(correction: Correction) -> Task:
    """Which task, who asks, who is asked, due when."""
    return Task(
        correction_id=correction.id,
        organ_id=correction.organ_id,
        addressee_organ_id=correction.addressee_organ_id,
        due_on=correction.due_on,
    )


def _checked(
    correction: Correction, said: str, at: str, occasion: Occasion, facts: CheckFacts, *, sufficient: bool
) -> Correction:
    latest = correction.answers[-1]
    if not _may_check(occasion.actor, correction, latest, facts):
        raise CheckerAnswered
    refuse(finding(CheckUnstated, [unless(bool(said), CheckUnstated, at)]))
    found = replace(latest, sufficient=sufficient, note=said, found_by=occasion.actor.person_id, found_at=occasion.at)
    return replace(correction, answers=(*correction.answers[:-1], found))


def _may_check(actor: Actor, correction: Correction, latest: Answer, facts: CheckFacts) -> bool:
    theirs = {latest.answered_by} | facts.persons_of_addressee
    return actor.organ_id != correction.addressee_organ_id and actor.person_id not in theirs
