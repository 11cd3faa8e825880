"""A broker that is silent, that lost what it held, or on whose subject others publish; and the points of failure."""

import asyncio
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from nats.js.errors import APIError
from structlog.testing import capture_logs

from libs.chassis import broker as brokers
from libs.chassis import carrying
from libs.chassis.broker import Broker
from libs.chassis.carrying import Answers, Carrier
from libs.chassis.failpoints import STAGE, PlantedFailure, arm
from libs.chassis.relay import Relay
from tests.support.delivering import (
    STREAM,
    Happening,
    Publication,
    eventful,
    foreign,
    in_hand,
    messages,
    raising,
    versions,
)
from tests.support.specimen import HEARER, SERVICE, Pair

WRONG_LAST = 10071


async def _carrier(pair: Pair, broker: Broker | None = None) -> Carrier:
    (carrier,) = await in_hand(pair.relay())
    carrier.broker = broker or pair.broker
    return carrier


async def _stepped(pair: Pair) -> UUID:
    """A case whose first event is published and whose second is due."""
    case_id = await pair.open()
    await pair.relay().carry()
    await pair.step(case_id, 1)
    return case_id


async def _begin_anew(pair: Pair) -> None:
    """The stream loses all it held."""
    await pair.broker.stream.delete_stream(STREAM)
    await brokers.declare(pair.broker, SERVICE, [(HEARER, "specimen")])


def _expectations(publications: list[Publication]) -> list[str]:
    return [publication.headers["Nats-Expected-Last-Subject-Sequence"] for publication in publications]


def _answering(**said: Any) -> Happening:
    async def happening(_stream: object, _publication: Publication) -> SimpleNamespace:
        return SimpleNamespace(**said)

    return happening


async def test_a_stream_that_holds_less_than_it_acknowledged_is_found_out_at_the_second_look(pair: Pair) -> None:
    await _stepped(pair)
    await _begin_anew(pair)
    broker, publications = eventful(pair)
    carrier = await _carrier(pair, broker)
    await carrier.carry()
    assert (carrier.trouble, carrier.foreign) == ("LostInStream", 0)
    assert len(publications) == 2
    assert await messages(pair) == []


async def test_a_place_that_holds_a_message_of_another_aggregate_is_a_loss_as_well(pair: Pair) -> None:
    await _stepped(pair)
    await _begin_anew(pair)
    await pair.broker.stream.publish("evt.filing.0.specimen.other", b"")
    carrier = await _carrier(pair)
    await carrier.carry()
    assert (carrier.trouble, carrier.foreign) == ("LostInStream", 0)
    assert len(await messages(pair)) == 1


async def test_a_first_event_that_the_broker_refuses_without_a_cause_is_a_loss(pair: Pair) -> None:
    await pair.open()
    refusal = raising(APIError(code=400, err_code=WRONG_LAST))
    broker, publications = eventful(pair, refusal, refusal)
    carrier = await _carrier(pair, broker)
    await carrier.carry()
    assert (carrier.trouble, carrier.foreign) == ("LostInStream", 0)
    assert _expectations(publications) == ["0", "0"]


async def test_a_damaged_message_behind_the_newest_readable_one_is_told_and_followed(pair: Pair) -> None:
    """To the broker a subject whose newest message cannot be read has none."""
    await _stepped(pair)
    refusal = raising(APIError(code=400, err_code=WRONG_LAST))
    broker, publications = eventful(pair, refusal, refusal, _answering(duplicate=False, seq=9))
    carrier = await _carrier(pair, broker)
    with capture_logs() as logs:
        await carrier.carry()
    assert _expectations(publications) == ["1", "1", "0"]
    assert (list(carrier.stored.values()), carrier.trouble, carrier.foreign) == ([9], None, 1)
    told = {"event": "message_not_ours", "service": "filing", "stream_seq": 1}
    assert logs == [{**told, "log_level": "error"}]


