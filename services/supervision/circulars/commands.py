"""What can be asked of a recorded circular; request bodies of the API."""

from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_sources import CircularLevel
from libs.kernel.case import Command
from libs.kernel.days import Day
from services.supervision.sources.naming import UnitNamed
from services.supervision.sources.wording import MANY, Line, Passage, ProjectCode


class RecordCircular(Command):
    """Record that a circular criticised units. Complete, or refused with all that is missing."""

    issuer_id: UUID | None = Field(default=None, description="The issuing body, if the directory knows it.")
    issuer: Line = Field(default="", description="The issuing body by name, if the directory does not know it.")
    level: CircularLevel = Field(
        description="Level of the issuing body, checked where the directory knows it; national counts as provincial at "
        "least (G-35)."
    )
    reference: Line = Field(
        description="Number of the document, or its title if it has none. Records of one document, by number and day, "
        "are one event (G-34).",
        examples=["许督〔2026〕12号"],
    )
    occurred_on: Day = Field(description="Day of the document, not later than today.")
    said: Passage = Field(description="What the circular says of the units.")
    units: tuple[UnitNamed, ...] = Field(max_length=MANY, description="Every unit criticised, each once.")
    evidence: tuple[Line, ...] = Field(max_length=MANY, description="References of the evidence, at least one.")
    project_code: ProjectCode | None = Field(
        default=None, description="State investment-project code of the matter, if any."
    )
    linked_to: UUID | None = Field(
        default=None, description="Record of a criticism or circular on the same event; both then count as one (G-34)."
    )
