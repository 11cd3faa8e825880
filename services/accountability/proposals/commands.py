"""What can be asked of a supervision proposal; these are the request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.proposals.statements import BodyConsulted, Content, Undertaking
from services.accountability.recusal import RecusalDeclared
from services.accountability.wording import MANY, Line, Passage


class DraftProposal(Command):
    """Draft a supervision proposal for the own office (A-15, P-26)."""

    unit_id: UUID = Field(description="The body it is addressed to.")
    source_case_id: UUID | None = Field(default=None, description="Accountability case it follows from, if any.")
    content: Content = Field(description="Basic data, problem list, facts and base, proposals.")
    recusals: tuple[RecusalDeclared, ...] = Field(
        max_length=MANY, description="Declarations on recusal, your own among them (P-09)."
    )


class ReviseProposal(Command):
    """Put another draft in its place, before it is argued."""

    content: Content = Field(description="The whole draft anew.")


class ArgueProposal(Command):
    """Record the collective argument (P-26)."""

    held_on: Day = Field(description="Day of the meeting.")
    participant_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Who took part, the head among them.")
    consulted: tuple[BodyConsulted, ...] = Field(
        default=(), max_length=MANY, description="Functional bodies that were asked, with their opinions."
    )
    agreed: bool = Field(description="True: it is to be issued. False: it is drafted anew.")
    minutes: Passage = Field(description="Opinions, dissent and result.")
    recusals: tuple[RecusalDeclared, ...] = Field(
        max_length=MANY, description="Declarations on recusal of all who took part (P-09)."
    )


class IssueProposal(Command):
    """Issue it as leader in charge (A-15)."""

    letter_number: Line = Field(description="Number of the letter LA-8.", examples=["示监建〔2026〕2号"])
    opinion: Passage = Field(description="Opinion.")


class ReturnDraft(Command):
    """Let it be drafted anew."""

    reasons: Passage = Field(description="What is to be changed.")


class ServeProposal(Command):
    """Record that it was served; the answer is due from then (P-26)."""

    served_on: Day = Field(description="Day of receipt.")
    receipt: Line = Field(description="Number of the service receipt.", examples=["送达回证〔2026〕18号"])


class AnswerProposal(Command):
    """Answer it for the body: accept it and say what is done, or object and say why (P-26)."""

    accepted: bool = Field(description="True: accepted. False: objected to.")
    text: Passage = Field(description="The answer, or the reasons of the objection.")
    undertakings: tuple[Undertaking, ...] = Field(
        default=(), max_length=MANY, description="What is done about each point; every point is needed if accepted."
    )
    document: Line = Field(description="Number of the answering letter.", examples=["示发改函〔2026〕40号"])


class RuleOnObjection(Command):
    """Say whether the objection is right (G-07, P-26)."""

    is_right: bool = Field(description="True: the proposal is taken back. False: it stands and is answered anew.")
    reasons: Passage = Field(description="Why.")
    reply_number: Line = Field(description="Number of the reply to the body.", examples=["示监函〔2026〕9号"])


class FollowUpProposal(Command):
    """Record what became of it, looked into on the spot by two (P-26)."""

    looked_on: Day = Field(description="Day.")
    person_ids: tuple[UUID, ...] = Field(max_length=MANY, description="Who looked, at least two.")
    found: Passage = Field(description="What was found, point by point.")
    carried_out: bool = Field(description="Whether it was carried out.")


class RecordRefusal(Command):
    """Record a refusal without good reason and the criticism that follows (P-26)."""

    unit_reasons: Passage = Field(default="", description="Reasons the body gave; empty if it gave none.")
    why_not_good: Passage = Field(description="Why they are no good reason.")
    criticism_document: Line = Field(
        description="Number of the criticism and order to correct.", examples=["示监通〔2026〕3号"]
    )


class CloseProposal(Command):
    """Close it."""

    note: Passage = Field(description="Result, for the file.")


class LapseProposal(Command):
    """Time's own act: the day has passed without an answer (P-26)."""
