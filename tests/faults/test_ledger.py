"""The ledger sees every deviation: each is planted once, and a run without one is clean."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from tests.faults.ledger import Applied, Deviation, InStream, Ledger, Told, deviations, totals

CASE, OTHER = UUID(int=1), UUID(int=2)
EVENTS = [Told(UUID(int=10 + n), CASE, n, published=True) for n in (1, 2, 3)]
OTHERS = [Told(UUID(int=20), OTHER, 1, published=True)]


def clean() -> Ledger:
    """Two requests, two cases, four events, all of them applied by one hearer."""
    ledger = Ledger(made={"a": [CASE], "b": [OTHER]}, told=[*EVENTS, *OTHERS])
    for key, case_id in (("a", CASE), ("b", OTHER)):
        ledger.attempts[key] += 1
        ledger.acknowledge(key, case_id)
    ledger.stream = [InStream(n, e.event_id, e.aggregate_id, e.version) for n, e in enumerate(ledger.told, 1)]
    ledger.applied = {"h": [Applied(e.event_id, e.aggregate_id, e.version, n) for n, e in enumerate(ledger.told)]}
    ledger.effects = {"h": {UUID(int=20): 1}}
    return ledger


def _without(number: int) -> Callable[[Ledger], Ledger]:
    def plant(ledger: Ledger) -> Ledger:
        applied = [one for index, one in enumerate(ledger.applied["h"]) if index != number]
        return replace(ledger, applied={"h": applied})

    return plant


def _swapped(ledger: Ledger) -> Ledger:
    first, second, *rest = ledger.applied["h"]
    return replace(ledger, applied={"h": [first._replace(place=1), second._replace(place=0), *rest]})


def _unanswered(ledger: Ledger) -> Ledger:
    ledger.attempts["c"] += 1
    return ledger


def _other_answer(ledger: Ledger) -> Ledger:
    ledger.acknowledge("a", OTHER)
    return ledger


PLANTED: list[tuple[str, Callable[[Ledger], Ledger], Deviation, str]] = [
    ("case gone", lambda one: replace(one, made={"b": [OTHER]}), Deviation.LOST, "acknowledged"),
    ("two cases", lambda one: replace(one, made={"a": [CASE, OTHER], "b": [OTHER]}), Deviation.DOUBLED, "made 2"),
    ("two answers", _other_answer, Deviation.DOUBLED, "two cases"),
    ("no answer", _unanswered, Deviation.STUCK, "never answered"),
    ("nothing told", lambda one: replace(one, told=EVENTS), Deviation.LOST, "nothing is told"),
    ("gap told", lambda one: replace(one, told=[EVENTS[0], EVENTS[2], *OTHERS]), Deviation.LOST, "tells of versions"),
    (
        "unpublished",
        lambda one: replace(one, told=[*EVENTS, OTHERS[0]._replace(published=False)]),
        Deviation.STUCK,
        "not published",
    ),
    (
        "twice in the stream",
        lambda one: replace(one, stream=[*one.stream, one.stream[0]._replace(sequence=9)]),
        Deviation.DOUBLED,
        "2 times in the stream",
    ),
    (
        "stream out of order",
        lambda one: replace(
            one, stream=[one.stream[0]._replace(sequence=8), one.stream[1], one.stream[2], one.stream[3]]
        ),
        Deviation.DISORDERED,
        "the stream has",
    ),
    ("prefix missed", _without(0), Deviation.LOST, "prefix"),
    ("middle missed", _without(1), Deviation.LOST, "middle"),
    ("postfix missed", _without(2), Deviation.LOST, "postfix"),
    ("applied twice", lambda one: replace(one, applied={"h": [*one.applied["h"]] * 2}), Deviation.DOUBLED, "applied 2"),
    ("applied out of order", _swapped, Deviation.DISORDERED, "applied as [2, 1, 3]"),
    ("effect doubled", lambda one: replace(one, effects={"h": {CASE: 2}}), Deviation.DOUBLED, "2 effects"),
    ("effect missing", lambda one: replace(one, effects={"h": {CASE: 0}}), Deviation.LOST, "0 effects"),
    ("parked", lambda one: replace(one, parked=3), Deviation.STUCK, "3 events are parked"),
]


def test_a_run_without_deviation_is_clean() -> None:
    assert totals(deviations(clean())) == {"lost": 0, "doubled": 0, "disordered": 0, "stuck": 0}


@pytest.mark.parametrize(("plant", "kind", "words"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_every_planted_deviation_is_seen_and_named(
    plant: Callable[[Ledger], Ledger], kind: Deviation, words: str
) -> None:
    found = deviations(plant(clean()))
    assert any(words in one for one in found[kind]), found
