"""What the record of a liaison meeting must hold (S-02)."""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from libs.kernel.actor import Occasion
from libs.kernel.deadlines import due
from libs.kernel.finding import Finding, Missing
from services.supervision.liaison import refusals as no
from services.supervision.liaison.commands import RecordMeeting, SettleMeasure
from services.supervision.liaison.facts import MeetingFacts
from services.supervision.liaison.meeting import LiaisonMeeting, Measure
from services.supervision.liaison.status import ANALYSIS
from services.supervision.refusing import finding, unless

KINDS: Final = "liaison_kinds"
CYCLE: Final = "liaison.cycle"
"""The longest time between two analyses."""


def assess_record(command: RecordMeeting, occasion: Occasion, facts: MeetingFacts) -> tuple[Finding, ...]:
    """Whether kind, day, participants, points and measures are in order; an analysis leads to measures."""
    organ = occasion.actor.organ_id
    measured = command.kind != ANALYSIS or bool(command.measures)
    return (
        finding(no.KindUnknown, [unless(command.kind in occasion.profile.list(KINDS), no.KindUnknown, "/kind")]),
        finding(no.MeetingAhead, [unless(command.held_on <= occasion.on, no.MeetingAhead, "/held_on")]),
        finding(no.NobodyThere, [unless(bool(command.participant_ids), no.NobodyThere, "/participant_ids")]),
        finding(no.ParticipantUnfit, _unfit(command, facts)),
        finding(no.NothingSaid, _unsaid(command)),
        finding(no.PointUnknown, _unknown(command, facts)),
        finding(no.NoMeasures, [unless(measured, no.NoMeasures, "/measures")]),
        finding(no.MeasureUnclear, _unclear(command, organ)),
    )


def assess_end(meeting: LiaisonMeeting, command: SettleMeasure) -> tuple[Finding, ...]:
    """Whether the measure is outstanding, and it is stated what proves its end."""
    found = next((one for one in meeting.measures if one.code == command.measure), None)
    over = found is not None and not found.is_open
    return (
        finding(no.MeasureUnknown, [unless(found is not None, no.MeasureUnknown, "/measure")]),
        finding(no.MeasureOver, [unless(not over, no.MeasureOver, "/measure")]),
        finding(no.EndUnproven, [unless(bool(command.note), no.EndUnproven, "/note")]),
    )


def measures_of(command: RecordMeeting) -> tuple[Measure, ...]:
    """The measures as they are kept."""
    return tuple(Measure(one.code, one.text, one.owner_id, one.due_on) for one in command.measures)


def next_by(command: RecordMeeting, occasion: Occasion, facts: MeetingFacts) -> date | None:
    """The day by which the next analysis is held; None after anything else."""
    if command.kind != ANALYSIS:
        return None
    return due(occasion.profile.limit(CYCLE), command.held_on, facts.calendar).due_on


def _unfit(command: RecordMeeting, facts: MeetingFacts) -> Iterator[Missing | None]:
    for index, organ_id in enumerate(command.participant_ids):
        fits = organ_id in facts.partners and organ_id not in command.participant_ids[:index]
        yield unless(fits, no.ParticipantUnfit, f"/participant_ids/{index}")


def _unsaid(command: RecordMeeting) -> Iterator[Missing | None]:
    yield unless(bool(command.points), no.NothingSaid, "/points")
    for index, point in enumerate(command.points):
        yield unless(bool(point.text), no.NothingSaid, f"/points/{index}/text")


def _unknown(command: RecordMeeting, facts: MeetingFacts) -> Iterator[Missing | None]:
    for index, point in enumerate(command.points):
        task = point.task_id is None or point.task_id in facts.tasks
        yield unless(task, no.PointUnknown, f"/points/{index}/task_id")
        problem = point.problem_id is None or point.problem_id in facts.problems
        yield unless(problem, no.PointUnknown, f"/points/{index}/problem_id")


def _unclear(command: RecordMeeting, organ_id: UUID) -> Iterator[Missing | None]:
    codes = [one.code for one in command.measures]
    there = {organ_id, *command.participant_ids}
    for index, one in enumerate(command.measures):
        for place, holds in (
            ("code", one.code not in codes[:index]),
            ("text", bool(one.text)),
            ("owner_id", one.owner_id in there),
            ("due_on", one.due_on >= command.held_on),
        ):
            yield unless(holds, no.MeasureUnclear, f"/measures/{index}/{place}")
