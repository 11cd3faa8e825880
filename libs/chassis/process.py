"""One running service process: pool, engine, and the parts (web, relay, inbox, clock) it was told to be."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import nats.errors
import structlog
from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncEngine

from libs.chassis.access.doors import Rows
from libs.chassis.audit import mark_rows
from libs.chassis.broker import Broker, BrokerMismatch, Undeclared, compare_consumer, compare_stream, open_broker
from libs.chassis.callers import Callers, FindActor
from libs.chassis.cases import AnyCaseType, Policies
from libs.chassis.clock import Clock
from libs.chassis.cursors import CursorSeal
from libs.chassis.database import connect, current_head, expected_head
from libs.chassis.engine import Engine
from libs.chassis.envelope.keyring import keep_keyring, keyring_by
from libs.chassis.hearing import Follow
from libs.chassis.identity import verifier_from
from libs.chassis.ids import now
from libs.chassis.inbox import Inbox
from libs.chassis.listener import Listener
from libs.chassis.outbox import EventSigner, EventVerifier
from libs.chassis.reconciler import Reconciler
from libs.chassis.relay import Relay
from libs.chassis.representation import Representation
from libs.chassis.sealing.sealer import Sealer
from libs.chassis.settings import Settings
from libs.chassis.watchdog import Watchdog
from libs.kernel.events import Event
from libs.kernel.text import Text

_LOG = structlog.get_logger()


class Part(StrEnum):
    """What a process may be; ``all`` is every part in one."""

    ALL = "all"
    WEB = "web"
    RELAY = "relay"
    INBOX = "inbox"
    CLOCK = "clock"


class StaleSchema(RuntimeError):
    """The database is not at the schema this code was written for; run the migrations."""


@dataclass(frozen=True, eq=False)
class Service:
    """The declaration of a service: what it keeps, says, hears and answers."""

    name: str
    title: Text
    types: tuple[AnyCaseType, ...]
    publishes: tuple[type[Event], ...]
    follows: tuple[Follow, ...]
    routers: tuple[APIRouter, ...]
    representations: tuple[Representation, ...]
    find_actor: FindActor
    policies: Callable[[Settings], Policies]
    wiring: Callable[[Settings, Policies], Mapping[str, Any]]
    doors: Rows
    rights_change: tuple[type[Event], ...] = ()
    dictionaries: Callable[[Policies, str], Mapping[str, Any]] = lambda _policies, _profile: {}
    todo: Callable[..., Awaitable[list[dict[str, Any]]]] | None = None


def _leave(reason: str) -> None:
    """End the process: a supervisor starts it anew."""
    _LOG.error("broker_lost", reason=reason)
    os.kill(os.getpid(), signal.SIGTERM)


@dataclass
class Running:
    """A service process at work."""

    service: Service
    settings: Settings
    part: Part = Part.ALL
    clock: Callable[[], datetime] = now
    leave: Callable[[str], None] = _leave
    database: AsyncEngine = field(init=False)
    engine: Engine = field(init=False)
    callers: Callers = field(init=False)
    rows: Rows = field(init=False)
    inbox: Inbox = field(init=False)
    broker: Broker | None = None
    relay: Relay | None = None
    reconciler: Reconciler | None = None
    watchdog: Watchdog = field(init=False)
    listeners: list[Listener] = field(default_factory=list)
    draining: bool = False
    _stop: asyncio.Event = field(default_factory=asyncio.Event)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        service, settings = self.service, self.settings
        policies = service.policies(settings)
        self.database = connect(settings.database_url, size=settings.pool_size)
        mark_rows(self.database, settings.signing_key())
        levels = {case_type.access.highest for case_type in service.types if case_type.is_sealed}
        if levels:
            keep_keyring(self.database, keyring_by(settings, levels))
        self.engine = Engine(
            database=self.database,
            types={case_type.name: case_type for case_type in service.types},
            policies=policies,
            profile=settings.profile,
            signer=EventSigner(service.name, settings.signing_key()),
            services=service.wiring(settings, policies),
            clock=self.clock,
        )
        self.callers = Callers(self.database, verifier_from(settings.keys, service.name), service.find_actor)
        self.inbox = Inbox(self.engine, EventVerifier(settings.public_keys()), self._heard)
        self.cursors = CursorSeal(settings.signing_key())
        self.watchdog = Watchdog(settings.nats_url)
        self.representations = {shape.case_type.name: shape for shape in service.representations}

    async def start(self) -> None:
        """Check the schema and start the parts. Raises StaleSchema."""
        async with self.database.connect() as connection:
            found, wanted = await current_head(connection), expected_head(self.service.name)
        if found != wanted:
            raise StaleSchema(f"{self.service.name}: schema {found}, wanted {wanted}")
        self._spawn(self._watch())
        if self.part in (Part.ALL, Part.CLOCK):
            self._spawn(Clock(self.engine).run(self._stop))
            key = self.settings.signing_key()
            self._spawn(Sealer(self.database, self.service.name, key, self.clock).run(self._stop))
        if self.part in (Part.ALL, Part.RELAY, Part.INBOX):
            self._spawn(self._reach_broker())

    async def stop(self) -> None:
        """Finish what is in hand and close."""
        self._stop.set()
        self.engine.wake.set()
        for task in self._tasks:
            with suppress(asyncio.CancelledError, TimeoutError):
                await asyncio.wait_for(task, 12)
        if self.broker is not None:
            self.leave = lambda _reason: None
            await _close(self.broker)
        await self.database.dispose()

    async def _reach_broker(self) -> None:
        """Connect to the broker, and wait until its streams are declared, however long it takes; filing goes on
        meanwhile. A stream or consumer that is declared otherwise ends the process."""

        async def lost(reason: str) -> None:
            if self.broker is not None or reason != "closed":
                self.leave(reason)

        async def returned() -> None:
            if self.relay is not None:
                self.relay.suspicion.set()

        while self.broker is None and not self._stop.is_set():
            broker = None
            try:
                broker = await open_broker(self.settings.nats_url, self.service.name, on_fatal=lost, on_return=returned)
                await self._start_carrying(broker)
                self.broker = broker
            except (OSError, TimeoutError, nats.errors.Error, Undeclared) as error:
                _LOG.warning("broker_unreachable", error_class=type(error).__name__)
                if broker is not None:
                    await _close(broker)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stop.wait(), 1)
            except BrokerMismatch as mismatch:
                _LOG.error("broker_mismatch", detail=str(mismatch))
                self.leave("mismatch")
                return

    async def _start_carrying(self, broker: Broker) -> None:
        if self.part in (Part.ALL, Part.RELAY):
            incarnation = await compare_stream(broker, self.service.name)
            self.relay = Relay(
                self.settings.database_url, broker, self.service.name, incarnation, wake=self.engine.wake
            )
        if self.part in (Part.ALL, Part.INBOX):
            for follow in self.service.follows:
                await compare_consumer(broker, self.service.name, follow.service, follow.aggregate)
            self.listeners = [Listener(broker, self.inbox, self.service.name, f) for f in self.service.follows]
        if self.relay is not None:
            self.reconciler = Reconciler(self.settings.database_url, broker, self.relay)
            self._spawn(self.relay.run(self._stop))
            self._spawn(self.reconciler.run(self._stop))
        for listener in self.listeners:
            self._spawn(listener.run(self._stop))
        self.watchdog.broker, self.watchdog.listeners = broker, self.listeners

    async def _watch(self) -> None:
        await self.watchdog.run(self._stop)
        if self.watchdog.stuck is not None:
            self.leave(self.watchdog.stuck)

    def _heard(self, contract: type[Event]) -> None:
        """After an event was applied: forget remembered rights if it was about them."""
        if contract in self.service.rights_change:
            self.callers.forget()

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        task.add_done_callback(_tell)
        self._tasks.append(task)


async def _close(broker: Broker) -> None:
    with suppress(nats.errors.Error, TimeoutError):
        await asyncio.wait_for(broker.client.close(), 3)


def _tell(task: asyncio.Task[None]) -> None:
    """A part that ends by an error ends the process: half a service is worse than none."""
    if not task.cancelled() and task.exception() is not None:
        _LOG.error("part_died", error_class=type(task.exception()).__name__)
        _leave("part died")
