"""What can be asked of a transfer; these are the request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from libs.kernel.case import Command
from libs.kernel.days import Day

Passage = Annotated[str, StringConstraints(max_length=4000)]
Line = Annotated[str, StringConstraints(max_length=200)]


class TransferOrder(Command):
    """One letter of transfer that goes out with the disposal (LC-11). Who accused stands in the sealed letter alone."""

    route: Line = Field(description="Route of the list disposal_routes.", examples=["public_security"])
    receiving_organ_id: UUID = Field(description="Organ that it goes to.")
    letter_number: Line = Field(description="Number of the letter.", examples=["许纪移〔2026〕1号"])
    asked: Passage = Field(description="What is asked of the receiving organ; nothing of the report or of who made it.")
    evidence: tuple[Line, ...] = Field(max_length=50, description="Volumes and pages handed over with the letter.")


class AcknowledgeTransfer(Command):
    """Record that the letter of transfer arrived (G-30)."""

    received_on: Day = Field(description="Day of receipt.")
    number: Line = Field(description="Number under which it is registered there.", examples=["公收〔2026〕31号"])


class FeedBackTransfer(Command):
    """Record what the receiving organ did (W-02, G-30)."""

    fed_back_on: Day = Field(description="Day of the answer.")
    text: Passage = Field(description="What was done, or why nothing is done.")
    document: Line = Field(description="Number of the document that says so.", examples=["公复〔2026〕12号"])


class RemindTransfer(Command):
    """Time's own act: thirty days went by without an answer (G-30)."""
