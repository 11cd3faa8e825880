"""What the acts on a case must know beyond it; loaded beforehand, for the day of the act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from services.accountability.cases.case import AccountabilityCase
from services.accountability.committee import CommitteeFacts
from services.accountability.joint.joint import Joint

RANKS: Mapping[str, int] = {"township": 1, "county": 2, "city": 3, "province": 4}
"""Levels of organs in their order; an unknown level ranks below all (A-13)."""


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """What the directory has of a possible object on the day of what is pursued.

    ``posts`` are the leader posts that the person holds in that organ. ``office_id`` is the office of the competent
    organ that looks after it today, directly or through the unit it is part of (a township through its county);
    ``unit_id`` is the unit that this office looks after, the organ itself or that one.
    """

    kind: str | None
    level: str | None
    office_id: UUID | None
    posts: frozenset[str] = frozenset()
    parent_id: UUID | None = None
    unit_id: UUID | None = None
    unit_kind: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What this service has of the source named: whether a case may be opened on it, and who had a hand in it."""

    unit_ids: frozenset[UUID]
    carries: bool
    codes: tuple[str, ...] = ()
    former_hands: tuple[UUID, ...] = ()
    project_code: str | None = None


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """For ``open``: the filings of the same unit or matter that the evidence index knows (P-17).

    For ``open_by_hand`` also the object, the source if this service has it (None if it has not), and whether a case on
    the same source and object is under way.
    """

    evidence_ids: tuple[UUID, ...] = ()
    unit_kind: str | None = None
    target: TargetFacts | None = None
    source: SourceFacts | None = None
    already: bool = False


@dataclass(frozen=True, slots=True)
class InvolvedFacts:
    """For ``name_involved``: the person's post, filings of the unit, who is involved already, the joint disposition."""

    evidence_ids: tuple[UUID, ...]
    target: TargetFacts
    involved: tuple[AccountabilityCase, ...] = ()
    joint: Joint | None = None


@dataclass(frozen=True, slots=True)
class HandlersFacts:
    """For ``name_handlers``: the office that looks after the unit today, and who serves there."""

    office_id: UUID | None
    officers: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class ScopeFacts:
    """For ``record_tests``: what the directory has of whom the tests are about."""

    target: TargetFacts


@dataclass(frozen=True, slots=True)
class RescopeFacts:
    """For ``rescope``: the present and the new object, and whether the supervision proposal named is of this case."""

    present: TargetFacts
    new: TargetFacts | None
    proposal_known: bool = True


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """For ``draft_proposal``: the officers of the case-trial office of the organ today."""

    trial_officers: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class HearFacts:
    """For ``hear``: who is of the organization that the case is on, on the day of the hearing; nobody for a person."""

    persons_of_unit: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class TogetherFacts:
    """What belongs together: the cases of the persons involved, the main case of an involved one, and the joint
    disposition of a main case (X-11, TX-04)."""

    involved: tuple[AccountabilityCase, ...] = ()
    main: AccountabilityCase | None = None
    joint: Joint | None = None


@dataclass(frozen=True, slots=True)
class DecideFacts:
    """For ``decide``: the standing committee on the day of the meeting, and what is decided together."""

    committee: CommitteeFacts
    together: TogetherFacts = field(default_factory=TogetherFacts)
