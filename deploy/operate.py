"""The operator's command line: what is parked, retry it in order, or give it up by two persons; and keys."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar
from uuid import UUID

import typer

from deploy import operate_keys
from libs.chassis.parking import NothingParked, ParkingDesk, TwoPersonsNeeded
from libs.chassis.process import Part, Running
from libs.chassis.settings import settings_of

T = TypeVar("T")
app = typer.Typer(
    help="Parked events of a service: list, retry in order, discard. Keys: rotate, destroy; erase a case.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback that shows locals would show a database address
)
ServiceName = Annotated[str, typer.Argument(help="Service, e.g. supervision.")]


for _command in operate_keys.COMMANDS:
    app.command()(_command)


@app.command()
def parked(
    service: ServiceName, cause: Annotated[str | None, typer.Option(help="Only those of this cause.")] = None
) -> None:
    """List parked and held events: ids, versions and causes; never a content."""
    rows = _at_desk(service, lambda desk: desk.waiting(cause))
    for row in rows:
        place = f"{row['consumer']} {row['aggregate_type']} {row['aggregate_id']} v{row['version']}"
        print(f"{row['state']:7} {row['event_id']} {place} {row['fingerprint']} tries={row['attempts']}")
    print(f"{len(rows)} waiting")


@app.command()
def retry(
    service: ServiceName,
    aggregate_id: Annotated[UUID | None, typer.Option(help="Only this aggregate; without it, all.")] = None,
    cause: Annotated[str | None, typer.Option(help="Only aggregates parked for this cause.")] = None,
) -> None:
    """Apply parked events and their held successors in version order."""

    async def again(desk: ParkingDesk) -> int:
        rows = [row for row in await desk.waiting(cause) if row["state"] == "parked"]
        places = [(row["consumer"], row["aggregate_type"], row["aggregate_id"]) for row in rows]
        return sum([await desk.retry(*place) for place in places if aggregate_id in (None, place[2])])

    print(f"{_at_desk(service, again)} applied")


@app.command()
def discard(
    service: ServiceName,
    consumer: Annotated[str, typer.Argument(help="Durable consumer that parked it.")],
    event_id: Annotated[UUID, typer.Argument(help="The parked event.")],
    decided_by: Annotated[str, typer.Option(help="First person (account).")],
    second_by: Annotated[str, typer.Option(help="Second, different person (account).")],
    reason: Annotated[str, typer.Option(help="Why it is given up.")],
) -> None:
    """Give one parked event up; its successors are then free to be retried."""

    async def give_up(desk: ParkingDesk) -> None:
        await desk.discard(consumer, event_id, decided_by, second_by, reason)

    try:
        _at_desk(service, give_up)
    except TwoPersonsNeeded:
        raise typer.BadParameter("two different persons and a reason are needed") from None
    except NothingParked:
        raise typer.BadParameter("there is no such parked event") from None
    print("discarded")


def _at_desk(service: str, work: Callable[[ParkingDesk], Awaitable[T]]) -> T:
    declared = importlib.import_module(f"services.{service}.main").SERVICE

    async def run() -> T:
        running = Running(declared, settings_of(service), Part.WEB)
        try:
            desk = ParkingDesk(running.inbox, {f"{f.service}.{f.aggregate}": f for f in declared.follows})
            return await work(desk)
        finally:
            await running.database.dispose()

    return asyncio.run(run())


if __name__ == "__main__":
    app()
