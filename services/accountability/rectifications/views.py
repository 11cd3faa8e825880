"""The mark beside a case that was opened on a problem item: whether that is put right by now (S-10, S-12)."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from pydantic import Field, TypeAdapter
from sqlalchemy import select

from libs.chassis.looking import Look
from services.accountability.rectifications.state import RectificationState
from services.accountability.rectifications.store import RECTIFICATIONS

DESCRIPTION: Final = (
    "How the problem item stands on which the case was opened, as supervision last told; null for other sources and as "
    "long as nothing was heard of it (S-10, S-12)."
)
"""What the field ``rectification`` of an answer is."""


@dataclass(frozen=True)
class Rectification:
    """How a problem item stands; nothing of what was found or done is known here."""

    problem_id: Annotated[UUID, Field(description="The problem item in supervision.")]
    state: Annotated[RectificationState, Field(description="How it stands; dictionary rectification_state.")]
    since: Annotated[date, Field(description="Day from which it stands so.")]
    due_on: Annotated[date | None, Field(description="New day by which it is to be put right, if there is one.")]


_MARK: Final = TypeAdapter(Rectification)


async def rectification_of(look: Look, problem_id: UUID, competent_organ_id: UUID) -> Any:
    """The mark of that problem item of that organ, as it answers; None if nothing was heard of it."""
    row = RECTIFICATIONS.c
    ours = (row.problem_id == problem_id, row.competent_organ_id == competent_organ_id)
    asked = select(row.problem_id, row.state, row.since, row.due_on).where(*ours)
    found = (await look.connection.execute(asked)).mappings().one_or_none()
    return None if found is None else _MARK.dump_python(_MARK.validate_python(dict(found)), mode="json")
