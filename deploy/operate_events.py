"""The operator's commands on events under way: compare outbox and broker now, and who is how far behind."""

import asyncio
import os
from contextlib import suppress
from importlib import import_module
from typing import Annotated, Final

import asyncpg
import nats.errors
import typer

from deploy.local.table import SERVICES
from libs.chassis.broker import Broker, BrokerMismatch, durable_name, open_broker, stream_name
from libs.chassis.database import direct
from libs.chassis.hearing import Follow
from libs.chassis.reconcile import Pass, Reconciled
from libs.chassis.reconcile import reconcile as reconcile_stream

OfService = Annotated[str | None, typer.Option(help="Only this service; without it, all whose database is named here.")]
_LOST: Final = 1
_UNDECIDED: Final = 2
_SENT: Final = "SELECT count(*) FROM outbox_event WHERE aggregate_type = $1"
_SETTLED: Final = "SELECT coalesce(sum(last_version), 0)::bigint FROM inbox_position WHERE consumer = $1"
_WAITING: Final = "SELECT count(*) FROM parked_event WHERE consumer = $1 AND state IN ('parked', 'held')"
_UNPUBLISHED: Final = """
SELECT count(*) AS waiting, coalesce(extract(epoch FROM clock_timestamp() - min(recorded_at)), 0)::float8 AS oldest,
       (SELECT extract(epoch FROM clock_timestamp() - max(ended_at))::float8 FROM reconciliation) AS reconciled
FROM outbox_event WHERE published_at IS NULL
"""


def reconcile(
    service: OfService = None,
    digest: Annotated[bool, typer.Option("--digest", help="Read every message, which finds damage too.")] = False,
) -> None:
    """Compare what the broker holds with the outbox; what is lost is published again by the service that runs. Exit
    code 0: all is there; 1: something was lost or damaged; 2: a service could not be compared."""
    codes = [asyncio.run(_reconciled(name, "digest" if digest else "count")) for name in _asked(service)]
    raise typer.Exit(max(codes, default=_UNDECIDED))


def lag(service: OfService = None) -> None:
    """How far each consumer is behind, in versions; what waits to be published, and when the broker was last compared.

    Counted in the databases that are named here; where that of the publisher is not, the broker is asked."""
    for name in _asked(service):
        for line in asyncio.run(_behind(name)):
            print(line)


COMMANDS = (reconcile, lag)


def _asked(service: str | None) -> list[str]:
    """The services that are meant. Raises BadParameter for one whose database is not named."""
    here = [name for name in SERVICES if f"{name.upper()}_DATABASE_URL" in os.environ]
    if service is not None and service not in here:
        raise typer.BadParameter(f"no such service, or {service.upper()}_DATABASE_URL is not set")
    return here if service is None else [service]


def _url(service: str) -> str | None:
    return os.environ.get(f"{service.upper()}_DATABASE_URL")


async def _reconciled(service: str, which: Pass) -> int:
    """One pass over the stream of a service; the exit code it comes to."""
    try:
        broker = await open_broker(os.environ["NATS_URL"], service)
    except (OSError, TimeoutError, nats.errors.Error):
        print(f"{service}: the broker does not answer")
        return _UNDECIDED
    try:
        found = await reconcile_stream(str(_url(service)), broker, service, which)
    except (TimeoutError, nats.errors.TimeoutError):
        print(f"{service}: broker or database do not answer in time")
        return _UNDECIDED
    except (BrokerMismatch, nats.errors.Error) as error:
        print(f"{service}: not compared ({type(error).__name__}); is the stream declared (deploy.streams)?")
        return _UNDECIDED
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        print(f"{service}: the database does not answer ({type(error).__name__})")
        return _UNDECIDED
    finally:
        await broker.client.close()
    print(f"{service}: {'another pass is under way' if found is None else _told(found)}")
    if found is None:
        return _UNDECIDED
    return 0 if found.healthy else _LOST


def _told(found: Reconciled) -> str:
    lost = f"{found.other_incarnation} of another stream, {found.missing} missing, {found.damaged} damaged"
    return f"{found.compared} compared, {lost}; " + ("all is there" if found.healthy else "what is lost follows again")


async def _behind(service: str) -> list[str]:
    """What there is to say of one service: itself as publisher, then each of its consumers."""
    connection = await direct(str(_url(service)))
    try:
        (row,) = await connection.fetch(_UNPUBLISHED)
        compared = "never" if row["reconciled"] is None else f"{row['reconciled']:.0f} s ago"
        lines = [f"{service}: {row['waiting']} unpublished, oldest {row['oldest']:.0f} s; compared {compared}"]
        follows: tuple[Follow, ...] = import_module(f"services.{service}.main").SERVICE.follows
        lines += [f"  {await _consumer(connection, service, follow)}" for follow in follows]
    finally:
        await connection.close()
    return lines


async def _consumer(connection: asyncpg.Connection, service: str, follow: Follow) -> str:
    consumer = durable_name(service, follow.service, follow.aggregate)
    waiting = await connection.fetchval(_WAITING, consumer)
    publisher = _url(follow.service)
    if publisher is None:
        return f"{consumer}: {await _by_broker(service, follow, consumer)} behind (by the broker), {waiting} parked"
    settled = await connection.fetchval(_SETTLED, consumer)
    other = await direct(publisher)
    try:
        sent = await other.fetchval(_SENT, follow.aggregate)
    finally:
        await other.close()
    return f"{consumer}: {sent - settled} behind, {waiting} parked"


async def _by_broker(service: str, follow: Follow, consumer: str) -> str:
    """What the broker says is not settled yet; a question mark if it does not answer."""
    with suppress(OSError, TimeoutError, nats.errors.Error):
        broker: Broker = await open_broker(os.environ["NATS_URL"], service)
        try:
            found = await broker.stream.consumer_info(stream_name(follow.service), consumer)
            return str((found.num_pending or 0) + (found.num_ack_pending or 0))
        finally:
            await broker.client.close()
    return "?"
