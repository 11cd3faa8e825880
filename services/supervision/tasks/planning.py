"""What a plan of a central task must hold, and the milestones as they are kept (S-01, P-22)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from services.supervision.refusing import finding, unless
from services.supervision.tasks import refusals as no
from services.supervision.tasks.commands import MilestoneSet, Plan, SetUpTask
from services.supervision.tasks.facts import PlanFacts
from services.supervision.tasks.records import Milestone
from services.supervision.tasks.schedule import last_day, warning_day
from services.supervision.tasks.task import Task

KINDS: Final = "central_work_kinds"
_TASK_FORCE: Final = "task_force"
_NEVER: Final = frozenset({"inspection_bureau"})
"""The bureau watches over central work and has no part in it (S-02)."""


def assess_head(command: SetUpTask, profile: Profile) -> tuple[Finding, ...]:
    """Whether the task is named, of a kind of central work, and set by a document."""
    return (
        finding(no.NoTitle, [unless(bool(command.title), no.NoTitle, "/title")]),
        finding(no.KindUnknown, [unless(command.kind in profile.list(KINDS), no.KindUnknown, "/kind")]),
        finding(no.NoBasis, [unless(bool(command.basis), no.NoBasis, "/basis")]),
    )


def assess_plan(plan: Plan, facts: PlanFacts, on: date, before: Task | None = None) -> tuple[Finding, ...]:
    """Whether somebody leads, every unit can have its part, and every milestone says what, how well, when and whose."""
    leads = plan.lead_unit_id is not None or plan.task_force_id is not None
    return (
        finding(no.NobodyLeads, [unless(leads, no.NobodyLeads, "/lead_unit_id")]),
        finding(no.UnitUnfit, _unfit(plan, facts.kinds)),
        finding(no.UnitTwice, _twice(plan)),
        finding(no.NoMilestones, [unless(bool(plan.milestones), no.NoMilestones, "/milestones")]),
        finding(no.MilestoneTwice, _same_code(plan)),
        finding(no.MilestoneUnclear, _unclear(plan)),
        finding(no.OwnerOutside, _outside(plan)),
        finding(no.MilestonePast, _past(plan, before, on)),
    )


def assess_revision(task: Task, plan: Plan) -> tuple[Finding, ...]:
    """Whether what was found reached stays, and whether anything is revised at all."""
    new = {one.code: one for one in plan.milestones}
    reached = [one for one in task.milestones if one.is_reached]
    stay = (unless(_stays(one, new.get(one.code)), no.ReachedChanged, f"/milestones/{one.code}") for one in reached)
    return (
        finding(no.ReachedChanged, stay),
        finding(no.NothingRevised, [unless(not _is_same(task, plan), no.NothingRevised, "/milestones")]),
    )


def kept(plan: Plan, before: Task | None, days: int, facts: PlanFacts) -> tuple[Milestone, ...]:
    """The milestones of the plan, each with what was reported and found of it before."""
    former = {} if before is None else {one.code: one for one in before.milestones}
    return tuple(_kept(one, former.get(one.code), days, facts) for one in plan.milestones)


def units_of(plan: Plan) -> Iterator[tuple[str, UUID]]:
    """Where in the plan each unit is named."""
    if plan.lead_unit_id is not None:
        yield "/lead_unit_id", plan.lead_unit_id
    if plan.task_force_id is not None:
        yield "/task_force_id", plan.task_force_id
    for index, unit_id in enumerate(plan.undertaking_unit_ids):
        yield f"/undertaking_unit_ids/{index}", unit_id


def _unfit(plan: Plan, kinds: Mapping[UUID, str]) -> Iterator[Missing | None]:
    for pointer, unit_id in units_of(plan):
        kind = kinds.get(unit_id)
        forces = {"/task_force_id": kind == _TASK_FORCE, "/lead_unit_id": kind != _TASK_FORCE}
        fits = kind is not None and kind not in _NEVER and forces.get(pointer, True)
        yield unless(fits, no.UnitUnfit, pointer)


def _twice(plan: Plan) -> Iterator[Missing | None]:
    seen: set[UUID] = set()
    for pointer, unit_id in units_of(plan):
        yield unless(unit_id not in seen, no.UnitTwice, pointer)
        seen.add(unit_id)


def _same_code(plan: Plan) -> Iterator[Missing | None]:
    codes = [one.code for one in plan.milestones]
    for index, code in enumerate(codes):
        yield unless(code not in codes[:index], no.MilestoneTwice, f"/milestones/{index}/code")


def _unclear(plan: Plan) -> Iterator[Missing | None]:
    for index, one in enumerate(plan.milestones):
        yield unless(bool(one.text), no.MilestoneUnclear, f"/milestones/{index}/text")
        yield unless(bool(one.standard), no.MilestoneUnclear, f"/milestones/{index}/standard")


def _outside(plan: Plan) -> Iterator[Missing | None]:
    units = {unit_id for _, unit_id in units_of(plan)}
    for index, one in enumerate(plan.milestones):
        yield unless(one.owner_id in units, no.OwnerOutside, f"/milestones/{index}/owner_id")


def _past(plan: Plan, before: Task | None, on: date) -> Iterator[Missing | None]:
    for index, one in enumerate(plan.milestones):
        former = None if before is None else before.milestone(one.code)
        stays = former is not None and former.due_on == one.due_on
        yield unless(stays or one.due_on >= on, no.MilestonePast, f"/milestones/{index}/due_on")


def _stays(former: Milestone, new: MilestoneSet | None) -> bool:
    return new is not None and _said(former) == _said(new)


def _is_same(task: Task, plan: Plan) -> bool:
    led = (task.lead_unit_id, task.task_force_id, task.undertaking_unit_ids)
    same = led == (plan.lead_unit_id, plan.task_force_id, plan.undertaking_unit_ids)
    return same and [_said(one) for one in task.milestones] == [_said(one) for one in plan.milestones]


def _said(milestone: Milestone | MilestoneSet) -> tuple[object, ...]:
    return (milestone.code, milestone.text, milestone.standard, milestone.due_on, milestone.owner_id)


def _kept(one: MilestoneSet, former: Milestone | None, days: int, facts: PlanFacts) -> Milestone:
    last_on = last_day(one.due_on, facts.calendar)
    set_anew = Milestone(
        one.code, one.text, one.standard, one.due_on, one.owner_id, last_on, warning_day(last_on, days, facts.calendar)
    )
    if former is None:
        return set_anew
    return former.replanned(set_anew)
