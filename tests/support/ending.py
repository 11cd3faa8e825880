"""What a process says of itself between the signal to end and its end, asked on a new connection each time."""

import signal
import subprocess
import time
from dataclasses import dataclass, field

import httpx

_NOBODY = 0


@dataclass
class Ending:
    """Readiness as it was answered, one after the other without repeats, 0 for nobody at the door; what another address
    answered while readiness was red; and the exit code."""

    readiness: list[int] = field(default_factory=list)
    others: set[int] = field(default_factory=set)
    exit_code: int | None = None


def ending_of(process: subprocess.Popen[bytes], address: str, other: str, signals: int = 1) -> Ending:
    """Tell a process that is ready to end, so many times, and watch it until it has."""
    ending = Ending([_status(f"{address}/readyz")])
    for _ in range(signals):
        process.send_signal(signal.SIGTERM)
        time.sleep(0.1)
    while process.poll() is None:
        status = _status(f"{address}/readyz")
        if status == 503:
            ending.others.add(_status(f"{address}{other}"))
        if status != ending.readiness[-1]:
            ending.readiness.append(status)
        time.sleep(0.02)
    ending.exit_code = process.returncode
    return ending


def _status(url: str) -> int:
    try:
        return httpx.get(url, timeout=5, trust_env=False).status_code
    except httpx.TransportError:
        return _NOBODY
