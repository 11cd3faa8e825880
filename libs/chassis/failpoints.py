"""Named points at which a process may be told to die, to hang or to fail: for proving that every window is covered.

``LANYARD_FAILPOINTS`` arms points, e.g. ``relay.after_publish=kill@3,engine.before_commit=fail``: the action is taken
when the point is reached for the third time. Nothing is armed unless ``LANYARD_STAGE`` is ``faults``; any other process
that finds the switch set does not start (exit code 78). A point that was reached is noted in the file of
``LANYARD_FAILPOINTS_LOG`` before the action.
"""

import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

POINTS: Final = frozenset(
    {
        "engine.after_claim",
        "engine.before_save",
        "engine.before_commit",
        "engine.after_commit",
        "relay.after_fetch",
        "relay.before_publish",
        "relay.after_publish",
        "relay.after_conflict",
        "relay.before_mark",
        "relay.after_mark",
        "inbox.before_apply",
        "inbox.before_commit",
        "inbox.after_commit",
        "inbox.after_count",
        "parking.before_park",
        "parking.after_park",
        "sealer.before_commit",
        "reconcile.after_reset",
    }
)
ACTIONS: Final = ("kill", "hang", "fail")
STAGE: Final = "faults"
REFUSED: Final = 78
"""Exit code of a process that is configured as it must not be (EX_CONFIG)."""


class FailpointsRefused(RuntimeError):
    """Failpoints are set in a process that is not under the fault driver, or are none that exist."""


class PlantedFailure(ConnectionError):
    """What a point raises that was told to fail: trouble that passes, like a lost connection."""


class _Armed:
    """The points that are armed, and how often each was reached."""

    def __init__(self, wanted: Mapping[str, tuple[str, int]], log: Path | None) -> None:
        self.wanted = wanted
        self.log = log
        self.reached: Counter[str] = Counter()

    def reach(self, name: str) -> None:
        """Take the action of the point, if it is its turn."""
        if name not in self.wanted:
            return
        action, turn = self.wanted[name]
        self.reached[name] += 1
        if self.reached[name] != turn:
            return
        self._note(name, action)
        if action == "fail":
            raise PlantedFailure
        if action == "hang":
            time.sleep(3600)
        os.kill(os.getpid(), signal.SIGKILL)

    def _note(self, name: str, action: str) -> None:
        if self.log is not None:
            with self.log.open("a") as file:
                file.write(f"{name} {action} {os.getpid()}\n")
                file.flush()
                os.fsync(file.fileno())


_armed: _Armed | None = None


def reach(name: str) -> None:
    """Say that this point is reached. Does nothing unless points are armed."""
    if _armed is not None:
        _armed.reach(name)


def arm(environment: Mapping[str, str]) -> None:
    """Arm what the environment asks for. Raises FailpointsRefused outside the stage of the fault driver."""
    global _armed
    asked = environment.get("LANYARD_FAILPOINTS", "")
    if not asked:
        _armed = None
        return
    if environment.get("LANYARD_STAGE") != STAGE:
        raise FailpointsRefused("LANYARD_FAILPOINTS is set, and this is no process of the fault driver")
    log = environment.get("LANYARD_FAILPOINTS_LOG")
    _armed = _Armed(dict(_read(part) for part in asked.split(",")), Path(log) if log else None)


def arm_or_leave(environment: Mapping[str, str]) -> None:
    """The same for the start of a program: who may not arm what the environment asks for ends, and says why."""
    try:
        arm(environment)
    except FailpointsRefused as refused:
        print(f"not started: {refused}", file=sys.stderr)  # noqa: T201
        raise SystemExit(REFUSED) from None


def _read(part: str) -> tuple[str, tuple[str, int]]:
    name, _, rest = part.strip().partition("=")
    action, _, turn = rest.partition("@")
    counted = not turn or (turn.isascii() and turn.isdigit() and int(turn) > 0)
    if name not in POINTS or action not in ACTIONS or not counted:
        raise FailpointsRefused(f"{name or '?'} is no failpoint, {action or '?'} no action, or {turn or '?'} no turn")
    return name, (action, int(turn or "1"))
