"""What can be asked before and of the standing committee; these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.cases.statements import CommitteeQuestion, CorrectionStated
from services.accountability.committee import Resolution
from services.accountability.wording import MANY, Code, Line, Part, Passage


class SubmitCase(Command):
    """The head lays it before the standing committee, with those involved (TA-11, X-11)."""

    opinion: Passage = Field(description="Opinion of the head, the defence taken into account.")


class CaseRuling(Part):
    """What is decided on one object: measures, wording, way to a review (LA-7)."""

    document_number: Line = Field(description="Number of the decision.", examples=["许纪问〔2026〕6号"])
    text: Passage = Field(description="Wording: object, facts and evidence, base, type of responsibility, measure.")
    responsibility: Code | None = Field(default=None, description="Code of the list responsibility_types.")
    measures: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Codes of the list accountability_measures; none: nobody is liable."
    )
    review_paths: tuple[Code, ...] = Field(
        default=(),
        max_length=MANY,
        description="supervision, civil_servant: the ways of review that the decision tells of (P-14, P-20).",
    )
    combined_months: int | None = Field(
        default=None,
        ge=1,
        le=120,
        description="Months of one impact period for several administrative sanctions together; empty: the heaviest "
        "alone counts (P-19).",
    )
    reasons: Passage = Field(default="", description="Why nobody is liable; needed without a measure.")
    corrections: tuple[CorrectionStated, ...] = Field(
        default=(),
        max_length=MANY,
        description="What is put right although nobody is liable; needed after an outcome of tolerance (F-30).",
    )


class InvolvedRuling(CaseRuling):
    """What is decided by the same act on a person involved (X-11)."""

    case_id: UUID = Field(description="Case of the person involved.")


class DecideCase(Command):
    """Record what the standing committee decided, on the main case and on all involved (TA-11, TX-04)."""

    resolution: Resolution = Field(description="Attendance, votes, dissent and wording (G-17, P-15).")
    ruling: CaseRuling = Field(description="What is decided on the object of this case.")
    involved: tuple[InvolvedRuling, ...] = Field(
        default=(), max_length=MANY, description="What is decided on each person involved; all of them, once."
    )


class SendBackCase(Command):
    """Record that the standing committee asks for more (TA-11)."""

    held_on: Day = Field(description="Day of the meeting.")
    questions: tuple[CommitteeQuestion, ...] = Field(max_length=MANY, description="What it wants to know.")
    new_facts: Passage = Field(
        default="", description="Facts that came to light otherwise; without them it can only become lighter (P-14)."
    )
    not_from_defence: bool = Field(
        default=False, description="That those facts do not come from the defence; needed if there are any (P-14)."
    )


class ExemptCase(Command):
    """Record that nobody is held liable after tolerance was determined, and what is put right (TA-06, F-30)."""

    document_number: Line = Field(description="Number of the order of correction.", examples=["许纪纠〔2026〕2号"])
    reasons: Passage = Field(description="Why.")
    corrections: tuple[CorrectionStated, ...] = Field(
        max_length=MANY, description="What is analysed, improved or put right, each with its day (F-30)."
    )


class RecordCorrection(Command):
    """A handler records that something of the order of correction is done (F-30)."""

    item: int = Field(ge=1, description="Its number in the order.")
    done_on: Day = Field(description="Day on which it was done.")
    proof: Line = Field(description="Document or place that proves it.")
