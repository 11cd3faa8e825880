"""G13: connections are cut between COMMIT and its answer; with the same key there is exactly one filing."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

import httpx

from libs.chassis.audit import REPEATED
from libs.chassis.database import direct
from tests.faults.chaos import sign_in
from tests.faults.feeding import Feeder
from tests.faults.ledger import Ledger, deviations, totals, words
from tests.faults.proxy import FaultProxy
from tests.faults.reading import read, settled
from tests.faults.report import Proof
from tests.faults.rig import PROCESSES, Rig, rig, wait_ready

if TYPE_CHECKING:
    from deploy.bench.stage import Bench
    from tests.faults.__main__ import Wanted

CUTS = 500
COMMIT = b"COMMIT;\x00"
SOCKET = ".s.PGSQL.5432"
_REPEATED = "SELECT count(*) FROM audit_event WHERE outcome = $1"


@dataclass
class SomeCommits:
    """Cuts at one COMMIT in three, by chance: in turn the connection to the database, when the answer comes, and,
    before it comes, all connections of ``callers``."""

    chance: random.Random
    callers: FaultProxy | None = None
    callers_cut: int = 0
    _database_is_next: bool = field(default=True)

    def __call__(self, piece: bytes) -> bool:
        """Whether this piece, which goes to the database, is to be the last whose answer is waited for."""
        if COMMIT not in piece or self.chance.random() >= 1 / 3:
            return False
        if self.callers is None:
            return True
        self._database_is_next = not self._database_is_next
        if self._database_is_next:
            self.callers.cut()
            self.callers_cut += 1
        return not self._database_is_next


def prove(wanted: "Wanted", cuts: int = CUTS) -> Proof:
    """Feed through two proxies, one between the filing service's web process and its database, one between callers and
    gateway, until enough were cut at each."""
    with rig(wanted.folder) as running:
        bench, ledger, each = sign_in(running, wanted.folder), Ledger(), -(-cuts // 2)
        some = SomeCommits(random.Random(wanted.seed), callers := _before_gateway(running))
        proxy, feeder = between(running, "filing", some), Feeder.over(bench, ledger)
        feeder.address = f"http://127.0.0.1:{callers.port}"
        asyncio.run(feeder.feed(f"cut.{wanted.seed}", 1, lambda: min(proxy.cuts, some.callers_cut) >= each))
        asyncio.run(settled(running, 60))
        asyncio.run(read(running, ledger))
        found = deviations(ledger)
        repeated, cuts_there, some.callers = asyncio.run(_repeated(running)), proxy.cuts, None
        doubled = asyncio.run(_without_a_key(running, bench, feeder))
        made = sum(len(cases) for cases in ledger.made.values())
    figure: dict[str, float] = {
        "cuts": (cut := cuts_there + some.callers_cut),
        "cuts_of_the_database": cuts_there,
        "cuts_of_the_callers": some.callers_cut,
        "filings": feeder.made,
        "filings_there": made,
        "requests_repeated": feeder.failures,
        "answered_from_the_first": repeated,
    }
    held = cut >= cuts and made == feeder.made and repeated > 0 and not sum(totals(found).values())
    controls = {"g13_with_a_new_key_a_repeated_request_makes_a_second_filing": doubled}
    faults = {"commit_cut_at_the_database": cuts_there, "commit_cut_at_the_caller": some.callers_cut}
    proof = Proof("g13", held, figure, totals(found), controls, faults=faults, seeds=[wanted.seed])
    proof.words = words(found)
    return proof


def _before_gateway(running: Rig) -> FaultProxy:
    place = urlsplit(running.address)
    return FaultProxy((str(place.hostname), int(place.port or 80))).start()


def between(running: Rig, name: str, cut_after: Callable[[bytes], bool] | None = None) -> FaultProxy:
    """Start that process again with a proxy before its database."""
    folder = Path(running.system.folder, "cut")
    folder.mkdir(mode=0o777, exist_ok=True)
    proxy = FaultProxy(running.database.sockets / SOCKET, folder / SOCKET, cut_after).start()
    process = next(one for one in PROCESSES if one.name == name)
    variable = f"{process.service.upper()}_DATABASE_URL"
    running.extra[name] = {variable: running.url(process.service).rpartition("host=")[0] + f"host={folder}"}
    running.children[name].stop()
    running.serve(process)
    wait_ready(running)
    return proxy


async def _repeated(running: Rig) -> int:
    """How many requests were answered from the filing that an earlier one had made."""
    connection = await direct(running.url("filing"))
    found = int(await connection.fetchval(_REPEATED, REPEATED))
    await connection.close()
    return found


async def _without_a_key(running: Rig, bench: "Bench", feeder: Feeder) -> bool:
    """The control: callers of the service itself that ask again under a new key after each cut make filings twice."""
    async with httpx.AsyncClient(timeout=10, trust_env=False) as http:
        for number in range(40):
            body = {"form": {**feeder.draft["form"], "title": f"careless.{number}"}}
            for _ in range(20):
                token = bench.token("filing", "POST")
                headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
                with suppress(httpx.TransportError):
                    answer = await http.post(bench.address("filing", "/v1/filings"), json=body, headers=headers)
                    if answer.status_code == 201:
                        break
    connection = await direct(running.url("filing"))
    twice = await connection.fetch(
        "SELECT title FROM filing WHERE title LIKE 'careless.%' GROUP BY title HAVING count(*) > 1"
    )
    await connection.close()
    return bool(twice)
