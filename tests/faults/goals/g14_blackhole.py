"""G14: a network that drops everything for a minute: everybody gives up by himself and is at work again soon after."""

import asyncio
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from deploy.local.servers import nats
from tests.faults.chaos import sign_in
from tests.faults.feeding import FILINGS, Feeder
from tests.faults.ledger import Ledger, deviations, totals, words
from tests.faults.pairs import Pairs
from tests.faults.proxy import FaultProxy
from tests.faults.reading import read, settled
from tests.faults.report import Proof
from tests.faults.rig import PROCESSES, Process, Rig, rig, wait_ready
from tests.faults.silence import Aftermath, Network, endure

if TYPE_CHECKING:
    from deploy.bench.stage import Bench
    from tests.faults.__main__ import Wanted

WITHIN = 15.0
"""Seconds after the network carries again."""
SILENT = 60.0
_PAUSE = 0.2
_BROKERED = ("relay", "inbox", "all")


@dataclass
class Course:
    """What was measured: seconds until all was at work again, by link; None if it took four times as long as it may."""

    recovered: dict[str, float | None] = field(default_factory=dict)
    restarts: int = 0
    plain_http_hung: bool = False
    aftermath: Aftermath = field(default_factory=Aftermath)


class Slowly(Feeder):
    """A few filings a second, so that there is always somebody who waits."""

    async def _one(self, http: httpx.AsyncClient, key: str) -> None:
        await asyncio.sleep(_PAUSE)
        await super()._one(http, key)


def prove(wanted: "Wanted", silent: float = SILENT) -> Proof:
    """Between all processes and the broker, between the filing service and its database, and between gateway and that
    service, one after another; and a pair in this process, whose tasks can be counted, meanwhile."""
    course, ledger = Course(), Ledger()
    with rig(wanted.folder / "rig") as running, nats(wanted.folder / "own") as own:
        bench = sign_in(running, wanted.folder / "rig")
        network, gateway = _reroute(running, wanted.folder / "net")
        feeder = Slowly.over(bench, ledger)
        feeder.clients = 3
        over = threading.Event()
        feeding = threading.Thread(target=lambda: asyncio.run(feeder.feed("silent", 1, over.is_set)), daemon=True)
        feeding.start()
        near = Network.before(running.database.sockets, own.url, wanted.folder / "own-net")
        pairs = Pairs(running.database, Path(running.system.env["LANYARD_KEYS"]), "silent")
        enduring = threading.Thread(target=lambda: _endure(course, near, pairs, silent), daemon=True)
        enduring.start()
        links = {"broker": network.broker, "database": network.database, "gateway": gateway}
        before = running.restarts
        for name, link in links.items():
            course.recovered[name] = _silence(running, bench, link, silent, course if link is gateway else None)
            print(f"  {name} at work again after {course.recovered[name]} s", flush=True)
        over.set()
        _keep_until(running, lambda: not feeding.is_alive() and not enduring.is_alive(), WITHIN * 4)
        asyncio.run(settled(running, WITHIN * 4))
        asyncio.run(read(running, ledger))
        course.restarts = running.restarts - before
        for proxy in (network, near):
            proxy.cut()
        gateway.cut()
    return _proof(wanted, course, ledger, feeder, links)


def _proof(wanted: "Wanted", course: Course, ledger: Ledger, feeder: Feeder, links: Mapping[str, FaultProxy]) -> Proof:
    found, after = deviations(ledger), course.aftermath
    seconds = {**course.recovered, "process": after.recovered}
    figure: dict[str, float] = {
        **{f"recovered_{name}_s": float("inf") if one is None else one for name, one in seconds.items()},
        "tasks_left": len(after.tasks_left),
        "restarts_by_the_supervisor": course.restarts,
        "filings": feeder.made,
        "requests_repeated": feeder.failures,
        "bytes_swallowed": sum(proxy.swallowed for proxy in links.values()),
    }
    quick = all(one is not None and one <= WITHIN for one in seconds.values())
    held = quick and not after.tasks_left and not sum(totals(found).values())
    hung = {**after.plain_hung, "httpx": course.plain_http_hung}
    controls = {f"g14_plain_{name}_hangs": after_all for name, after_all in hung.items()}
    proof = Proof("g14", held, figure, totals(found), controls, faults={f"silent_{name}": 1 for name in links})
    proof.seeds, proof.words = [wanted.seed], [*words(found), *(f"task left: {name}" for name in after.tasks_left)]
    return proof


