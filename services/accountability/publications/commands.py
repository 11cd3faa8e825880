"""What can be asked of a publication (A-24, G-47); these are request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.kernel.case import Command
from libs.kernel.days import Day
from services.accountability.publications.status import AbstractObject
from services.accountability.wording import Code, Line, Part, Passage


class NamedObject(Part):
    """Whom the abstract is about. What is typed for a person is reduced at once and kept nowhere (G-47)."""

    kind: AbstractObject = Field(description="unit or person.")
    name: Line = Field(
        description="The unit; or the person: surname with 某 or initials are made of whatever is typed.",
        examples=["某乡党委政府"],
        exclude=True,
        repr=False,
    )


class ImpactAssessment(Part):
    """The impact assessment that must precede publication to the public (P-36)."""

    number: Line = Field(default="", description="Number of the assessment.")
    assessed_on: Day = Field(description="Day of the assessment.")
    conclusion: Passage = Field(default="", description="What it came to.")


class _Abstract(Command):
    procedure: Passage = Field(description="How it was determined: applied for or of office, steps, organ.")
    object: NamedObject = Field(description="Whom it is about.")
    event: Passage = Field(description="What happened, without names.")
    reason: Passage = Field(description="Why it was so determined, without the dossier.")
    result: Passage = Field(description="What was determined; the outcome itself is taken from the determination.")
    range: Code = Field(description="How far; list publication_ranges.", examples=["city"])
    audience: Line = Field(description="To whom and by which means.", examples=["全市党员干部；内部通报"])
    impact: ImpactAssessment | None = Field(default=None, description="Required if the range is public (P-36).")


class DraftPublication(_Abstract):
    """Draft an abstract of a determination that was served (A-24)."""

    tolerance_id: UUID = Field(description="The determination.")


class RevisePublication(_Abstract):
    """Change the abstract before it is approved."""


class ReturnPublication(Command):
    """Have the abstract changed."""

    reason: Passage = Field(description="What is to be changed.")


class Publish(Command):
    """Approve the abstract; with it, it is published within its range (G-47)."""

    opinion: Passage = Field(description="Opinion of the leader in charge.")


class WithdrawPublication(Command):
    """Take the abstract back."""

    reason: Passage = Field(description="Why.")
