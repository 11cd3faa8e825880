"""What the events of a probation say: which case, which unit, which organ."""

from typing import TypedDict
from uuid import UUID

from services.accountability.probation.probation import Probation


class Matter(TypedDict):
    """The fields that all events of a probation share."""

    case_id: UUID
    unit_id: UUID
    competent_organ_id: UUID


def matter_of(probation: Probation) -> Matter:
    """Which case, and whose."""
    return Matter(case_id=probation.case_id, unit_id=probation.unit_id, competent_organ_id=probation.competent_organ_id)
