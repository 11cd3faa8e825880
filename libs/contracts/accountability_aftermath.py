"""What accountability tells of sanctions, reviews, re-examinations and proposals: ids, codes and days.

No person, no reason, no text: on whom a sanction is, who applied and why, what a draw found is known here alone.
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class SanctionEvent(Event):
    """What every event of a sanction says."""

    sanction_id: UUID = Field(description="The sanction.")
    case_id: UUID = Field(description="The accountability case of the decision.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that decided.")
    measure: str = Field(description="Code of the list accountability_measures.")
    form: int = Field(description="Which of the four forms it is (P-30).")


class SanctionEffective(SanctionEvent):
    """A decision was served: the measure has effect from that day (TA-12, P-19)."""

    event_type: ClassVar[str] = "accountability.sanction.effective.v1"
    effective_on: date = Field(description="Day of service.")
    until_on: date | None = Field(description="Last day of the impact period; null if the measure has none.")


class SanctionEnded(SanctionEvent):
    """The impact period is over (P-19, D-04)."""

    event_type: ClassVar[str] = "accountability.sanction.ended.v1"
    ended_on: date = Field(description="Last day of the impact period.")


class SanctionRecounted(SanctionEvent):
    """The impact period has another last day, because another sanction joined or fell away (P-19)."""

    event_type: ClassVar[str] = "accountability.sanction.recounted.v1"
    until_on: date | None = Field(description="Last day now; null if a heavier sanction carries the period.")


class SanctionRecourseNoted(SanctionEvent):
    """A review was applied for, ordered, or decided without a change of this measure (TA-13, P-14)."""

    event_type: ClassVar[str] = "accountability.sanction.recourse_noted.v1"
    review_id: UUID = Field(description="The review.")


class SanctionReplaced(SanctionEvent):
    """A review or re-examination put a lighter measure in its place (P-14, A-10)."""

    event_type: ClassVar[str] = "accountability.sanction.replaced.v1"
    former_measure: str = Field(description="Code of the measure before.")
    until_on: date | None = Field(description="Last day of the impact period now; null if there is none.")


class SanctionRevoked(SanctionEvent):
    """A review or re-examination revoked it (P-14, A-10)."""

    event_type: ClassVar[str] = "accountability.sanction.revoked.v1"
    revoked_on: date = Field(description="Day of the decision that revoked it.")


class ReviewEvent(Event):
    """What every event of a review says (P-14, P-20)."""

    case_id: UUID = Field(description="The accountability case under review.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that decides the review.")
    stage: str = Field(description="first or further.")


class ReviewOpened(ReviewEvent):
    """A review was applied for, or ordered by a higher organ (TA-13)."""

    event_type: ClassVar[str] = "accountability.review.opened.v1"
    ordered: bool = Field(description="Whether a higher organ ordered it.")
    decide_by: date = Field(description="Day by which it is to be decided.")


class ReviewAssigned(ReviewEvent):
    """Reviewers are named who had no part in the decision under review (P-14)."""

    event_type: ClassVar[str] = "accountability.review.assigned.v1"


class ReviewExtended(ReviewEvent):
    """The term of a civil servant's appeal is extended (P-20)."""

    event_type: ClassVar[str] = "accountability.review.extended.v1"
    decide_by: date = Field(description="Day by which it is to be decided now.")


class ReviewReported(ReviewEvent):
    """The reviewers have given their opinion (P-14)."""

    event_type: ClassVar[str] = "accountability.review.reported.v1"


class ReviewDecided(ReviewEvent):
    """The review is decided; case and sanctions stand as decided (TA-13)."""

    event_type: ClassVar[str] = "accountability.review.decided.v1"
    decided_on: date = Field(description="Day of the decision.")
    outcome: str = Field(description="upheld, changed or revoked.")


class ReviewServed(ReviewEvent):
    """The decision on the review is served; a further review counts from then (LA-10, P-14)."""

    event_type: ClassVar[str] = "accountability.review.served.v1"
    served_on: date = Field(description="Day of receipt.")


class DrawEvent(Event):
    """What every event of a draw says (A-10, G-48)."""

    competent_organ_id: UUID = Field(description="The discipline organ whose decided cases were drawn from.")
    half_year: str = Field(description="Half-year of the draw, e.g. 2026-h1.")


class CasesDrawn(DrawEvent):
    """Decided cases were drawn by lot for re-examination (TA-15)."""

    event_type: ClassVar[str] = "accountability.reexamination_draw.drawn.v1"
    population: int = Field(description="How many cases could be drawn.")
    drawn: int = Field(description="How many were drawn.")


