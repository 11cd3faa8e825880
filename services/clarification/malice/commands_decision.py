"""What can be asked from the certification on (TW-06 to TW-10); these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.clarification.malice.statements import CircularDecided
from services.clarification.malice.wording import MANY, Code, Line, Passage
from services.clarification.transfers.commands import TransferOrder


class EscalateMalice(Command):
    """Send the proposal to an organ of prefecture-city level or above that may certify it (TW-06, P-03)."""

    certifying_organ_id: UUID = Field(description="Discipline organ asked: the own one or a higher one.")
    approver_id: UUID = Field(description="Secretary or leader in charge there who is to decide.")
    letter_number: Line = Field(description="Number of the request (LC-10).", examples=["魏纪请〔2026〕3号"])
    opinion: Passage = Field(description="Opinion of the sending head.")


class CertifyMalice(Command):
    """Certify malicious accusation (TW-07); the victim's clarification is opened with it (C-12, W-05)."""

    letter_number: Line = Field(description="Number of the reply (LC-10).", examples=["许纪批〔2026〕5号"])
    reasons: Passage = Field(description="Reasons for both elements.")
    no_ground_of_recusal: bool = Field(description="Declares that no ground of recusal applies to oneself (P-09).")


class SendBackMalice(Command):
    """Give the case back into the investigation (TW-08)."""

    reasons: Passage = Field(description="What is to be cleared up.")


class RefuseCertification(Command):
    """Decide that malice is not established (TW-08)."""

    reasons: Passage = Field(description="Why not.")


class DisposeMalice(Command):
    """Decide what follows for the accuser by what the accuser is, and send the transfers (TW-09, P-04)."""

    accuser_kinds: tuple[Code, ...] = Field(
        max_length=MANY, description="What the accuser is: codes of accuser_kinds; who it is never stands here."
    )
    routes: tuple[Code, ...] = Field(max_length=MANY, description="Routes open to those kinds: disposal_routes.")
    aggravating: tuple[Code, ...] = Field(
        default=(), max_length=MANY, description="Aggravating factors; a repeat after conclusion is known beforehand."
    )
    repeat_set_aside: Passage = Field(
        default="", description="Why a known repeat after conclusion does not aggravate; empty if it does."
    )
    transfers: tuple[TransferOrder, ...] = Field(
        default=(), max_length=MANY, description="One letter for each route that leads to another organ (LC-11)."
    )
    reasons: Passage = Field(description="Reasons.")


class RecordResult(Command):
    """Record what came of one route (TW-09)."""

    route: Code = Field(description="Route taken.", examples=["party_discipline"])
    text: Passage = Field(description="What was done.")
    document: Line = Field(description="Number of the document that says so.")
    done_on: Day = Field(description="Day on which it was done.")


class CloseMalice(Command):
    """Close the case: result fed back, gains undone, victim cleared, circular decided on (TW-10)."""

    told_on: Day = Field(description="Day on which the result was fed back to those who asked.")
    no_gain_reason: Passage = Field(
        default="", description="Why nothing was won by the accusation; empty if what was won has been undone."
    )
    circular: CircularDecided = Field(description="Whether it is made known as a typical case (W-08).")
