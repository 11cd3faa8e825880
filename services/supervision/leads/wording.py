"""The written parts of a lead and of what is asked of it: how long they may be, and the parts that commands share."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from libs.contracts.supervision import Finding
from libs.kernel.days import Day

Passage = Annotated[str, StringConstraints(max_length=4000)]
Line = Annotated[str, StringConstraints(max_length=200)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,49}$")]

MANY = 50
"""The most entries any list of a command may have."""

NO_REPORTER = "Nothing may be written here on who reported or how the report came (P-06)."


class Part(BaseModel):
    """A part of a command: frozen, closed, with surrounding blanks removed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class ReportedItem(Part):
    """One problem that the lead reports."""

    text: Passage = Field(
        description=f"What is reported, as a plain statement of fact. {NO_REPORTER}",
        examples=["2025年道路改造工程验收中收受施工方礼品"],
    )
    is_main: bool = Field(default=False, description="Whether it is a main problem of the lead (C-10).")


class LeadMaterial(Part):
    """One entry of the list of materials handed over with a lead (LS-4)."""

    title: Title = Field(description=f"What it is. {NO_REPORTER}", examples=["项目验收资料复印件"])
    copies: int = Field(default=1, ge=1, le=1000, description="How many copies.")


class HandedOver(Part):
    """By which body a lead was handed over or transferred on paper (S-13, S-17)."""

    organ_id: UUID = Field(description="The body it came from: an organ, never a person (P-06).")
    handed_over_on: Day = Field(description="Day of its transfer, not later than the receipt.")
    reference: Line = Field(default="", description="Number of its letter or sheet.", examples=["督查移〔2026〕5号"])
    materials: tuple[LeadMaterial, ...] = Field(
        default=(), max_length=MANY, description="Materials that came with it (LS-4)."
    )


class Approval(Part):
    """The head's approval of distributing the lead (P-08)."""

    approved_by: UUID = Field(description="Secretary or deputy secretary of the organ who approved.")
    approved_on: Day = Field(description="Day of the approval.")


class Recusal(Part):
    """One person's declaration on recusal for this lead (P-09)."""

    person_id: UUID = Field(description="Who declares.")
    ground: Code | None = Field(
        default=None, description="Ground of recusal (code of recusal_grounds); null declares that there is none."
    )


class Study(Part):
    """The collective study of the disposition (P-07)."""

    held_on: Day = Field(description="Day of the study.")
    present: tuple[UUID, ...] = Field(
        default=(), max_length=MANY, description="Who took part: at least three, proposer and head among them."
    )
    conclusion: Passage = Field(default="", description=f"What the study concluded. {NO_REPORTER}")


class Signature(Part):
    """A signature on the disposition sheet (P-08)."""

    person_id: UUID = Field(description="Who signed.")
    signed_on: Day = Field(description="Day of the signature.")


class LeadItemFound(Part):
    """What verification found on one item."""

    item: int = Field(ge=1, le=MANY, description="Number of the item within the lead.")
    finding: Finding = Field(description="true, partly_true, untrue or unprovable; unprovable is not untrue (G-25).")
    basis: Passage = Field(default="", description=f"On what the finding rests. {NO_REPORTER}")
