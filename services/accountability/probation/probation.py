"""A probation on one case: while it runs nothing is decided, and whatever comes of it makes nothing heavier (G-41)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import add_months, end_of
from services.accountability.probation.records import (
    Evaluation,
    Extension,
    Goal,
    Notice,
    ProbationProposal,
    Setting,
)
from services.accountability.probation.status import ProbationStatus

NUMBERED_AS: Final = "考验"
"""The word before the year in the number of a probation."""


@dataclass(frozen=True)
class Probation(Case):
    """A probation, from the proposal to the evaluation."""

    status: Annotated[ProbationStatus, Field(description="Where it stands; dictionary probation_status.")]
    _: KW_ONLY
    case_id: Annotated[UUID, Field(description="The case of accountability; its decision is held.")]
    unit_id: Annotated[UUID, Field(description="The unit concerned.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that has the case.")]
    object_organ_id: Annotated[UUID, Field(description="The unit it is on, or in which the official holds the post.")]
    office_id: Annotated[UUID | None, Field(description="The office that handles the case.")] = None
    object_person_id: Annotated[UUID | None, Field(description="The official on probation; null: the unit.")] = None
    months: Annotated[int, Field(description="Calendar months in all: 1, 2 or 3 (A-08).")]
    goals: Annotated[tuple[Goal, ...], Field(description="What is to be reached, each with its measure.")]
    proposal: Annotated[ProbationProposal | None, Field(description="Why it may be set (A-07).")] = None
    setting: Annotated[Setting | None, Field(description="Who set it, or decided not to.")] = None
    notice: Annotated[Notice | None, Field(description="The notice LA-4 as served.")] = None
    extension: Annotated[Extension | None, Field(description="That it was made longer, once.")] = None
    evaluation: Annotated[Evaluation | None, Field(description="The evaluation LA-5.")] = None
    result: Annotated[str | None, Field(description="passed or failed; null until evaluated.")] = None
    evaluated_on: Annotated[date | None, Field(description="Day of the evaluation.")] = None

    @property
    def ends_on(self) -> date | None:
        """Its last day, an extension counted from the beginning, too; None before it is set (G-04)."""
        return None if self.notice is None else add_months(self.notice.starts_on, self.months)

    def timers(self) -> tuple[Timer, ...]:
        """The clock marks it as over at 24:00 of its last day (TA-08)."""
        if self.status is not ProbationStatus.RUNNING or self.ends_on is None:
            return ()
        return (Timer("expire", end_of(self.ends_on)),)
