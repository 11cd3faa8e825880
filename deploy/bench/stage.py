"""What the measurements stand on: a whole Lanyard, tokens for its services, and a filing to ask for."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx

from deploy.demo import papers
from deploy.demo.cast import Cast, gather
from deploy.demo.client import Teller
from deploy.local.system import System
from libs.chassis.identity import Signer, signer_from


@dataclass
class Bench:
    """A running system with its people signed in."""

    running: System
    cast: Cast
    signer: Signer
    folder: Path

    def address(self, service: str, path: str) -> str:
        """An address of a service itself, past the gateway."""
        return f"{self.running.addresses[service]}{path}"

    def token(self, service: str, method: str = "GET", account: dict[str, Any] | None = None) -> str:
        """An internal token for the unit's clerk, or that account, good for a minute."""
        me = account or self.cast.clerk.me
        organ = UUID(me["organ"]["id"])
        return self.signer.mint(UUID(me["account_id"]), "bench", organ, service, 1, method, ttl=60)

    def draft(self) -> dict[str, Any]:
        """The body of a complete draft."""
        today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
        people = (self.cast.party_head.id, self.cast.clerk.id)
        form = papers.form(
            today, "五个重点项目容缺受理先行发证", papers.positive_item("xc_p5"), *people, ["补办用地批复"]
        )
        return {"form": form}


def open_bench(running: System, folder: Path) -> Bench:
    """Sign everybody in."""
    http = httpx.Client(base_url=running.gateway, timeout=20)
    cast = gather(http, Teller())
    return Bench(running, cast, signer_from(Path(running.env["LANYARD_KEYS"])), folder)
