"""What a case remembers of each step: who found, proposed, heard and decided what, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.cases.objects import CaseObject
from services.accountability.cases.statements import (
    CommitteeQuestion,
    DefencePoint,
    LightGround,
    OrderFromAbove,
    ScopeFinding,
)
from services.accountability.committee import Resolution

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class CaseApproval:
    """That the leader in charge let it be investigated (TA-02)."""

    opinion: Annotated[str, Field(description="Opinion of the leader.")]
    by: By
    at: At


@dataclass(frozen=True)
class ScopeTests:
    """The three tests on one possible object (TA-03, A-13)."""

    object: Annotated[CaseObject, Field(description="Whom they are about: the present object or another one.")]
    findings: Annotated[tuple[ScopeFinding, ...], Field(description="Duty link, causation and fault.")]
    superior_order: Annotated[OrderFromAbove | None, Field(description="An order from above, if any (P-24).")]
    by: By
    at: At


@dataclass(frozen=True)
class Rescoping:
    """That the object was replaced, or the measure aimed at softened (TA-03, A-13, A-14)."""

    former: Annotated[CaseObject, Field(description="The object before.")]
    object: Annotated[CaseObject, Field(description="The object since then; the same if only softened.")]
    softened: Annotated[bool, Field(description="Whether no more than a talk is aimed at any longer (A-14).")]
    reasons: Annotated[str, Field(description="Why.")]
    supervision_proposal_id: Annotated[
        UUID | None, Field(description="Supervision proposal to the body that caused the problem, if any (A-15).")
    ]
    by: By
    at: At


@dataclass(frozen=True)
class CaseProposal:
    """How the head proposes to handle it (TA-09, P-15). No measure: nobody is to be held liable."""

    facts: Annotated[str, Field(description="Facts found.")]
    evidence: Annotated[tuple[str, ...], Field(description="Volume and page of each piece of evidence.")]
    bases: Annotated[tuple[str, ...], Field(description="Rules it stands on, by document and article.")]
    error_finding: Annotated[str, Field(description="Why it is an error and not an objective cause (A-35).")]
    tolerance_finding: Annotated[str, Field(description="Why no tolerance applies, if none was determined (A-28).")]
    responsibility: Annotated[str | None, Field(description="Type; list responsibility_types. Null for a unit.")]
    measures: Annotated[tuple[str, ...], Field(description="Codes of the list accountability_measures.")]
    ordinary_measures: Annotated[
        tuple[str, ...], Field(description="What it would be without the circumstance that lowers it; else empty.")
    ]
    dissented: Annotated[bool, Field(description="Whether the official's dissent is on record (P-15, P-23).")]
    leniency: Annotated[tuple[str, ...], Field(description="Codes of the list leniency_factors (X-10).")]
    strictness: Annotated[tuple[str, ...], Field(description="Codes of the list strictness_factors (X-10).")]
    light_ground: Annotated[LightGround | None, Field(description="Why light handling suffices (A-07, A-11, A-14).")]
    light_statement: Annotated[str, Field(description="On what that rests.")]
    new_facts: Annotated[str, Field(description="Facts found since a defence, if it is heavier than what was heard.")]
    trial_officer_id: Annotated[UUID, Field(description="Case-trial officer asked for an opinion.")]
    by: By
    at: At


@dataclass(frozen=True)
class CaseTrialOpinion:
    """What the case-trial office says on facts, evidence, nature and measure (TA-09)."""

    agrees: Annotated[bool, Field(description="Whether it agrees.")]
    opinion: Annotated[str, Field(description="Its opinion.")]
    by: By
    at: At


@dataclass(frozen=True)
class CaseHearing:
    """Statement and defence as they were heard (TA-10, P-14, X-22)."""

    invited_on: Annotated[date, Field(description="Day of the invitation, with the proposal made known.")]
    held_on: Annotated[date, Field(description="Day of the hearing, or of the waiver.")]
    staff_ids: Annotated[tuple[UUID, ...], Field(description="Handlers who heard, at least two.")]
    heard_person_id: Annotated[UUID | None, Field(description="Who spoke; for a unit its representative.")]
    waived: Annotated[bool, Field(description="Whether the right was waived.")]
    waiver: Annotated[str, Field(description="How and when it was waived; empty if it was not.")]
    statement: Annotated[str, Field(description="The statement.")]
    defence: Annotated[tuple[DefencePoint, ...], Field(description="The defence, point by point, each answered.")]
    by: By
    at: At


@dataclass(frozen=True)
class CaseSubmission:
    """That the head laid it before the standing committee (TA-11)."""

    opinion: Annotated[str, Field(description="Opinion of the head, the defence taken into account.")]
    by: By
    at: At


@dataclass(frozen=True)
class CaseDecision:
    """What the standing committee decided (TA-11, LA-7)."""

    decided_on: Annotated[date, Field(description="Day of the meeting.")]
    document_number: Annotated[str, Field(description="Number of the decision.")]
    text: Annotated[str, Field(description="Wording of the decision.")]
    review_paths: Annotated[tuple[str, ...], Field(description="supervision, civil_servant (P-14, P-20).")]
    review_information: Annotated[str, Field(description="What it tells of its review, in the fixed words.")]
    responsibility: Annotated[str | None, Field(description="Type of responsibility; null for a unit.")]
    measures: Annotated[tuple[str, ...], Field(description="Codes of the list accountability_measures; may be none.")]
    resolution: Annotated[Resolution, Field(description="Attendance, votes, dissent and wording (G-17).")]
    main_case_id: Annotated[UUID | None, Field(description="Main case by whose act it was decided (X-11).")]
    by: By
    at: At
    combined_months: Annotated[
        int | None, Field(description="Months set for several administrative sanctions together; null: none (P-19).")
    ] = None


@dataclass(frozen=True)
class CaseReturned:
    """That the standing committee asked for more (TA-11); what had been proposed and heard stays on record."""

    held_on: Annotated[date, Field(description="Day of the meeting.")]
    questions: Annotated[tuple[CommitteeQuestion, ...], Field(description="What it wants to know.")]
    new_facts: Annotated[str, Field(description="Facts that came to light otherwise; empty if none.")]
    object: Annotated[CaseObject, Field(description="On whom the case was then.")]
    proposal: Annotated[CaseProposal | None, Field(description="The proposal that had been heard on.")]
    hearing: Annotated[CaseHearing | None, Field(description="Statement and defence on it.")]
    by: By
    at: At

    @property
    def proposed(self) -> tuple[str, ...]:
        """The measures of the proposal that had been heard on."""
        return () if self.proposal is None else self.proposal.measures


@dataclass(frozen=True)
class CorrectionItem:
    """One thing to be put right although nobody is held liable (F-30)."""

    item: Annotated[int, Field(description="Its number in the order, from 1.")]
    text: Annotated[str, Field(description="What is to be analysed, improved or put right.")]
    due_on: Annotated[date, Field(description="Day by which it is done.")]
    done_on: Annotated[date | None, Field(description="Day on which it was done; null while it is open.")] = None
    proof: Annotated[str, Field(description="What proves it; empty while it is open.")] = ""


@dataclass(frozen=True)
class CorrectionOrder:
    """Tolerance and correction together: what is put right although nobody is held liable (TA-06, F-30)."""

    document_number: Annotated[str, Field(description="Number of the order.")]
    items: Annotated[tuple[CorrectionItem, ...], Field(description="What is to be done, each with its day.")]
    by: By
    at: At


@dataclass(frozen=True)
class NoLiability:
    """How a case ended without liability (TA-02, TA-03, TA-06, TA-11)."""

    outcome: Annotated[str, Field(description="declined, not_established, not_an_error or exempted.")]
    reasons: Annotated[str, Field(description="Why.")]
    ended_on: Annotated[date, Field(description="Day of the end.")]
    no_negative_effect: Annotated[
        bool, Field(description="That it has no effect on appraisal, awards or promotion (G-46, P-16).")
    ]
    by: By
    at: At
