"""Recording a liaison meeting, settling its measures, closing it (S-02)."""

from dataclasses import replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision_liaison import LiaisonMeasureSettled, LiaisonMeetingClosed, LiaisonMeetingRecorded
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.supervision.liaison import refusals as no
from services.supervision.liaison.commands import CloseMeeting, RecordMeeting, SettleMeasure
from services.supervision.liaison.facts import MeetingFacts
from services.supervision.liaison.meeting import LiaisonMeeting, Measure, MeetingClosing, Point
from services.supervision.liaison.recording import assess_end, assess_record, measures_of, next_by
from services.supervision.liaison.status import MeetingStatus as S
from services.supervision.refusing import refuse


def record(command: RecordMeeting, occasion: Occasion, facts: MeetingFacts) -> Outcome[LiaisonMeeting]:
    """Record a meeting: with whom, what was circulated or analysed, and the measures (S-02)."""
    actor = occasion.actor
    if actor.office_id is None:
        raise no.NoOffice
    refuse(*assess_record(command, occasion, facts))
    meeting = LiaisonMeeting(
        occasion.new_id(),
        S.RECORDED if command.measures else S.SETTLED,
        occasion.profile.name,
        occasion.profile.version,
        competent_organ_id=actor.organ_id,
        office_id=actor.office_id,
        kind=command.kind,
        held_on=command.held_on,
        participant_ids=command.participant_ids,
        points=tuple(Point(one.text, one.task_id, one.problem_id) for one in command.points),
        measures=measures_of(command),
        next_by=next_by(command, occasion, facts),
        recorded_by=actor.person_id,
    )
    return Outcome(meeting, LiaisonMeetingRecorded(**meeting_of(meeting)))


def settle_measure(
    meeting: LiaisonMeeting, command: SettleMeasure, occasion: Occasion, _facts: None = None
) -> Outcome[LiaisonMeeting]:
    """Say that a measure is done or dropped; with the last one nothing of the meeting is outstanding."""
    refuse(*assess_end(meeting, command))
    measures = tuple(_ended(one, command, occasion) for one in meeting.measures)
    status = S.RECORDED if any(one.is_open for one in measures) else S.SETTLED
    settled = replace(meeting, status=status, measures=measures)
    return Outcome(settled, LiaisonMeasureSettled(**meeting_of(settled)))


def close(
    meeting: LiaisonMeeting, command: CloseMeeting, occasion: Occasion, _facts: None = None
) -> Outcome[LiaisonMeeting]:
    """Close the meeting."""
    closing = MeetingClosing(command.note, occasion.on, occasion.actor.person_id)
    closed = replace(meeting, status=S.CLOSED, closing=closing)
    return Outcome(closed, LiaisonMeetingClosed(**meeting_of(closed)))


class Met(TypedDict):
    """What every event of a meeting says."""

    competent_organ_id: UUID
    kind: str
    held_on: date


def meeting_of(meeting: LiaisonMeeting) -> Met:
    """Those fields of a meeting."""
    return Met(competent_organ_id=meeting.competent_organ_id, kind=meeting.kind, held_on=meeting.held_on)


def _ended(measure: Measure, command: SettleMeasure, occasion: Occasion) -> Measure:
    if measure.code != command.measure:
        return measure
    by = occasion.actor.person_id
    return replace(measure, ended_as=command.ended_as, note=command.note, ended_on=occasion.on, ended_by=by)
