"""A candidate for clarification, with both computations; an automatic proposal that a named person confirms (G-25)."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from libs.kernel.actor import SHANGHAI, office_day, utc
from libs.kernel.case import Case, Timer
from services.clarification.candidates.lifecycle import CandidateStatus
from services.clarification.clarifications.findings import Untruth

Found = Literal["true", "partly_true", "untrue", "unprovable"]


@dataclass(frozen=True)
class CandidateItem:
    """The finding on one item of the lead; what was reported is not known here (P-06)."""

    lead_id: Annotated[UUID, Field(description="The concluded lead.")]
    item: Annotated[int, Field(description="Number of the item within the lead.")]
    finding: Annotated[Found, Field(description="true, partly_true, untrue or unprovable (G-25).")]
    is_main: Annotated[bool, Field(description="Whether it is the main problem.")]


@dataclass(frozen=True)
class TakenUp:
    """That the office opened a clarification (C-22)."""

    clarification_id: Annotated[UUID, Field(description="The clarification.")]
    by: Annotated[UUID, Field(description="Who opened it.")]
    at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Dismissal:
    """That the head of the office finds no need (C-03)."""

    reason: Annotated[str, Field(description="Why.")]
    by: Annotated[UUID, Field(description="Who decided.")]
    at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Candidate(Case):
    """A subject that may have to be cleared. ``repeats``: the concluded lead whose matter is reported again (C-11)."""

    status: Annotated[CandidateStatus, Field(description="Where it stands; dictionary candidate_status.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="The discipline organ of the office.")]
    office_id: Annotated[UUID, Field(description="The office or body that verified; it clarifies (C-04).")]
    subject_person_id: Annotated[UUID | None, Field(description="The person, if the subject is one.")] = None
    subject_organ_id: Annotated[UUID | None, Field(description="The unit or collective, if the subject is one.")] = None
    lead_id: Annotated[UUID, Field(description="The lead that made it a candidate.")]
    repeats: Annotated[UUID | None, Field(description="The concluded lead that is reported again; null if none.")] = (
        None
    )
    concluded_on: Annotated[date, Field(description="Day on which the verification ended that found it untrue.")]
    items: Annotated[tuple[CandidateItem, ...], Field(description="The findings it stands on.")]
    untruth: Annotated[Untruth, Field(description="The two computations over them (C-10, G-25).")]
    situations: Annotated[tuple[str, ...], Field(description="Situations that the findings suggest; may be none.")] = ()
    running_ids: Annotated[
        tuple[UUID, ...], Field(description="Clarifications of the subject that ran when it was proposed.")
    ] = ()
    proposed_at: Annotated[datetime, Field(description="When it was first proposed, UTC.")]
    screened_on: Annotated[tuple[date, ...], Field(description="Days on which the screening proposed it again.")] = ()
    taken_up: Annotated[TakenUp | None, Field(description="The clarification opened on it; null if none.")] = None
    dismissal: Annotated[Dismissal | None, Field(description="The decision against it; null if none.")] = None

    def timers(self) -> tuple[Timer, ...]:
        """While nobody has decided, the screening of the next month proposes it again (P-39)."""
        if self.status is not CandidateStatus.PROPOSED:
            return ()
        latest = self.screened_on[-1] if self.screened_on else office_day(self.proposed_at)
        return (Timer("screen", screening_after(latest)),)


def screening_after(day: date) -> datetime:
    """The first instant of the next month in the office (Asia/Shanghai), as UTC."""
    year, month = divmod(day.year * 12 + day.month, 12)
    return utc(datetime.combine(date(year, month + 1, 1), time(), SHANGHAI))
