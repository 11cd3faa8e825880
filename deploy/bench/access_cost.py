"""What policy and audit cost: acts and lists of the filing service beside the same service without the two."""

import asyncio

from deploy.bench.acts import process
from deploy.bench.growth import grow
from deploy.bench.load import median_ms, throughput
from deploy.bench.stage import Bench

_ROUNDS = 3
_FILINGS = 999


def measure_access(bench: Bench, filing: str) -> dict[str, float]:
    """Drafts a second and median list and detail times with and without policy and audit, and the ratios."""
    asyncio.run(grow(bench, filing, 1, _FILINGS))
    with (
        process(bench, "filing-web", "services.filing.main", "/livez", "--role", "web") as guarded,
        process(bench, "unguarded", "deploy.bench.unguarded", "/livez", "--role", "web") as unguarded,
    ):
        figures = _acts(bench, guarded, unguarded)
        for name, path in (("list", "/v1/filings?page_size=20"), ("detail", f"/v1/filings/{filing}")):
            figures |= _reads(bench, name, guarded + path, unguarded + path)
    return figures


def _acts(bench: Bench, guarded: str, unguarded: str) -> dict[str, float]:
    found: dict[str, list[float]] = {guarded: [], unguarded: []}
    for _ in range(_ROUNDS):
        for address, rates in found.items():
            body, token = bench.draft(), bench.token("filing", "POST")
            seen = throughput(f"{address}/v1/filings", bench.folder, method="POST", body=body, token=token)
            assert seen.failed == 0, seen
            rates.append(seen.per_second)
    best, bare = max(found[guarded]), max(found[unguarded])
    return {"acts_per_s": best, "acts_per_s_without": bare, "access_act_ratio": best / bare}


def _reads(bench: Bench, name: str, guarded: str, unguarded: str) -> dict[str, float]:
    times = {address: [median_ms(address, lambda: bench.token("filing")) for _ in range(_ROUNDS)]
             for address in (guarded, unguarded)}  # fmt: skip
    ours, bare = min(times[guarded]), min(times[unguarded])
    return {f"{name}_ms": ours, f"{name}_ms_without": bare, f"access_{name}_ratio": ours / bare}
