"""How fast the service performs a complete act, against the bare endpoint that does the same number of inserts."""

import contextlib
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from deploy.bench.load import throughput
from deploy.bench.reference import INSERTS
from deploy.bench.stage import Bench
from deploy.local.processes import start
from deploy.local.system import free_port
from deploy.local.table import ROOT

_ROUNDS = 3


def measure_acts(bench: Bench) -> dict[str, float]:
    """Drafts a second through the service's web part, bare posts a second, and their ratio (best round each)."""
    acts, bare = [], []
    with (
        process(bench, "filing-web", "services.filing.main", "/livez", "--role", "web") as service,
        process(bench, "reference", "deploy.bench.reference", "/nothing") as reference,
    ):
        for _ in range(_ROUNDS):
            body, token = bench.draft(), bench.token("filing", "POST")
            act = throughput(f"{service}/v1/filings", bench.folder, method="POST", body=body, token=token)
            ref = throughput(f"{reference}/bare", bench.folder, method="POST", body=body)
            assert act.failed == 0 and ref.failed == 0, (act, ref)
            acts.append(act.per_second)
            bare.append(ref.per_second)
    return {
        "filing_acts_per_s": max(acts),
        "reference_posts_per_s": max(bare),
        "reference_inserts": float(INSERTS),
        "filing_act_ratio": max(acts) / max(bare),
    }


@contextlib.contextmanager
def process(bench: Bench, name: str, module: str, probe: str, *options: str) -> Iterator[str]:
    """One process of its own for the length of a measurement; answers its address."""
    port = free_port(0, set())
    env = {**bench.running.env, "BENCH_DATABASE_URL": bench.running.env["FILING_DATABASE_URL"]}
    command = (sys.executable, "-m", module, "--port", str(port), *options)
    child = start(name, command, bench.folder / f"{name}.log", env=env, cwd=ROOT)
    try:
        _wait(f"http://127.0.0.1:{port}{probe}")
        yield f"http://127.0.0.1:{port}"
    finally:
        child.stop()


def _wait(address: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)


def cores() -> int:
    """How many processors there are."""
    return os.cpu_count() or 1
