"""``python -m deploy.demo``: tells the story on a Lanyard of its own, or on the one at LANYARD_URL."""

import os
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from deploy.demo.cast import gather
from deploy.demo.client import Missing, Teller
from deploy.demo.story import clearing, filings, malice, vault, waiting
from deploy.local.processes import Unstarted
from deploy.local.system import system


def tell(address: str) -> int:
    """The whole story at that gateway. Answers 1 if an effect is missing or nobody answers there."""
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    today, serial = now.date(), now.strftime("%H%M%S")
    teller = Teller()
    with httpx.Client(base_url=address, timeout=20, trust_env=False) as http:
        try:
            cast = gather(http, teller)
            filings.accepted_and_closed(cast, today, serial)
            filings.returned_without_minutes(cast, today)
            filings.refused_and_seen(cast, today)
            filings.hidden_interest(cast, today, serial)
            vault.opened_once(cast, today, serial)
            clearing.candidate_cleared(cast, today, serial)
            waiting.deferred_unseen(cast, today, serial)
            malice.certified_above(cast, today, serial)
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


def main() -> int:
    """Tell the story where LANYARD_URL says, or start everything for it; 130 if Ctrl-C ends it."""
    given = os.environ.get("LANYARD_URL")
    try:
        if given:
            return tell(given)
        with system(Path(".lanyard/demo")) as running:
            return tell(running.gateway)
    except Unstarted as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
