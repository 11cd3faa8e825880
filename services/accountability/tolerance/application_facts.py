"""What the acts on an application for tolerance must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Handling:
    """The office that looks after the unit today, and the discipline organ it belongs to."""

    office_id: UUID
    organ_id: UUID


@dataclass(frozen=True, slots=True)
class ApplyFacts:
    """For ``apply``: whether the person is of the unit today, who looks after it, whether another application waits."""

    of_unit: bool = True
    handling: Handling | None = None
    pending: bool = False
