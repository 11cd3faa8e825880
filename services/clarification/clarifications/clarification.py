"""The clarification: what is known of one from opening to closing. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass, replace
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.actor import office_day
from libs.kernel.case import Case
from services.clarification.clarifications.findings import NOTHING_CHECKED, Item, Untruth, untruth_of
from services.clarification.clarifications.records import (
    Claim,
    ClarificationDecision,
    ClarificationEnding,
    ClarificationTrialOpinion,
    Consent,
    Decline,
    Deferral,
    ImpactAssessment,
    Informing,
    Letter,
    Meeting,
    PriorNotice,
    Proof,
    Proposal,
    Reconsideration,
    RecusedFromIt,
    Review,
    Visit,
)
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.subject import Subject
from services.clarification.clarifications.wording import Entrance


@dataclass(frozen=True)
class Clarification(Case):
    """A clarification. ``office_id`` is the office or body that verified, ``organ_id`` the organ it belongs to (C-04).

    ``deferrals`` and how each item was verified are for the named handlers and case management alone (G-24, P-06).
    """

    status: Annotated[ClarificationStatus, Field(description="Where it stands.")]
    _: KW_ONLY
    office_id: Annotated[UUID, Field(description="Office or body that verified and clarifies (C-04).")]
    organ_id: Annotated[UUID, Field(description="Discipline organ that office or body belongs to.")]
    subject: Annotated[Subject, Field(description="Who is to be cleared (C-30).")]
    entrance: Annotated[Entrance, Field(description="ex_officio, application or malice (C-22, C-23, W-05).")]
    opened_by: Annotated[UUID, Field(description="Who opened it; the nil UUID for the system.")]
    application_id: Annotated[UUID | None, Field(description="The application, if there is one.")] = None
    malice_id: Annotated[UUID | None, Field(description="Case of malicious accusation it follows from.")] = None
    malice_certified: Annotated[bool, Field(description="Whether that accusation is certified (C-12, P-03).")] = False
    claim: Annotated[Claim | None, Field(description="What was asked for; null ex officio.")] = None
    received_on: Annotated[date | None, Field(description="Day the application was received (C-24).")] = None
    verification_ended_on: Annotated[date | None, Field(description="Day verification ended; null until it has.")] = (
        None
    )
    reopened_on: Annotated[date | None, Field(description="Day a reconsideration reopened it.")] = None
    items: Annotated[tuple[Item, ...], Field(description="Reported problems with the finding on each.")] = ()
    untruth: Annotated[Untruth, Field(description="The two computations (C-10, G-25).")] = NOTHING_CHECKED
    deferrals: Annotated[tuple[Deferral, ...], Field(description="Deferrals, oldest first (C-14).")] = ()
    head_id: Annotated[UUID | None, Field(description="Head who accepted it; null until then.")] = None
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Named handlers (P-09).")] = ()
    recused: Annotated[tuple[RecusedFromIt, ...], Field(description="Who may take no part (P-09).")] = ()
    consent: Annotated[Consent | None, Field(description="Opinion of the subject (G-22).")] = None
    proposal: Annotated[Proposal | None, Field(description="The proposal to clarify.")] = None
    decline: Annotated[Decline | None, Field(description="The proposal or decision not to start.")] = None
    reconsideration: Annotated[Reconsideration | None, Field(description="The one reconsideration (G-27).")] = None
    trial_opinion: Annotated[
        ClarificationTrialOpinion | None, Field(description="Opinion of the case-trial office (P-11).")
    ] = None
    meeting: Annotated[Meeting | None, Field(description="The collective assessment.")] = None
    review: Annotated[Review | None, Field(description="The head's review.")] = None
    prior_notice: Annotated[PriorNotice | None, Field(description="Prior notice and opinion heard.")] = None
    impact_assessment: Annotated[ImpactAssessment | None, Field(description="Impact assessment (P-36).")] = None
    decision: Annotated[ClarificationDecision | None, Field(description="Approval or rejection.")] = None
    letter: Annotated[Letter | None, Field(description="The letter of clarification.")] = None
    proofs: Annotated[tuple[Proof, ...], Field(description="Proofs per method.")] = ()
    executed_on: Annotated[date | None, Field(description="Day on which every method was carried out.")] = None
    informing: Annotated[Informing | None, Field(description="Who was informed afterwards.")] = None
    correction_ids: Annotated[tuple[UUID, ...], Field(description="Correction and compensation tasks (C-32).")] = ()
    visits: Annotated[tuple[Visit, ...], Field(description="Follow-up visits.")] = ()
    ending: Annotated[ClarificationEnding | None, Field(description="How it ended.")] = None

    def is_recused(self, person_id: UUID) -> bool:
        """Whether that person may take no part; the subject never may (P-09)."""
        return person_id == self.subject.person_id or any(one.person_id == person_id for one in self.recused)

    @property
    def opinion_from(self) -> date | None:
        """The day from which the month of the opinion counts: the later of receipt and end of verification, or a later
        reopening; None while verification has not ended (C-24, G-23)."""
        if self.verification_ended_on is None:
            return None
        return max(day for day in (self.received_on, self.verification_ended_on, self.reopened_on) if day is not None)

    @property
    def pauses(self) -> tuple[tuple[date, date | None], ...]:
        """The office days on which the clock rests (C-14)."""
        return tuple(
            (office_day(rest.since), None if rest.until is None else office_day(rest.until)) for rest in self.deferrals
        )

    def is_held_by_case(self, noted_at: datetime | None) -> bool:
        """Whether an accountability case noted then holds it up: until the head, stating why, lets it go on (C-14)."""
        weighed = [rest.until for rest in self.deferrals if rest.until is not None and rest.ended_because]
        return noted_at is not None and all(noted_at > until for until in weighed)

    @property
    def untrue_problems(self) -> tuple[str, ...]:
        """The wording of every problem found untrue: all that a letter may speak of (C-02)."""
        return tuple(item.problem for item in self.items if item.is_untrue)


def with_items(clarification: Clarification, items: tuple[Item, ...]) -> Clarification:
    """The clarification with these problems and the computations over them."""
    return replace(clarification, items=items, untruth=untruth_of(items))


def reassessed(clarification: Clarification) -> Clarification:
    """The clarification back in assessment: proposal, opinions and decision are undone, findings and consent stay."""
    return replace(
        clarification,
        status=ClarificationStatus.ASSESSING,
        proposal=None,
        decline=None,
        trial_opinion=None,
        meeting=None,
        review=None,
        prior_notice=None,
        impact_assessment=None,
        decision=None,
    )
