"""When the next visit is due: every half year within the impact period, and at least once (D-01, P-27, G-03)."""

from collections.abc import Sequence
from datetime import date

from libs.kernel.deadlines import add_months
from libs.kernel.profile import Profile, TimeLimit, Unit
from services.accountability.followups.records import Visit

CYCLE = "followup.cycle"
"""The limit of the profile that says how often; months."""


def due_after(visits: Sequence[Visit], effective_on: date, until_on: date, profile: Profile) -> date | None:
    """The day by which the visit after these is due; None if the period ends before.

    The first is due a cycle after the effect, in a shorter period on its last day.
    """
    limit = profile.limit(CYCLE)
    if not visits:
        return min(_later(effective_on, limit), until_on)
    later = _later(visits[-1].visited_on, limit)
    return later if later <= until_on else None


def _later(day: date, limit: TimeLimit) -> date:
    if limit.unit is not Unit.MONTHS:
        raise ValueError("the cycle of follow-up visits is counted in months")
    return add_months(day, limit.length)
