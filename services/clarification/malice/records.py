"""What a case of malicious accusation remembers: who found what, when, on which evidence."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.clarification.malice.statements import CircularDecided, ElementEvidenced, SignTicked
from services.clarification.malice.wording import EndingProposed

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Suspicion:
    """Why somebody suspects malice (TW-01); it establishes nothing."""

    untrue_items: Annotated[tuple[int, ...], Field(description="Items of the lead that were found untrue.")]
    signs: Annotated[tuple[SignTicked, ...], Field(description="The five signs, each ticked yes or no (P-02).")]
    reason: Annotated[str, Field(description="What gave rise to the suspicion.")]
    by: By
    at: At

    @property
    def rests_on_a_sign(self) -> bool:
        """Whether anything besides the untruth of the report speaks for it."""
        return any(sign.present for sign in self.signs)


@dataclass(frozen=True)
class RecusedPerson:
    """A person who may take no part in this case (P-09)."""

    person_id: Annotated[UUID, Field(description="The person.")]
    ground: Annotated[str, Field(description="Ground of recusal of the profile.")]


@dataclass(frozen=True)
class Approval:
    """That the head let it be investigated (TW-02)."""

    opinion: Annotated[str, Field(description="Opinion of the head.")]
    by: By
    at: At


@dataclass(frozen=True)
class EndingDraft:
    """How the handler proposes to end it short of malice (TW-03, TW-04)."""

    outcome: Annotated[EndingProposed, Field(description="mistaken or not_established.")]
    reasons: Annotated[str, Field(description="Why.")]
    unproven: Annotated[tuple[str, ...], Field(description="Elements that are not proven.")]
    source_explained: Annotated[str, Field(description="Where the accuser's belief came from; empty if unknown.")]
    measures: Annotated[tuple[str, ...], Field(description="Measures proposed; education is the only one (P-02).")]
    by: By
    at: At


@dataclass(frozen=True)
class EndingDecided:
    """How the head ended it (TW-03, TW-04), or the approver (TW-08)."""

    outcome: Annotated[EndingProposed, Field(description="mistaken or not_established.")]
    reasons: Annotated[str, Field(description="Why.")]
    decided_on: Annotated[date, Field(description="Day of the decision.")]
    by: By
    at: At


@dataclass(frozen=True)
class Education:
    """The talk that is all that follows a mistaken accusation (P-02, W-04)."""

    measure: Annotated[str, Field(description="Code of the list mistaken_measures.")]
    held_on: Annotated[date, Field(description="Day of the talk.")]
    note: Annotated[str, Field(description="How it went.")]
    by: By
    at: At


@dataclass(frozen=True)
class ProposalDraft:
    """The handler's draft that both elements are evidenced (TW-05)."""

    facts: Annotated[str, Field(description="Facts found, without saying who accused.")]
    elements: Annotated[tuple[ElementEvidenced, ...], Field(description="Each element with its evidence (P-01).")]
    by: By
    at: At


@dataclass(frozen=True)
class TrialOpinion:
    """What the case-trial office says on facts, evidence and conclusion (TW-05)."""

    agrees: Annotated[bool, Field(description="Whether it holds both elements to be evidenced.")]
    opinion: Annotated[str, Field(description="Its opinion.")]
    by: By
    at: At


@dataclass(frozen=True)
class Escalation:
    """That the proposal went to the organ that may certify it (TW-06, LC-10)."""

    certifying_organ_id: Annotated[UUID, Field(description="Organ asked to certify.")]
    approver_id: Annotated[UUID, Field(description="Person there who is to decide.")]
    letter_number: Annotated[str, Field(description="Number of the request.")]
    opinion: Annotated[str, Field(description="Opinion of the sending head.")]
    by: By
    at: At


@dataclass(frozen=True)
class Certification:
    """That malicious accusation was certified (TW-07, LC-10)."""

    organ_id: Annotated[UUID, Field(description="Organ that certified.")]
    letter_number: Annotated[str, Field(description="Number of the reply.")]
    reasons: Annotated[str, Field(description="Reasons.")]
    certified_on: Annotated[date, Field(description="Day of the certification.")]
    victim_clarification_id: Annotated[UUID, Field(description="The victim's clarification (C-12, W-05).")]
    opened_it: Annotated[bool, Field(description="Whether it was opened by the certification; else it was open.")]
    by: By
    at: At


@dataclass(frozen=True)
class SentBack:
    """That the certifying organ gave it back into the investigation (TW-08)."""

    organ_id: Annotated[UUID, Field(description="Organ that gave it back.")]
    reasons: Annotated[str, Field(description="What is to be cleared up.")]
    by: By
    at: At


@dataclass(frozen=True)
class Disposal:
    """What follows for the accuser (TW-09, P-04)."""

    accuser_kinds: Annotated[tuple[str, ...], Field(description="What the accuser is: codes of accuser_kinds.")]
    routes: Annotated[tuple[str, ...], Field(description="Routes taken: codes of disposal_routes.")]
    aggravating: Annotated[tuple[str, ...], Field(description="Aggravating factors: codes of the list (P-04).")]
    repeat_set_aside: Annotated[str, Field(description="Why a repeat after conclusion does not aggravate; else empty.")]
    reasons: Annotated[str, Field(description="Reasons.")]
    transfer_ids: Annotated[tuple[UUID, ...], Field(description="Transfers that went out with it.")]
    by: By
    at: At


@dataclass(frozen=True)
class DisposalResult:
    """What came of one route (TW-09, TW-10)."""

    route: Annotated[str, Field(description="Code of the route.")]
    text: Annotated[str, Field(description="What was done.")]
    document: Annotated[str, Field(description="Number of the document that says so.")]
    done_on: Annotated[date, Field(description="Day on which it was done.")]
    by: By
    at: At


@dataclass(frozen=True)
class Closing:
    """How the case was closed (TW-10)."""

    told_on: Annotated[date, Field(description="Day on which the result was fed back to those who asked.")]
    no_gain_reason: Annotated[str, Field(description="Why nothing was won by the accusation; empty if it was undone.")]
    circular: Annotated[CircularDecided, Field(description="Whether it is made known as a typical case (W-08).")]
    by: By
    at: At
