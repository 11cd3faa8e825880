"""The interview: what is known of one from its trigger to its closing. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.actor import office_day
from libs.kernel.case import Case
from services.accountability.interviews.bases import Bases
from services.accountability.interviews.records import (
    InterviewCancellation,
    InterviewConfirmation,
    InterviewNotice,
    InterviewRecord,
    InterviewRecused,
    NoShow,
)
from services.accountability.interviews.records_after import (
    EscalationDeclined,
    EscalationProposal,
    InterviewClosing,
    InterviewEscalation,
    InterviewSlip,
    RectificationPlan,
    RectificationReport,
    RectificationVisit,
)
from services.accountability.interviews.status import InterviewStatus


@dataclass(frozen=True)
class Interview(Case):
    """An interview of leaders of one unit on one event; its id follows from both, so there is never a second (G-34).

    ``bases`` hold now, the one that sets the tier first; ``withdrawn`` fell at their source; ``dismissed`` still hold
    there, but the leader found them wrong when he cancelled.
    """

    status: Annotated[InterviewStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The unit whose leader is interviewed.")]
    unit_kind: Annotated[str, Field(description="Kind of the unit on the day of the event, e.g. county.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that interviews.")]
    office_id: Annotated[UUID | None, Field(description="Office that looked after the unit at the opening.")] = None
    occurrence_id: Annotated[UUID, Field(description="The event behind it (G-34).")]
    tier: Annotated[str, Field(description="Tier; list interview_tiers.")]
    bases: Annotated[Bases, Field(description="Triggers it stands on; the first sets the tier (G-36).")]
    withdrawn: Annotated[Bases, Field(description="Triggers that fell at their source.")] = ()
    dismissed: Annotated[Bases, Field(description="Triggers that the leader found wrong (TI-03).")] = ()
    escalated_from: Annotated[UUID | None, Field(description="The interview it was escalated from, if any.")] = None
    trigger_withdrawn_on: Annotated[
        date | None, Field(description="Day on which no trigger was left; null while one is.")
    ] = None
    recused: Annotated[tuple[InterviewRecused, ...], Field(description="Who may take no part (P-09).")] = ()
    confirmation: Annotated[InterviewConfirmation | None, Field(description="The confirmation (TI-02).")] = None
    notice: Annotated[InterviewNotice | None, Field(description="The notice in force (TI-04).")] = None
    earlier_notices: Annotated[tuple[InterviewNotice, ...], Field(description="Notices replaced or missed.")] = ()
    no_shows: Annotated[tuple[NoShow, ...], Field(description="When nobody appeared, oldest first (TI-06).")] = ()
    record: Annotated[InterviewRecord | None, Field(description="The signed record (TI-05).")] = None
    plan: Annotated[RectificationPlan | None, Field(description="Plan of the unit (TI-07).")] = None
    reports: Annotated[tuple[RectificationReport, ...], Field(description="Reports of the unit, oldest first.")] = ()
    slips: Annotated[tuple[InterviewSlip, ...], Field(description="Slips, oldest first (P-22).")] = ()
    insufficient: Annotated[tuple[RectificationVisit, ...], Field(description="Visits that found it wanting.")] = ()
    verification: Annotated[RectificationVisit | None, Field(description="The visit that verified it (TI-08).")] = None
    escalation_proposal: Annotated[EscalationProposal | None, Field(description="Waits for the leader (TI-10).")] = None
    escalations_declined: Annotated[tuple[EscalationDeclined, ...], Field(description="Proposals declined.")] = ()
    escalation: Annotated[InterviewEscalation | None, Field(description="The escalation (TI-10).")] = None
    closing: Annotated[InterviewClosing | None, Field(description="How it was closed (TI-09).")] = None
    cancellation: Annotated[InterviewCancellation | None, Field(description="Why it does not take place.")] = None

    def is_recused(self, person_id: UUID) -> bool:
        """Whether that person may take no part (P-09)."""
        return any(one.person_id == person_id for one in self.recused)

    @property
    def interviewee_ids(self) -> tuple[UUID, ...]:
        """Who is interviewed, or was called and did not appear."""
        named = () if self.confirmation is None else self.confirmation.interviewee_ids
        missed = (person for one in self.no_shows for person in one.absent_ids)
        return tuple(dict.fromkeys((*named, *missed)))

    @property
    def occurred_on(self) -> date | None:
        """The day of the event that sets the tier: the posts are those of that day (G-39). None without a trigger."""
        return self.bases[0].occurred_on if self.bases else None

    @property
    def project_codes(self) -> frozenset[str]:
        """Investment projects that the triggers name."""
        return frozenset(one.project_code for one in self.bases if one.project_code is not None)

    @property
    def interviewer_ids(self) -> tuple[UUID, ...]:
        """Who interviews or was ever named to; none of them handles the pursuit."""
        notices = (*self.earlier_notices, *(() if self.notice is None else (self.notice,)))
        return tuple(dict.fromkeys(notice.interviewer_id for notice in notices))

    @property
    def due_on(self) -> date | None:
        """The day by which it is to be put right: of the plan, or what a visit that found it wanting has set since."""
        again = self.insufficient[-1].again_by if self.insufficient else None
        return again if again is not None else None if self.plan is None else self.plan.due_on

    @property
    def standing_report(self) -> RectificationReport | None:
        """The report that all is put right, unless a later visit found otherwise."""
        visited = max((visit.at for visit in self.insufficient), default=None)
        found = [one for one in self.reports if one.complete and (visited is None or one.at > visited)]
        return found[-1] if found else None

    @property
    def called_from(self) -> date | None:
        """The day from which the limit of the talk counts: confirmation, or the last no-show after it (G-40)."""
        if self.confirmation is None:
            return None
        missed = [one.noted_on for one in self.no_shows if one.at >= self.confirmation.at]
        return max([office_day(self.confirmation.at), *missed])


def triggered_anew(interview: Interview, **changes: object) -> Interview:
    """The interview waiting for confirmation again: what was confirmed and called is undone, what happened stays."""
    notices = (*interview.earlier_notices, *(() if interview.notice is None else (interview.notice,)))
    fresh = replace(
        interview,
        status=InterviewStatus.TRIGGERED,
        confirmation=None,
        notice=None,
        earlier_notices=notices,
        escalation_proposal=None,
        cancellation=None,
        trigger_withdrawn_on=None,
    )
    return replace(fresh, **changes)  # type: ignore[arg-type]
