"""What a clarification keeps of each step: who, when, and what was said, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.clarification.clarifications.proposal import (
    FactorAssessed,
    Influence,
    MethodProposed,
    SituationClaimed,
)
from services.clarification.clarifications.wording import (
    Code,
    DeclineReason,
    DeferralGround,
    EndingKind,
    Part,
    ProofKind,
)


class Recusal(Part):
    """A declaration on recusal by one person (P-09)."""

    person_id: UUID = Field(description="Who declares.")
    ground: Code | None = Field(default=None, description="Ground of recusal; null if the person declares none.")


@dataclass(frozen=True)
class RecusedFromIt:
    """Somebody who may take no part and knows nothing more of it (P-09)."""

    person_id: Annotated[UUID, Field(description="Who.")]
    ground: Annotated[str, Field(description="Ground of the profile.")]


@dataclass(frozen=True)
class Claim:
    """What came with the application or the certification: the claim, not a finding (C-23, P-12)."""

    claim: Annotated[str, Field(description="What is asked for.")]
    reported_content: Annotated[str, Field(description="Main content of the report as the applicant knows it.")]
    place_of_influence: Annotated[str, Field(description="Where it is said to have had influence.")]


@dataclass(frozen=True)
class Deferral:
    """A time in which the clarification waits for other leads; the clock rests (C-14, G-24)."""

    ground: Annotated[DeferralGround, Field(description="lead_open, lead_expected or case_open.")]
    reason: Annotated[str, Field(description="What the head stated; empty if the system deferred.")]
    since: Annotated[datetime, Field(description="From when, UTC.")]
    by: Annotated[UUID, Field(description="Who deferred; the nil UUID for the system.")]
    until: Annotated[datetime | None, Field(description="Until when, UTC; null while it lasts.")] = None
    ended_because: Annotated[str, Field(description="Why the head let it go on; empty if nothing was stated.")] = ""


@dataclass(frozen=True)
class Consent:
    """The opinion of the subject (G-22). A refusal blocks public methods, not the letter to the file."""

    asked_on: Annotated[date, Field(description="Day on which the subject was asked.")]
    agrees: Annotated[bool, Field(description="Whether the subject agrees to a public clarification.")]
    opinion: Annotated[str, Field(description="What the subject said.")]
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    recorded_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Proposal:
    """The proposal to clarify, complete (C-06 to C-25, P-10)."""

    situations: Annotated[tuple[SituationClaimed, ...], Field(description="Situations claimed, with evidence.")]
    factors: Annotated[tuple[FactorAssessed, ...], Field(description="The four factors of daily performance.")]
    influence: Annotated[Influence, Field(description="The bad influence proven.")]
    methods: Annotated[tuple[MethodProposed, ...], Field(description="Methods; the written letter is always there.")]
    proposed_by: Annotated[UUID, Field(description="Who proposes.")]
    proposed_at: Annotated[datetime, Field(description="When, UTC.")]

    def claims(self, code: str) -> bool:
        """Whether that situation is claimed."""
        return any(situation.code == code for situation in self.situations)

    @property
    def method_codes(self) -> tuple[str, ...]:
        """The methods chosen, in their order."""
        return tuple(method.code for method in self.methods)


@dataclass(frozen=True)
class Decline:
    """That no clarification is started: why, by whom, and whether the applicant was answered (C-24, G-27)."""

    reason_codes: Annotated[tuple[DeclineReason, ...], Field(description="Why, as may be told.")]
    reasons: Annotated[str, Field(description="Why, for the organ itself; never told.")]
    note: Annotated[str, Field(description="What is added to the fixed wording of the answer.")]
    proposed_by: Annotated[UUID, Field(description="Handler who proposed it.")]
    proposed_at: Annotated[datetime, Field(description="When, UTC.")]
    decided_by: Annotated[UUID | None, Field(description="Head who decided it; null until decided.")] = None
    decided_at: Annotated[datetime | None, Field(description="When it was decided, UTC.")] = None
    answered_at: Annotated[datetime | None, Field(description="When the applicant was answered, UTC.")] = None


@dataclass(frozen=True)
class Reconsideration:
    """The one reconsideration, by the leader in charge (G-07, G-27)."""

    reopened: Annotated[bool, Field(description="Whether the matter is assessed anew.")]
    reasons: Annotated[str, Field(description="Why.")]
    decided_by: Annotated[UUID, Field(description="Who decided it.")]
    decided_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class ClarificationTrialOpinion:
    """What the case-trial office found of facts, evidence and conclusion (P-11)."""

    facts_clear: Annotated[bool, Field(description="Whether the facts are clear.")]
    evidence_solid: Annotated[bool, Field(description="Whether the evidence is solid.")]
    conclusion_right: Annotated[bool, Field(description="Whether the conclusion follows.")]
    opinion: Annotated[str, Field(description="The opinion.")]
    given_by: Annotated[UUID, Field(description="Who gave it.")]
    given_at: Annotated[datetime, Field(description="When, UTC.")]

    @property
    def carries(self) -> bool:
        """Whether the trial office holds the proposal to be sound in all three."""
        return self.facts_clear and self.evidence_solid and self.conclusion_right


@dataclass(frozen=True)
class Meeting:
    """The collective assessment (C-26, C-28)."""

    held_on: Annotated[date, Field(description="Day of the meeting.")]
    participant_ids: Annotated[tuple[UUID, ...], Field(description="Who took part.")]
    minutes: Annotated[str, Field(description="The minutes: what each said, dissent, conclusion.")]
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    recorded_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Review:
    """The review by the head of the office or body (C-26, C-28)."""

    opinion: Annotated[str, Field(description="The head's opinion.")]
    reviewed_by: Annotated[UUID, Field(description="Who reviewed.")]
    reviewed_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class PriorNotice:
    """The prior notice to the party head, and the opinion heard (C-27, C-29, G-21)."""

    party_head_id: Annotated[UUID, Field(description="Party head informed.")]
    sent_on: Annotated[date, Field(description="Day of the notice.")]
    content: Annotated[str, Field(description="What was told: how and when it is to be clarified.")]
    sent_by: Annotated[UUID, Field(description="Who sent it.")]
    agrees: Annotated[bool | None, Field(description="Whether the party head agrees; null until heard.")] = None
    opinion: Annotated[str, Field(description="The opinion heard.")] = ""
    heard_at: Annotated[datetime | None, Field(description="When it was heard, UTC.")] = None

    @property
    def is_heard(self) -> bool:
        """Whether the opinion is on record."""
        return self.heard_at is not None


@dataclass(frozen=True)
class ImpactAssessment:
    """Impact assessment on personal data before anything is made public; kept three years (P-36)."""

    number: Annotated[str, Field(description="Number of the assessment.")]
    assessed_on: Annotated[date, Field(description="Day of the assessment.")]
    necessity: Annotated[str, Field(description="Why the personal data must be told.")]
    risks: Annotated[str, Field(description="Effects on the persons concerned.")]
    safeguards: Annotated[str, Field(description="What protects them.")]
    assessed_by: Annotated[UUID, Field(description="Who assessed.")]


@dataclass(frozen=True)
class ClarificationDecision:
    """Approval or rejection (C-03, C-26, C-28, G-21)."""

    approved: Annotated[bool, Field(description="Whether it was approved.")]
    remark: Annotated[str, Field(description="Remark of the approver, or the reasons of the rejection.")]
    chain: Annotated[str, Field(description="Chain it was decided in, e.g. own_office.")]
    decided_by: Annotated[UUID, Field(description="Who decided.")]
    decided_at: Annotated[datetime, Field(description="When, UTC.")]
    answered_at: Annotated[datetime | None, Field(description="When the applicant was answered after a rejection.")] = (
        None
    )


@dataclass(frozen=True)
class MethodText:
    """The wording for one method besides the letter: entrusting letter, circular or media text (LC-6 to LC-8)."""

    method: Annotated[str, Field(description="The method.")]
    text: Annotated[str, Field(description="What is said.")]
    addressees: Annotated[tuple[str, ...], Field(description="To whom, or in which media.")] = ()
    report_by: Annotated[date | None, Field(description="Day by which the entrusted head reports back.")] = None


@dataclass(frozen=True)
class Letter:
    """The letter of clarification, its number, and the texts of the other methods (C-16, LC-5)."""

    number: Annotated[str, Field(description="Document number.")]
    dated: Annotated[date, Field(description="Date of the letter.")]
    problems: Annotated[tuple[str, ...], Field(description="The problems it clarifies, each found untrue.")]
    organ_id: Annotated[UUID, Field(description="Organ that clarifies.")]
    text: Annotated[str, Field(description="The letter.")]
    others: Annotated[tuple[MethodText, ...], Field(description="Texts for the other methods.")]
    issued_by: Annotated[UUID, Field(description="Who issued it.")]
    issued_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Proof:
    """What shows that one method was carried out (C-16 to C-20)."""

    method: Annotated[str, Field(description="The method.")]
    kind: Annotated[ProofKind, Field(description="What kind of proof.")]
    reference: Annotated[str, Field(description="Number, link or file reference.")]
    carried_out_on: Annotated[date, Field(description="Day on which it was carried out.")]
    received_by: Annotated[UUID | None, Field(description="Who signed for the letter; null for other methods.")]
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    recorded_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Informing:
    """Who was told afterwards, and the entry in the integrity dossier (C-26, P-12)."""

    party_head_id: Annotated[UUID, Field(description="Head of the party group informed.")]
    party_head_on: Annotated[date, Field(description="Day.")]
    org_department_id: Annotated[UUID, Field(description="Organization department informed.")]
    org_department_on: Annotated[date, Field(description="Day.")]
    dossier_entry: Annotated[str, Field(description="Reference of the entry in the integrity dossier.")]
    no_correction_reason: Annotated[str, Field(description="Why nothing has to be corrected, if nothing has.")]
    informed_by: Annotated[UUID, Field(description="Who recorded it.")]
    informed_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Visit:
    """A follow-up visit by two (P-12, D-02, LC-12)."""

    visited_on: Annotated[date, Field(description="Day.")]
    visitor_ids: Annotated[tuple[UUID, ...], Field(description="Who visited.")]
    content: Annotated[str, Field(description="What was found: effect, state, performance.")]
    needs: Annotated[str, Field(description="What the subject needs.")]
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    recorded_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class ClarificationEnding:
    """How it ended."""

    kind: Annotated[EndingKind, Field(description="closed or withdrawn.")]
    note: Annotated[str, Field(description="Closing note; empty if withdrawn.")]
    ended_by: Annotated[UUID, Field(description="Who ended it.")]
    ended_at: Annotated[datetime, Field(description="When, UTC.")]
