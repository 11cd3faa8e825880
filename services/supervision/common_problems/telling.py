"""What every event of a common problem says: whose it is and of which nature; never which units or items (S-11)."""

from typing import TypedDict
from uuid import UUID

from services.supervision.common_problems.common_problem import CommonProblem


class Concern(TypedDict):
    """The fields that all its events share."""

    competent_organ_id: UUID
    kind: str


def concern_of(case: CommonProblem) -> Concern:
    """Those fields of a common problem."""
    return Concern(competent_organ_id=case.competent_organ_id, kind=case.nature)
