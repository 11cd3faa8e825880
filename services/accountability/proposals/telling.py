"""What every event of a supervision proposal says: to which body, by which organ."""

from typing import TypedDict
from uuid import UUID

from services.accountability.proposals.proposal import SupervisionProposal


class Matter(TypedDict):
    """The fields that all events of a supervision proposal share."""

    unit_id: UUID
    competent_organ_id: UUID


def matter_of(proposal: SupervisionProposal) -> Matter:
    """To which body, by which organ."""
    return Matter(unit_id=proposal.unit_id, competent_organ_id=proposal.competent_organ_id)
