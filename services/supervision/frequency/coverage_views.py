"""The screens of coverage: what the rules demand in a period, what the caller knows was held, where the gaps are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.kernel.actor import Actor
from libs.kernel.profile import Profile
from services.supervision.frequency import obliged_views as obliged
from services.supervision.frequency.demands import counts_each_unit, demand
from services.supervision.frequency.lines import (
    NONE,
    Asked,
    Figures,
    Line,
    body_lines,
    organ_line,
    resident_lines,
    strictest,
    unit_lines,
    watched_lines,
)
from services.supervision.frequency.visit_views import By, Wanted, figures_by_month, figures_of


@dataclass(frozen=True)
class Look:
    """Who asks on which day, what is in force, and through which connection it is read; ``planned``: whether visits
    that have not started are asked for, too; ``ahead``: figures of months that were asked for in advance."""

    connection: AsyncConnection
    actor: Actor
    on: date
    profile: Profile
    planned: bool = True
    ahead: Mapping[tuple[str, By], Mapping[str, dict[Any, Figures]]] = field(default_factory=dict)


async def monthly(look: Look, month: str) -> list[Line]:
    """The visit of the organ in that month, and the raised frequency of watched units (S-05, S-12)."""
    demanded, asked = demand(look.profile, "daily_cdi"), Asked(month, look.on)
    whole = obliged.sees_whole_organ(look.actor)
    held = await _figures(look, Wanted(month, "daily_cdi"), By.ALL)
    lines = [organ_line(demanded, asked, held.get((), NONE), whole=whole)]
    watched = strictest(await obliged.watched_units(look.connection, look.actor, look.on, month))
    if watched:
        units = Wanted(month, units=[one.unit_id for one in watched])
        visited = await _figures(look, units, By.UNIT)
        lines += watched_lines(demanded.warning_days, asked, watched, visited)
    return lines


async def bodies(look: Look, month: str) -> list[Line]:
    """The visits of each dispatched body in that month; in the stricter reading for each resident unit (S-06, G-49)."""
    demanded, asked = demand(look.profile, "daily_dispatched"), Asked(month, look.on)
    found = await obliged.bodies(look.connection, look.actor, look.on, month)
    known = frozenset(body for body, is_known in found.items() if is_known)
    wanted = Wanted(month, "daily_dispatched")
    lines = body_lines(demanded, asked, found, await _figures(look, wanted, By.OFFICE), known)
    if not counts_each_unit(look.profile):
        return lines
    resident = await obliged.residencies(look.connection, look.actor, look.on, month)
    return [*lines, *resident_lines(demanded, asked, resident, await _figures(look, wanted, By.OFFICE_AND_UNIT))]


async def special(look: Look, quarter: str) -> list[Line]:
    """The special visits of that quarter that the bureau confirmed (S-07, G-53)."""
    demanded = demand(look.profile, "special")
    held = await _figures(look, Wanted(quarter, "special"), By.ALL)
    whole = obliged.sees_whole_organ(look.actor)
    return [organ_line(demanded, Asked(quarter, look.on), held.get((), NONE), whole=whole)]


async def yearly(look: Look, year: str) -> list[Line]:
    """The spot verification of each county and municipal unit in that year (S-09, G-52)."""
    demanded = demand(look.profile, "spot_verification")
    units = await obliged.units_with_problems(look.connection, look.actor, look.on, year)
    held = await _figures(look, Wanted(year, "spot_verification", units), By.UNIT)
    return unit_lines(demanded, Asked(year, look.on), units, held)


async def looked_ahead(look: Look, months: Sequence[str]) -> Look:
    """The same look with the visits of all these months, without what is planned: for many screens in a row."""
    asked = (("daily_cdi", By.ALL), ("daily_dispatched", By.OFFICE))
    found = {
        (kind, by): await figures_by_month(look.connection, look.actor, look.on, months, kind, by) for kind, by in asked
    }
    return replace(look, planned=False, ahead=found)


async def _figures(look: Look, wanted: Wanted, by: By) -> dict[Any, Figures]:
    known = look.ahead.get((wanted.kind or "", by), {})
    if wanted.period in known and wanted.units is None:
        return known[wanted.period]
    return await figures_of(look.connection, look.actor, look.on, replace(wanted, planned=look.planned), by)
