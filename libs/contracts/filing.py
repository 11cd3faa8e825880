"""What the filing service tells the others: ids, codes, dates and counts; never a name, never a sentence."""

# ruff: noqa: PLC0414 - the events of aftercare and uploads are told from here, too

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

from pydantic import Field

from libs.contracts.filing_aftercare import AFTERCARE_EVENTS as AFTERCARE_EVENTS
from libs.contracts.filing_aftercare import AftercareEvent as AftercareEvent
from libs.contracts.filing_aftercare import AftercareOpened as AftercareOpened
from libs.contracts.filing_aftercare import AftercareOverdue as AftercareOverdue
from libs.contracts.filing_aftercare import AftercareReported as AftercareReported
from libs.contracts.filing_aftercare import AftercareReturned as AftercareReturned
from libs.contracts.filing_aftercare import AftercareVerified as AftercareVerified
from libs.contracts.filing_escalations import ESCALATION_EVENTS
from libs.contracts.filing_uploads import UploadStored as UploadStored
from libs.kernel.events import Event

PROJECT_CODE = r"^[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}$"


class FilingEvent(Event):
    """What every event of a filing says of it, so that a listener can find unit and matter again.

    The day of the act itself is the time of the event's envelope.
    """

    filing_id: UUID = Field(description="The filing.")
    unit_id: UUID = Field(description="The unit whose party organisation files.")
    competent_organ_id: UUID = Field(description="The discipline organ the filing goes to.")
    office_id: UUID | None = Field(default=None, description="The supervision office of the unit, once known.")
    project_code: str | None = Field(default=None, pattern=PROJECT_CODE, description="State project code, if any.")
    positive_items: tuple[str, ...] = Field(default=(), description="Codes of the positive list that the unit claims.")
    late_filing: bool = Field(default=False, description="True for the emergency route: no prior filing (G-12).")


class FilingDrafted(FilingEvent):
    """A unit has begun a filing (TF-01)."""

    event_type: ClassVar[str] = "filing.filing.drafted.v1"
    supplements_id: UUID | None = Field(default=None, description="The filing in execution that this one supplements.")


class FilingRevised(FilingEvent):
    """The unit changed the form or the attachments (TF-01b)."""

    event_type: ClassVar[str] = "filing.filing.revised.v1"
    change: Literal["form", "attached", "detached"] = Field(description="What changed.")


class FilingApplied(FilingEvent):
    """The unit applied in writing to its own party organisation before study (F-32)."""

    event_type: ClassVar[str] = "filing.filing.applied.v1"
    applied_on: date = Field(description="Date of the application.")


class FilingStudied(FilingEvent):
    """The leadership team has studied the matter collectively (TF-02)."""

    event_type: ClassVar[str] = "filing.filing.studied.v1"
    minutes_on: date = Field(description="Date of the meeting.")


class FilingPresented(FilingEvent):
    """The party group presented the application to the leader in charge (TF-03)."""

    event_type: ClassVar[str] = "filing.filing.presented.v1"
    applied_on: date = Field(description="Date the application was signed.")


class FilingGateOpinionRecorded(FilingEvent):
    """One of two leaders whose opinions the profile requires has passed the filing (TF-04)."""

    event_type: ClassVar[str] = "filing.filing.gate_opinion_recorded.v1"


class FilingSubmitted(FilingEvent):
    """The leader in charge let the filing pass to the discipline organ (TF-04)."""

    event_type: ClassVar[str] = "filing.filing.submitted.v1"
    urgent: bool = Field(description="Whether the urgent lane was asked for.")


class FilingGatekeepingReturned(FilingEvent):
    """The leader in charge gave the filing back to the unit (TF-05)."""

    event_type: ClassVar[str] = "filing.filing.gatekeeping_returned.v1"
    stopped: bool = Field(description="True if the leader stopped the matter for good.")


class FilingReturned(FilingEvent):
    """The office returned the filing for defects (TF-06)."""

    event_type: ClassVar[str] = "filing.filing.returned.v1"
    defect_codes: tuple[str, ...] = Field(description="Codes of the defects.")
    due_on: date = Field(description="Day by which the unit is to answer.")


class FilingResubmitted(FilingEvent):
    """The unit answered the defects (TF-07)."""

    event_type: ClassVar[str] = "filing.filing.resubmitted.v1"
    studied_again: bool = Field(description="True if the substance changed and the filing goes up the chain again.")


class FilingAcceptedForReview(FilingEvent):
    """The counterpart office took the filing into review (TF-08). This is not acceptance of the filing."""

    event_type: ClassVar[str] = "filing.filing.accepted_for_review.v1"
    major_complex: bool = Field(description="Whether the matter counts as major or complex.")


class FilingReportDrafted(FilingEvent):
    """A handler drafted the review report (TF-09)."""

    event_type: ClassVar[str] = "filing.filing.report_drafted.v1"


class FilingReviewed(FilingEvent):
    """The head of the office confirmed the review report (TF-09)."""

    event_type: ClassVar[str] = "filing.filing.reviewed.v1"


class FilingConsultationOpened(FilingEvent):
    """The panel of the collective consultation is named (TF-10)."""

    event_type: ClassVar[str] = "filing.filing.consultation_opened.v1"


