"""How a period stands: what was held, what is missing, how many days are left, and whether to warn (S-05 to S-09)."""

from dataclasses import dataclass
from datetime import date

from libs.kernel import periods
from services.supervision.frequency.status import CoverageState as S


@dataclass(frozen=True, slots=True)
class Stand:
    """How a period stands on a day.

    ``held`` visits of ``least`` took place, ``gap`` are missing, ``days_left`` are still to come after that day.
    """

    held: int
    least: int
    gap: int
    days_left: int
    state: S


def judge(
    period: str, held: int, least: int, warning_days: int, on: date, *, whole: bool = True, begun_on: date | None = None
) -> Stand:
    """How the period stands on that day, e.g. ``2026-03`` or ``2026-q1``.

    ``whole``: whether every visit is known of which ``held`` are those that took place. Where not, what is held can
    show that the demand is met, but what is missing shows nothing. ``begun_on`` is the day from which it is demanded:
    a period that had begun by then is warned of, but cannot be breached.
    """
    gap = max(0, least - held)
    left = periods.days_left(period, on)
    over = on > periods.last_day_of(period)
    if gap == 0:
        return Stand(held, least, gap, left, S.OK)
    if not whole:
        return Stand(held, least, gap, left, S.UNKNOWN)
    if over:
        late = begun_on is not None and begun_on > periods.first_day_of(period)
        return Stand(held, least, gap, left, S.AT_RISK if late else S.BREACHED)
    return Stand(held, least, gap, left, S.AT_RISK if left <= warning_days else S.OPEN)
