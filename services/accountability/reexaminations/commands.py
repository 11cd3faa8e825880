"""What can be asked of draws and re-examinations; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.accountability.committee import Resolution
from services.accountability.recusal import RecusalDeclared
from services.accountability.reexaminations.records import Flaw
from services.accountability.reexaminations.status import ReexaminationOutcome
from services.accountability.wording import MANY, Code, Line, Passage


class DrawCases(Command):
    """Draw by lot among the cases closed since the last draw; nothing is chosen (A-10, G-48)."""


class AssignExaminers(Command):
    """Name the examiners; none of them is of the deciding chain (G-48, P-09)."""

    examiner_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Examiners.")
    recusals: tuple[RecusalDeclared, ...] = Field(max_length=MANY, description="Their declarations on recusal (P-09).")


class ReportExamination(Command):
    """State what was found; change or revocation is a proposal that the committee decides (A-10, A-28)."""

    facts: Passage = Field(description="Whether the facts are clear and proven.")
    nature: Passage = Field(description="Whether nature and type of responsibility are right.")
    measure: Passage = Field(description="Whether the measure is fitting, and tolerance was weighed rightly.")
    procedure: Passage = Field(description="Whether the procedure was kept.")
    outcome: ReexaminationOutcome = Field(description="upheld, correct, change or revoke; list reexamination_outcomes.")
    flaws: tuple[Flaw, ...] = Field(
        default=(), max_length=MANY, description="Flaws and how each is corrected; needed for `correct`."
    )
    measures: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Measures to stand instead, for `change` alone; never heavier."
    )


class DecideReexamination(Command):
    """Record what the standing committee decided on the proposal (G-48, A-28)."""

    adopted: bool = Field(description="True: as proposed. False: the decision is upheld.")
    reasons: Passage = Field(description="Reasons.")
    document_number: Line = Field(description="Number of the decision.", examples=["示纪核〔2026〕1号"])
    resolution: Resolution = Field(description="Attendance, votes, dissent and wording (G-17).")
