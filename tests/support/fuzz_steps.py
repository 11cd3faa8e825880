"""Every step of a filing asked for with bodies that are right but for one leaf, where it may be performed."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.support.answers import faults_of
from tests.support.filing_road import FILINGS, Road
from tests.support.filing_service import FilingHouse
from tests.support.filing_steps import ROUTE, STEPS
from tests.support.mutations import HOSTILE, planted

_BESIDE = {
    "draft": ("revise", "study"),
    "studied": ("present",),
    "gatekeeping": ("pass_gate",),
    "submitted": ("return_for_defects", "open_review"),
    "reviewing": ("draft_report",),
    "reported": ("open_consultation",),
    "consulting": ("fail_consultation", "pass_consultation"),
    "deliberating": ("reject", "accept"),
    "accepted": ("serve_receipt",),
    "in_execution": ("report_progress", "remind", "record_problem", "extend", "hit_negative"),
}
"""What is asked of a filing besides the acts that led to where it stands: those that may be performed there."""


@dataclass
class Spoiling:
    """So many spoilt bodies for each step; what they were answered, and what was wrong with the answers."""

    house: FilingHouse
    random: Random
    mutations: int
    statuses: Counter[int] = field(default_factory=Counter)
    faults: dict[str, str] = field(default_factory=dict)

    async def walk(self) -> None:
        """In every status, on a filing that has come there, ask for the acts that lead on and those beside the way."""
        for status, acts in ROUTE:
            road = Road(self.house)
            await road.prepare()
            await road.to(status)
            for act in [*acts, *_BESIDE.get(status, ())]:
                for _ in range(self.mutations):
                    await self._ask(road, act)

    async def _ask(self, road: Road, act: str) -> None:
        part, door, body = STEPS[act]
        asked = planted(body(road), self.random, HOSTILE)
        answer = await road.who(part).act(f"{road.path}/{door}", asked)
        self.statuses[answer.status_code] += 1
        read = [await road.who(part).get(path) for path in (road.path, FILINGS, "/v1/todo")]
        self.faults |= {f"{act}: {fault}": str(asked) for one in (answer, *read) for fault in faults_of(one)}
