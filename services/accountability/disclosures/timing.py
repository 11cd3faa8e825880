"""Whether a disclosure came in time: by the clock of the office, to the end of the last day (X-08, P-38)."""

from datetime import datetime, timedelta

from libs.kernel.deadlines import end_of
from services.accountability.disclosures.window import DisclosureWindow
from services.accountability.disclosures.wording import Timing


def opens_at(window: DisclosureWindow) -> datetime:
    """0:00 of the first day in the office."""
    return end_of(window.starts_on - timedelta(days=1))


def closes_at(window: DisclosureWindow) -> datetime:
    """24:00 of the last day in the office, or the instant at which it was closed by hand before."""
    end = end_of(window.ends_on)
    return end if window.closing is None else min(window.closing.at, end)


def timing_of(window: DisclosureWindow, at: datetime) -> Timing:
    """How an instant lies to the time limit: its first instant is in time, 24:00 of its last day is not."""
    if at < opens_at(window):
        return Timing.BEFORE
    return Timing.INSIDE if at < closes_at(window) else Timing.AFTER
