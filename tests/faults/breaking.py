"""Faults by chance from a seed: which, when, and for how long; the same seed breaks the same things in turn."""

import contextlib
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from deploy.local.processes import Unstarted
from tests.faults.rig import Rig


class Fault(StrEnum):
    """What is broken."""

    KILL_WEB = "kill_web"
    KILL_RELAY = "kill_relay"
    KILL_INBOX = "kill_inbox"
    KILL_CLOCK = "kill_clock"
    KILL_WHOLE = "kill_whole"
    KILL_GATEWAY = "kill_gateway"
    KILL_NATS = "kill_nats"
    KILL_POSTGRES = "kill_postgres"
    FREEZE_RELAY = "freeze_relay"
    FREEZE_INBOX = "freeze_inbox"
    FREEZE_NATS = "freeze_nats"


_PROCESSES = {
    Fault.KILL_WEB: "web",
    Fault.KILL_RELAY: "relay",
    Fault.KILL_INBOX: "inbox",
    Fault.KILL_CLOCK: "clock",
    Fault.KILL_WHOLE: "all",
    Fault.KILL_GATEWAY: "gateway",
    Fault.FREEZE_RELAY: "relay",
    Fault.FREEZE_INBOX: "inbox",
}


@dataclass
class Breaker:
    """Breaks a rig; ``done`` counts what it did. ``pause`` bounds the seconds between two faults."""

    rig: Rig
    chance: random.Random
    pause: tuple[float, float] = (0.2, 1.5)
    freeze: tuple[float, float] = (0.5, 3.0)
    done: Counter[str] = field(default_factory=Counter)

    def break_until(self, over: Callable[[], bool], at_most: int) -> None:
        """Break one thing after another until it is over, or so many were broken. Runs in the main thread, which also
        starts again what died."""
        kinds = list(Fault)
        while not over() and self.done.total() < at_most:
            if self.done.total() % len(kinds) == 0:
                self.chance.shuffle(kinds)
            fault = kinds[self.done.total() % len(kinds)]
            self.break_once(fault)
            self.done[fault] += 1
            self._rest(self.chance.uniform(*self.pause), over)
        while not over():
            self._rest(0.2, over)

    def break_once(self, fault: Fault) -> None:
        """Break that."""
        if fault is Fault.KILL_POSTGRES:
            self.rig.database.kill()
            time.sleep(self.chance.uniform(0, 0.5))
            self._start_database()
        elif fault is Fault.KILL_NATS:
            self.rig.broker.kill()
            time.sleep(self.chance.uniform(0, 1.0))
            self.rig.broker.start()
        elif fault is Fault.FREEZE_NATS:
            assert self.rig.broker.child is not None
            self.rig.broker.child.handle.send_signal(signal.SIGSTOP)
            time.sleep(self.chance.uniform(*self.freeze))
            self.rig.broker.child.handle.send_signal(signal.SIGCONT)
        else:
            self._hit(fault)

    def _start_database(self) -> None:
        """Start it, again while what is left of the one that was killed still holds its memory."""
        for _ in range(60):
            with contextlib.suppress(Unstarted):
                return self.rig.database.start()
            time.sleep(0.5)
        self.rig.database.start()

    def _hit(self, fault: Fault) -> None:
        name = self.chance.choice(self.rig.names(_PROCESSES[fault]))
        if fault in (Fault.FREEZE_RELAY, Fault.FREEZE_INBOX):
            self.rig.signal(name, signal.SIGSTOP)
            time.sleep(self.chance.uniform(*self.freeze))
            self.rig.signal(name, signal.SIGCONT)
        else:
            self.rig.signal(name, signal.SIGKILL)

    def _rest(self, seconds: float, over: Callable[[], bool]) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not over():
            self.rig.keep()
            time.sleep(0.05)
