"""What a progress report must hold, whose milestones it may name, and what it makes of them (S-02, S-08)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from libs.kernel.actor import Actor, Occasion
from libs.kernel.finding import Finding, Missing
from libs.kernel.roles import Role as R
from services.supervision.refusing import finding, unless
from services.supervision.tasks import refusals_progress as no
from services.supervision.tasks.commands import Entry, ReportProgress
from services.supervision.tasks.records import Milestone, ProgressEntry, ProgressReport, SourceKey
from services.supervision.tasks.status import MilestoneState as M
from services.supervision.tasks.task import Task


def assess_report(task: Task, command: ReportProgress, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether it names milestones of the reporter, each once and not yet reached, with proof or obstacle."""
    entries, on = command.entries, day_of(command, occasion)
    in_order = task.set_up_on <= on <= occasion.on
    own_day = command.reported_on in (None, occasion.on) or occasion.actor.is_any(R.BUREAU)
    return (
        finding(no.NothingReported, [unless(bool(entries), no.NothingReported, "/entries")]),
        finding(no.ReportBackdated, [unless(in_order and own_day, no.ReportBackdated, "/reported_on")]),
        finding(no.ReportedTwice, _twice(entries)),
        *_assess_milestones(task, command, occasion),
        finding(no.PercentContradicts, _percents(entries)),
        finding(no.NoProof, _unproven(entries)),
    )


def assess_source(task: Task, command: ReportProgress, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether a report of a machine is new: neither known, nor known with another content or a later version."""
    known = tuple(_of_source(task, command))
    repeated = repeats(task, command, occasion.actor.organ_id)
    contradicts = not repeated and any(_version(one) >= _asked_version(command) for one in known)
    return (
        finding(no.ReportKnown, [unless(not repeated, no.ReportKnown, "/source")]),
        finding(no.ReportContradicts, [unless(not contradicts, no.ReportContradicts, "/source/source_version")]),
    )


def repeats(task: Task, command: ReportProgress, organ_id: UUID) -> bool:
    """Whether the organ has handed in this very report before: the same key with the same content.

    The day counts only if the report states one: without, a repeat on a later day is still the same report.
    """
    entries = tuple(entry_of(one) for one in command.entries)
    return any(
        _version(one) == _asked_version(command)
        and (one.organ_id, one.entries) == (organ_id, entries)
        and command.reported_on in (None, one.reported_on)
        for one in _of_source(task, command)
    )


def day_of(command: ReportProgress, occasion: Occasion) -> date:
    """The day of the report."""
    return command.reported_on or occasion.on


def report_of(command: ReportProgress, occasion: Occasion) -> ProgressReport:
    """The report as it is kept."""
    key = command.source
    return ProgressReport(
        reported_on=day_of(command, occasion),
        organ_id=occasion.actor.organ_id,
        entries=tuple(entry_of(one) for one in command.entries),
        reported_by=occasion.actor.person_id,
        noted_at=occasion.at,
        source=None if key is None else SourceKey(key.source_system, key.source_id, key.source_version),
    )


def entry_of(entry: Entry) -> ProgressEntry:
    """What it says of one milestone, as it is kept."""
    return ProgressEntry(entry.milestone, entry.done, entry.percent, entry.obstacle, entry.evidence)


def reported(task: Task, milestone: Milestone, report: ProgressReport) -> Milestone:
    """The milestone after the report. What was found not up to quality stays so until it is found reached, and what is
    handed in late of an earlier day changes nothing that was said or found since."""
    said = next((one for one in report.entries if one.milestone == milestone.code), None)
    if said is None or report.reported_on < _last_heard(task, milestone):
        return milestone
    if not said.done:
        stays = M.NOT_UP_TO_QUALITY if milestone.state is M.NOT_UP_TO_QUALITY else M.OPEN
        return replace(milestone, state=stays, percent=said.percent, reported_on=None, to_settle=False)
    claimed = M.NOT_UP_TO_QUALITY if milestone.state is M.NOT_UP_TO_QUALITY else M.REPORTED
    return replace(milestone, state=claimed, percent=said.percent, reported_on=report.reported_on, to_settle=True)


def _assess_milestones(task: Task, command: ReportProgress, occasion: Occasion) -> Iterator[Finding]:
    named = [(f"/entries/{index}", one, task.milestone(one.milestone)) for index, one in enumerate(command.entries)]
    known = [(place, one, milestone) for place, one, milestone in named if milestone is not None]
    unknown = (unless(one is not None, no.MilestoneUnknown, f"{place}/milestone") for place, _, one in named)
    others = (
        unless(_is_theirs(task, one, occasion.actor), no.MilestoneOfOthers, f"{place}/milestone")
        for place, _, one in known
    )
    reached = (unless(not one.is_reached, no.AlreadyReached, f"{place}/milestone") for place, _, one in known)
    on = day_of(command, occasion)
    overdue = (
        unless(said.done or bool(said.obstacle) or on <= one.last_on, no.NoObstacle, f"{place}/obstacle")
        for place, said, one in known
    )
    yield finding(no.MilestoneUnknown, unknown)
    yield finding(no.MilestoneOfOthers, others)
    yield finding(no.AlreadyReached, reached)
    yield finding(no.NoObstacle, overdue)


def _is_theirs(task: Task, milestone: Milestone, actor: Actor) -> bool:
    """The bureau and whoever leads report on all milestones, an undertaking unit on its own."""
    leads = actor.organ_id in (task.lead_unit_id, task.task_force_id)
    return leads or actor.organ_id == milestone.owner_id or actor.is_any(R.BUREAU)


def _last_heard(task: Task, milestone: Milestone) -> date:
    """The last day on which something was reported or found of the milestone."""
    told = [one.reported_on for one in task.reports if any(said.milestone == milestone.code for said in one.entries)]
    return max([task.set_up_on, milestone.settled_on or task.set_up_on, *told])


def _twice(entries: tuple[Entry, ...]) -> Iterator[Missing | None]:
    codes = [one.milestone for one in entries]
    for index, code in enumerate(codes):
        yield unless(code not in codes[:index], no.ReportedTwice, f"/entries/{index}/milestone")


def _percents(entries: tuple[Entry, ...]) -> Iterator[Missing | None]:
    for index, one in enumerate(entries):
        yield unless(one.done == (one.percent == 100), no.PercentContradicts, f"/entries/{index}/percent")


def _unproven(entries: tuple[Entry, ...]) -> Iterator[Missing | None]:
    for index, one in enumerate(entries):
        proven = bool(one.evidence) and all(one.evidence)
        yield unless(proven or not one.done, no.NoProof, f"/entries/{index}/evidence")


def _of_source(task: Task, command: ReportProgress) -> Iterator[ProgressReport]:
    """Reports handed over under the same id, in whatever version."""
    if command.source is None:
        return
    asked = (command.source.source_system, command.source.source_id)
    for one in task.reports:
        if one.source is not None and (one.source.source_system, one.source.source_id) == asked:
            yield one


def _version(report: ProgressReport) -> int:
    assert report.source is not None
    return report.source.source_version


def _asked_version(command: ReportProgress) -> int:
    assert command.source is not None
    return command.source.source_version
