"""What each act must know beyond its case and command, for the day of the act; loaded beforehand."""

from dataclasses import dataclass, field
from uuid import UUID

from services.clarification.applications.application import Application
from services.clarification.corrections.facts import CorrectionCount, CorrectionTerms
from services.clarification.leads_index.entry import LeadEntry

Persons = frozenset[UUID]


@dataclass(frozen=True, slots=True)
class VerificationFacts:
    """For ``record_verification``, and in ``OpenFacts``: what the index of leads holds of the subject (C-04, C-22).

    ``managed``: the organ manages the subject or the office looks after it. ``open_ids`` are leads that the own organ
    has not concluded; ``ended_offices`` have verified one and exist no more.
    """

    managed: bool = False
    concluded: tuple[LeadEntry, ...] = ()
    open_ids: frozenset[UUID] = frozenset()
    ended_offices: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class OpenFacts:
    """For ``open_ex_officio``: the organ of the opener's office if that office clarifies, whether the subject and its
    unit are known, which leads on the subject are being cleared already, where a person may be (G-33; empty: nothing
    is known of it), and what was verified."""

    organ_id: UUID | None
    subject_known: bool
    in_hand: frozenset[UUID] = frozenset()
    units: frozenset[UUID] = frozenset()
    verified: VerificationFacts = VerificationFacts()


@dataclass(frozen=True, slots=True)
class AcceptFacts:
    """For ``accept`` and ``name_handlers``: who holds a post in the office, who belongs to a subject that is a unit,
    how many other leads on the subject are open, and whether an accountability case is that the head has not weighed.
    """

    officers: Persons
    persons_of_subject: Persons = frozenset()
    open_leads: int = 0
    case_open: bool = False


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """For ``check_leads``, ``propose``, ``decide_not_to_start``, ``review`` and ``take_back``: how many other leads on
    the subject are open, and whether an accountability case is that the head has not weighed (C-14)."""

    open_leads: int = 0
    case_open: bool = False


@dataclass(frozen=True, slots=True)
class OrganFacts:
    """For ``assess_collectively`` and ``record_visit``: who holds a post in the organ or one of its offices."""

    persons_of_organ: Persons


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """For ``send_prior_notice``: who heads the party organization that is heard (C-27, C-29)."""

    party_heads: Persons


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """For ``approve``, ``reject`` and ``reconsider``: the organisation on the day of the decision (C-26, C-28, G-21).

    ``office_kind`` is the kind of the handling office; ``leaders`` are in charge of the office that its chain names
    (the own one, or the counterpart of the body); ``subject_is_principal`` whether the subject heads its unit.
    """

    office_kind: str | None
    leaders: Persons
    secretaries: Persons
    subject_is_principal: bool = False
    open_leads: int = 0
    case_open: bool = False
    application: Application | None = None


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """For ``answer_applicant`` and ``record_proof``: the application behind it, if there is one."""

    application: Application | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """For ``issue_letter``: whether the organ has given the number to another letter of clarification."""

    number_taken: bool = False


@dataclass(frozen=True, slots=True)
class InformFacts:
    """For ``inform``: who heads the party group, which organization departments exist, terms of corrections."""

    party_heads: Persons
    org_departments: frozenset[UUID]
    terms: CorrectionTerms


@dataclass(frozen=True, slots=True)
class CloseFacts:
    """For ``close``: the correction tasks it asked for."""

    corrections: CorrectionCount


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """For ``checks``: what of the world the rules of the present status look at; nothing is changed by it."""

    decision: DecisionFacts
    corrections: CorrectionCount = field(default_factory=lambda: CorrectionCount(0, 0))
