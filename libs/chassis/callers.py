"""Who calls: the gateway's token says which account, the service's own replica says what it may do.

A call made with an integrator's key is also held to the scopes of that key.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Protocol
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.identity import TokenInvalid, Verifier, request_digest
from libs.chassis.looking import looking
from libs.chassis.request_ids import request_id
from libs.chassis.scopes import ScopeMissing, require_scope
from libs.kernel.actor import Actor

if TYPE_CHECKING:
    from libs.chassis.process import Running

_FRESH = 5.0


class FindActor(Protocol):
    """Looks an account up in the replica; None if unknown or disabled."""

    async def __call__(self, connection: AsyncConnection, account_id: UUID) -> Actor | None:
        """The actor of that account."""
        ...


@dataclass
class Callers:
    """Actors by account, remembered for at most five seconds (``tick``) and forgotten when the account changes."""

    database: AsyncEngine
    verifier: Verifier
    find: FindActor
    tick: Callable[[], float] = time.monotonic
    _known: dict[UUID, tuple[float, Actor]] = field(default_factory=dict)
    _changes: int = 0

    async def of(self, request: Request) -> tuple[Actor, frozenset[str] | None]:
        """The caller of a request, and the scopes it is limited to if it comes with a key.

        Refuses with TokenInvalid when there is none this service knows.
        """
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise TokenInvalid
        claims = self.verifier.verify(token, method=request.method)
        if claims.request_digest is not None and claims.request_digest != await _digest_of(request):
            raise TokenInvalid
        actor = await self.by_account(claims.account_id)
        if actor is None:
            raise TokenInvalid
        return actor, claims.scopes

    async def by_account(self, account_id: UUID) -> Actor | None:
        """The actor of an account, from memory if fresh; its age counts from before it was read."""
        known = self._known.get(account_id)
        asked_at, changes = self.tick(), self._changes
        if known is not None and asked_at - known[0] < _FRESH:
            return known[1]
        async with self.database.connect() as connection:
            actor = await self.find(connection, account_id)
        if actor is None:
            self._known.pop(account_id, None)
        elif changes == self._changes:
            self._known[account_id] = (asked_at, actor)
        return actor

    def forget(self) -> None:
        """Forget everyone: rights have changed. What is being read at this moment is not remembered either."""
        self._changes += 1
        self._known.clear()


async def _digest_of(request: Request) -> str:
    """The digest of path, query and body as they came, to be compared with what the token was minted for."""
    query: bytes = request.scope["query_string"]
    path: bytes = request.scope["raw_path"]
    return request_digest((path + b"?" + query if query else path).decode("ascii", "replace"), await request.body())


async def caller(request: Request) -> Actor:
    """FastAPI dependency: the caller of the request."""
    callers: Callers = request.app.state.running.callers
    actor, scopes = await callers.of(request)
    if scopes is not None:
        await _require_scope(request, callers, actor, scopes)
    return actor


async def _require_scope(request: Request, callers: Callers, actor: Actor, scopes: frozenset[str]) -> None:
    """Refuse a key that does not cover the call, and put that on record."""
    running: Running = request.app.state.running
    try:
        require_scope(scopes, running.service.name, request.method, request.scope["path"])
    except ScopeMissing as refusal:
        asked = f"door.{request.scope['route'].name}"
        at, number = running.clock(), request_id(request.scope)
        async with looking(callers.database, actor, action=asked, object_type="door", at=at, request_id=number):
            raise refusal


Caller = Annotated[Actor, Depends(caller)]
