"""What every event of a follow-up says: which one, and whose; not who is visited, nor what was found."""

from typing import TypedDict
from uuid import UUID

from services.accountability.followups.followup import Followup


class Matter(TypedDict):
    """The fields that all events of a follow-up share."""

    followup_id: UUID
    sanction_id: UUID
    competent_organ_id: UUID


def matter_of(followup: Followup) -> Matter:
    """Which follow-up, of which sanction, of which organ."""
    return Matter(
        followup_id=followup.id, sanction_id=followup.sanction_id, competent_organ_id=followup.competent_organ_id
    )