class DrawSuperseded(DrawEvent):
    """A later draw follows; the cycle counts from that one (G-03)."""

    event_type: ClassVar[str] = "accountability.reexamination_draw.superseded.v1"


class ReexaminationEvent(Event):
    """What every event of a re-examination says."""

    case_id: UUID = Field(description="The case that is re-examined.")
    competent_organ_id: UUID = Field(description="The discipline organ of the case.")


class ReexaminationDrawn(ReexaminationEvent):
    """A case was drawn (TA-15)."""

    event_type: ClassVar[str] = "accountability.reexamination.drawn.v1"


class ReexaminationAssigned(ReexaminationEvent):
    """Examiners outside the deciding chain are named (G-48)."""

    event_type: ClassVar[str] = "accountability.reexamination.assigned.v1"


class ReexaminationProposed(ReexaminationEvent):
    """To change or revoke the decision is proposed; the committee decides (G-48)."""

    event_type: ClassVar[str] = "accountability.reexamination.proposed.v1"


class ReexaminationConcluded(ReexaminationEvent):
    """It is concluded (A-10, G-48)."""

    event_type: ClassVar[str] = "accountability.reexamination.concluded.v1"
    concluded_on: date = Field(description="Day of the conclusion.")
    outcome: str = Field(description="upheld, correct, change or revoke.")


class ProposalEvent(Event):
    """What every event of a supervision proposal says (A-15, P-26)."""

    unit_id: UUID = Field(description="The body it is addressed to.")
    competent_organ_id: UUID = Field(description="The discipline organ that makes it.")


class ProposalDrafted(ProposalEvent):
    """It is drafted, or drafted anew."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.drafted.v1"


class ProposalArgued(ProposalEvent):
    """It was argued collectively and is to be issued (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.argued.v1"


class ProposalReturned(ProposalEvent):
    """It goes back to be drafted anew."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.returned.v1"


class ProposalIssued(ProposalEvent):
    """The leader in charge has issued it (A-15)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.issued.v1"


class ProposalServed(ProposalEvent):
    """It is served; the answer is due (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.served.v1"
    answer_by: date = Field(description="Day by which the answer is due.")


class ProposalAnswered(ProposalEvent):
    """The body accepts it and says what it does (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.answered.v1"


class ProposalObjected(ProposalEvent):
    """The body objects, giving reasons (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.objected.v1"


class ProposalOverdue(ProposalEvent):
    """The day has passed without an answer (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.overdue.v1"


class ProposalFollowedUp(ProposalEvent):
    """What became of it was looked into (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.followed_up.v1"


class ProposalRefused(ProposalEvent):
    """The body refuses without good reason and is criticised (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.refused.v1"


class ProposalWithdrawn(ProposalEvent):
    """The objection is right: the proposal is taken back (P-26)."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.withdrawn.v1"


class ProposalClosed(ProposalEvent):
    """It is closed."""

    event_type: ClassVar[str] = "accountability.supervision_proposal.closed.v1"


SANCTION_EVENTS: tuple[type[Event], ...] = (
    SanctionEffective,
    SanctionEnded,
    SanctionRecounted,
    SanctionRecourseNoted,
    SanctionReplaced,
    SanctionRevoked,
)
REVIEW_EVENTS: tuple[type[Event], ...] = (
    ReviewOpened,
    ReviewAssigned,
    ReviewExtended,
    ReviewReported,
    ReviewDecided,
    ReviewServed,
)
REEXAMINATION_EVENTS: tuple[type[Event], ...] = (
    CasesDrawn,
    DrawSuperseded,
    ReexaminationDrawn,
    ReexaminationAssigned,
    ReexaminationProposed,
    ReexaminationConcluded,
)
PROPOSAL_EVENTS: tuple[type[Event], ...] = (
    ProposalDrafted,
    ProposalArgued,
    ProposalReturned,
    ProposalIssued,
    ProposalServed,
    ProposalAnswered,
    ProposalObjected,
    ProposalOverdue,
    ProposalFollowedUp,
    ProposalRefused,
    ProposalWithdrawn,
    ProposalClosed,
)
AFTERMATH_EVENTS: tuple[type[Event], ...] = (
    *SANCTION_EVENTS,
    *REVIEW_EVENTS,
    *REEXAMINATION_EVENTS,
    *PROPOSAL_EVENTS,
)
