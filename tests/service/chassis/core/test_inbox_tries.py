"""Tries of an event that ends its process: counted before they start, forgiven when it is applied, and not endless."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from libs.chassis import parking_store
from libs.chassis.failpoints import STAGE, PlantedFailure, arm
from libs.chassis.hearing import Delivery, read_envelope
from libs.chassis.inbox import MAX_DELIVERIES, Rejected, Verdict
from tests.support.delivering import CONSUMER, asked, deliveries
from tests.support.specimen import FOLLOW, HEARER, SERVICE, Pair, SpecimenOpened

RETRYING = "SELECT version, state, error_class, attempts FROM parked_event"


async def _told(pair: Pair, versions: int, delivered: int = 1) -> list[Delivery]:
    """The events of a case with so many versions."""
    case_id = await pair.open()
    for version in range(1, versions):
        await pair.step(case_id, version)
    return await deliveries(pair, case_id, delivered)


def _case(delivery: Delivery) -> UUID:
    return read_envelope(delivery.raw).subject


async def _tries(pair: Pair) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await asked(pair, HEARER, RETRYING)]


@pytest.mark.parametrize("delivered", [1, 2, 3])
async def test_a_try_of_a_redelivered_event_is_counted_before_it_starts(pair: Pair, delivered: int) -> None:
    (only,) = await _told(pair, 1, delivered)
    await _failing_at("inbox.before_apply", pair, only)
    assert await _tries(pair) == ([] if delivered == 1 else [(1, "retrying", "Started", 1)])


async def test_what_is_applied_at_last_is_forgiven_its_tries(pair: Pair) -> None:
    (only,) = await _told(pair, 1, delivered=2)
    for _ in range(2):
        await _failing_at("inbox.before_commit", pair, only)
    assert await _tries(pair) == [(1, "retrying", "Started", 2)]
    assert await pair.inbox.apply(FOLLOW, only) is Verdict.APPLIED
    assert await _tries(pair) == []


async def test_an_event_that_ends_its_process_again_and_again_is_rejected_before_the_fifth_delivery(pair: Pair) -> None:
    """The first delivery is not counted."""
    (only,) = await _told(pair, 1, delivered=2)
    assert MAX_DELIVERIES == 5
    for tries in range(1, 4):
        await _failing_at("inbox.before_apply", pair, only)
        assert await _tries(pair) == [(1, "retrying", "Started", tries)]
    with pytest.raises(Rejected) as rejected:
        await pair.inbox.apply(FOLLOW, only)
    assert rejected.value.error_class == "CrashedOrHung"
    assert await _tries(pair) == [(1, "retrying", "Started", 4)]
    assert await pair.kept(_case(only)) == ()


async def test_tries_are_counted_of_the_event_that_is_next_and_of_no_other(pair: Pair) -> None:
    first, second, third = await _told(pair, 3, delivered=2)
    assert await pair.inbox.apply(FOLLOW, second) is Verdict.EARLY
    await pair.inbox.apply(FOLLOW, replace(first, delivered=1))
    for known_or_early in (first, third):
        await _failing_at("inbox.before_apply", pair, known_or_early)
    assert await _tries(pair) == []


async def test_tries_behind_a_parked_event_are_not_counted(pair: Pair) -> None:
    first, second = await _told(pair, 2, delivered=2)
    envelope = read_envelope(first.raw)
    await parking_store.park(pair.hearer.database, FOLLOW, first, envelope, "Planted")
    for delivery in (first, second):
        await _failing_at("inbox.before_apply", pair, delivery)
    assert await _tries(pair) == [(1, "parked", "Planted", 1)]


@pytest.mark.parametrize(
    ("point", "applied"),
    [
        ("inbox.after_count", False),
        ("inbox.before_apply", False),
        ("inbox.before_commit", False),
        ("inbox.after_commit", True),
    ],
)
async def test_a_hearer_told_to_fail_at_a_point_fails_there_and_applies_once(
    pair: Pair, point: str, applied: bool
) -> None:
    (only,) = await _told(pair, 1, delivered=2)
    await _failing_at(point, pair, only)
    assert await pair.kept(_case(only)) == ((1,) if applied else ())
    assert await pair.inbox.apply(FOLLOW, only) is (Verdict.DUPLICATE if applied else Verdict.APPLIED)
    assert await pair.kept(_case(only)) == (1,)


async def _failing_at(point: str, pair: Pair, delivery: Delivery) -> None:
    arm({"LANYARD_FAILPOINTS": f"{point}=fail", "LANYARD_STAGE": STAGE})
    try:
        with pytest.raises(PlantedFailure):
            await pair.inbox.apply(FOLLOW, delivery)
    finally:
        arm({})


async def test_hearers_of_one_service_count_each_for_itself(pair: Pair) -> None:
    (only,) = await _told(pair, 1)
    other = replace(only, consumer="another")
    project = replace(FOLLOW, reactions={}, contracts=(SpecimenOpened,))
    assert await pair.inbox.apply(project, other) is Verdict.APPLIED
    assert await pair.inbox.apply(FOLLOW, only) is Verdict.APPLIED
    assert await pair.inbox.apply(project, other) is Verdict.DUPLICATE
    rows = await asked(pair, HEARER, "SELECT consumer, applied_at FROM inbox_event ORDER BY consumer")
    assert [row["consumer"] for row in rows] == ["another", CONSUMER]
    assert all(isinstance(row["applied_at"], datetime) for row in rows)
    assert await asked(pair, SERVICE, "SELECT * FROM inbox_event") == []
