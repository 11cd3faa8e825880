"""The ledger: every attempt, acknowledgement and application, and what each deviation is: lost, doubled, disordered or
stuck. Reading it is a pure function, so that planted deviations can show that none passes unseen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Deviation(StrEnum):
    """What may go wrong."""

    LOST = "lost"
    DOUBLED = "doubled"
    DISORDERED = "disordered"
    STUCK = "stuck"


class Told(NamedTuple):
    """An event as its outbox has it."""

    event_id: UUID
    aggregate_id: UUID
    version: int
    published: bool


class Applied(NamedTuple):
    """An event as an inbox has applied it; ``place`` grows in the order in which they were applied."""

    event_id: UUID
    aggregate_id: UUID
    version: int
    place: int


class InStream(NamedTuple):
    """A message of the stream."""

    sequence: int
    event_id: UUID
    aggregate_id: UUID
    version: int


@dataclass
class Ledger:
    """What was asked for and what became of it. ``made`` counts the cases that exist for each key; ``effects`` says for
    each hearer how many effects each event had that must have exactly one."""

    attempts: Counter[str] = field(default_factory=Counter)
    acknowledged: dict[str, UUID] = field(default_factory=dict)
    disagreeing: list[str] = field(default_factory=list)
    made: Mapping[str, Sequence[UUID]] = field(default_factory=dict)
    told: Sequence[Told] = ()
    stream: Sequence[InStream] = ()
    applied: Mapping[str, Sequence[Applied]] = field(default_factory=dict)
    effects: Mapping[str, Mapping[UUID, int]] = field(default_factory=dict)
    parked: int = 0

    def acknowledge(self, key: str, case_id: UUID) -> None:
        """Note that a request was answered with that case."""
        if self.acknowledged.setdefault(key, case_id) != case_id:
            self.disagreeing.append(key)


def deviations(ledger: Ledger) -> dict[Deviation, list[str]]:
    """Every deviation in words: what, where, and whether the loss is a prefix, in the middle or a postfix."""
    found: dict[Deviation, list[str]] = {kind: [] for kind in Deviation}
    _requests(ledger, found)
    _outbox(ledger, found)
    _stream(ledger, found)
    for hearer, applied in ledger.applied.items():
        _hearer(ledger, hearer, applied, found)
    found[Deviation.STUCK] += [f"{ledger.parked} events are parked"] if ledger.parked else []
    return found


def totals(found: Mapping[Deviation, Sequence[str]]) -> dict[str, int]:
    """How many deviations of each kind."""
    return {str(kind): len(found[kind]) for kind in Deviation}


def words(found: Mapping[Deviation, Sequence[str]], most: int = 20) -> list[str]:
    """The first few deviations of each kind, in words."""
    return [f"{kind}: {one}" for kind in Deviation for one in found[kind][:most]]


def _requests(ledger: Ledger, found: dict[Deviation, list[str]]) -> None:
    for key, case_id in ledger.acknowledged.items():
        if case_id not in ledger.made.get(key, ()):
            found[Deviation.LOST].append(f"request {key} was acknowledged and its case is not there")
    for key, cases in ledger.made.items():
        if len(cases) > 1:
            found[Deviation.DOUBLED].append(f"request {key} made {len(cases)} cases")
    found[Deviation.DOUBLED] += [f"request {key} was answered with two cases" for key in ledger.disagreeing]
    unanswered = ledger.attempts.keys() - ledger.acknowledged.keys()
    found[Deviation.STUCK] += [f"request {key} was never answered" for key in sorted(unanswered)]


def _outbox(ledger: Ledger, found: dict[Deviation, list[str]]) -> None:
    there = {case_id for cases in ledger.made.values() for case_id in cases}
    told = {event.aggregate_id for event in ledger.told}
    found[Deviation.LOST] += [f"case {case_id} was made and nothing is told of it" for case_id in there - told]
    waiting = [event for event in ledger.told if not event.published]
    found[Deviation.STUCK] += [f"event {event.event_id} is not published" for event in waiting]
    for aggregate_id, versions in _versions(ledger.told).items():
        if sorted(versions) != list(range(1, len(versions) + 1)):
            found[Deviation.LOST].append(f"case {aggregate_id} tells of versions {sorted(versions)}")


def _stream(ledger: Ledger, found: dict[Deviation, list[str]]) -> None:
    copies = Counter(message.event_id for message in ledger.stream)
    found[Deviation.DOUBLED] += [f"event {one} is {n} times in the stream" for one, n in copies.items() if n > 1]
    by_subject: dict[UUID, list[int]] = defaultdict(list)
    for message in sorted(ledger.stream):
        by_subject[message.aggregate_id].append(message.version)
    for aggregate_id, versions in by_subject.items():
        if versions != sorted(versions):
            found[Deviation.DISORDERED].append(f"the stream has case {aggregate_id} as {versions}")


def _hearer(ledger: Ledger, hearer: str, applied: Sequence[Applied], found: dict[Deviation, list[str]]) -> None:
    in_turn: list[Applied] = sorted(applied, key=lambda one: one.place)
    wanted, heard = _versions(ledger.told), _versions(in_turn)
    for aggregate_id, versions in wanted.items():
        missing = sorted(set(versions) - set(heard.get(aggregate_id, ())))
        if missing:
            where = _where(missing, versions)
            found[Deviation.LOST].append(f"{hearer}: case {aggregate_id} misses {missing} ({where})")
    copies = Counter(one.event_id for one in applied)
    found[Deviation.DOUBLED] += [f"{hearer}: event {one} applied {n} times" for one, n in copies.items() if n > 1]
    for aggregate_id, in_order in heard.items():
        if in_order != sorted(in_order):
            found[Deviation.DISORDERED].append(f"{hearer}: case {aggregate_id} applied as {in_order}")
    for event_id, effects in ledger.effects.get(hearer, {}).items():
        if effects != 1:
            kind = Deviation.LOST if effects == 0 else Deviation.DOUBLED
            found[kind].append(f"{hearer}: event {event_id} had {effects} effects")


def _versions(events: Iterable[Told | Applied]) -> dict[UUID, list[int]]:
    found: dict[UUID, list[int]] = defaultdict(list)
    for event in events:
        found[event.aggregate_id].append(event.version)
    return found


def _where(missing: Sequence[int], versions: Sequence[int]) -> str:
    if min(versions) in missing:
        return "prefix"
    return "postfix" if max(versions) in missing else "middle"
