"""``python -m deploy.demo``: tells the story on a Lanyard of its own, or on the one at LANYARD_URL."""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from deploy.demo.cast import Cast, gather
from deploy.demo.client import Missing, Teller
from deploy.demo.days import SUPERVISION, Days
from deploy.demo.sources import free_months
from deploy.demo.story import (
    central_work,
    clearing,
    escalation,
    filings,
    house,
    interviews,
    malice,
    pursuit,
    sampled,
    tolerance,
    vault,
    waiting,
)
from deploy.local.processes import Unstarted
from deploy.local.system import System, system


def tell(address: str, running: System | None = None) -> int:
    """The whole story at that gateway; in a Lanyard that was started for it the weeks of an interview pass, too.

    Answers 1 if an effect is missing or nobody answers there.
    """
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    today, serial = now.date(), now.strftime("%H%M%S")
    teller = Teller()
    with httpx.Client(base_url=address, timeout=20, trust_env=False) as http:
        try:
            cast = gather(http, teller)
            _filed_and_cleared(cast, today, serial)
            _held_to_account(cast, None if running is None else Days(running), today, serial)
            _supervised(cast, None if running is None else Days(running, SUPERVISION), today)
        except Missing as missing:
            print(f"\n✗ {missing}", file=sys.stderr)
            return 1
        except httpx.TransportError as broken:
            print(f"\n✗ {address} does not answer ({type(broken).__name__})", file=sys.stderr)
            return 1
    slowest = max(teller.applied)
    print(
        f"\n{teller.seen} effects seen, all of them; the slowest event took {slowest:.0f} ms to be applied everywhere"
    )
    return 0


def _filed_and_cleared(cast: Cast, today: date, serial: str) -> None:
    """Chapters one and two."""
    filings.accepted_and_closed(cast, today, serial)
    filings.returned_without_minutes(cast, today)
    filings.refused_and_seen(cast, today)
    filings.hidden_interest(cast, today, serial)
    vault.opened_once(cast, today, serial)
    clearing.candidate_cleared(cast, today, serial)
    waiting.deferred_unseen(cast, today, serial)
    malice.certified_above(cast, today, serial)


def _held_to_account(cast: Cast, days: Days | None, today: date, serial: str) -> None:
    """Chapter three. Where days cannot be made to pass, the interviews end with their notices."""
    months = free_months(cast.people["bureau-officer"], today)
    if days is None:
        called = interviews.named_and_called(cast, today, serial), interviews.ranked_and_called(cast, months, serial)
        interviews.stops_here(cast, *called)
    else:
        escalation.over_the_weeks(cast, days, months, serial)
    tolerance.five_projects(cast, today, serial)
    pursuit.passed_and_lighter(cast, today, serial)
    house.ladder(cast, today)


def _supervised(cast: Cast, days: Days | None, today: date) -> None:
    """Chapter four. Where days cannot be made to pass, everything is put right on the day of the visit."""
    central_work.last_twice(cast, free_months(cast.people["bureau-officer"], today))
    central_work.checked_off(cast, days, today)
    sampled.drawn_and_checked(cast, today)


def main() -> int:
    """Tell the story where LANYARD_URL says, or start everything for it; 130 if Ctrl-C ends it."""
    given = os.environ.get("LANYARD_URL")
    try:
        if given:
            return tell(given)
        with system(Path(".lanyard/demo")) as running:
            return tell(running.gateway, running)
    except Unstarted as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