async def test_a_subject_on_which_others_publish_again_and_again_is_given_up_after_five_rounds(pair: Pair) -> None:
    await pair.open()
    broker, publications = eventful(pair, *[foreign(version="9")] * 8)
    carrier = await _carrier(pair, broker)
    await carrier.carry()
    assert (carrier.trouble, carrier.stored) == ("Contested", {})
    assert len(publications) == 5
    ids = [publication.headers["Nats-Msg-Id"].partition(".")[2] for publication in publications]
    assert ids == ["", "1", "2", "3", "4"]


async def test_an_answer_is_missed_from_the_first_silence_on_and_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hours = iter([100.0, 107.0])
    monkeypatch.setattr(carrying, "time", SimpleNamespace(monotonic=lambda: next(hours)))
    answers = Answers("filing")
    assert answers.silent_for == 0.0
    with capture_logs() as logs:
        for _ in range(2):
            answers.missed(TimeoutError())
    assert logs == [
        {"event": "broker_silent", "service": "filing", "error_class": "TimeoutError", "log_level": "error"}
    ]
    assert answers.silent_for == 7.0
    answers.heard()
    assert answers.silent_for == 0.0


@pytest.mark.parametrize(
    ("happening", "silent"),
    [
        (raising(TimeoutError()), True),
        (raising(APIError(code=503, err_code=10077)), False),
        (_answering(duplicate=False, seq=1), False),
    ],
    ids=["silence", "refusal", "answer"],
)
@pytest.mark.parametrize("before", [True, False], ids=["silent_before", "answered_before"])
async def test_a_broker_is_silent_until_it_answers_anything(
    pair: Pair, happening: Happening, silent: bool, before: bool
) -> None:
    await pair.open()
    carrier = await _carrier(pair, eventful(pair, happening)[0])
    if before:
        carrier.answers.missed(OSError())
    with capture_logs() as logs:
        await carrier.carry()
    assert (carrier.answers.silent_since is not None) is silent
    told = [line["error_class"] for line in logs if line["event"] == "broker_silent"]
    assert told == (["TimeoutError"] if silent and not before else [])


def _is_silent(relay: Relay) -> bool:
    return relay.answers.silent_since is not None


async def test_relays_notice_a_silent_broker_and_forget_it_when_nothing_is_due(pair: Pair) -> None:
    await pair.open()
    relay = pair.relay()
    assert relay.answers.service == "filing"
    relay.broker, _ = eventful(pair, raising(TimeoutError(), stored=True))
    assert (await relay.carry(), _is_silent(relay)) == (0, True)
    assert (await relay.carry(), _is_silent(relay)) == (1, False)
    relay.answers.missed(TimeoutError())
    assert (await relay.carry(), _is_silent(relay)) == (0, False)
    assert await versions(pair) == ["1"]


@pytest.mark.parametrize(
    ("point", "stored"), [("relay.before_publish", 0), ("relay.after_publish", 1), ("relay.after_conflict", 1)]
)
async def test_a_carrier_told_to_fail_at_a_point_fails_there(pair: Pair, point: str, stored: int) -> None:
    await pair.open()
    happenings = [foreign()] if point == "relay.after_conflict" else []
    carrier = await _carrier(pair, eventful(pair, *happenings)[0])
    arm({"LANYARD_FAILPOINTS": f"{point}=fail", "LANYARD_STAGE": STAGE})
    try:
        with pytest.raises(PlantedFailure):
            await carrier.carry()
    finally:
        arm({})
    assert len(await messages(pair)) == stored
    assert carrier.stored == {}


async def test_no_more_aggregates_are_carried_at_once_than_the_gate_lets_through(pair: Pair) -> None:
    await pair.open()
    carrier = await _carrier(pair)
    carrier.gate = asyncio.Semaphore(1)
    await carrier.gate.acquire()
    carrying = asyncio.create_task(carrier.carry())
    await asyncio.sleep(0.05)
    assert await messages(pair) == []
    carrier.gate.release()
    await carrying
    assert await versions(pair) == ["1"]
