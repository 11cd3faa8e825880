"""The parts that commands state and the interview keeps as they were stated."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from services.accountability.wording import MANY, Line, Part, Passage

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class BasisChecked(Part):
    """What the leader found of one basis (TI-02)."""

    trigger_id: UUID = Field(description="The trigger.")
    holds: bool = Field(description="Whether its facts hold.")
    finding: Passage = Field(description="What was checked and found.")


class IntervieweeNamed(Part):
    """One person to be interviewed (G-39)."""

    person_id: UUID = Field(description="The person.")
    reason: Passage = Field(default="", description="Why this one; needed if chosen by hand.")


class ProblemListed(Part):
    """One entry of the problem list; its place in the list, from 1, is its number (A-16)."""

    fact: Passage = Field(description="What was found.")
    source: Line = Field(description="Where from: supervision, visit, circular or list.")
    demand: Passage = Field(description="What is demanded.")


class Duty(StrEnum):
    """What a member of staff does at an interview (P-25)."""

    RECORDER = "recorder"
    STAFF = "staff"


class StaffPresent(Part):
    """One member of staff of the organ who was there (G-40, P-25)."""

    person_id: UUID = Field(description="The person.")
    duty: Duty = Field(description="recorder or staff.")


class ProblemAnswered(Part):
    """What the interviewee said to one entry of the problem list (A-33)."""

    item: int = Field(ge=1, le=MANY, description="Number of the problem.")
    response: Passage = Field(description="What was answered.")


class IntervieweeStatement(Part):
    """What the record has of one interviewee (A-33)."""

    person_id: UUID = Field(description="The interviewee.")
    problems: tuple[ProblemAnswered, ...] = Field(max_length=MANY, description="Problems put to him and his answers.")
    state_of_mind: Passage = Field(description="State of mind, as it showed.")
    commitment: Passage = Field(description="What he committed himself to.")


class MeasurePlanned(Part):
    """What the unit will do about one problem (TI-07)."""

    item: int = Field(ge=1, le=MANY, description="Number of the problem.")
    measure: Passage = Field(description="What will be done.")


class ItemReported(Part):
    """What the unit reports on one problem (TI-07)."""

    item: int = Field(ge=1, le=MANY, description="Number of the problem.")
    done: bool = Field(description="Whether it is put right.")
    text: Passage = Field(description="What was done; with what proof.")


class ItemVerified(Part):
    """What was found on site of one problem (TI-08, S-09)."""

    item: int = Field(ge=1, le=MANY, description="Number of the problem.")
    put_right: bool = Field(description="Whether it is put right.")
    finding: Passage = Field(description="What was seen.")


class PursuitChoice(StrEnum):
    """What follows for persons (TI-09, G-38)."""

    NONE = "none"
    CASE = "case"


class CaseWanted(Part):
    """On whom the case is to be opened (TA-01, P-15)."""

    object_person_id: UUID | None = Field(
        default=None, description="The leading official it is on, with a leading post there; null: the unit (P-15)."
    )
