"""Lanyard as a whole, seen from outside: its address, and parts of it that can be taken away for a while."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from deploy.local.broker import NatsServer
from deploy.local.processes import wait_until
from deploy.local.system import System, is_ready
from deploy.local.table import PROGRAMS

PATIENCE = 20.0  # seconds an effect may take on a busy machine; how quick it is, the bench measures


@dataclass(frozen=True)
class Whole:
    """What `make run` starts, and the NATS server it was given."""

    running: System
    broker: NatsServer

    @property
    def address(self) -> str:
        """The public address."""
        return self.running.gateway

    @contextmanager
    def without(self, name: str) -> Iterator[None]:
        """That program is stopped, and serves again at the end."""
        program = next(program for program in PROGRAMS if program.name == name)
        stopped = next(child for child in self.running.children if child.name == name)
        stopped.stop()
        self.running.children.remove(stopped)
        try:
            yield
        finally:
            child = self.running.serve(program)
            instance = self.running.env["LANYARD_INSTANCE"]
            wait_until(lambda: is_ready(self.running.addresses[name], instance), child)

    @contextmanager
    def without_nats(self) -> Iterator[None]:
        """NATS is gone as in a crash, and back with its store at the end."""
        self.broker.kill()
        try:
            yield
        finally:
            self.broker.start()


def becomes(ask: Callable[[], bool], within: float = PATIENCE) -> bool:
    """Whether it is so at last, asked again and again for at most so many seconds."""
    deadline = time.monotonic() + within
    while not (held := ask()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return held
