"""Taking an import: by the keys of its records it is known what is new, what is repeated, and what corrects (G-37)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from libs.contracts.supervision_sources import ImportTaken
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.finding import Missing
from libs.kernel.refusal import NotEntitled
from services.supervision.imports import refusals as no
from services.supervision.imports.commands import Handed, TakeIn
from services.supervision.imports.facts import TakeFacts
from services.supervision.imports.import_batch import ImportBatch, TakenRecord
from services.supervision.imports.lifecycle import RULES, TAKERS
from services.supervision.imports.status import ImportKind as K
from services.supervision.imports.status import ImportStatus as S
from services.supervision.imports.status import Taken
from services.supervision.rankings.status import RankingStatus
from services.supervision.refusing import finding, refuse, unless

_WITHDRAWN: Final = "withdrawn"
"""What a withdrawn ranking, criticism and circular are all called."""


def take(command: TakeIn, occasion: Occasion, facts: TakeFacts) -> Outcome[ImportBatch]:
    """Take the records, all or none. The acts on the cases they become follow in the same step."""
    if not occasion.actor.is_any(*TAKERS[command.kind]):
        raise NotEntitled(cites=RULES[command.kind])
    refuse(finding(no.RecordTwice, _twice(command.records)), finding(no.RecordChanged, _against(command, facts)))
    batch = ImportBatch(
        occasion.new_id(),
        S.TAKEN,
        occasion.profile.name,
        occasion.profile.version,
        organ_id=occasion.actor.organ_id,
        competent_organ_id=facts.competent_organ_id,
        kind=command.kind,
        via=command.via,
        source_system=command.source_system,
        handed_by=occasion.actor.person_id,
        handed_at=occasion.at,
        records=tuple(_taken(command, one, occasion, facts) for one in command.records),
    )
    return Outcome(batch, ImportTaken(organ_id=batch.organ_id, kind=str(batch.kind), records=len(batch.records)))


def _twice(records: Iterable[Handed]) -> Iterator[Missing | None]:
    counts = Counter(one.source_id for one in records)
    for index, one in enumerate(records):
        yield unless(counts[one.source_id] == 1, no.RecordTwice, f"/records/{index}/source_id")


def _against(command: TakeIn, facts: TakeFacts) -> Iterator[Missing | None]:
    for index, one in enumerate(command.records):
        earlier = _earlier(command, one, facts)
        if earlier:
            yield _contradiction(command.kind, one, earlier, facts, f"/records/{index}/source_version")
        elif command.kind is K.TASK_PROGRESS:
            yield unless(one.about in facts.tasks, no.TaskUnknown, f"/records/{index}/task")


def _contradiction(
    kind: K, one: Handed, earlier: tuple[TakenRecord, ...], facts: TakeFacts, pointer: str
) -> Missing | None:
    """What the record contradicts of those taken before, if anything."""
    same = next((it for it in earlier if it.source_version == one.source_version), None)
    if same is not None:
        return unless(same.digest == one.digest, no.RecordChanged, pointer)
    latest = _latest(earlier)
    if one.source_version < latest.source_version:
        return no.RecordOutdated.at(pointer)
    if kind is K.TASK_PROGRESS:
        return unless(one.about in facts.tasks, no.TaskUnknown, pointer)
    if kind is not K.RANKINGS or facts.statuses.get(latest.record_id) == RankingStatus.WITHDRAWN:
        return None
    if latest.about != one.about:
        return no.RecordOfAnother.at(pointer)
    confirmed = facts.statuses.get(latest.record_id) == RankingStatus.CONFIRMED
    return unless(confirmed, no.EarlierPending, pointer)


def _earlier(command: TakeIn, one: Handed, facts: TakeFacts) -> tuple[TakenRecord, ...]:
    """What was taken before under the key; of a record known by its content alone, what still stands."""
    found = facts.earlier.get(one.source_id, ())
    if not command.by_content:
        return found
    return tuple(it for it in found if facts.statuses.get(it.record_id) != _WITHDRAWN)


def _taken(command: TakeIn, one: Handed, occasion: Occasion, facts: TakeFacts) -> TakenRecord:
    """The case the record becomes, or was, and how."""
    key = (one.source_id, one.source_version, one.digest)
    kind, earlier = command.kind, _earlier(command, one, facts)
    same = next((it for it in reversed(earlier) if it.source_version == one.source_version), None)
    if same is not None:
        return TakenRecord(*key, same.record_id, Taken.REPEATED, one.about)
    if kind is K.TASK_PROGRESS:
        return TakenRecord(*key, facts.tasks[one.about], Taken.REPORTED, one.about)
    last = _latest(earlier).record_id if earlier else None
    if last is None or facts.statuses.get(last, _WITHDRAWN) == _WITHDRAWN:
        return TakenRecord(*key, occasion.new_id(), Taken.OPENED, one.about)
    if kind is K.RANKINGS:
        return TakenRecord(*key, last, Taken.CORRECTED, one.about)
    return TakenRecord(*key, occasion.new_id(), Taken.REPLACED, one.about, replaces=last)


def _latest(earlier: tuple[TakenRecord, ...]) -> TakenRecord:
    return max(earlier, key=lambda one: one.source_version)
