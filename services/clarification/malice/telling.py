"""What the events of such a case say: which case, and which organ has it; and that something was recorded."""

from typing import TypedDict
from uuid import UUID

from libs.contracts.clarification_malice import MaliceRecorded
from libs.kernel.case import Outcome
from services.clarification.malice.malice import Malice


class Matter(TypedDict):
    """The fields that all events of a case share."""

    malice_id: UUID
    organ_id: UUID


def matter_of(malice: Malice) -> Matter:
    """Which case, and whose."""
    return Matter(malice_id=malice.id, organ_id=malice.organ_id)


def recorded(malice: Malice) -> Outcome[Malice]:
    """The case with something more on its record, of which nobody outside hears."""
    return Outcome(malice, MaliceRecorded(**matter_of(malice)))
