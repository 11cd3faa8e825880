"""How a problem item answers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.filing.earlier_problems.earlier_problem import EarlierProblem
from services.filing.earlier_problems.status import EarlierProblemStatus


class EarlierProblemListed(BaseModel):
    """A problem item as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The problem item, whose id it has in supervision; a negative hit names it (F-19).")
    status: EarlierProblemStatus = Field(description="Whether it was checked off; dictionary earlier_problem_status.")
    unit_id: UUID = Field(description="The unit.")
    nature: str = Field(description="Nature of the problem; list problem_natures of supervision.")
    opened_on: date = Field(description="Day it was opened.")
    checked_off_on: date | None = Field(description="Day of the check-off; null before.")
    recurrence_of: tuple[UUID, ...] = Field(description="Earlier items of the same nature that it repeats (F-19).")
    project_code: str | None = Field(description="State investment-project code of the matter.")
    changed_at: datetime | None = Field(description="When something was last heard of it, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class EarlierProblemPage(Paged[EarlierProblemListed]):
    """A page of problem items."""


@dataclass(frozen=True)
class EarlierProblemRead(EarlierProblem):
    """A problem item as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Always empty: only events of supervision move it.")] = (
        field(default=(), kw_only=True)
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: its limits run in supervision.")] = field(
        default=(), kw_only=True
    )


def listed(problem: EarlierProblem) -> EarlierProblemListed:
    """The problem item as a line of the list."""
    return EarlierProblemListed(
        id=problem.id,
        status=problem.status,
        unit_id=problem.unit_id,
        nature=problem.nature,
        opened_on=problem.opened_on,
        checked_off_on=problem.checked_off_on,
        recurrence_of=problem.recurrence_of,
        project_code=problem.project_code,
        changed_at=problem.changed_at,
        version=problem.version,
    )
