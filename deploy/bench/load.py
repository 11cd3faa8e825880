"""Load on a loopback address: wrk where throughput counts, one connection where latency counts."""

import http.client
import json
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_SCRIPT = """
local serial = 0
local thread = 0
function setup(t) t:set("id", thread); thread = thread + 1 end
function request()
  serial = serial + 1
  local headers = {{ ["Content-Type"] = "application/json", ["Authorization"] = "{authorization}",
                     ["Idempotency-Key"] = "{run}-" .. id .. "-" .. serial }}
  return wrk.format("{method}", nil, headers, {body})
end
"""


class NoWrk(RuntimeError):
    """wrk is not there: ``apt-get install wrk``."""


@dataclass(frozen=True)
class Throughput:
    """What wrk saw: requests a second, and how many answers were not 2xx or 3xx."""

    per_second: float
    failed: int


def throughput(
    address: str, folder: Path, *, method: str = "GET", body: object = None, token: str = "", connections: int = 16,
    seconds: int = 8,
) -> Throughput:  # fmt: skip
    """Requests a second over that many connections. Raises NoWrk."""
    if shutil.which("wrk") is None:
        raise NoWrk
    text = "nil" if body is None else f"[==[{json.dumps(body, ensure_ascii=False)}]==]"
    script = folder / "wrk.lua"
    run = f"{time.time_ns():x}"
    written = _SCRIPT.format(authorization=f"Bearer {token}", run=run, method=method, body=text)
    script.write_text(written, encoding="utf-8")
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(script), address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    return Throughput(float(rate.group(1)) if rate else 0.0, int(failed.group(1)) if failed else 0)


def median_ms(address: str, token: Callable[[], str], rounds: int = 400, warm: int = 50) -> float:
    """The median time of a GET over one kept connection, in milliseconds. Raises AssertionError unless 200."""
    return statistics.median(times_ms(address, token, rounds, warm))


def undisturbed_ms(address: str, token: Callable[[], str], rounds: int = 50, warm: int = 20) -> float:
    """The time below which one of ten GETs stays: what it takes where nothing else is on the machine meanwhile."""
    return statistics.quantiles(times_ms(address, token, rounds, warm), n=10)[0]


def times_ms(address: str, token: Callable[[], str], rounds: int, warm: int) -> list[float]:
    """The times of so many GETs over one kept connection, in milliseconds. Raises AssertionError unless 200."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=20)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    times = []
    for number in range(rounds + warm):
        started = time.perf_counter()
        connection.request("GET", path, headers={"Authorization": f"Bearer {token()}"})
        answer = connection.getresponse()
        answer.read()
        if number >= warm:
            times.append((time.perf_counter() - started) * 1000)
        assert answer.status == 200, answer.status
    connection.close()
    return times
