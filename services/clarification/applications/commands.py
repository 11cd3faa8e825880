"""What can be asked of an application; these are the request bodies of the API."""

from typing import Literal

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.clarification.applications.form import ApplicationForm
from services.clarification.clarifications.subject import Subject
from services.clarification.clarifications.wording import Passage


class Apply(Command):
    """Apply in writing to be cleared (C-23, C-30)."""

    applicant: Literal["person", "organization"] = Field(
        description="person: for yourself. organization: as its head, for your own unit."
    )
    form: ApplicationForm = Field(description="The application.")


class EnterFromPaper(Command):
    """Enter an application that came on paper (C-23)."""

    subject: Subject = Field(description="Who applies.")
    form: ApplicationForm = Field(description="The application as it stands on the paper.")
    received_on: Day = Field(description="Day on which the paper was received; the month counts from it (C-24).")


class Acknowledge(Command):
    """State that the receipt LC-1 was handed over to the applicant (G-23)."""


class WithdrawApplication(Command):
    """Take the application back (TC-16)."""

    reason: Passage = Field(default="", description="Why; need not be given.")


class AskReconsideration(Command):
    """Ask the leader in charge to reconsider an answer that clarification is not started (G-27)."""

    reason: Passage = Field(default="", description="What was overlooked or is new.")
