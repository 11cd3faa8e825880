"""The review report of the supervision office, and the wordings of receipt and refusal that grow out of it."""

from enum import StrEnum
from uuid import UUID

from pydantic import Field

from libs.kernel.days import Day
from services.filing.filings.wording import MANY, Code, Line, Part, Passage


class Proposal(StrEnum):
    """What the office proposes to the committee."""

    ACCEPT = "accept"
    REJECT = "reject"


class Section(Part):
    """One section of the report (F-47)."""

    code: Code = Field(description="Section code of the profile.", examples=["crux"])
    text: Passage = Field(default="", description="What the office established.")


class ExpertOpinion(Part):
    """An opinion heard on a major or complex matter (F-48)."""

    kind: Code = Field(description="Kind of expert of the profile.", examples=["business_department"])
    body: Line = Field(min_length=1, description="Department, institute or firm.")
    opinion: Passage = Field(min_length=1, description="What was said.")
    given_on: Day = Field(description="Day it was given.")


class ScreenAnswer(Part):
    """The answer to one item of the negative list, asked in advance (G-15)."""

    code: Code = Field(description="Item of the negative list.", examples=["xc_n1"])
    found: bool = Field(description="Whether the application shows signs of the item.")
    note: Passage = Field(default="", description="What the answer rests on; needed when signs are found.")


class ReceiptItem(Part):
    """One line of the receipt under one of the four warnings (F-50)."""

    warning: Code = Field(description="Which of the warnings.", examples=["procedures_to_complete"])
    text: Passage = Field(default="", description="Limit, risk, procedure or remedy.")
    responsible: Line = Field(default="", description="Section or post of the unit that answers for it.")
    due_on: Day | None = Field(
        default=None, description="Day by which it is done; needed where the item is to be done."
    )


class RefusalReason(Part):
    """One reason for not accepting (F-49)."""

    code: Code = Field(description="Defect code of the profile, or other.", examples=["compliant_path_exists"])
    text: Passage = Field(default="", description="The reason in words, for the letter.")


class Defect(Part):
    """One defect for which a filing is returned (F-37 to F-40)."""

    code: Code = Field(description="Defect code of the profile.", examples=["no_collective_study"])
    explanation: Passage = Field(default="", description="What is wrong and what to add.")


class ReportText(Part):
    """Everything the report says."""

    sections: tuple[Section, ...] = Field(
        default=(), max_length=MANY, description="The sections of the profile (F-47)."
    )
    expert_opinions: tuple[ExpertOpinion, ...] = Field(
        default=(), max_length=MANY, description="Opinions heard (F-48)."
    )
    screen: tuple[ScreenAnswer, ...] = Field(
        default=(), max_length=MANY, description="Negative list, item by item (G-15)."
    )
    proposal: Proposal = Field(description="What the office proposes.")
    receipt_items: tuple[ReceiptItem, ...] = Field(
        default=(), max_length=MANY, description="Draft receipt, to accept (F-50)."
    )
    reasons: tuple[RefusalReason, ...] = Field(
        default=(), max_length=MANY, description="Draft reasons, to refuse (F-49)."
    )


class HitClaim(Part):
    """The claim that the execution meets one item of the negative list (F-10)."""

    code: Code = Field(description="Item of the negative list.", examples=["xc_n2"])
    facts: Passage = Field(default="", description="The facts found.")
    evidence: tuple[UUID, ...] = Field(default=(), max_length=MANY, description="Uploaded files that prove them.")
    reminder_id: UUID | None = Field(
        default=None, description="The earlier reminder not heeded, for items that need one (F-18)."
    )
    problem_id: UUID | None = Field(
        default=None,
        description="The earlier problem, corrected and closed: of this filing, or an item of the unit that supervision"
        " checked off (F-19).",
    )
    problem_kind: Code | None = Field(
        default=None, description="Kind of the problem that recurs: that of the earlier one, or its nature (F-19)."
    )
