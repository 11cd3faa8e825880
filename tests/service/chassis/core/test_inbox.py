"""The inbox: each event once, in order, in one transaction with what it causes and with the note that it was heard."""

from dataclasses import replace
from typing import ClassVar
from uuid import UUID

import asyncpg
import orjson
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import parking_store
from libs.chassis.hearing import Delivery, Follow, Heard, read_envelope
from libs.chassis.inbox import Rejected, Verdict, is_transient
from libs.kernel.actor import SYSTEM
from libs.kernel.events import Event
from tests.support.delivering import CONSUMER, STREAM, asked, deliveries
from tests.support.specimen import FOLLOW, HEARER, POISON, Pair, SpecimenOpened, SpecimenStepped

RETRYING = "SELECT version, state, error_class, attempts FROM parked_event"


async def _told(pair: Pair, versions: int, delivered: int = 1) -> list[Delivery]:
    """The events of a case with so many versions."""
    case_id = await pair.open()
    for version in range(1, versions):
        await pair.step(case_id, version)
    return await deliveries(pair, case_id, delivered)


def _case(delivery: Delivery) -> UUID:
    return read_envelope(delivery.raw).subject


async def _heard_rows(pair: Pair) -> list[asyncpg.Record]:
    return await asked(pair, HEARER, "SELECT * FROM inbox_event ORDER BY version")


async def _position(pair: Pair) -> tuple[int, UUID | None]:
    (row,) = await asked(pair, HEARER, "SELECT * FROM inbox_position")
    assert (row["consumer"], row["aggregate_type"]) == (CONSUMER, "filing.specimen")
    return row["last_version"], row["blocked_by"]


