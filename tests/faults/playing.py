"""Whole matters played through the gateway while it is broken: refused, or accepted with duties.

Every hearer must show exactly one effect of each.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx

from deploy.demo import road
from deploy.demo.cast import Cast, gather
from deploy.demo.client import Teller
from libs.chassis.database import direct
from tests.faults.rig import Rig

DUTIES = ["补办用地批复", "补办施工许可"]
_PASSING = frozenset({429, 500, 502, 503, 504})
_PATIENCE = 180.0


class Insisting(httpx.BaseTransport):
    """Repeats a request, with all its headers, until it is answered by more than "not now".

    ``failures`` counts how often it was not.
    """

    def __init__(self) -> None:
        self._below = httpx.HTTPTransport()
        self.failures = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and ask again. Raises the last error after minutes."""
        until = time.monotonic() + _PATIENCE
        request.read()
        while True:
            try:
                answer = self._below.handle_request(request)
                answer.read()
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
            else:
                passes = answer.status_code in _PASSING or "Retry-After" in answer.headers
                if not passes or time.monotonic() > until:
                    return answer
            self.failures += 1
            time.sleep(0.1)

    def close(self) -> None:
        """Close the connections."""
        self._below.close()


class Silent(Teller):
    """Tells nothing."""

    def step(self, *_: object) -> None:
        """Nothing."""

    def holds(self, what: str, held: bool) -> None:
        """Something that must be so. Raises AssertionError if it is not."""
        assert held, what


@dataclass
class Player:
    """Plays one matter after another until it is told to stop; ``refused`` and ``accepted`` are the filings."""

    address: str
    refused: list[UUID] = field(default_factory=list)
    accepted: list[UUID] = field(default_factory=list)
    trouble: BaseException | None = None

    def play(self, stop: threading.Event, at_least: int = 1) -> None:
        """Play refusals and acceptances in turn; what goes wrong is kept in ``trouble``."""
        try:
            with httpx.Client(base_url=self.address, timeout=10, transport=Insisting(), trust_env=False) as http:
                cast = gather(http, Silent())
                while len(self.refused) + len(self.accepted) < at_least or not stop.is_set():
                    self._one(cast, accept=len(self.accepted) < len(self.refused))
        except BaseException as error:
            self.trouble = error

    def _one(self, cast: Cast, *, accept: bool) -> None:
        today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
        path = road.draft(cast, today, "分期用地项目提前开工", "xc_p5", DUTIES)
        road.study(cast, today, path)
        road.submit(cast, today, path)
        road.review(cast, today, path, DUTIES, accept=accept)
        if accept:
            number = f"演纪备〔{today.year}〕{time.time_ns()}号"
            self.accepted.append(UUID(road.accept(cast, today, path, DUTIES, number)["id"]))
        else:
            self.refused.append(UUID(road.reject(cast, today, path)["id"]))


_ENTRIES = "SELECT id, version, status FROM watch_entry WHERE id = ANY($1)"
_DUTIES = "SELECT filing_id, count(*) AS duties, max(version) AS version FROM watched_obligation"
_DUTIES += " WHERE filing_id = ANY($1) GROUP BY filing_id"


async def effects(rig: Rig, player: Player) -> Mapping[str, Mapping[UUID, int]]:
    """For each matter how many effects supervision shows: its entry of the watch list in its only version, and for an
    accepted one each duty once; one if all is as it must be."""
    connection = await direct(rig.url("supervision"))
    entries = {r["id"]: r for r in await connection.fetch(_ENTRIES, [*player.refused, *player.accepted])}
    duties = {r["filing_id"]: r for r in await connection.fetch(_DUTIES, player.accepted)}
    await connection.close()
    found = {case_id: entries[case_id]["version"] if case_id in entries else 0 for case_id in player.refused}
    for case_id in player.accepted:
        entry, owed = entries.get(case_id), duties.get(case_id)
        whole = entry is not None and owed is not None and owed["duties"] == len(DUTIES) and owed["version"] == 1
        found[case_id] = entry["version"] if whole and entry is not None else 0
    return {"supervision": found}
