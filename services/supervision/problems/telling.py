"""What every event of a problem item says: whose it is, of which nature, in which matter; never what was found."""

from typing import TypedDict
from uuid import UUID

from services.supervision.problems.problem import Problem


class Matter(TypedDict):
    """The fields that all events of a problem item share."""

    unit_id: UUID
    competent_organ_id: UUID
    office_id: UUID | None
    kind: str
    project_code: str | None
    common_problem_id: UUID | None
    task_id: UUID | None


def matter_of(problem: Problem) -> Matter:
    """Those fields of an item."""
    return Matter(
        unit_id=problem.unit_id,
        competent_organ_id=problem.competent_organ_id,
        office_id=problem.office_id,
        kind=problem.nature,
        project_code=problem.project_code,
        common_problem_id=problem.common_problem_id,
        task_id=problem.task_id,
    )
