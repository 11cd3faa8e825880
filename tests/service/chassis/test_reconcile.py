"""The broker may lose what it holds: the outbox is the source, and reconciliation brings everything back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
import pytest_asyncio
from nats.js.errors import NotFoundError

from libs.chassis import broker as brokers
from libs.chassis import reconcile as reconciling
from libs.chassis.broker import stream_name
from libs.chassis.database import direct
from libs.chassis.reconcile import Reconciled, incarnation_of, reconcile
from libs.chassis.relay import Relay
from tests.service.chassis.test_delivery import _carrying, _until
from tests.support.specimen import HEARER, SERVICE, Pair

STREAM = stream_name(SERVICE)
Message = tuple[str, bytes, dict[str, str]]


@pytest_asyncio.fixture
async def told(pair: Pair) -> list[UUID]:
    """Three cases of three events each, published."""
    found = [await pair.open() for _ in range(3)]
    for case_id in found:
        for version in (1, 2):
            await pair.step(case_id, version)
    await carry(pair)
    return found


async def carry(pair: Pair) -> None:
    """Publish whatever is due, under the incarnation of the stream as it is."""
    relay = Relay(pair.urls[SERVICE], pair.broker, SERVICE, await incarnation_of(pair.broker, SERVICE))
    for _ in range(3):
        await relay.carry()
    await relay.release()


async def messages(pair: Pair) -> list[Message]:
    """Everything in the stream, in order."""
    last = (await pair.broker.stream.stream_info(STREAM)).state.last_seq
    found = [await pair.broker.stream.get_msg(STREAM, seq) for seq in range(1, last + 1)]
    return [(one.subject or "", one.data or b"", dict(one.headers or {})) for one in found]


async def hold_only(pair: Pair, kept: list[Message]) -> None:
    """Let the stream hold these messages alone, and the outbox believe that it holds what it held before."""
    await pair.broker.stream.delete_stream(STREAM)
    await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])
    for subject, content, headers in kept:
        headers.pop("Nats-Expected-Last-Subject-Sequence", None)
        await pair.broker.stream.publish(subject, content, headers=headers)
    connection = await direct(pair.urls[SERVICE])
    await connection.execute("UPDATE outbox_event SET js_incarnation = $1", await incarnation_of(pair.broker, SERVICE))
    await connection.close()


async def looked(pair: Pair, which: str = "count") -> Reconciled:
    """One pass."""
    found = await reconcile(pair.urls[SERVICE], pair.broker, SERVICE, "digest" if which == "digest" else "count")
    assert found is not None
    return found


@asynccontextmanager
async def heard(pair: Pair, cases: list[UUID]) -> AsyncIterator[list[tuple[int, ...]]]:
    """What the hearer keeps of the cases in the end."""
    async with _carrying(pair):
        yield [await _until(pair, case_id, 3) for case_id in cases]


async def test_a_whole_stream_needs_nothing(pair: Pair, told: list[UUID]) -> None:
    assert (await looked(pair)).healthy and (await looked(pair, "digest")).healthy
    assert (await looked(pair)).compared == 9


async def test_what_is_published_while_a_pass_reads_is_no_damage(
    pair: Pair, told: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was not said to be in the stream when the pass began. Messages are read a few at a time."""
    monkeypatch.setattr(reconciling, "_READING", 2)
    connection = await direct(pair.urls[SERVICE])
    await connection.execute("UPDATE outbox_event SET published_at = NULL WHERE aggregate_version = 3")
    await connection.close()
    found = await looked(pair, "digest")
    assert (found.compared, found.missing, found.damaged) == (6, 0, 0)


async def test_an_empty_stream_of_a_service_that_told_nothing_is_whole(pair: Pair) -> None:
    assert (await looked(pair)).healthy and (await looked(pair, "digest")).healthy


async def test_what_a_lost_stream_held_is_published_again_in_order(pair: Pair, told: list[UUID]) -> None:
    before = [(subject, content) for subject, content, _ in await messages(pair)]
    await pair.broker.stream.delete_stream(STREAM)
    await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])
    found = await looked(pair)
    assert (found.other_incarnation, found.missing) == (9, 0)
    await carry(pair)
    after = [(subject, content) for subject, content, _ in await messages(pair)]
    assert sorted(after) == sorted(before)
    for case_id in told:
        subjects = [content for subject, content in after if subject.endswith(str(case_id))]
        assert subjects == [content for subject, content in before if subject.endswith(str(case_id))]
    assert (await looked(pair)).healthy


async def test_hearers_apply_after_a_loss_what_they_missed_and_nothing_twice(pair: Pair, told: list[UUID]) -> None:
    async with heard(pair, told) as kept:
        assert kept == [(1, 2, 3)] * 3
    await pair.broker.stream.delete_stream(STREAM)
    await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])
    await pair.step(told[0], 3)
    await looked(pair)
    async with _carrying(pair):
        assert await _until(pair, told[0], 4) == (1, 2, 3, 4)
        assert [await pair.kept(case_id) for case_id in told[1:]] == [(1, 2, 3)] * 2


