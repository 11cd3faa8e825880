"""Loads what the acts on a central task must know: the calendar, the units of today, the bureau of the city."""

from uuid import UUID

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind
from services.supervision.sources.facts_loading import kinds_of
from services.supervision.tasks.commands import Plan
from services.supervision.tasks.facts import DayFacts, PlanFacts
from services.supervision.tasks.planning import units_of


async def day_facts(desk: Desk, _case: object, _command: object, _occasion: Occasion) -> DayFacts:
    """The working calendar."""
    return DayFacts(desk.service("calendar"))


async def plan_facts(desk: Desk, _case: object, command: Plan, occasion: Occasion) -> PlanFacts:
    """The units named, and the bureau if the directory knows one and no more."""
    named = (unit_id for _, unit_id in units_of(command))
    kinds = await kinds_of(desk.connection, named, occasion.on)
    bureaus = await lookups.organs_of_kind(desk.connection, OrganKind.INSPECTION_BUREAU, occasion.on)
    only = UUID(int=next(iter(bureaus)).int) if len(bureaus) == 1 else None
    return PlanFacts(desk.service("calendar"), kinds, only)
