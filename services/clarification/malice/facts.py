"""What the acts on a case of malicious accusation must know beyond it; loaded beforehand, for the day of the act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from libs.kernel.case import Moved
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.corrections.facts import CorrectionCount, CorrectionTerms
from services.clarification.transfers.facts import TransferTerms

Persons = frozenset[UUID]

RANKS: Mapping[str, int] = {"township": 1, "county": 2, "city": 3, "province": 4}
"""Levels of organs in their order; an unknown level ranks below all."""
CITY = RANKS["city"]


@dataclass(frozen=True, slots=True)
class LeadFindings:
    """What the index of leads holds of a concluded lead (TW-01)."""

    lead_id: UUID
    organ_id: UUID
    office_id: UUID
    subject_person_id: UUID | None
    subject_organ_id: UUID | None
    report_refs: tuple[UUID, ...]
    verifier_ids: tuple[UUID, ...]
    untrue_items: tuple[int, ...]
    repeats_concluded: bool


@dataclass(frozen=True, slots=True)
class SuspectFacts:
    """For ``suspect``: the lead, if it is one of the caller's office or organ; is there a case on it; who heads it."""

    lead: LeadFindings | None
    already: bool = False
    heads: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """For naming handlers and heads: who serves in the office and heads it, and who heads the organ, today."""

    officers: Persons = frozenset()
    heads: Persons = frozenset()
    organ_heads: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """For ``draft_proposal``: the officers of the case-trial office of the organ today."""

    trial_officers: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class Certifier:
    """The organ that is asked to certify, as the directory has it on the day; ``None`` where it has nothing.

    ``managing_level`` is the level of the organ that manages the accused (the highest, if several), or the own level of
    an accused organization.
    """

    kind: str | None
    level: str | None
    in_line: bool
    managing_level: str | None
    approvers: Persons = frozenset()


@dataclass(frozen=True, slots=True)
class CertifyFacts:
    """For ``certify``: the organ today, and what the certification does to the victim's clarification (C-12).

    ``victim`` is the move that opens or notes it, ``victim_clarification_id`` the clarification it is about.
    """

    certifier: Certifier
    victim_clarification_id: UUID
    victim: Moved | None = None
    opens: bool = True


@dataclass(frozen=True, slots=True)
class DisposeFacts:
    """For ``dispose``: kinds of the organs that transfers go to, and when an answer is expected."""

    terms: TransferTerms


@dataclass(frozen=True, slots=True)
class RepairFacts:
    """For ``request_corrections``: which bodies may be asked, and by when they answer."""

    terms: CorrectionTerms


@dataclass(frozen=True, slots=True)
class CloseFacts:
    """For ``close``: whether each transfer was answered, by route, and how the correction tasks stand.

    ``victim`` says where the clarification stands that the certification opened or noted, and any other of the same
    subject about the same lead; empty if there is none (C-12, W-05).
    """

    answered: Mapping[str, bool] = field(default_factory=dict)
    corrections: CorrectionCount = field(default_factory=lambda: CorrectionCount(0, 0))
    gains: CorrectionCount = field(default_factory=lambda: CorrectionCount(0, 0))
    victim: frozenset[ClarificationStatus] = frozenset()
