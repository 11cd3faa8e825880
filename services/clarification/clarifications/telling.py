"""What every event of a clarification says of the matter: ids and nothing that anybody wrote."""

from typing import TypedDict
from uuid import UUID

from services.clarification.clarifications.clarification import Clarification


class Matter(TypedDict):
    """The fields that all events of a clarification share."""

    clarification_id: UUID
    organ_id: UUID
    office_id: UUID
    entrance: str


def matter_of(clarification: Clarification) -> Matter:
    """Whose clarification it is and how it was opened; the subject is told of none but an executed one."""
    return Matter(
        clarification_id=clarification.id,
        organ_id=clarification.organ_id,
        office_id=clarification.office_id,
        entrance=str(clarification.entrance),
    )
