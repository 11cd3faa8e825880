"""What can be asked of an opening; these are the request bodies of the API."""

from typing import Annotated, Final
from uuid import UUID

from pydantic import Field, StringConstraints

from libs.kernel.case import Command

MINUTES_MAX: Final = 15
"""Minutes after which no approval holds any more, whatever a profile says (P-06)."""

Passage = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class RequestOpening(Command):
    """Ask to look at a sealed report, once, for a purpose (P-06)."""

    report_id: UUID = Field(description="The report, by its opaque reference.")
    purpose: str = Field(
        max_length=64, description="Code of the purpose (list vault_purposes).", examples=["result_feedback"]
    )
    reason: Passage = Field(description="Why it is needed. The supervisor does not see it.")


class ApproveOpening(Command):
    """Let the requester look, once, within minutes (P-06)."""

    minutes: int = Field(
        default=MINUTES_MAX, ge=1, le=MINUTES_MAX, description="Minutes within which the look must be taken."
    )


class RefuseOpening(Command):
    """Do not let the requester look (P-06)."""

    reason: Passage = Field(description="Why not. The supervisor does not see it.")


class UseOpening(Command):
    """Read the report now; the opening is used up by it."""


class ExpireOpening(Command):
    """Time's own act: the minutes have passed."""


class AcknowledgeOpening(Command):
    """The supervisor takes note of what became of it (P-06)."""
