"""What can be asked of a follow-up; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.followups.wording import FeedbackCondition, VisitMethod
from services.accountability.wording import Code, Line, Passage


class PlanVisit(Command):
    """Plan the next visit: who goes, when, and with which outline (P-27)."""

    visitor_ids: tuple[UUID, ...] = Field(max_length=10, description="Officers who visit, at least two, by person.")
    planned_on: Day = Field(description="Day for which it is planned; within the impact period.")
    outline: Passage = Field(description="Outline of the talk and of what is looked into.")


class DropPlan(Command):
    """Drop the visit that is planned, e.g. because the impact period is over (P-27)."""

    reasons: Passage = Field(description="Why it is not made.")


class CheckMade(Command):
    """One of the three checks (D-02)."""

    check: Code = Field(description="Code of the list visit_checks.", examples=["rights"])
    sound: bool = Field(description="Whether all is as it should be.")
    found: Passage = Field(description="What was found.")


class MethodNoted(Command):
    """What came of one way of finding out (P-27)."""

    method: VisitMethod = Field(description="listen, look or talk; dictionary visit_methods.")
    note: Passage = Field(description="Whom or what, and what it showed.")


class RecordVisit(Command):
    """Record the visit on the registration form LD-1; whoever writes it took part (D-01, D-02, P-27)."""

    visited_on: Day = Field(description="Day of the visit.")
    visitor_ids: tuple[UUID, ...] = Field(max_length=10, description="Who went, of those named in the plan.")
    checks: tuple[CheckMade, ...] = Field(max_length=10, description="The three checks, each once.")
    methods: tuple[MethodNoted, ...] = Field(max_length=10, description="Listening, looking and talking, each once.")
    said: Passage = Field(description="What the person visited said in the heart-to-heart talk.")


class ReturnRecord(Command):
    """Do not sign the record of the other visitor (P-27)."""

    reasons: Passage = Field(description="What is wrong with it.")


class GradeVisit(Command):
    """Sign the record of the other visitor and grade the visit (P-27)."""

    grade: Code = Field(description="Code of the list visit_grades.", examples=["good"])
    reasons: Passage = Field(description="Why.")


class RemedyBreach(Command):
    """Say how a breach of the person's rights was put right (D-02)."""

    breach_id: UUID = Field(description="The breach.")
    remedied_on: Day = Field(description="Day since which it is put right.")
    remedy: Passage = Field(description="What was done about it.")
    proof: Line = Field(description="Document or place that proves it.")


class FeedBack(Command):
    """Send the letter LD-2 to the organization department once the impact period is over (D-03, D-04)."""

    organ_id: UUID = Field(description="Organization or personnel body that gets the letter.")
    letter_number: Line = Field(description="Number of the letter.", examples=["许纪函〔2026〕31号"])
    sent_on: Day = Field(description="Day of the letter.")
    performance: Passage = Field(description="How the work stands out.")
    recognition: Passage = Field(description="By what the recognition of those around is known.")
    proposal: Passage = Field(description="What is proposed; the department decides by itself.")


class AcknowledgeLetter(Command):
    """The organization department signs for the letter (D-03)."""

    received_on: Day = Field(description="Day on which the letter came.")
    note: Passage = Field(default="", description="What the department says to it.")


class CloseFollowup(Command):
    """Close the follow-up after the letter (TD-03)."""

    reasons: Passage = Field(description="Closing note for the dossier.")
    delivery_proof: Line = Field(
        default="", description="How the letter is known to have come; needed while the department has not signed."
    )


class CloseWithoutFeedback(Command):
    """Close the follow-up without a letter, after the impact period, with reasons (TD-03, D-04)."""

    reasons: Passage = Field(description="Why no letter is sent.")
    unmet: tuple[FeedbackCondition, ...] = Field(
        default=(),
        max_length=2,
        description="Which condition of the letter is not met; must be named for whoever was last graded good.",
    )
