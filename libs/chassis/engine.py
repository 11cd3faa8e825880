"""The engine: the only code that writes a case. Every act of every service is performed here, in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis import audit, case_store, idempotency
from libs.chassis.access.grounds import Standing
from libs.chassis.cases import Act, AnyCaseType, Desk, Policies
from libs.chassis.effects import Effect, Writer, Written
from libs.chassis.envelope.keyring import keyring_of
from libs.chassis.envelope.refusals import SealBroken
from libs.chassis.failpoints import reach
from libs.chassis.ids import new_id, now
from libs.chassis.outbox import EventSigner, Origin
from libs.chassis.prepared import sqlstate
from libs.kernel.actor import Actor, Occasion, office_day
from libs.kernel.case import Case, Command, Moved, Outcome
from libs.kernel.lifecycle import Move
from libs.kernel.refusal import (
    Absent,
    Busy,
    NotNow,
    Refusal,
    Stale,
    Unconditional,
)

_LOCK_NOT_AVAILABLE = "55P03"
T = TypeVar("T")


@dataclass(frozen=True)
class Request:
    """What is asked of the engine: an act of a case type, by an actor.

    ``case_id`` None opens a new case under a fresh id. ``if_match`` is the version the caller decided on; it may be
    left out only by the clock and by reactions (``unconditional``). ``route`` names the door for idempotency.
    """

    case_type: str
    act: str
    command: Command
    actor: Actor
    case_id: UUID | None = None
    if_match: int | None = None
    unconditional: bool = False
    key: str | None = None
    route: str = ""
    request_id: UUID | None = None
    correlation_id: UUID | None = None
    causation_id: UUID | None = None


@dataclass(frozen=True)
class Performed:
    """The case after the act, how the caller stands to it, whether the act opened it, and whether this was a repeat
    answered from the first. Who acted may read the result even if the act ended what let them see the case."""

    case: Case
    standing: Standing
    opened: bool
    repeated: bool


@dataclass
class Engine:
    """Performs acts. ``services`` holds what facts loaders may use (calendar, files); ``wake`` hurries the relay."""

    database: AsyncEngine
    types: Mapping[str, AnyCaseType]
    policies: Policies
    profile: str
    signer: EventSigner
    services: Mapping[str, Any] = field(default_factory=dict)
    clock: Callable[[], datetime] = now
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def perform(self, request: Request) -> Performed:
        """Perform in a transaction of its own. Raises Refusal; then nothing is written but the denial's audit row.

        What breaks off, in the database or at a value that is not what was encrypted, leaves such a row too; refuses
        with NotRecorded if that cannot be written.
        """
        return await self.transact(request, lambda connection: self.perform_within(connection, request))

    async def transact(self, request: Request, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """The same for several acts that are done together or not at all: ``work`` performs them with
        ``perform_within`` in the one transaction; a denial is recorded as one of ``request``."""
        try:
            async with self.database.begin() as connection:
                performed = await work(connection)
                reach("engine.before_commit")
        except Refusal as refusal:
            if audit.is_recorded(refusal):
                await self._record_denial(request, refusal.code)
            raise
        except (DBAPIError, asyncpg.PostgresError, SealBroken) as error:
            if sqlstate(error) == _LOCK_NOT_AVAILABLE:
                raise Busy(retry_after=1) from None
            await self._record_denial(request, audit.BROKEN_OFF)
            raise
        reach("engine.after_commit")
        self.wake.set()
        return performed

    async def perform_within(self, connection: AsyncConnection, request: Request) -> Performed:
        """The same inside a transaction that the caller commits (a reaction to an event)."""
        case_type = self.types[request.case_type]
        act = case_type.act_by_name[request.act]
        at = self.clock()
        case_id = request.case_id or new_id()
        if request.key is not None:
            secret = _secret(connection, case_type)
            fingerprint = idempotency.fingerprint(request.route, request.case_id, request.command, secret)
            asked = idempotency.Claim(request.actor.account_id, request.route, request.key, fingerprint)
            first = await idempotency.claim(connection, asked, case_type.name, case_id, at)
            if first is not None:
                return await self._repeat(connection, case_type, first, request, at)
            reach("engine.after_claim")
        if act.opens:
            return await self._open(connection, case_type, act, case_id, request, at)
        return await self._move(connection, case_type, act, case_id, request, at)

    async def _open(
        self,
        connection: AsyncConnection,
        case_type: AnyCaseType,
        act: Act,
        case_id: UUID,
        request: Request,
        at: datetime,
    ) -> Performed:
        profile = self.policies.in_force(self.profile, office_day(at))
        moves = case_type.lifecycle(profile).admit(None, act.name, request.actor.roles)
        ids = iter((case_id,))
        occasion = Occasion(request.actor, at, profile, lambda: next(ids, None) or new_id())
        desk = Desk(connection, request.actor, self.policies, self.services)
        facts = await act.facts(desk, None, request.command, occasion)
        outcome = act.perform(request.command, occasion, facts)
        move = _row_taken(moves, outcome)
        written = await self._write(connection, request, outcome, None, move, at)
        return Performed(written.case, written.standing, True, False)

    async def _move(
        self,
        connection: AsyncConnection,
        case_type: AnyCaseType,
        act: Act,
        case_id: UUID,
        request: Request,
        at: datetime,
    ) -> Performed:
        found = await case_store.load(connection, case_type, case_id, request.actor, office_day(at), lock=True)
        if found is None:
            raise Absent
        case = found.case
        profile = self.policies.profile(case.profile, case.profile_version)
        moves = case_type.lifecycle(profile).admit(case.status, act.name, found.standing.roles)
        if not request.unconditional:
            if request.if_match is None:
                raise Unconditional
            if request.if_match != case.version:
                raise Stale
        occasion = Occasion(request.actor, at, profile, new_id)
        desk = Desk(connection, request.actor, self.policies, self.services)
        facts = await act.facts(desk, case, request.command, occasion)
        outcome = act.perform(case, request.command, occasion, facts)
        move = _row_taken(moves, outcome)
        written = await self._write(connection, request, outcome, case, move, at)
        return Performed(written.case, written.standing.joined(found.standing), False, False)

    async def _repeat(
        self, connection: AsyncConnection, case_type: AnyCaseType, case_id: UUID, request: Request, at: datetime
    ) -> Performed:
        found = await case_store.load(connection, case_type, case_id, request.actor, office_day(at), lock=False)
        if found is None:
            raise Absent
        await audit.write(connection, self._audit_row(request, case_id, "allow", audit.REPEATED))
        return Performed(found.case, found.standing, request.case_id is None, True)

    async def _numbered(self, connection: AsyncConnection, case_type: AnyCaseType, case: Case, at: datetime) -> Case:
        """The case with the next number of its organ's series, once it has an organ that registers it."""
        registered = None if case_type.numbering is None or case.number else case_type.numbering(case)
        if registered is None:
            return case
        number = await case_store.next_number(connection, *registered, at, office_day(at).year)
        return replace(case, number=number)

    async def _write(
        self,
        connection: AsyncConnection,
        request: Request,
        outcome: Outcome[Any],
        before: Case | None,
        move: Move,
        at: datetime,
    ) -> Written:
        origin = Origin(
            request.correlation_id or request.request_id or new_id(), request.causation_id, request.actor.account_id
        )
        writer = Writer(connection, self.signer, request.actor, at, origin, request.request_id)
        reach("engine.before_save")
        case_type = self._type_of(outcome.case)
        case = await self._numbered(connection, case_type, outcome.case, at)
        main = Effect(case_type, before, case, outcome.event, move, request.command)
        written = await writer.write(replace(main, derived=self._derived(main)))
        for other in outcome.others:
            effect = await self._effect_on(connection, other, at)
            await writer.write(replace(effect, derived=self._derived(effect)))
        return written

    async def _effect_on(self, connection: AsyncConnection, other: Moved, at: datetime) -> Effect:
        """The effect on another case of the service; its move must be a row of that case's own table."""
        case_type = self._type_of(other.case)
        opened = other.case.version == 0
        case = await self._numbered(connection, case_type, other.case, at)
        rows = case_type.lifecycle(self.policies.profile(case.profile, case.profile_version)).moves
        fits = (m for m in rows if m.act == other.act and m.target == case.status)
        row = next((m for m in fits if other.source is None or m.source == other.source), None)
        if row is None:
            raise NotNow
        return Effect(case_type, None if opened else case, case, other.event, row, None)

    def _derived(self, effect: Effect) -> Mapping[str, object]:
        case, derive = effect.after, effect.case_type.derive
        if derive is None:
            return {}
        return derive(case, self.policies.profile(case.profile, case.profile_version), self.services)

    def _type_of(self, case: Case) -> AnyCaseType:
        return next(t for t in self.types.values() if t.case_class is type(case))

    async def _record_denial(self, request: Request, outcome: str) -> None:
        async with self.database.connect() as connection:
            await audit.write_denial(connection, self._audit_row(request, request.case_id, "deny", outcome))

    def _audit_row(self, request: Request, case_id: UUID | None, decision: str, outcome: str) -> dict[str, Any]:
        """The row of what was asked and had no effect."""
        return audit.audit_row(
            request.actor,
            event_uuid=new_id(),
            at=self.clock(),
            action=f"{request.case_type}.{request.act}",
            object_type=request.case_type,
            object_id=case_id,
            decision=decision,
            outcome=outcome,
            policy_version="",
            request_id=request.request_id,
        )


def _secret(connection: AsyncConnection, case_type: AnyCaseType) -> bytes:
    """The key of the fingerprint of what is asked: a plain digest of restricted content could be guessed."""
    return keyring_of(connection).fingerprint_key if case_type.is_sealed else b""


def _row_taken(moves: tuple[Move, ...], outcome: Outcome[Any]) -> Move:
    """The row whose target the act reached; an act that leads elsewhere is a fault of the code, not of the caller."""
    for move in moves:
        if move.target == outcome.case.status:
            return move
    raise AssertionError(f"the act led to {outcome.case.status}, which no admitted row allows")
