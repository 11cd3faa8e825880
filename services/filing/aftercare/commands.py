"""What can be asked of an after-care obligation; these are the request bodies of the API."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from libs.kernel.case import Command

Passage = Annotated[str, StringConstraints(max_length=4000)]


class ReportDone(Command):
    """Report that the obligation is done, with proof (F-43)."""

    text: Passage = Field(description="What was done.", examples=["已补办施工许可证并补缴规费。"])
    evidence: tuple[UUID, ...] = Field(max_length=50, description="Uploaded files that prove it.")


class VerifyDone(Command):
    """Find that the obligation is done (F-42)."""

    note: Passage = Field(description="How it was checked.")


class RejectReport(Command):
    """Find that the obligation is not done; it is open again (F-42)."""

    reasons: Passage = Field(description="What is still missing.")


class MarkOverdue(Command):
    """Time's own act: the day has passed and nothing is reported (G-19)."""
