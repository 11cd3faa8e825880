"""Doors of coverage: each rule of frequency with what was held, what is missing and how long there is for it."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from libs.chassis.door import AtDoor, Door
from libs.kernel import periods
from libs.kernel.actor import office_day
from libs.kernel.profile import Profile
from services.supervision.frequency import coverage_views as coverage
from services.supervision.frequency.coverage_views import Look
from services.supervision.frequency.lines import Line
from services.supervision.frequency.read_models import Coverage, coverage_read

router = APIRouter(prefix="/coverage", tags=["coverage"])
_YEAR = r"(19|20|21)\d{2}"
Month = Annotated[
    str | None,
    Query(
        pattern=rf"^{_YEAR}-(0[1-9]|1[0-2])$", description="Month, YYYY-MM; default: this one.", examples=["2026-03"]
    ),
]
Quarter = Annotated[
    str | None,
    Query(pattern=rf"^{_YEAR}-q[1-4]$", description="Quarter, YYYY-q1 to q4; default: this one.", examples=["2026-q1"]),
]
Year = Annotated[
    str | None, Query(pattern=rf"^{_YEAR}$", description="Calendar year; default: this one.", examples=["2026"])
]
Gaps = Annotated[bool, Query(description="true: only the lines in which something is missing.")]


@router.get("/monthly", response_model=Coverage, summary="每月实地督导 · Monthly visits of the organ")
async def read_monthly_coverage(door: AtDoor, month: Month = None, gaps: Gaps = False) -> Coverage:
    """Whether the organ was on site in that month (S-05), and whether units on the watch list were visited as often as
    they are to be (S-12). Counted are closed visits by their day on site, of those you may know; where they are not
    all, what is missing is `unknown`. An unannounced visit that has not started counts for its team alone (P-33)."""
    return await _screen(door, coverage.monthly, month or periods.month_of(_today(door)), gaps)


@router.get("/bodies", response_model=Coverage, summary="派驻机构每月检查 · Monthly visits of dispatched bodies")
async def read_coverage_of_bodies(door: AtDoor, month: Month = None, gaps: Gaps = False) -> Coverage:
    """How often each dispatched body was at the front in that month (S-06): counted for the body, in the stricter
    reading also for each unit it is resident at (G-49)."""
    return await _screen(door, coverage.bodies, month or periods.month_of(_today(door)), gaps)


@router.get("/special", response_model=Coverage, summary="季度专项监督 · Special visits of a quarter")
async def read_special_coverage(door: AtDoor, quarter: Quarter = None, gaps: Gaps = False) -> Coverage:
    """Whether there was a special visit in that quarter; it counts only if the inspection bureau confirmed it (S-07,
    G-53)."""
    return await _screen(door, coverage.special, quarter or periods.quarter_of(_today(door)), gaps)


@router.get("/yearly", response_model=Coverage, summary="年度抽核覆盖 · Spot verification of a year")
async def read_yearly_coverage(door: AtDoor, year: Year = None, gaps: Gaps = False) -> Coverage:
    """Which counties and municipal units that a problem was fed back to were verified on the spot in that year, and
    which were not yet (S-09, G-52)."""
    return await _screen(door, coverage.yearly, year or periods.year_of(_today(door)), gaps)


async def _screen(
    door: Door, lines_of: Callable[[Look, str], Awaitable[list[Line]]], period: str, gaps: bool
) -> Coverage:
    today = _today(door)
    profile = _in_force(door, today, periods.last_day_of(period))
    async with door.looking("visit", "coverage") as look:
        lines = await lines_of(Look(look.connection, door.actor, today, profile), period)
    return coverage_read(period, today, lines, gaps=gaps)


def _in_force(door: Door, today: date, last: date) -> Profile:
    """What was in force when the period ended, or is today if it has not; for what was before every profile, the rules
    of today."""
    policies, name = door.engine.policies, door.engine.profile
    with suppress(LookupError):
        return policies.in_force(name, min(today, last))
    return policies.in_force(name, today)


def _today(door: Door) -> date:
    return office_day(door.engine.clock())
