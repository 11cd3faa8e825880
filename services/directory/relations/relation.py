"""The relation and its acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from libs.contracts.directory import OFFICE_KINDS, OrganKind, RelationEnded, RelationKind, RelationRecorded
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from libs.kernel.finding import Missing
from libs.kernel.refusal import require
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.directory.organs.organ import DISCIPLINE
from services.directory.relations.commands import CorrectRelation, EndRelation, RecordRelation
from services.directory.relations.lifecycle import RelationStatus
from services.directory.relations.refusals import AnotherHolder, PeriodBackwards, RelationOverlaps, RelationUnsuitable

PERSON = "person"
_K = OrganKind
_BODIES = {_K.DISPATCHED_BODY, _K.TOWNSHIP_BODY}
_LOOKED_AFTER = frozenset(set(_K) - OFFICE_KINDS | _BODIES) - {_K.PROVINCE_CDI, _K.MUNICIPAL_CDI}
_UNITS = frozenset(set(_K) - OFFICE_KINDS - DISCIPLINE)

JOINS: Mapping[RelationKind, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        RelationKind.COUNTERPART: (frozenset({_K.SUPERVISION_OFFICE}), _LOOKED_AFTER),
        RelationKind.PORTFOLIO: (frozenset({PERSON}), frozenset(_K)),
        RelationKind.RESIDENCY: (frozenset({_K.DISPATCHED_BODY}), _UNITS),
        RelationKind.CADRE_AUTHORITY: (frozenset(set(_K) - OFFICE_KINDS), frozenset({PERSON})),
    }
)
"""What may hold each relation, and to what: kinds of organ, or a person."""

ONE_HOLDER = frozenset({RelationKind.COUNTERPART, RelationKind.RESIDENCY, RelationKind.CADRE_AUTHORITY})
"""Relations that a target has to one holder at a time; in charge (portfolio) may be several, party and government."""


@dataclass(frozen=True)
class Relation(Case):
    """A relation. It holds from ``valid_from`` until the day before ``valid_to``."""

    status: RelationStatus
    kind: RelationKind = field(kw_only=True)
    holder_id: UUID = field(kw_only=True)
    target_id: UUID = field(kw_only=True)
    valid_from: date = field(kw_only=True)
    valid_to: date | None = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class OtherPeriod:
    """A period in which the target has the same kind of relation, to ``holder_id``."""

    holder_id: UUID
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class RelationFacts:
    """What holder and target are (organ kind or ``person``, None if unknown), and the target's other periods."""

    holder_kind: str | None
    target_kind: str | None
    others: tuple[OtherPeriod, ...]


def record(command: RecordRelation, occasion: Occasion, facts: RelationFacts) -> Outcome[Relation]:
    """Record a relation (DR-01). Refuses unsuitable ends, a backward period, and an overlap."""
    require(_unsuitable(command.kind, facts), RelationUnsuitable)
    profile = occasion.profile
    status = _status(command.valid_to)
    relation = Relation(occasion.new_id(), status, profile.name, profile.version, **dict(command))
    _check_period(relation, facts)
    return Outcome(relation, _recorded(relation))


def correct(
    relation: Relation, command: CorrectRelation, _occasion: Occasion, facts: RelationFacts
) -> Outcome[Relation]:
    """Correct the days (DR-02). Refuses a backward period and an overlap."""
    corrected = replace(relation, status=_status(command.valid_to), **dict(command))
    _check_period(corrected, facts)
    return Outcome(corrected, _recorded(corrected))


def end(relation: Relation, command: EndRelation, _occasion: Occasion, _facts: None) -> Outcome[Relation]:
    """Record the end (DR-03). Refuses an end before the beginning."""
    if command.valid_to <= relation.valid_from:
        raise PeriodBackwards
    ended = replace(relation, status=RelationStatus.ENDED, valid_to=command.valid_to)
    return Outcome(ended, RelationEnded(valid_to=command.valid_to))


def _status(valid_to: date | None) -> RelationStatus:
    return RelationStatus.LASTING if valid_to is None else RelationStatus.ENDED


def _recorded(relation: Relation) -> RelationRecorded:
    return RelationRecorded(
        kind=relation.kind,
        holder_id=relation.holder_id,
        target_id=relation.target_id,
        valid_from=relation.valid_from,
        valid_to=relation.valid_to,
    )


def _unsuitable(kind: RelationKind, facts: RelationFacts) -> tuple[Missing, ...]:
    holders, targets = JOINS[kind]
    checked = (
        ("/holder_id", "holder_unsuitable", facts.holder_kind in holders),
        ("/target_id", "target_unsuitable", facts.target_kind in targets),
    )
    text = Text("不存在、已撤销或者类型不符", "It does not exist, has ended, or is of another kind")
    return tuple(Missing(pointer, code, text, Rule("C-26", "F-24")) for pointer, code, suits in checked if not suits)


def _check_period(relation: Relation, facts: RelationFacts) -> None:
    if relation.valid_to is not None and relation.valid_to <= relation.valid_from:
        raise PeriodBackwards
    clashing = [other for other in facts.others if _overlap(relation, other)]
    if any(other.holder_id == relation.holder_id for other in clashing):
        raise RelationOverlaps
    if clashing and relation.kind in ONE_HOLDER:
        raise AnotherHolder


def _overlap(relation: Relation, other: OtherPeriod) -> bool:
    begins_before_its_end = other.valid_to is None or relation.valid_from < other.valid_to
    return begins_before_its_end and (relation.valid_to is None or other.valid_from < relation.valid_to)