def _reroute(running: Rig, folder: Path) -> tuple[Network, FaultProxy]:
    """Start all processes again with proxies: before the broker for all of them, before the database for those of the
    filing service, and before that service for the gateway."""
    network = Network.before(running.database.sockets, running.broker.url, folder)
    place = urlsplit(running.system.addresses["filing"])
    gateway = FaultProxy((str(place.hostname), int(place.port or 80))).start()
    for process in PROCESSES:
        extra = {"NATS_URL": network.broker_url}
        if process.service == "filing":
            extra["FILING_DATABASE_URL"] = network.database_url(running.url("filing"))
        if process.service == "gateway":
            extra["FILING_URL"] = f"http://127.0.0.1:{gateway.port}"
        running.extra[process.name] = extra
    for process in PROCESSES:
        running.children[process.name].handle.terminate()
    for process in PROCESSES:
        running.children[process.name].stop(patience=20)
        running.serve(process)
    wait_ready(running)
    return network, gateway


def _silence(
    running: Rig, bench: "Bench", link: FaultProxy, silent: float, plainly: Course | None = None
) -> float | None:
    """Silence that link for so long; seconds from then until a new filing is applied everywhere with all that waited,
    and every process says that it is well."""
    answered = threading.Event()
    link.swallow(True)
    if plainly is not None:
        threading.Thread(target=_ask_plainly, args=(link.port, answered), daemon=True).start()
    _keep_until(running, lambda: False, silent)
    link.swallow(False)
    resumed = time.monotonic()
    number = f"fresh.{resumed}"
    filing = threading.Thread(target=_file, args=(running, bench, number), daemon=True)
    filing.start()
    _keep_until(running, lambda: not filing.is_alive(), WITHIN * 4)
    done = None if filing.is_alive() else asyncio.run(settled(running, WITHIN * 4))
    _keep_until(running, lambda: _all_well(running), WITHIN * 4)
    recovered = time.monotonic() - resumed
    if plainly is not None:
        time.sleep(max(0.0, resumed + WITHIN - time.monotonic()))
        plainly.plain_http_hung = not answered.is_set()
    return recovered if done is not None and _all_well(running) else None


def _file(running: Rig, bench: "Bench", key: str) -> None:
    """File one, again and again until it is taken; a caller that is patient for three seconds."""
    headers = {"Authorization": f"Bearer {bench.cast.clerk.token}", "Idempotency-Key": key}
    with httpx.Client(base_url=running.address, timeout=3, headers=headers, trust_env=False) as http:
        while True:
            with suppress(httpx.TransportError):
                if http.post(FILINGS, json=bench.draft()).status_code == 201:
                    return
            time.sleep(0.1)


def _ask_plainly(port: int, answered: threading.Event) -> None:
    """The control: a caller without any patience of its own that runs out."""
    with suppress(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{port}/livez", timeout=None, trust_env=False)  # noqa: S113
        answered.set()


def _all_well(running: Rig) -> bool:
    return all(_is_well(running, process) for process in PROCESSES)


def _is_well(running: Rig, process: Process) -> bool:
    """Whether it runs, turns, and is in touch with the broker and heard from by it, if it has to do with it."""
    child = running.children[process.name]
    arguments = [str(one) for one in child.handle.args]  # type: ignore[union-attr]
    address = f"http://127.0.0.1:{arguments[arguments.index('--port') + 1]}/livez"
    try:
        told = httpx.get(address, timeout=2, trust_env=False)
    except httpx.TransportError:
        return False
    if told.status_code != 200 or child.exit_code() is not None:
        return False
    body = told.json()
    return process.kind not in _BROKERED or (body["broker"], body["silent_consumers"]) == ("connected", [])


def _keep_until(running: Rig, over: Callable[[], bool], longest: float) -> None:
    """Be the supervisor until it is over."""
    until = time.monotonic() + longest
    while time.monotonic() < until and not over():
        running.keep()
        time.sleep(0.05)


def _endure(course: Course, network: Network, pairs: Pairs, silent: float) -> None:
    course.aftermath = asyncio.run(endure(network, pairs, silent, WITHIN))