class FilingConsultationFailed(FilingEvent):
    """The report did not pass the collective consultation (TF-11)."""

    event_type: ClassVar[str] = "filing.filing.consultation_failed.v1"
    held_on: date = Field(description="Day of the consultation.")


class FilingConsulted(FilingEvent):
    """The report passed the collective consultation (TF-12)."""

    event_type: ClassVar[str] = "filing.filing.consulted.v1"
    held_on: date = Field(description="Day of the consultation.")


class FilingAccepted(FilingEvent):
    """The standing committee accepted the filing (TF-13). It permits nothing and frees nobody (F-29, F-35)."""

    event_type: ClassVar[str] = "filing.filing.accepted.v1"
    decided_on: date = Field(description="Day of the resolution.")
    validity_until: date = Field(description="Last day on which the filing holds.")


class FilingRejected(FilingEvent):
    """The standing committee did not accept the filing (TF-14); the unit's act keeps its legal effect (F-35)."""

    event_type: ClassVar[str] = "filing.filing.rejected.v1"
    reason_codes: tuple[str, ...] = Field(description="Codes of the reasons: defect codes or other.")
    decided_on: date = Field(description="Day of the resolution.")


class FilingSentBack(FilingEvent):
    """The standing committee sent the filing back with questions (TF-15)."""

    event_type: ClassVar[str] = "filing.filing.sent_back.v1"


class FilingReceiptServed(FilingEvent):
    """The receipt is served; the measure runs and after-care obligations are open (TF-16)."""

    event_type: ClassVar[str] = "filing.filing.receipt_served.v1"
    validity_until: date = Field(description="Last day on which the filing holds.")
    obligation_ids: tuple[UUID, ...] = Field(description="The after-care obligations opened.")


class FilingProgress(FilingEvent):
    """The unit reported progress (TF-17)."""

    event_type: ClassVar[str] = "filing.filing.progress.v1"


class FilingReminded(FilingEvent):
    """The office issued a reminder to the unit (TF-17); N8 stands on it."""

    event_type: ClassVar[str] = "filing.filing.reminded.v1"
    reminder_id: UUID = Field(description="The reminder.")
    correct_by: date = Field(description="Day by which to correct.")


class FilingProblemRecorded(FilingEvent):
    """The office recorded a problem of the execution (TF-17)."""

    event_type: ClassVar[str] = "filing.filing.problem_recorded.v1"
    problem_id: UUID = Field(description="The problem.")


class FilingProblemClosed(FilingEvent):
    """A recorded problem is corrected (TF-17); N9 stands on it."""

    event_type: ClassVar[str] = "filing.filing.problem_closed.v1"
    problem_id: UUID = Field(description="The problem.")


class FilingNegativeHit(FilingEvent):
    """The execution meets items of the negative list; protection is suspended (TF-18)."""

    event_type: ClassVar[str] = "filing.filing.negative_hit.v1"
    negative_items: tuple[str, ...] = Field(description="Codes of the negative list.")


class FilingNegativeCleared(FilingEvent):
    """The hit is not substantiated; the execution goes on (TF-19)."""

    event_type: ClassVar[str] = "filing.filing.negative_cleared.v1"
    negative_items: tuple[str, ...] = Field(description="Codes that were not substantiated.")
    decided_on: date = Field(description="Day of the resolution.")


class FilingRevoked(FilingEvent):
    """The filing is revoked (TF-20)."""

    event_type: ClassVar[str] = "filing.filing.revoked.v1"
    negative_items: tuple[str, ...] = Field(description="Codes that were substantiated.")
    decided_on: date = Field(description="Day of the resolution.")


class FilingClosed(FilingEvent):
    """Every obligation is verified and the filing is done (TF-21)."""

    event_type: ClassVar[str] = "filing.filing.closed.v1"


class FilingLapsed(FilingEvent):
    """The validity is over (TF-22)."""

    event_type: ClassVar[str] = "filing.filing.lapsed.v1"
    validity_until: date = Field(description="Last day on which the filing held.")
    open_obligations: int = Field(description="Obligations not verified; more than none is an alert.")


class FilingWithdrawn(FilingEvent):
    """The party group withdrew the filing before a decision (TF-23)."""

    event_type: ClassVar[str] = "filing.filing.withdrawn.v1"


class FilingExtended(FilingEvent):
    """The validity is extended after a new collective study (G-18)."""

    event_type: ClassVar[str] = "filing.filing.extended.v1"
    validity_until: date = Field(description="New last day.")
    minutes_on: date = Field(description="Day of the new study.")


class FilingSingleMatterMarked(FilingEvent):
    """An escalated interview of the unit makes this filing a matter to be deliberated alone (F-48)."""

    event_type: ClassVar[str] = "filing.filing.single_matter_marked.v1"
    interview_id: UUID = Field(description="The interview that was escalated.")


class FilingCaseLinked(FilingEvent):
    """An accountability case on the unit or matter is linked to the filing (P-17)."""

    event_type: ClassVar[str] = "filing.filing.case_linked.v1"
    case_id: UUID = Field(description="The accountability case.")


FILING_EVENTS: tuple[type[Event], ...] = tuple(FilingEvent.__subclasses__())  # in the order above
EVENTS: tuple[type[Event], ...] = (*FILING_EVENTS, *AFTERCARE_EVENTS, UploadStored, *ESCALATION_EVENTS)
