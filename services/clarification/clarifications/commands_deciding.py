"""What is asked of a clarification from the trial opinion to the decision; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.clarification.clarifications.wording import MANY, Line, Passage


class GiveClarificationOpinion(Command):
    """Give the opinion of the case-trial office on facts, evidence and conclusion (TC-07, P-11)."""

    facts_clear: bool = Field(description="Whether the facts are clear.")
    evidence_solid: bool = Field(description="Whether the evidence is solid.")
    conclusion_right: bool = Field(description="Whether the conclusion follows.")
    opinion: Passage = Field(description="The opinion.")


class AssessCollectively(Command):
    """Record the collective assessment (TC-07, C-26, C-28)."""

    held_on: Day = Field(description="Day of the meeting.")
    participant_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Who took part; at least three.")
    agreed: bool = Field(description="Whether the meeting agrees; if not, the head takes the proposal back.")
    minutes: Passage = Field(description="The minutes: what each said, dissent, conclusion.")


class ReviewClarification(Command):
    """Review the proposal as head of the office or body (TC-08)."""

    opinion: Passage = Field(description="The head's opinion.")


class TakeBack(Command):
    """Take the proposal back into assessment as head of the office (C-03)."""

    reasons: Passage = Field(description="Why; kept with the timeline.")


class SendPriorNotice(Command):
    """Inform the party head beforehand and ask for the opinion (TC-09, C-27, C-29, LC-4)."""

    party_head_id: UUID = Field(description="Head of the party organization concerned.")
    sent_on: Day = Field(description="Day of the notice.")
    content: Passage = Field(description="How and when it is to be clarified.")


class RecordPartyHeadOpinion(Command):
    """Record the opinion of the party head (TC-10)."""

    agrees: bool = Field(description="Whether the party head agrees.")
    opinion: Passage = Field(description="The opinion.")


class AssessImpact(Command):
    """Assess the impact on personal data before anything is made public (TC-10, P-36)."""

    number: Line = Field(description="Number of the assessment.", examples=["许纪评〔2026〕3号"])
    assessed_on: Day = Field(description="Day of the assessment.")
    necessity: Passage = Field(description="Why the personal data must be told.")
    risks: Passage = Field(description="Effects on the persons concerned.")
    safeguards: Passage = Field(description="What protects them.")


class ApproveClarification(Command):
    """Approve it as the leader whom the chain names on this day (TC-10)."""

    remark: Passage = Field(default="", description="Remark of the approver.")


class RejectClarification(Command):
    """Do not approve it, with reasons (TC-11)."""

    reasons: Passage = Field(description="Why.")
