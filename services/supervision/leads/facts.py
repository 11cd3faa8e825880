"""What each act on a lead must know beyond the case and the command, for the day of the act; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from services.supervision.lead_transfers.sheet import LeadTransfer
from services.supervision.leads.status import Competence

Persons = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """What the directory knows of a subject on a day, as far as it decides whether a lead may be entered (P-06).

    ``authority`` gives, for a person, every organ with cadre authority over them on that day and its level;
    ``subject_level`` is the level of a unit; ``own_heads`` are the secretaries of the organ that would have the lead;
    ``subject_people`` the person or everybody with a post in the unit; ``competence`` whether that organ is competent.
    """

    own_level: str
    subject_known: bool
    authority: Mapping[UUID, str] = field(default_factory=dict)
    subject_level: str | None = None
    own_heads: Persons = frozenset()
    subject_people: Persons = frozenset()
    competence: Competence = Competence.HERE


@dataclass(frozen=True, slots=True)
class RegisterFacts(SubjectFacts):
    """For ``register``: the subject, the digest of each item's matter, and whether the body that handed the lead over
    is an organ of the directory other than the own one."""

    matters: tuple[str, ...] = ()
    handed_over_by_organ: bool = True


@dataclass(frozen=True, slots=True)
class ReceiveFacts:
    """For ``receive`` and ``turn_back``: the transfer sheet, None if it was destroyed, and the subject as the directory
    knows it today."""

    sheet: LeadTransfer | None
    subject: SubjectFacts


@dataclass(frozen=True, slots=True)
class AssignFacts:
    """For ``assign``: the office and its people, who is in charge of it, who may approve, and the subject's people.

    ``office_fits``: it is an office of the own organ that verifies leads, and exists on that day. ``approvers`` are
    secretary and deputy secretaries on the day of the approval. ``competence`` is that of the own organ today.
    """

    office_fits: bool
    people: Persons = frozenset()
    heads: Persons = frozenset()
    leaders: Persons = frozenset()
    approvers: Persons = frozenset()
    subject_people: Persons = frozenset()
    competence: Competence = Competence.HERE


@dataclass(frozen=True, slots=True)
class ForwardFacts:
    """For ``forward``: who may approve, whether the other organ exists and is competent for the subject, and the
    transfer sheet of a lead that was handed in here."""

    competent: bool
    approvers: Persons = frozenset()
    sheet: LeadTransfer | None = None


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """For ``propose``: who belongs to the organ on the day of the study, and the subject's people."""

    people: Persons = frozenset()
    subject_people: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class DisposeFacts:
    """For ``dispose``: whose portfolio covers the office on that day (C-26, C-28)."""

    leaders: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class FeedbackFacts:
    """For ``feed_back``: the transfer sheet of a lead that was handed in here; None if it came on paper."""

    sheet: LeadTransfer | None = None
