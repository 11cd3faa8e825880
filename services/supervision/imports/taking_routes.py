"""Takes what was handed over: the import and the acts of all its records in one transaction, or nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.door import Door
from libs.chassis.engine import Performed, Request
from libs.chassis.field_errors import ERRORS_SHOWN
from libs.kernel.finding import Missing
from libs.kernel.refusal import KeyRequired, Kind, NotEntitled, Refusal
from services.supervision.imports import refusals as no
from services.supervision.imports.commands import TakeIn
from services.supervision.imports.facts_loading import known_codes
from services.supervision.imports.import_batch import ImportBatch, TakenRecord
from services.supervision.imports.intake import Step, errors_of, handed, steps_of
from services.supervision.imports.lifecycle import RULES, TAKERS
from services.supervision.imports.records import Keyed, Known
from services.supervision.imports.refusals import ImportConflicts, ImportFaulty, ImportNotYours
from services.supervision.imports.status import ImportKind, Via

BATCH: Final = "import_batch"
_COLLECTED: Final = frozenset({Kind.UNSATISFIED, Kind.NOT_NOW, Kind.NOT_ENTITLED, Kind.ABSENT})
"""What is told with all the rest; anything else stands in the way of the whole request."""
_AS_WHOLE: Final[tuple[tuple[Kind, type[Refusal]], ...]] = (
    (Kind.NOT_ENTITLED, ImportNotYours),
    (Kind.NOT_NOW, ImportConflicts),
)


@dataclass(frozen=True)
class HandedOver:
    """Records by their places in what was handed over, and what is wrong with it already. A ``trial`` is under no key:
    nothing of it is kept."""

    kind: ImportKind
    via: Via
    source_system: str
    records: Mapping[int, Keyed]
    wrong: tuple[Missing, ...] = ()
    trial: bool = False


@dataclass
class _Wrong:
    """Everything that is wrong, and of which kinds it is."""

    errors: list[Missing] = field(default_factory=list)
    kinds: set[Kind] = field(default_factory=set)

    def note(self, refusal: Refusal, errors: Sequence[Missing]) -> None:
        """Note what was refused; raises it if it concerns the request as a whole."""
        if refusal.kind not in _COLLECTED or type(refusal) is NotEntitled:
            raise refusal
        self.errors += errors
        self.kinds.add(Kind.UNSATISFIED if refusal.kind is Kind.ABSENT else refusal.kind)

    def refuse(self) -> None:
        """Refuse with all of it, if there is anything."""
        if self.errors:
            whole = next((refusal for kind, refusal in _AS_WHOLE if self.kinds == {kind}), ImportFaulty)
            raise whole(errors=tuple(self.errors[:ERRORS_SHOWN]))


async def require_taker(door: Door, kind: ImportKind, *, keyed: bool = True) -> None:
    """Refuse before anything is read; who may not hand over is recorded as by every act."""
    if keyed and door.key is None:
        raise KeyRequired
    if not door.actor.is_any(*TAKERS[kind]):
        async with door.looking(BATCH, "take"):
            raise NotEntitled(cites=RULES[kind])


class _Undone(Exception):
    """Undoes on purpose what was done to see whether it could be; bears what it would be refused with, if it would."""

    def __init__(self, refusal: Refusal | None) -> None:
        super().__init__()
        self.refusal = refusal


async def check_over(door: Door, over: HandedOver) -> Refusal | None:
    """Do all of it and keep nothing: what taking it would be refused with; None if it would be taken."""

    async def tried(connection: AsyncConnection) -> None:
        try:
            await _taken(connection, door, replace(over, trial=True))
        except (ImportFaulty, ImportConflicts, ImportNotYours) as refusal:
            raise _Undone(refusal) from None
        raise _Undone(None)

    try:
        await door.engine.transact(_as_whole(door, over), tried)
    except _Undone as undone:
        return undone.refusal
    raise AssertionError("what was tried is undone")


async def take_over(door: Door, over: HandedOver) -> Performed:
    """Take it whole. Refuses with ImportFaulty, ImportConflicts or ImportNotYours, everything wrong listed by its
    place (``/records/3/period``); then nothing of it is kept."""
    return await door.engine.transact(_as_whole(door, over), lambda connection: _taken(connection, door, over))


def _as_whole(door: Door, over: HandedOver) -> Request:
    """What a denial is recorded as."""
    return door.asked(BATCH, "take", TakeIn.model_construct(kind=over.kind, records=()), None)


async def _taken(connection: AsyncConnection, door: Door, over: HandedOver) -> Performed:
    wrong = _Wrong(list(over.wrong), {Kind.UNSATISFIED} if over.wrong else set())
    known, records = await _known(connection, over.records, wrong)
    performed = None
    if records:
        performed, records = await _batch(connection, door, over, records, wrong)
    if performed is not None and not performed.repeated:
        assert isinstance(performed.case, ImportBatch)
        for (place, record), taken in zip(records.items(), performed.case.records, strict=True):
            await _perform(connection, door, _Placed(place, record, taken), known, over.source_system, wrong)
    wrong.refuse()
    assert performed is not None
    return performed


async def _known(
    connection: AsyncConnection, records: Mapping[int, Keyed], wrong: _Wrong
) -> tuple[Known, dict[int, Keyed]]:
    """What the codes stand for, and the records all of whose codes stand for something."""
    organs = (code for record in records.values() for _, code in record.organs())
    persons = (code for record in records.values() for _, code in record.persons())
    known = await known_codes(connection, organs, persons)
    found: dict[int, Keyed] = {}
    for place, record in records.items():
        unknown = [
            *(no.UnitCodeUnknown.at(pointer) for pointer, code in record.organs() if code not in known.organs),
            *(no.PersonCodeUnknown.at(pointer) for pointer, code in record.persons() if code not in known.persons),
        ]
        if unknown:
            refusal = ImportFaulty(errors=tuple(unknown))
            wrong.note(refusal, errors_of(refusal, place))
        else:
            found[place] = record
    return known, found


async def _batch(
    connection: AsyncConnection, door: Door, over: HandedOver, records: dict[int, Keyed], wrong: _Wrong
) -> tuple[Performed | None, dict[int, Keyed]]:
    """The import itself with its records. Those whose keys contradict each other or what was taken before are told and
    left out, so that all that is wrong with the others is told, too: none of it will be kept."""
    request = _take(door, over, records)
    places = list(records)
    try:
        return await door.engine.perform_within(connection, request), records
    except Refusal as refusal:
        if not refusal.errors:
            raise
        errors = [_moved(one, places) for one in refusal.errors]
        wrong.note(refusal, errors)
    told = {int(error.pointer.split("/")[2]) for error in errors}
    others = {place: record for place, record in records.items() if place not in told}
    if not others:
        return None, others
    again = _take(door, replace(over, trial=True), others)
    return await door.engine.perform_within(connection, again), others


def _take(door: Door, over: HandedOver, records: Mapping[int, Keyed]) -> Request:
    command = TakeIn(
        kind=over.kind,
        via=over.via,
        source_system=over.source_system,
        records=tuple(handed(record) for record in records.values()),
    )
    asked = door.asked(BATCH, "take", command, None)
    return replace(asked, key=None) if over.trial else asked


def _moved(error: Missing, places: Sequence[int]) -> Missing:
    """The error at the place its record had in what was handed over."""
    _, records, index, *rest = error.pointer.split("/")
    return replace(error, pointer="/".join(("", records, str(places[int(index)]), *rest)))


@dataclass(frozen=True)
class _Placed:
    """A record, where it stood, and what is to become of it."""

    place: int
    record: Keyed
    taken: TakenRecord


async def _perform(
    connection: AsyncConnection, door: Door, one: _Placed, known: Known, system: str, wrong: _Wrong
) -> None:
    """Perform the acts that a record asks for, each by the same engine as ever."""
    for step in steps_of(one.record, one.taken, known, system):
        try:
            await door.engine.perform_within(connection, _request(door, step))
        except Refusal as refusal:
            wrong.note(refusal, errors_of(refusal, one.place))
            return


def _request(door: Door, step: Step) -> Request:
    """The act under no key of its own: the import has it. The source's key, not a version, says what is meant."""
    asked = door.asked(step.case_type, step.act, step.command, step.case_id)
    return replace(asked, key=None, if_match=None, unconditional=not step.opens)
