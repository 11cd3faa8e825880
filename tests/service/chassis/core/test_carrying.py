"""One aggregate's events on their way to the broker: in order, once, and past whatever others left on the subject."""

from hashlib import sha256
from uuid import UUID

import nats.errors
import pytest
from nats.js.errors import APIError, NoStreamResponseError
from structlog.testing import capture_logs

from libs.chassis.broker import Broker
from libs.chassis.carrying import Carrier
from tests.support.delivering import (
    Publication,
    asked,
    eventful,
    foreign,
    in_hand,
    messages,
    raising,
    versions,
)
from tests.support.specimen import SERVICE, Pair


async def _opened(pair: Pair, steps: int = 0) -> UUID:
    case_id = await pair.open()
    for version in range(1, steps + 1):
        await pair.step(case_id, version)
    return case_id


async def _carrier(pair: Pair, broker: Broker | None = None) -> Carrier:
    (carrier,) = await in_hand(pair.relay())
    carrier.broker = broker or pair.broker
    return carrier


async def test_events_go_out_in_version_order_whatever_order_they_were_fetched_in(pair: Pair) -> None:
    """Not by their identities either, which here run the other way."""
    await _opened(pair, 2)
    await asked(pair, SERVICE, "UPDATE outbox_event SET event_id = md5((9 - aggregate_version)::text)::uuid")
    carrier = await _carrier(pair)
    carrier.group.sort(key=lambda row: row["event_id"])
    assert [row["aggregate_version"] for row in carrier.group] != [1, 2, 3]
    await carrier.carry()
    assert await versions(pair) == ["1", "2", "3"]
    assert list(carrier.stored.values()) == [1, 2, 3]
    assert (carrier.trouble, carrier.foreign) == (None, 0)


async def test_a_message_says_what_relays_and_hearers_need(pair: Pair) -> None:
    case_id = await _opened(pair)
    broker, publications = eventful(pair)
    await (await _carrier(pair, broker)).carry()
    (row,) = await asked(pair, SERVICE, "SELECT * FROM outbox_event")
    (message,) = await messages(pair)
    assert message.subject == f"evt.filing.{row['lane']}.specimen.{case_id}"
    assert message.data == row["payload"]
    assert message.headers == {
        "Nats-Msg-Id": str(row["event_id"]),
        "Nats-Expected-Last-Subject-Sequence": "0",
        "X-Agg-Version": "1",
        "X-Type": "filing.specimen.opened.v1",
        "X-Schema": "1",
        "X-Digest": sha256(row["payload"]).hexdigest(),
        "X-Sig": row["signature"].hex(),
        "X-Key": "filing",
    }
    assert [publication.timeout for publication in publications] == [2.0]


async def test_a_later_event_is_expected_right_after_the_place_of_the_one_before_it(pair: Pair) -> None:
    case_id = await _opened(pair)
    await pair.relay().carry()
    await pair.step(case_id, 1)
    broker, publications = eventful(pair)
    await (await _carrier(pair, broker)).carry()
    assert [one.headers["Nats-Expected-Last-Subject-Sequence"] for one in publications] == ["1"]
    assert await versions(pair) == ["1", "2"]


async def test_an_event_whose_predecessor_is_not_published_waits_without_trouble(pair: Pair) -> None:
    await _opened(pair, 1)
    carrier = await _carrier(pair)
    del carrier.group[0]
    await carrier.carry()
    assert await messages(pair) == []
    assert (carrier.stored, carrier.trouble) == ({}, None)


@pytest.mark.parametrize("lost", [True, False], ids=["stored", "not_stored"])
@pytest.mark.parametrize(
    "error",
    [TimeoutError(), nats.errors.TimeoutError(), nats.errors.ConnectionClosedError(), NoStreamResponseError()],
    ids=lambda error: f"{type(error).__module__}.{type(error).__name__}",
)
async def test_an_answer_that_does_not_come_is_no_trouble_and_the_next_pass_settles_it(
    pair: Pair, error: Exception, lost: bool
) -> None:
    await _opened(pair, 1)
    carrier = await _carrier(pair, eventful(pair, raising(error, stored=lost))[0])
    await carrier.carry()
    assert (carrier.stored, carrier.trouble) == ({}, None)
    again = await _carrier(pair)
    await again.carry()
    assert list(again.stored.values()) == [1, 2]
    assert await versions(pair) == ["1", "2"]


