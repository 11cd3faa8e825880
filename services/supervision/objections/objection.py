"""The objection of a unit to the conclusion of a visit: what it says, who examines it, how it was decided (P-21)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.objections.status import ObjectionStatus

NUMBERED_AS: Final = "督异"
"""The word before the year in the number of an objection."""


@dataclass(frozen=True)
class Decision:
    """How an objection was decided."""

    outcome: Annotated[str, Field(description="upheld, corrected or revoked; list objection_outcomes.")]
    reasons: Annotated[str, Field(description="Why.")]
    corrected_text: Annotated[str, Field(description="The conclusion as corrected; empty unless it was.")]
    decided_on: Annotated[date, Field(description="Day of the decision.")]


@dataclass(frozen=True)
class Objection(Case):
    """An objection within 30 days, decided within 30 days by somebody who took no part in the visit (P-21)."""

    status: Annotated[ObjectionStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    visit_id: Annotated[UUID, Field(description="The visit whose conclusion is objected to.")]
    unit_id: Annotated[UUID, Field(description="The unit that objects.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that visited and decides.")]
    office_id: Annotated[UUID, Field(description="The office or body that visited.")]
    points: Annotated[str, Field(description="What of the conclusion is objected to, and why.")]
    evidence: Annotated[tuple[str, ...], Field(description="References of what the unit relies on.")]
    lodged_by: Annotated[UUID, Field(description="Who lodged it for the unit.")]
    lodged_on: Annotated[date, Field(description="Day on which it was lodged.")]
    barred_ids: Annotated[tuple[UUID, ...], Field(description="Who took part in the visit and does not decide.")] = ()
    visit_problem_ids: Annotated[tuple[UUID, ...], Field(description="The problem items that the visit opened.")] = ()
    examiner_id: Annotated[UUID | None, Field(description="Who examines it.")] = None
    assigned_by: Annotated[UUID | None, Field(description="Who named the examiner.")] = None
    decision: Annotated[Decision | None, Field(description="How it was decided.")] = None
    affected_problem_ids: Annotated[
        tuple[UUID, ...], Field(description="Problem items that, by the decision, the head should withdraw.")
    ] = ()
    withdrawn_on: Annotated[date | None, Field(description="Day on which the unit took it back.")] = None
