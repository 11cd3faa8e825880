"""What can be asked of an application for tolerance; these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from services.accountability.tolerance.application import ApplicationForm
from services.accountability.tolerance.application_status import Applicant
from services.accountability.wording import Passage


class ApplyForTolerance(Command):
    """Apply for a determination of tolerance (G-45)."""

    applicant: Applicant = Field(
        description="person: for yourself. unit: as its head. party_group: for the unit or one of its people."
    )
    unit_id: UUID = Field(description="Your unit.")
    person_id: UUID | None = Field(
        default=None, description="Only from a party group: the person of the unit whom it is for; empty: the unit."
    )
    form: ApplicationForm = Field(description="The application.")


class AcknowledgeApplication(Command):
    """State that the receipt was handed over; the applicant reads that it is under study."""


class AnswerApplication(Command):
    """Answer that the application is kept on file: the same words whether or not there is a case (G-45)."""


class WithdrawToleranceApplication(Command):
    """Take the application back. The organ may go on of office."""

    reason: Passage = Field(default="", description="Why; need not be given.")


class AskToReconsider(Command):
    """Ask once that the answer be looked at again (G-07)."""

    reason: Passage = Field(default="", description="What was overlooked or is new.")


class UpholdAnswer(Command):
    """Leave the answer as it was, with reasons that the applicant reads (G-07)."""

    reasons: Passage = Field(default="", description="What the applicant is told.")