async def test_what_the_broker_refuses_is_the_trouble_of_the_aggregate_and_stops_it_there(pair: Pair) -> None:
    await _opened(pair, 2)

    async def nothing(*_: object) -> None:
        return

    broker, publications = eventful(pair, nothing, raising(APIError(code=503, err_code=10077)))
    carrier = await _carrier(pair, broker)
    await carrier.carry()
    assert carrier.trouble == "APIError"
    assert list(carrier.stored.values()) == [1]
    assert len(publications) == 2
    assert await versions(pair) == ["1"]


async def test_what_another_relay_has_published_is_found_where_it_stands(pair: Pair) -> None:
    await _opened(pair, 1)
    first, second = await _carrier(pair), await _carrier(pair)
    await first.carry()
    await second.carry()
    assert second.stored == first.stored
    assert list(second.stored.values()) == [1, 2]
    assert (second.trouble, second.foreign) == (None, 0)
    assert await versions(pair) == ["1", "2"]


async def test_messages_that_are_not_ours_are_told_and_passed_by(pair: Pair) -> None:
    await _opened(pair)

    async def others(stream: object, publication: Publication) -> None:
        for version in ("1", "7", None, "1"):
            await foreign(version=version)(pair.broker.stream, publication)

    broker, publications = eventful(pair, others)
    carrier = await _carrier(pair, broker)
    with capture_logs() as logs:
        await carrier.carry()
    assert list(carrier.stored.values()) == [5]
    assert (carrier.trouble, carrier.foreign) == (None, 2)
    told = {"event": "message_not_ours", "service": "filing", "log_level": "error"}
    assert logs == [{**told, "stream_seq": 1}, {**told, "stream_seq": 4}]
    expected = [one.headers["Nats-Expected-Last-Subject-Sequence"] for one in publications]
    assert expected == ["0", "4"]
    event_id = publications[0].headers["Nats-Msg-Id"]
    assert [one.headers["Nats-Msg-Id"] for one in publications] == [event_id, f"{event_id}.1"]


async def test_ours_is_found_behind_messages_that_are_not_ours(pair: Pair) -> None:
    await _opened(pair, 1)
    late = await _carrier(pair)
    await (await _carrier(pair, eventful(pair, foreign(version="1"))[0])).carry()
    await late.carry()
    assert list(late.stored.values()) == [2, 3]
    assert late.foreign == 1
    assert await versions(pair) == ["1", "1", "2"]


async def test_only_the_very_same_content_under_its_digest_is_ours(pair: Pair) -> None:
    await _opened(pair)
    (row,) = await asked(pair, SERVICE, "SELECT * FROM outbox_event")

    async def likenesses(stream: object, publication: Publication) -> None:
        digest = row["payload_digest"].hex()
        await foreign(b"altered", "1", digest)(pair.broker.stream, publication)
        await foreign(row["payload"], "1", "00")(pair.broker.stream, publication)

    carrier = await _carrier(pair, eventful(pair, likenesses)[0])
    await carrier.carry()
    assert list(carrier.stored.values()) == [3]
    assert carrier.foreign == 2


async def test_what_the_broker_takes_for_known_but_does_not_hold_goes_out_under_a_new_id(pair: Pair) -> None:
    await _opened(pair)
    carrier = await _carrier(pair)
    event_id = str(carrier.group[0]["event_id"])
    await pair.broker.stream.publish("evt.filing.0.other.x", b"", headers={"Nats-Msg-Id": event_id})
    await carrier.carry()
    ours = (await messages(pair))[1]
    assert (ours.headers or {})["Nats-Msg-Id"] == f"{event_id}.1"
    assert (list(carrier.stored.values()), carrier.trouble) == ([2], None)
