"""Units enter the watch list with an escalated interview and leave it when that is followed through (TI-10, S-12)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from libs.contracts.supervision_units import EndedStepHeard, UnitWatchEntered, UnitWatchLeft, UnitWatchPassed
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved, Outcome
from services.supervision.problems.entering import linked
from services.supervision.refusing import finding, refuse, unless
from services.supervision.unit_watch import refusals as no
from services.supervision.unit_watch.commands import EnterUnit, NoteEnd, ReleaseUnit
from services.supervision.unit_watch.facts import EndingFacts, EnteringFacts
from services.supervision.unit_watch.frequency import raised
from services.supervision.unit_watch.status import StepStatus, UnitLeaving, WatchedFor
from services.supervision.unit_watch.status import UnitWatchStatus as S
from services.supervision.unit_watch.watch import EndedStep, Release, UnitWatch


def enter(command: EnterUnit, occasion: Occasion, facts: EnteringFacts) -> Outcome[UnitWatch]:
    """The unit enters the list and is visited more often; not if what followed has ended before this was heard. The
    problem items behind the escalation are linked with the interview in the same moment (S-12)."""
    watch = _entered(command, occasion)
    links = tuple(_links(watch, occasion, facts))
    if watch.following_ids and facts.ended.keys() >= set(watch.following_ids):
        left_on = max(facts.ended[step] for step in watch.following_ids)
        passed = replace(watch, status=S.LEFT, leaving=UnitLeaving.FOLLOWED_THROUGH, left_on=left_on)
        return Outcome(passed, UnitWatchPassed(**_told(passed)), links)
    event = UnitWatchEntered(**_told(watch), visits_per_month=watch.visits.per_month, problem_ids=watch.problem_ids)
    return Outcome(watch, event, links)


def note_end(command: NoteEnd, occasion: Occasion, facts: EndingFacts) -> Outcome[EndedStep]:
    """An interview or case has ended: units leave the list to whose escalation nothing open is left (S-12, G-38)."""
    step = EndedStep(
        occasion.new_id(),
        StepStatus.HEARD,
        occasion.profile.name,
        occasion.profile.version,
        step_id=command.step_id,
        ended_on=command.ended_on,
    )
    return Outcome(step, EndedStepHeard(), tuple(_leaving(command, facts)))


def release(watch: UnitWatch, command: ReleaseUnit, occasion: Occasion, _facts: None = None) -> Outcome[UnitWatch]:
    """The head of the office lets the unit go, with reasons, where nothing followed that could end (S-09, P-21)."""
    if watch.following_ids:
        raise no.StillFollowed
    refuse(finding(no.NoReleaseReasons, [unless(bool(command.reasons), no.NoReleaseReasons, "/reasons")]))
    released = Release(command.reasons, occasion.actor.person_id, occasion.at)
    left = replace(_left(watch, UnitLeaving.RELEASED, occasion.on), release=released)
    return Outcome(left, _told_left(left, occasion.on))


def _entered(command: EnterUnit, occasion: Occasion) -> UnitWatch:
    following = (command.next_interview_id, command.case_id)
    return UnitWatch(
        occasion.new_id(),
        S.ON_LIST,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=command.unit_id,
        competent_organ_id=command.competent_organ_id,
        watched_for=WatchedFor.INTERVIEW_ESCALATED,
        tier=command.tier,
        ground=command.ground,
        escalated_on=command.escalated_on,
        visits=raised(occasion.profile),
        following_ids=tuple(step for step in following if step is not None),
        problem_ids=command.problem_ids,
        project_code=command.project_code,
        entered_on=occasion.on,
    )


def _links(watch: UnitWatch, occasion: Occasion, facts: EnteringFacts) -> Iterator[Moved]:
    for problem in facts.problems:
        moved = linked(problem, watch.id, occasion)
        if moved is not None:
            yield moved


def _leaving(command: NoteEnd, facts: EndingFacts) -> Iterator[Moved]:
    ended = facts.ended | {command.step_id}
    for watch in facts.waiting:
        if ended.issuperset(watch.following_ids):
            left = _left(watch, UnitLeaving.FOLLOWED_THROUGH, command.ended_on)
            yield Moved(left, "leave", _told_left(left, command.ended_on))


def _left(watch: UnitWatch, leaving: UnitLeaving, on: date) -> UnitWatch:
    return replace(watch, status=S.LEFT, leaving=leaving, left_on=on)


class _Told(TypedDict):
    unit_id: UUID
    competent_organ_id: UUID
    watched_for: str


def _told(watch: UnitWatch) -> _Told:
    return _Told(unit_id=watch.unit_id, competent_organ_id=watch.competent_organ_id, watched_for=str(watch.watched_for))


def _told_left(watch: UnitWatch, on: date) -> UnitWatchLeft:
    return UnitWatchLeft(**_told(watch), leaving=str(watch.leaving), left_on=on)
