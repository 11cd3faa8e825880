"""What a supervision proposal keeps of each step: who did what, and when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.accountability.proposals.statements import BodyConsulted, Undertaking

By = Annotated[UUID, Field(description="Person who did it.")]
At = Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Argument:
    """The collective argument before it is sent (P-26)."""

    held_on: Annotated[date, Field(description="Day of the meeting.")]
    participant_ids: Annotated[tuple[UUID, ...], Field(description="Who took part.")]
    consulted: Annotated[tuple[BodyConsulted, ...], Field(description="Functional bodies that were asked.")]
    agreed: Annotated[bool, Field(description="Whether it is to be issued.")]
    minutes: Annotated[str, Field(description="Opinions, dissent and result.")]
    by: By
    at: At


@dataclass(frozen=True)
class Issue:
    """That the leader in charge issued it (A-15)."""

    letter_number: Annotated[str, Field(description="Number of the letter LA-8.")]
    opinion: Annotated[str, Field(description="Opinion of the leader.")]
    issued_on: Annotated[date, Field(description="Day of the letter.")]
    by: By
    at: At


@dataclass(frozen=True)
class DraftReturn:
    """That it went back to be drafted anew."""

    reasons: Annotated[str, Field(description="What is to be changed.")]
    by: By
    at: At


@dataclass(frozen=True)
class ServiceOfProposal:
    """That it was served, or that an objection was turned down and the answer is due anew (P-26)."""

    served_on: Annotated[date, Field(description="Day of receipt.")]
    receipt: Annotated[str, Field(description="Number of the service receipt, or of the reply to the objection.")]
    answer_by: Annotated[date, Field(description="Day by which the answer is due.")]
    by: By
    at: At


@dataclass(frozen=True)
class ProposalAnswer:
    """What the receiving body answered (P-26)."""

    accepted: Annotated[bool, Field(description="True: accepted. False: objected to.")]
    text: Annotated[str, Field(description="The answer, or the reasons of the objection.")]
    undertakings: Annotated[tuple[Undertaking, ...], Field(description="What it does, point by point.")]
    document: Annotated[str, Field(description="Number of the answering letter.")]
    late: Annotated[bool, Field(description="Whether it came after the day.")]
    by: By
    at: At


@dataclass(frozen=True)
class ObjectionRuling:
    """What the leader in charge says to an objection (G-07)."""

    is_right: Annotated[bool, Field(description="True: the proposal is taken back. False: it stands.")]
    reasons: Annotated[str, Field(description="Why.")]
    by: By
    at: At


@dataclass(frozen=True)
class FollowUp:
    """What became of the proposal, looked into on the spot (P-26)."""

    looked_on: Annotated[date, Field(description="Day.")]
    person_ids: Annotated[tuple[UUID, ...], Field(description="Who looked, at least two.")]
    found: Annotated[str, Field(description="What was found, point by point.")]
    carried_out: Annotated[bool, Field(description="Whether it was carried out.")]
    by: By
    at: At


@dataclass(frozen=True)
class RefusalNoted:
    """A refusal without good reason: order to correct and criticism (P-26)."""

    unit_reasons: Annotated[str, Field(description="Reasons the body gave; empty if it gave none.")]
    why_not_good: Annotated[str, Field(description="Why they are no good reason.")]
    criticism_document: Annotated[str, Field(description="Number of the criticism and order to correct.")]
    by: By
    at: At


@dataclass(frozen=True)
class ProposalClosing:
    """How it was closed."""

    note: Annotated[str, Field(description="Result, for the file.")]
    by: By
    at: At
