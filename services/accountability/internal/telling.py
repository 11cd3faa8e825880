"""What every event of an internal violation says: which one, and whose cadre; not who, nor what."""

from typing import TypedDict
from uuid import UUID

from services.accountability.internal.violation import Violation


class Matter(TypedDict):
    """The fields that all events of an internal violation share."""

    violation_id: UUID
    organ_id: UUID


def matter_of(violation: Violation) -> Matter:
    """Which violation, of which organ."""
    return Matter(violation_id=violation.id, organ_id=violation.organ_id)
