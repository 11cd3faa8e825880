"""What the events of a determination say: which case, which unit, which organ; and that something was recorded."""

from typing import TypedDict
from uuid import UUID

from libs.contracts.accountability_tolerance import ToleranceProgressed
from libs.kernel.case import Outcome
from services.accountability.tolerance.tolerance import Tolerance


class Matter(TypedDict):
    """The fields that all events of a determination share."""

    case_id: UUID
    unit_id: UUID
    competent_organ_id: UUID


def matter_of(tolerance: Tolerance) -> Matter:
    """Which case, and whose."""
    return Matter(case_id=tolerance.case_id, unit_id=tolerance.unit_id, competent_organ_id=tolerance.competent_organ_id)


def progressed(tolerance: Tolerance) -> Outcome[Tolerance]:
    """The determination with something more on its record."""
    return Outcome(tolerance, ToleranceProgressed(**matter_of(tolerance)))
