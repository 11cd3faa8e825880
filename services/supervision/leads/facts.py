"""What each act on a lead must know beyond the case and the command, for the day of the act; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

Persons = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """For ``register``: what the directory knows of the subject, and the digest of each item's matter.

    ``authority`` gives, for a person, every organ with cadre authority over them on that day and its level;
    ``subject_level`` is the level of a unit; ``own_heads`` are the secretaries of the own organ; ``subject_people``
    the person or everybody with a post in the unit.
    """

    own_level: str
    subject_known: bool
    authority: Mapping[UUID, str] = field(default_factory=dict)
    subject_level: str | None = None
    own_heads: Persons = frozenset()
    subject_people: Persons = frozenset()
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignFacts:
    """For ``assign``: the office and its people, who is in charge of it, who may approve, and the subject's people.

    ``office_fits``: it is an office of the own organ that verifies leads, and exists on that day. ``approvers`` are
    secretary and deputy secretaries on the day of the approval.
    """

    office_fits: bool
    people: Persons = frozenset()
    heads: Persons = frozenset()
    leaders: Persons = frozenset()
    approvers: Persons = frozenset()
    subject_people: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class ForwardFacts:
    """For ``forward``: who may approve, and whether the other organ exists and is competent for the subject."""

    competent: bool
    approvers: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """For ``propose``: who belongs to the organ on the day of the study, and the subject's people."""

    people: Persons = frozenset()
    subject_people: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class DisposeFacts:
    """For ``dispose``: whose portfolio covers the office on that day (C-26, C-28)."""

    leaders: Persons = frozenset()
