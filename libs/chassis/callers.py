"""Who calls: the gateway's token says which account, the service's own replica says what it may do."""

import time
from dataclasses import dataclass, field
from typing import Annotated, Protocol
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.identity import TokenInvalid, Verifier
from libs.kernel.actor import Actor

_FRESH = 5.0


class FindActor(Protocol):
    """Looks an account up in the replica; None if unknown or disabled."""

    async def __call__(self, connection: AsyncConnection, account_id: UUID) -> Actor | None:
        """The actor of that account."""
        ...


@dataclass
class Callers:
    """Actors by account, remembered for at most five seconds and forgotten when the account changes."""

    database: AsyncEngine
    verifier: Verifier
    find: FindActor
    _known: dict[UUID, tuple[float, Actor]] = field(default_factory=dict)

    async def of(self, request: Request) -> Actor:
        """The caller of a request. Refuses with TokenInvalid when there is none this service knows."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise TokenInvalid
        claims = self.verifier.verify(token, method=request.method)
        actor = await self.by_account(claims.account_id)
        if actor is None:
            raise TokenInvalid
        return actor

    async def by_account(self, account_id: UUID) -> Actor | None:
        """The actor of an account, from memory if fresh."""
        known = self._known.get(account_id)
        if known is not None and time.monotonic() - known[0] < _FRESH:
            return known[1]
        async with self.database.connect() as connection:
            actor = await self.find(connection, account_id)
        if actor is not None:
            self._known[account_id] = (time.monotonic(), actor)
        return actor

    def forget(self) -> None:
        """Forget everyone: rights have changed."""
        self._known.clear()


async def caller(request: Request) -> Actor:
    """FastAPI dependency: the caller of the request."""
    callers: Callers = request.app.state.running.callers
    return await callers.of(request)


Caller = Annotated[Actor, Depends(caller)]
