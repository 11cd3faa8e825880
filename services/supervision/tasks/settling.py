"""What a finding on a milestone must hold, who makes it, and what it makes of the milestone (S-08)."""

from collections.abc import Iterator
from dataclasses import replace

from libs.kernel.actor import Actor, Occasion
from libs.kernel.finding import Finding
from services.supervision.refusing import finding, unless
from services.supervision.tasks import refusals_progress as no
from services.supervision.tasks.commands import SettleMilestone
from services.supervision.tasks.records import Milestone, Settlement
from services.supervision.tasks.status import MilestoneState as M
from services.supervision.tasks.status import Verdict
from services.supervision.tasks.task import Task


def assess_settlement(task: Task, command: SettleMilestone, actor: Actor) -> Iterator[Finding]:
    """Whether the milestone is reported done by somebody else, and the finding says what it rests on.

    What was found reached may later be found wanting, without being reported again.
    """
    found = task.milestone(command.milestone)
    yield finding(no.MilestoneUnknown, [unless(found is not None, no.MilestoneUnknown, "/milestone")])
    wanting = command.verdict is Verdict.NOT_UP_TO_QUALITY
    if found is not None:
        waits = bool(found.to_settle) or (wanting and found.is_reached)
        refusal = no.AlreadyReached if found.is_reached else no.MilestoneUnreported
        yield finding(refusal, [unless(waits, refusal, "/milestone")])
        own = _claimed_by(task, found) == actor.person_id
        yield finding(no.SettledByReporter, [unless(not own, no.SettledByReporter, "/milestone")])
    grounds = bool(command.evidence) and all(command.evidence)
    yield finding(no.NoGrounds, [unless(grounds, no.NoGrounds, "/evidence")])
    yield finding(no.NothingWanting, [unless(bool(command.wanting) or not wanting, no.NothingWanting, "/wanting")])


def settlement_of(command: SettleMilestone, occasion: Occasion) -> Settlement:
    """The finding as it is kept."""
    return Settlement(
        command.milestone,
        command.verdict,
        command.evidence,
        command.wanting,
        command.remarks,
        occasion.actor.person_id,
        occasion.on,
    )


def settled(milestone: Milestone, found: Settlement) -> Milestone:
    """The milestone after the finding."""
    if milestone.code != found.milestone:
        return milestone
    state = M.REACHED if found.verdict is Verdict.REACHED else M.NOT_UP_TO_QUALITY
    return replace(milestone, state=state, to_settle=False, settled_on=found.settled_on)


def _claimed_by(task: Task, milestone: Milestone) -> object:
    """Who last reported it done."""
    for report in reversed(task.reports):
        if any(one.milestone == milestone.code and one.done for one in report.entries):
            return report.reported_by
    return None
