"""What can be asked while a case is investigated and its handling proposed; these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.cases.objects import CaseObject
from services.accountability.cases.statements import DefencePoint, LightGround, OrderFromAbove, ScopeFinding
from services.accountability.wording import MANY, Code, Line, Passage


class RecordTests(Command):
    """The handlers record duty link, causation and fault for one possible object (TA-03, A-13)."""

    object: CaseObject = Field(description="Whom the tests are about: the present object or another possible one.")
    findings: tuple[ScopeFinding, ...] = Field(max_length=MANY, description="Each of the three tests, once.")
    superior_order: OrderFromAbove | None = Field(default=None, description="An order from above, if any (P-24).")


class RescopeCase(Command):
    """The leader in charge replaces the object, or no longer aims at more than a talk (TA-03, A-13, A-14)."""

    object: CaseObject | None = Field(default=None, description="The new object; empty if it stays the same.")
    softened: bool = Field(default=False, description="Whether no more than a talk is aimed at any longer (A-14).")
    reasons: Passage = Field(description="Why.")
    supervision_proposal_id: UUID | None = Field(
        default=None, description="Supervision proposal made on this case to whom caused the problem, if any (A-15)."
    )


class FindNotEstablished(Command):
    """The leader in charge finds that there is nothing to answer for (TA-03, A-36)."""

    reasons: Passage = Field(description="Why.")


class DraftCaseProposal(Command):
    """The head drafts how to handle it (TA-09, P-15). Without a measure it proposes that nobody is liable."""

    facts: Passage = Field(description="Facts found.")
    evidence: tuple[Line, ...] = Field(max_length=MANY, description="Volume and page of each piece of evidence.")
    bases: tuple[Line, ...] = Field(max_length=MANY, description="Rules it stands on, by document and article.")
    error_finding: Passage = Field(
        default="", description="Why it is an error and not an objective cause; needed with a measure (A-35)."
    )
    tolerance_finding: Passage = Field(
        default="", description="Why no tolerance applies; needed with a measure if none was determined (A-28)."
    )
    responsibility: Code | None = Field(
        default=None, description="Code of the list responsibility_types; needed for an official, none for a unit."
    )
    measures: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Codes of the list accountability_measures; several may be combined."
    )
    ordinary_measures: tuple[Code, ...] = Field(
        default=(),
        max_length=MANY,
        description="What it would be without the circumstance that lowers it; needed after lighter or mitigated.",
    )
    dissented: bool = Field(
        default=False, description="Whether the official's dissent is on record, which lowers it (P-15, P-23)."
    )
    leniency: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Codes of the list leniency_factors; each lowers it (X-10)."
    )
    strictness: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Codes of the list strictness_factors (X-10)."
    )
    light_ground: LightGround | None = Field(
        default=None, description="negligence, minor or softened: why light handling suffices (A-07, A-11, A-14)."
    )
    light_statement: Passage = Field(default="", description="On what that rests.")
    new_facts: Passage = Field(
        default="", description="Facts found since the defence, needed if it is heavier than what was heard (P-14)."
    )
    trial_officer_id: UUID = Field(description="Case-trial officer who is asked for an opinion.")


class GiveCaseTrialOpinion(Command):
    """The case-trial office examines facts, evidence, nature and measure (TA-09)."""

    agrees: bool = Field(description="Whether it agrees; otherwise the proposal is drafted anew.")
    opinion: Passage = Field(description="Its opinion.")
    no_ground_of_recusal: bool = Field(description="Declares that no ground of recusal applies to oneself (P-09).")


class HearObject(Command):
    """Two handlers hear statement and defence, or record that the right was waived (TA-10, P-14, X-22)."""

    invited_on: Day = Field(description="Day of the invitation, with the proposal made known.")
    held_on: Day = Field(description="Day of the hearing, or of the waiver.")
    staff_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Named handlers who heard, at least two.")
    heard_person_id: UUID | None = Field(
        default=None, description="Who spoke: the official, or for a unit its representative; empty if waived."
    )
    waived: bool = Field(default=False, description="Whether the right was waived.")
    waiver: Passage = Field(default="", description="How and when it was waived; needed if it was.")
    statement: Passage = Field(default="", description="The statement.")
    defence: tuple[DefencePoint, ...] = Field(
        default=(), max_length=MANY, description="The defence, point by point, each with its answer."
    )
    nothing_more: bool = Field(
        default=False, description="Whether it was declared that there is no defence beyond the statement."
    )
