"""The follow-up of one sanction: who is visited, within which period, and what came of it."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.followups.records import (
    Feedback,
    FollowupClosing,
    ReturnedRecord,
    RightsBreach,
    Visit,
    VisitPlan,
)
from services.accountability.followups.status import FollowupStatus

NUMBERED_AS = "回访"
"""The word before the year in the number of a follow-up."""


@dataclass(frozen=True)
class Followup(Case):
    """The follow-up of one sanction, from the day it takes effect to the end of its impact period (D-01, P-27).

    ``until_on`` is the last day of the impact period; it has expired from the next day on.
    """

    status: Annotated[FollowupStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    sanction_id: Annotated[UUID, Field(description="The sanction it follows.")]
    case_id: Annotated[UUID, Field(description="The accountability case of the sanction.")]
    person_id: Annotated[UUID, Field(description="Who was sanctioned and is visited.")]
    unit_id: Annotated[UUID, Field(description="The unit of that person when the sanction took effect.")]
    competent_organ_id: Annotated[UUID, Field(description="Discipline organ that has the case.")]
    office_id: Annotated[UUID | None, Field(description="Office that looked after the unit then.")] = None
    measure: Annotated[str, Field(description="The measure; list accountability_measures.")]
    effective_on: Annotated[date, Field(description="Day on which the sanction took effect.")]
    until_on: Annotated[date, Field(description="Last day of the impact period (P-19).")]
    visit_due_on: Annotated[
        date | None, Field(description="Day by which the next visit is due; null if none is (G-03).")
    ]
    decider_ids: Annotated[
        tuple[UUID, ...], Field(description="Who decided the sanction; they do not visit (P-27).")
    ] = ()
    recused_ids: Annotated[tuple[UUID, ...], Field(description="Who is recused from the case (P-09).")] = ()
    plan: Annotated[VisitPlan | None, Field(description="The visit that is planned.")] = None
    visits: Annotated[tuple[Visit, ...], Field(description="Visits made, oldest first.")] = ()
    returned: Annotated[tuple[ReturnedRecord, ...], Field(description="Records that were not signed.")] = ()
    breaches: Annotated[tuple[RightsBreach, ...], Field(description="Breaches of rights found (D-02).")] = ()
    feedback: Annotated[Feedback | None, Field(description="The letter LD-2, if one was sent (D-03).")] = None
    closing: Annotated[FollowupClosing | None, Field(description="How it was closed.")] = None

    @property
    def latest_grade(self) -> str | None:
        """The grade of the latest visit; None before the first."""
        graded = [visit.grading.grade for visit in self.visits if visit.grading is not None]
        return graded[-1] if graded else None

    @property
    def open_breaches(self) -> tuple[RightsBreach, ...]:
        """Breaches of rights still to be put right."""
        return tuple(breach for breach in self.breaches if breach.is_open)

    def has_expired(self, on: date) -> bool:
        """Whether the impact period is over on that day."""
        return on > self.until_on
