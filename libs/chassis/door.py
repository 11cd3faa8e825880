"""The HTTP door to the engine: one dependency through which every route performs, shows and lists."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import case_store
from libs.chassis import engine as acts
from libs.chassis.access.doors import Unguarded
from libs.chassis.access.grounds import Standing
from libs.chassis.access.rows import Row, To
from libs.chassis.callers import Caller
from libs.chassis.cases import AnyCaseType
from libs.chassis.engine import Engine, Performed
from libs.chassis.http import IdempotencyKey, IfMatch, unchanged
from libs.chassis.language import reader_language
from libs.chassis.looking import Look, looking
from libs.chassis.representation import Representation, answer
from libs.chassis.request_ids import correlation_id, request_id
from libs.kernel.actor import Actor, office_day
from libs.kernel.case import Case, Command
from libs.kernel.refusal import Absent, KeyRequired, NotEntitled

if TYPE_CHECKING:
    from libs.chassis.process import Running


class Door:
    """One request at the door: who calls, under which key, on which version."""

    def __init__(self, request: Request, actor: Actor, key: str | None, version: int | None) -> None:
        self.request = request
        self.actor: Actor = actor
        self.key = key
        self.version = version
        self.running: Running = request.app.state.running
        self.engine: Engine = self.running.engine
        self.language = reader_language(request.scope)

    async def open(self, case_type: str, act: str, command: Command) -> Response:
        """Open a case: 201 with Location. Refuses without an Idempotency-Key."""
        if self.key is None:
            raise KeyRequired
        performed = await self.engine.perform(self.asked(case_type, act, command, None))
        return await self._answer(case_type, performed)

    async def perform(self, case_type: str, act: str, case_id: UUID, command: Command) -> Response:
        """Perform an act on a case: 200 with its new representation."""
        performed = await self.engine.perform(self.asked(case_type, act, command, case_id))
        return await self._answer(case_type, performed)

    async def show(self, case_type: str, case_id: UUID) -> Response:
        """The case as this caller may see it; 304 if they have this version; 404 if it is not theirs to know."""
        found = await self.load(case_type, case_id)
        return unchanged(self.request, found.case.version) or self._represent(case_type, found.case, found.standing)

    async def load(self, case_type: str, case_id: UUID) -> case_store.Loaded[Any]:
        """The case if this caller may see it, the look at protected content on record; refuses with Absent."""
        if not self.type_of(case_type).access.highest.is_protected:
            async with self.engine.database.connect() as connection:
                return await self.load_within(connection, case_type, case_id)
        async with self.looking(case_type, "show", case_id) as look:
            return await self.load_within(look.connection, case_type, case_id)

    async def load_within(self, connection: AsyncConnection, case_type: str, case_id: UUID) -> case_store.Loaded[Any]:
        """The same inside a look of the caller's."""
        on = office_day(self.engine.clock())
        found = await case_store.load(connection, self.type_of(case_type), case_id, self.actor, on, lock=False)
        if found is None:
            raise Absent
        return found

    @asynccontextmanager
    async def looking(self, kind: str, verb: str, case_id: UUID | None = None) -> AsyncIterator[Look]:
        """A look at protected content: what is read inside leaves only with its audit record (P-36).

        ``kind`` is the case type looked at, ``verb`` what is done (show, list, history). Refusals inside are recorded
        as such; refuses with NotRecorded if the trail cannot be written.
        """
        async with looking(
            self.engine.database,
            self.actor,
            action=f"{kind}.{verb}",
            object_type=kind,
            object_id=case_id,
            at=self.engine.clock(),
            request_id=request_id(self.request.scope),
        ) as look:
            yield look

    async def admit(self) -> None:
        """Apply the row of the route: refuse whoever holds none of the roles it is for, and record that."""
        row = self.row
        if row.to is To.ROLES and not self.actor.is_any(*row.roles):
            async with self.looking("door", self.request.scope["route"].name):
                raise NotEntitled(cites=row.rule)

    @property
    def row(self) -> Row:
        """The row of the route that was asked for."""
        return self.running.rows[self.request.scope["route"].name]

    def content(self, case_type: str, case: Case, standing: Standing) -> dict[str, Any]:
        """What this caller may read of the case, with its next acts and time limits."""
        shape: Representation = self.running.representations[case_type]
        engine = self.engine
        return shape.read(case, standing, engine.policies, engine.services, engine.clock(), self.language)

    def type_of(self, case_type: str) -> AnyCaseType:
        """The declared case type of that name."""
        return self.engine.types[case_type]

    def asked(self, case_type: str, act: str, command: Command, case_id: UUID | None) -> acts.Request:
        """What the engine is asked for in the caller's name. Raises Unguarded for an act that the route has not."""
        if f"{case_type}.{act}" not in self.row.acts:
            raise Unguarded(f"{case_type}.{act} is not in the row of its route")
        return acts.Request(
            case_type=case_type,
            act=act,
            command=command,
            actor=self.actor,
            case_id=case_id,
            if_match=self.version,
            key=self.key,
            route=f"{case_type}.{act}",
            request_id=request_id(self.request.scope),
            correlation_id=correlation_id(self.request.scope),
        )

    async def _answer(self, case_type: str, performed: Performed) -> Response:
        """The case as the caller stands to it after the act; who acted may read the result."""
        if not performed.opened:
            return self._represent(case_type, performed.case, performed.standing)
        location = f"{self.request.url.path}/{performed.case.id}"
        return self._represent(case_type, performed.case, performed.standing, status=201, location=location)

    def _represent(
        self,
        case_type: str,
        case: Case,
        standing: Standing,
        *,
        status: int = 200,
        location: str | None = None,
    ) -> Response:
        content = self.content(case_type, case, standing)
        return answer(content, case.version, status=status, location=location)


async def at_door(request: Request, actor: Caller, key: IdempotencyKey, version: IfMatch) -> Door:
    """FastAPI dependency: the request at the door, if the door is for the caller. It is async so that no request waits
    for a thread."""
    door = Door(request, actor, key, version)
    await door.admit()
    return door


AtDoor = Annotated[Door, Depends(at_door)]
