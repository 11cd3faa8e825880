"""Who calls: the gateway's token says which account, the service's own replica says what it may do.

A call made with an integrator's key is also held to the scopes of that key.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.identity import TokenInvalid, Verifier, request_digest
from libs.chassis.scopes import require_scope
from libs.kernel.actor import Actor

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

    async def of(self, request: Request) -> Actor:
        """The caller of a request. Refuses with TokenInvalid when there is none this service knows.

        A call with a key refuses with ScopeMissing when the key does not cover it.
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
        if claims.scopes is not None:
            require_scope(claims.scopes, claims.audience, request.method, request.scope["path"])
        return actor

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
    return await callers.of(request)


Caller = Annotated[Actor, Depends(caller)]
