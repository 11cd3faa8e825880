"""Untold events: the move is kept in case, history and audit, and whoever follows the case cannot tell that it was."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import ClassVar
from uuid import UUID

import orjson
import pytest
import pytest_asyncio

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from libs.chassis.broker import durable_name
from libs.chassis.cases import Act
from libs.chassis.database import direct
from libs.chassis.engine import Request
from libs.chassis.hearing import Delivery
from libs.chassis.inbox import Verdict
from libs.chassis.listener import Listener
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.events import Event
from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from tests.support.sealed_house import SealedHouse
from tests.support.sealed_specimen import HANDLER
from tests.support.specimen import (
    CLERK,
    FOLLOW,
    HEARER,
    SERVICE,
    SPECIMEN,
    Pair,
    Specimen,
    SpecimenStatus,
    StepSpecimen,
    make_database,
    open_pair,
)

CONSUMER = durable_name(HEARER, "filing", "specimen")


class SpecimenHushed(Event):
    """It moved on, which nobody is told."""

    event_type: ClassVar[str] = "filing.specimen.hushed.v1"
    told: ClassVar[bool] = False


def _hush(case: Specimen, _command: StepSpecimen, _occasion: Occasion, _facts: None) -> Outcome[Specimen]:
    return Outcome(replace(case, steps=case.steps + 1), SpecimenHushed())


_LIFECYCLE = Lifecycle(
    (
        Move(None, "open", SpecimenStatus.OPEN, (Role.UNIT_CLERK,), Rule("F-21"), "TF-01"),
        Move(SpecimenStatus.OPEN, "step", SpecimenStatus.OPEN, (Role.UNIT_CLERK,), Rule("F-22"), "TF-02"),
        Move(SpecimenStatus.OPEN, "hush", SpecimenStatus.OPEN, (Role.UNIT_CLERK,), Rule("F-22"), "TF-03"),
    )
)
LOUD = replace(SPECIMEN, lifecycle=lambda _profile: _LIFECYCLE, acts=(*SPECIMEN.acts, Act("hush", StepSpecimen, _hush)))
QUIET = replace(LOUD, quiet=True)


@pytest_asyncio.fixture(params=[True, False], ids=["quiet", "loud"])
async def pair(
    request: pytest.FixtureRequest, postgres_server: PostgresServer, keys: Path, tmp_path: Path
) -> AsyncIterator[Pair]:
    """A pair whose publisher has an untold act, and says so or not."""
    names = {SERVICE: ("quiet_specimens", "specimen"), HEARER: ("quiet_kept", "kept")}
    urls = {service: await make_database(postgres_server, *name) for service, name in names.items()}
    with nats(tmp_path / "n") as server:
        async with open_pair(urls, server.url, keys, QUIET if request.param else LOUD) as pair:
            yield pair
    for database, _ in names.values():
        await postgres_server.drop_database(database)


quiet = pytest.mark.parametrize("pair", [True], indirect=True, ids=["quiet"])
loud = pytest.mark.parametrize("pair", [False], indirect=True, ids=["loud"])


async def _hushed(pair: Pair, case_id: UUID, version: int) -> None:
    await pair.publisher.perform(Request("specimen", "hush", StepSpecimen(), CLERK, case_id, version))


async def _moved(pair: Pair) -> UUID:
    """Opened, stepped, hushed twice, stepped, hushed, stepped: seven moves, four of them told."""
    case_id = await pair.open()
    await pair.step(case_id, 1)
    await _hushed(pair, case_id, 2)
    await _hushed(pair, case_id, 3)
    await pair.step(case_id, 4)
    await _hushed(pair, case_id, 5)
    await pair.step(case_id, 6)
    return case_id


async def _deliveries(pair: Pair, case_id: UUID) -> list[Delivery]:
    connection = await direct(pair.urls[SERVICE])
    rows = await connection.fetch("SELECT * FROM outbox_event WHERE aggregate_id = $1 ORDER BY id", case_id)
    await connection.close()
    return [Delivery(r["payload"], r["signature"], "EVT_FILING", n, 1, CONSUMER) for n, r in enumerate(rows, 1)]


@quiet
async def test_an_untold_move_leaves_case_history_and_audit_and_nothing_on_the_wire(pair: Pair) -> None:
    case_id = await _moved(pair)
    assert await pair.count(SERVICE, "case_history") == 7
    assert await pair.count(SERVICE, "audit_event") == 7
    told = [orjson.loads(delivery.raw) for delivery in await _deliveries(pair, case_id)]
    assert [event["aggregateversion"] for event in told] == [1, 2, 3, 4]
    assert b"hush" not in b"".join(delivery.raw for delivery in await _deliveries(pair, case_id))


@quiet
async def test_the_versions_on_the_wire_are_without_gaps_for_who_follows(pair: Pair) -> None:
    case_id = await _moved(pair)
    verdicts = [await pair.inbox.apply(FOLLOW, delivery) for delivery in await _deliveries(pair, case_id)]
    assert verdicts == [Verdict.APPLIED] * 4
    assert await pair.kept(case_id) == (1, 2, 3, 4)


@quiet
async def test_a_told_event_that_is_missing_is_still_noticed(pair: Pair) -> None:
    """The control: the gap is found where there is one."""
    first, _, third, *_ = await _deliveries(pair, await _moved(pair))
    assert await pair.inbox.apply(FOLLOW, first) is Verdict.APPLIED
    assert await pair.inbox.apply(FOLLOW, third) is Verdict.EARLY


@quiet
async def test_relay_broker_and_listener_carry_them_in_order(pair: Pair) -> None:
    ids = [await _moved(pair) for _ in range(3)]
    stop = asyncio.Event()
    listener = Listener(pair.broker, pair.inbox, HEARER, FOLLOW)
    tasks = [asyncio.create_task(pair.relay().run(stop)), asyncio.create_task(listener.run(stop))]
    for _ in range(600):
        if all([len(await pair.kept(case_id)) >= 4 for case_id in ids]):
            break
        await asyncio.sleep(0.05)
    stop.set()
    pair.publisher.wake.set()
    await asyncio.gather(*tasks)
    assert [await pair.kept(case_id) for case_id in ids] == [(1, 2, 3, 4)] * 3


@quiet
async def test_told_moves_at_once_get_one_number_each(pair: Pair) -> None:
    case_id = await pair.open()
    results = await asyncio.gather(*(pair.step(case_id, 1) for _ in range(20)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in results) == ["NoneType", *["Stale"] * 19]
    await _hushed(pair, case_id, 2)
    await pair.step(case_id, 3)
    told = [orjson.loads(delivery.raw)["aggregateversion"] for delivery in await _deliveries(pair, case_id)]
    assert told == [1, 2, 3]


@loud
async def test_a_type_that_does_not_say_that_it_is_quiet_cannot_be_silent(pair: Pair) -> None:
    case_id = await pair.open()
    with pytest.raises(AssertionError, match="not quiet"):
        await _hushed(pair, case_id, 1)
    assert await pair.count(SERVICE, "case_history") == 1


async def test_the_change_feed_numbers_what_was_told_and_shows_no_gap(sealed: SealedHouse) -> None:
    dossier = await sealed.open("dossier", "secret")
    await sealed.act("dossier", dossier, "deferral", 1, secret="deferred")
    await sealed.act("dossier", dossier, "step", 2)
    await sealed.rows("UPDATE outbox_event SET feed_position = id - (SELECT min(id) FROM outbox_event) + 1")
    feed = (await sealed.get(HANDLER, "/v1/changes")).json()["items"]
    assert [(change["type"].split(".")[2], change["version"]) for change in feed] == [("opened", 1), ("stepped", 2)]
