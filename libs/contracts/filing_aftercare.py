"""What the filing service tells of after-care obligations; listeners import it from libs.contracts.filing."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class AftercareEvent(Event):
    """What every event of an after-care obligation says of it."""

    obligation_id: UUID = Field(description="The obligation.")
    filing_id: UUID = Field(description="The filing whose receipt demands it.")
    unit_id: UUID = Field(description="The unit that owes it.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches it.")
    office_id: UUID | None = Field(default=None, description="The supervision office that verifies it.")
    warning: str = Field(description="Code of the receipt warning it comes from.")
    due_on: date = Field(description="Day by which it is to be done.")


class AftercareOpened(AftercareEvent):
    """The receipt opened the obligation (F-50)."""

    event_type: ClassVar[str] = "filing.aftercare.opened.v1"


class AftercareReported(AftercareEvent):
    """The unit reports it done (F-43)."""

    event_type: ClassVar[str] = "filing.aftercare.reported.v1"


class AftercareVerified(AftercareEvent):
    """The office verified it (F-42)."""

    event_type: ClassVar[str] = "filing.aftercare.verified.v1"


class AftercareReturned(AftercareEvent):
    """The office did not find it done (F-42)."""

    event_type: ClassVar[str] = "filing.aftercare.returned.v1"


class AftercareOverdue(AftercareEvent):
    """The day has passed and it is not reported done (G-19)."""

    event_type: ClassVar[str] = "filing.aftercare.overdue.v1"


AFTERCARE_EVENTS: tuple[type[Event], ...] = tuple(AftercareEvent.__subclasses__())  # in the order above