async def test_what_is_published_again_knows_nothing_of_the_stream_before(pair: Pair, told: list[UUID]) -> None:
    """Not its places, by which what follows would be refused; and it need not wait for what it once had to."""
    connection = await direct(pair.urls[SERVICE])
    later = "attempts = 4, last_error = 'Contested', next_attempt_at = clock_timestamp() + interval '1 day'"
    await connection.execute(f"UPDATE outbox_event SET {later}")
    await connection.execute("UPDATE outbox_event SET js_incarnation = NULL WHERE aggregate_version = 1")
    await connection.execute("UPDATE outbox_event SET js_incarnation = 'before' WHERE aggregate_version = 2")
    assert (await looked(pair)).other_incarnation == 6
    rows = await connection.fetch(
        "SELECT DISTINCT published_at, js_seq, js_incarnation, attempts, next_attempt_at, last_error FROM outbox_event"
        " WHERE aggregate_version < 3"
    )
    await connection.close()
    assert [tuple(row) for row in rows] == [(None, None, None, 0, None, None)]


async def test_a_cut_tail_is_found_and_published_again(pair: Pair, told: list[UUID]) -> None:
    held = await messages(pair)
    await hold_only(pair, held[:7])
    found = await looked(pair)
    assert (found.other_incarnation, found.missing) == (0, 2)
    await carry(pair)
    async with heard(pair, told) as kept:
        assert kept == [(1, 2, 3)] * 3


async def test_a_hole_is_found_and_filled_behind_what_followed_it(pair: Pair, told: list[UUID]) -> None:
    held = await messages(pair)
    hole = next(index for index, (_, _, headers) in enumerate(held) if headers["X-Agg-Version"] == "2")
    await hold_only(pair, held[:hole] + held[hole + 1 :])
    assert (await looked(pair)).missing == 1
    await carry(pair)
    assert len(await messages(pair)) == 9
    async with heard(pair, told) as kept:
        assert kept == [(1, 2, 3)] * 3
    assert (await looked(pair)).healthy


async def test_a_damaged_message_is_found_by_its_digest_and_never_applied(pair: Pair, told: list[UUID]) -> None:
    held = await messages(pair)
    subject, content, headers = held[4]
    await hold_only(pair, [*held[:4], (subject, content[:-9] + b"X" + content[-8:], headers), *held[5:]])
    assert (await looked(pair)).healthy  # the control: counting alone does not see it
    found = await looked(pair, "digest")
    assert (found.missing, found.damaged) == (1, 1)
    await carry(pair)
    async with _carrying(pair) as listener:
        assert [await _until(pair, case_id, 3) for case_id in told] == [(1, 2, 3)] * 3
        assert listener.alarms == 1


async def test_a_forged_message_on_our_subject_does_not_stop_the_next_event(pair: Pair, told: list[UUID]) -> None:
    subject, content, headers = (await messages(pair))[0]
    forged = {**headers, "X-Agg-Version": "4", "Nats-Msg-Id": "forged", "X-Digest": "00"}
    forged.pop("Nats-Expected-Last-Subject-Sequence", None)
    await pair.broker.stream.publish(subject, content + b" ", headers=forged)
    case_id = next(one for one in told if subject.endswith(str(one)))
    await pair.step(case_id, 3)
    async with _carrying(pair) as listener:
        assert await _until(pair, case_id, 4) == (1, 2, 3, 4)
        assert listener.alarms == 1


async def test_a_message_the_broker_takes_for_known_is_published_all_the_same(pair: Pair) -> None:
    """A broker may remember an id whose message was never stored."""
    case_id = await pair.open()
    connection = await direct(pair.urls[SERVICE])
    event_id = await connection.fetchval("SELECT event_id FROM outbox_event")
    await connection.close()
    await pair.broker.stream.publish("evt.filing.0.other.x", b"{}", headers={"Nats-Msg-Id": str(event_id)})
    await carry(pair)
    assert [subject.endswith(str(case_id)) for subject, _, _ in await messages(pair)] == [False, True]


async def test_a_stream_that_is_not_there_is_not_taken_for_an_empty_one(pair: Pair, told: list[UUID]) -> None:
    await pair.broker.stream.delete_stream(STREAM)
    try:
        await looked(pair)
    except NotFoundError:
        assert await pair.count(SERVICE, "outbox_event WHERE published_at IS NULL") == 0
    else:
        raise AssertionError("the pass claims to have seen the stream")


async def test_what_a_relay_of_the_version_before_has_marked_gets_its_place_in_the_feed(
    pair: Pair, told: list[UUID]
) -> None:
    connection = await direct(pair.urls[SERVICE])
    await connection.execute("UPDATE outbox_event SET feed_position = NULL WHERE aggregate_version > 1")
    await looked(pair)
    rows = await connection.fetch("SELECT feed_position FROM outbox_event WHERE aggregate_version > 1 ORDER BY id")
    await connection.close()
    assert [row["feed_position"] for row in rows] == list(range(10, 16))


async def test_places_in_the_change_feed_are_given_once(pair: Pair, told: list[UUID]) -> None:
    async def places() -> list[tuple[UUID, int]]:
        connection = await direct(pair.urls[SERVICE])
        rows = await connection.fetch("SELECT event_id, feed_position FROM outbox_event ORDER BY feed_position")
        await connection.close()
        return [(row["event_id"], row["feed_position"]) for row in rows]

    before = await places()
    await pair.broker.stream.delete_stream(STREAM)
    await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])
    await looked(pair)
    await carry(pair)
    assert await places() == before and len({place for _, place in before}) == 9
