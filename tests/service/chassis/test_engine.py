"""The engine: one transaction per act, and nothing left behind by a refusal."""

import asyncio
from uuid import UUID

import pytest

from libs.chassis.engine import Request
from libs.kernel.refusal import Absent, KeyReused, NotEntitled, Stale, Unconditional
from tests.support.specimen import CLERK, SERVICE, STRANGER, NoteRefused, OpenSpecimen, Pair, StepSpecimen

TABLES = ("specimen", "case_history", "outbox_event", "idempotency")


async def test_an_act_writes_case_history_audit_and_outbox_in_one_transaction(pair: Pair) -> None:
    await pair.open(key="k1")
    assert [await pair.count(SERVICE, table) for table in (*TABLES, "audit_event")] == [1, 1, 1, 1, 1]


async def test_a_refused_act_leaves_nothing_behind(pair: Pair) -> None:
    case_id = await pair.open()
    before = [await pair.count(SERVICE, table) for table in TABLES]
    with pytest.raises(NoteRefused) as refused:
        await pair.step(case_id, 1, note="refuse")
    assert refused.value.cites == ("F-22",)
    assert [await pair.count(SERVICE, table) for table in TABLES] == before


async def test_a_failing_act_leaves_nothing_behind(pair: Pair) -> None:
    case_id = await pair.open()
    with pytest.raises(RuntimeError):
        await pair.step(case_id, 1, note="fail")
    assert await pair.count(SERVICE, "outbox_event") == 1


async def test_the_same_key_and_body_is_performed_once(pair: Pair) -> None:
    first = await pair.open(key="same")
    assert await pair.open(key="same") == first
    assert await pair.count(SERVICE, "specimen") == 1


async def test_twins_sent_at_once_are_performed_once(pair: Pair) -> None:
    ids = await asyncio.gather(*(pair.open(key="twin") for _ in range(8)))
    assert len(set(ids)) == 1
    assert await pair.count(SERVICE, "outbox_event") == 1


async def test_without_a_key_each_request_opens_a_case_of_its_own(pair: Pair) -> None:
    """The control: it is the key that makes twins one."""
    ids = await asyncio.gather(*(pair.open() for _ in range(4)))
    assert len(set(ids)) == 4


async def test_the_same_key_with_another_body_is_refused(pair: Pair) -> None:
    await pair.open(key="once")
    with pytest.raises(KeyReused):
        await pair.open(key="once", note="other")
    assert await pair.count(SERVICE, "specimen") == 1


async def test_an_act_without_a_version_is_refused(pair: Pair) -> None:
    case_id = await pair.open()
    with pytest.raises(Unconditional):
        await pair.publisher.perform(Request("specimen", "step", StepSpecimen(), CLERK, case_id))


async def test_of_fifty_acts_on_one_version_one_succeeds_and_the_others_are_stale(pair: Pair) -> None:
    case_id = await pair.open()
    results = await asyncio.gather(*(pair.step(case_id, 1) for _ in range(50)), return_exceptions=True)
    assert sorted(type(r).__name__ for r in results) == ["NoneType", *["Stale"] * 49]


async def test_a_stale_version_is_refused(pair: Pair) -> None:
    case_id = await pair.open()
    await pair.step(case_id, 1)
    with pytest.raises(Stale):
        await pair.step(case_id, 1)


async def test_a_case_of_another_unit_is_as_absent_as_one_that_does_not_exist(pair: Pair) -> None:
    case_id = await pair.open()
    for unknown in (case_id, UUID(int=77)):
        with pytest.raises(Absent):
            await pair.publisher.perform(Request("specimen", "step", StepSpecimen(), STRANGER, unknown, 1))
    assert await pair.count(SERVICE, "audit_event") == 3


async def test_a_role_the_row_does_not_name_may_not_open(pair: Pair) -> None:
    nobody = type(CLERK)(UUID(int=5), UUID(int=5), UUID(int=5), None, frozenset())
    with pytest.raises(NotEntitled) as refused:
        await pair.publisher.perform(Request("specimen", "open", OpenSpecimen(), nobody))
    assert refused.value.cites == ("F-21",)