async def test_an_applied_event_leaves_a_note_of_what_was_heard_and_where(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    assert await pair.inbox.apply(FOLLOW, only) is Verdict.APPLIED
    (row,) = await _heard_rows(pair)
    envelope = read_envelope(only.raw)
    kept = {key: value for key, value in row.items() if key != "applied_at"}
    assert kept == {
        "consumer": CONSUMER,
        "event_id": envelope.id,
        "aggregate_type": "filing.specimen",
        "aggregate_id": envelope.subject,
        "version": 1,
        "digest": only.digest,
        "stream": STREAM,
        "stream_seq": 1,
        "delivered": 1,
        "occurred_at": envelope.time,
        "outcome": "applied",
    }
    assert await _position(pair) == (1, None)


async def test_what_an_event_causes_goes_back_to_it_and_is_done_by_the_system(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    await pair.inbox.apply(FOLLOW, only)
    envelope = read_envelope(only.raw)
    (caused,) = await asked(pair, HEARER, "SELECT * FROM outbox_event")
    assert caused["correlation_id"] == envelope.correlationid
    assert caused["causation_id"] == envelope.id
    assert caused["actor_ref"] == SYSTEM.account_id
    assert caused["aggregate_id"] == envelope.subject
    (history,) = await asked(pair, HEARER, "SELECT * FROM case_history")
    assert (history["act"], history["role"], orjson.loads(history["record"])) == (
        "keep_first",
        "system",
        {"version": 1},
    )


async def test_applying_wakes_the_relay_and_tells_what_was_heard_once(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    heard: list[type[Event]] = []
    pair.inbox.heard = heard.append
    await pair.inbox.apply(FOLLOW, only)
    assert pair.hearer.wake.is_set()
    assert heard == [SpecimenOpened]
    pair.hearer.wake.clear()
    assert await pair.inbox.apply(FOLLOW, only) is Verdict.DUPLICATE
    assert (pair.hearer.wake.is_set(), heard) == (False, [SpecimenOpened])


async def test_an_event_nobody_listens_to_is_counted_and_causes_nothing(pair: Pair) -> None:
    first, second = await _told(pair, 2)
    heard: list[type[Event]] = []
    pair.inbox.heard = heard.append
    follow = Follow("filing", "specimen", {SpecimenOpened: FOLLOW.reactions[SpecimenOpened]})
    assert [await pair.inbox.apply(follow, d) for d in (first, second)] == [Verdict.APPLIED] * 2
    assert [row["outcome"] for row in await _heard_rows(pair)] == ["applied", "not_followed"]
    assert await pair.kept(_case(first)) == (1,)
    assert heard == [SpecimenOpened]
    assert await _position(pair) == (2, None)


async def test_an_event_that_only_a_replica_wants_is_projected_and_causes_nothing(pair: Pair) -> None:
    first, second = await _told(pair, 2)
    seen: list[tuple[Heard, int]] = []

    async def project(connection: AsyncConnection, heard: Heard) -> None:
        seen.append((heard, int((await connection.execute(text("SELECT count(*) FROM inbox_event"))).scalar_one())))

    follow = Follow("filing", "specimen", {}, (SpecimenOpened, SpecimenStepped), project)
    assert [await pair.inbox.apply(follow, d) for d in (first, second)] == [Verdict.APPLIED] * 2
    assert await pair.kept(_case(first)) == ()
    envelope = read_envelope(second.raw)
    assert [count for _, count in seen] == [0, 1]
    assert seen[1][0] == Heard(SpecimenStepped(steps=1), envelope.subject, 2, envelope.time, envelope)
    assert [row["outcome"] for row in await _heard_rows(pair)] == ["applied", "applied"]


@pytest.mark.parametrize("which", ["service", "content", "signature"])
async def test_what_its_producer_did_not_sign_is_forged_and_leaves_nothing(pair: Pair, which: str) -> None:
    (only,) = await _told(pair, 1)
    follow = replace(FOLLOW, service="directory") if which == "service" else FOLLOW
    altered = only.raw.replace(b'"aggregateversion":1', b'"aggregateversion":2')
    forged = {
        "service": only,
        "content": replace(only, raw=altered),
        "signature": replace(only, signature=bytes(64)),
    }[which]
    assert await pair.inbox.apply(follow, forged) is Verdict.FORGED
    assert await _heard_rows(pair) == []


async def test_another_content_under_a_known_version_is_forged(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    await pair.inbox.apply(FOLLOW, only)
    await asked(pair, HEARER, "UPDATE inbox_event SET digest = 'other'")
    assert await pair.inbox.apply(FOLLOW, only) is Verdict.FORGED


async def test_a_known_version_whose_note_is_gone_is_a_duplicate(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    await pair.inbox.apply(FOLLOW, only)
    await asked(pair, HEARER, "DELETE FROM inbox_event")
    assert await pair.inbox.apply(FOLLOW, only) is Verdict.DUPLICATE
    assert await pair.kept(_case(only)) == (1,)


async def test_an_older_version_is_known_as_well_as_the_last(pair: Pair) -> None:
    told = await _told(pair, 3)
    assert [await pair.inbox.apply(FOLLOW, d) for d in told] == [Verdict.APPLIED] * 3
    assert [await pair.inbox.apply(FOLLOW, d) for d in told] == [Verdict.DUPLICATE] * 3


async def test_behind_a_parked_event_its_successors_are_held_and_it_stays_parked(pair: Pair) -> None:
    first, second, third, _ = await _told(pair, 4)
    await pair.inbox.apply(FOLLOW, first)
    database, envelope = pair.hearer.database, read_envelope(second.raw)
    await parking_store.park(database, FOLLOW, second, envelope, "Planted")
    assert await pair.inbox.apply(FOLLOW, second) is Verdict.PARKED
    assert await pair.inbox.apply(FOLLOW, third) is Verdict.HELD
    assert await pair.inbox.apply(FOLLOW, first) is Verdict.DUPLICATE
    assert await pair.kept(_case(first)) == (1,)
    async with database.begin() as connection:
        held = await pair.inbox.apply_within(connection, FOLLOW, third, read_envelope(third.raw))
        early = await pair.inbox.apply_within(connection, FOLLOW, third, read_envelope(third.raw), settling=True)
        settled = await pair.inbox.apply_within(connection, FOLLOW, second, envelope, settling=True)
    assert (held, early, settled) == (Verdict.HELD, Verdict.EARLY, Verdict.APPLIED)
    assert await pair.kept(_case(first)) == (1, 2)


async def test_an_event_that_cannot_be_applied_is_rejected_with_the_class_of_its_cause(pair: Pair) -> None:
    first, second = await _told(pair, 2)
    await pair.inbox.apply(FOLLOW, first)
    POISON.add(_case(first))
    try:
        with pytest.raises(Rejected) as rejected:
            await pair.inbox.apply(FOLLOW, second)
    finally:
        POISON.discard(_case(first))
    assert (rejected.value.error_class, str(rejected.value)) == ("KeyError", "KeyError")
    assert isinstance(rejected.value.__cause__, KeyError)
    assert await _position(pair) == (1, None)


async def test_trouble_that_passes_is_not_the_fault_of_the_event(pair: Pair) -> None:
    (only,) = await _told(pair, 1)

    async def project(_connection: AsyncConnection, _heard: Heard) -> None:
        raise ConnectionError("planted")

    with pytest.raises(ConnectionError):
        await pair.inbox.apply(replace(FOLLOW, project=project), only)
    assert await _heard_rows(pair) == []


class _Passing(Exception):
    sqlstate: ClassVar[str] = "40001"


class _Lasting(Exception):
    sqlstate: ClassVar[str] = "23505"


def test_only_trouble_outside_the_event_is_transient() -> None:
    passing: list[BaseException] = [OSError(), TimeoutError(), asyncpg.InterfaceError("x"), _Passing()]
    lasting: list[BaseException] = [ValueError(), KeyError(), RuntimeError(), _Lasting()]
    assert [is_transient(error) for error in passing + lasting] == [True] * 4 + [False] * 4


class SteppedAnew(SpecimenStepped):
    """What a newer publisher would say."""

    event_type: ClassVar[str] = "filing.specimen.stepped.v2"


async def test_a_followed_event_in_another_version_of_its_schema_is_rejected_and_not_passed_by(pair: Pair) -> None:
    first, second = await _told(pair, 2)
    newer = Follow("filing", "specimen", {SpecimenOpened: FOLLOW.reactions[SpecimenOpened], SteppedAnew: lambda _: ()})
    assert await pair.inbox.apply(newer, first) is Verdict.APPLIED
    with pytest.raises(Rejected) as rejected:
        await pair.inbox.apply(newer, second)
    assert rejected.value.error_class == "UnknownSchema"
    assert await _position(pair) == (1, None)
