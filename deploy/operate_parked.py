"""The operator's commands on parked events: list by cause, retry in order, discard by two persons; all on record."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Annotated, TypeVar
from uuid import UUID

import typer
from pydantic import ValidationError

from libs.chassis.ids import new_id
from libs.chassis.looking import Look, looking
from libs.chassis.parking import ParkingDesk
from libs.chassis.parking_guard import OPERATING, OPERATORS, GuardedDesk
from libs.chassis.parking_routes import ProposeDiscard
from libs.chassis.process import Part, Running
from libs.chassis.settings import settings_of
from libs.kernel.actor import Actor
from libs.kernel.refusal import NotEntitled, Refusal

T = TypeVar("T")
ServiceName = Annotated[str, typer.Argument(help="Service, e.g. supervision.")]
Consumer = Annotated[str, typer.Argument(help="Durable consumer that parked it.")]
EventId = Annotated[UUID, typer.Argument(help="The parked event.")]
By = Annotated[UUID, typer.Option(help="Account of the system administrator who asks; it is put on record.")]
Cause = Annotated[str | None, typer.Option(help="Only cases that wait for this cause.")]


def parked(service: ServiceName, by: By, cause: Cause = None) -> None:
    """List parked and held events: ids, versions and causes; never a content."""
    found = _at_desk(service, by, lambda desk: desk.waiting(cause))
    for row in found.rows:
        place = f"{row['consumer']} {row['aggregate_type']} {row['aggregate_id']} v{row['version']}"
        proposed = f" proposed by {row['decided_by']}: {row['reason']}" if row["decided_by"] else ""
        print(f"{row['state']:7} {row['event_id']} {place} {row['fingerprint']} tries={row['attempts']}{proposed}")
    for name, events in found.causes.items():
        print(f"{events:7} {name}")
    print(f"{found.total} waiting")


def retry(
    service: ServiceName,
    by: By,
    aggregate_id: Annotated[UUID | None, typer.Option(help="Only this case; without it, all.")] = None,
    cause: Cause = None,
) -> None:
    """Apply parked events and their held successors, each case in the order of its versions."""
    print(f"{_at_desk(service, by, lambda desk: desk.retry(cause, aggregate_id))} applied")


def propose_discard(
    service: ServiceName,
    consumer: Consumer,
    event_id: EventId,
    by: By,
    reason: Annotated[str, typer.Option(help="Why it should be given up; the second person reads it.")],
) -> None:
    """Propose to give one parked event up, as the first of two persons. Nothing is given up yet."""
    try:
        said = ProposeDiscard(reason=reason)
    except ValidationError:
        raise typer.BadParameter("a reason of 4 to 500 characters is needed") from None
    _at_desk(service, by, lambda desk: desk.propose(consumer, event_id, said.reason))
    print("proposed; another system administrator confirms it with confirm-discard")


def confirm_discard(service: ServiceName, consumer: Consumer, event_id: EventId, by: By) -> None:
    """Give one parked event up that somebody else proposed; its successors are then free to be retried."""
    _at_desk(service, by, lambda desk: desk.confirm(consumer, event_id))
    print("discarded")


COMMANDS = (parked, retry, propose_discard, confirm_discard)


def _at_desk(service: str, by: UUID, work: Callable[[GuardedDesk], Awaitable[T]]) -> T:
    """Work at the desk of a service as that account. Raises BadParameter for whatever is refused."""
    declared = importlib.import_module(f"services.{service}.main").SERVICE

    async def run() -> T:
        running = Running(declared, settings_of(service), Part.WEB)
        try:
            actor = await _operator(running, by)
            desk = ParkingDesk(running.inbox, {f"{f.service}.{f.aggregate}": f for f in declared.follows})
            return await work(GuardedDesk(desk, _looks(running, actor), actor, declared.find_actor))
        finally:
            await running.database.dispose()

    try:
        return asyncio.run(run())
    except Refusal as refusal:
        raise typer.BadParameter(refusal.detail.en) from None


async def _operator(running: Running, account: UUID) -> Actor:
    """Who asks, as the service knows them. Raises BadParameter if it does not; refuses, on record, whoever is none."""
    async with running.database.connect() as connection:
        found = await running.service.find_actor(connection, account)
    if found is None:
        raise typer.BadParameter("the account is unknown here, or disabled")
    if not found.is_any(*OPERATORS):
        async with _looks(running, found)("door", "operate", None):
            raise NotEntitled(cites=OPERATING)
    return found


def _looks(running: Running, actor: Actor) -> Callable[[str, str, UUID | None], AbstractAsyncContextManager[Look]]:
    """Looks of that operator, each under a number of its own."""

    def look(kind: str, verb: str, object_id: UUID | None) -> AbstractAsyncContextManager[Look]:
        return looking(
            running.database, actor, action=f"{kind}.{verb}", object_type=kind, object_id=object_id, at=running.clock(),
            request_id=new_id(),
        )  # fmt: skip

    return look
