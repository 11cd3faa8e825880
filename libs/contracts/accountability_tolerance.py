"""What accountability tells of tolerance, probation and publication: ids, codes and days; never what was weighed."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class ToleranceEvent(Event):
    """What every event of a determination says of it."""

    case_id: UUID = Field(description="The case of accountability it belongs to.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that pursues and determines (P-16).")


class ToleranceOpened(ToleranceEvent):
    """Tolerance is being weighed, on application or of office (TA-04)."""

    event_type: ClassVar[str] = "accountability.tolerance.opened.v1"
    situations: tuple[str, ...] = Field(description="Codes of the situations weighed; list tolerance_situations.")


class ToleranceProgressed(ToleranceEvent):
    """A draft, an opinion, a consultation, other hands or a return; nothing is determined by it (TA-05)."""

    event_type: ClassVar[str] = "accountability.tolerance.progressed.v1"


class ToleranceDetermined(ToleranceEvent):
    """The standing committee has determined (TA-05)."""

    event_type: ClassVar[str] = "accountability.tolerance.determined.v1"
    outcome: str = Field(description="not_an_error, exempted, mitigated, lighter or refused; list tolerance_outcomes.")
    situations: tuple[str, ...] = Field(description="Codes of the situations; list tolerance_situations.")
    no_negative_effect_on_appraisal: bool = Field(description="Whether it has no effect on appraisal (G-46).")
    determined_on: date = Field(description="Day of the resolution.")
    object_person_id: UUID | None = Field(default=None, description="The leading official it is on; null: the unit.")


class ToleranceServed(ToleranceEvent):
    """The letter of determination was served (TA-05, P-16)."""

    event_type: ClassVar[str] = "accountability.tolerance.served.v1"
    served_on: date = Field(description="Day of service.")


class ToleranceReopened(ToleranceEvent):
    """A refusal is weighed anew on the one request to reconsider (G-07)."""

    event_type: ClassVar[str] = "accountability.tolerance.reopened.v1"


class ToleranceCeased(ToleranceEvent):
    """Nothing will be determined: the case went into probation (TA-07)."""

    event_type: ClassVar[str] = "accountability.tolerance.ceased.v1"


class ToleranceApplicationEvent(Event):
    """What every event of an application says; the applicant is not named."""

    organ_id: UUID = Field(description="The discipline organ that received it.")


class ToleranceApplicationReceived(ToleranceApplicationEvent):
    """An application for tolerance came in (G-45)."""

    event_type: ClassVar[str] = "accountability.tolerance_application.received.v1"
    unit_id: UUID = Field(description="Unit of the applicant.")
    received_on: date = Field(description="Day of receipt.")


class ToleranceApplicationUnderStudy(ToleranceApplicationEvent):
    """The receipt was handed over."""

    event_type: ClassVar[str] = "accountability.tolerance_application.under_study.v1"


class ToleranceApplicationAnswered(ToleranceApplicationEvent):
    """The applicant was answered."""

    event_type: ClassVar[str] = "accountability.tolerance_application.answered.v1"
    kind: str = Field(description="kept_on_file, determined or upheld.")


class ToleranceApplicationReconsiderationAsked(ToleranceApplicationEvent):
    """The one request to reconsider was made (G-07)."""

    event_type: ClassVar[str] = "accountability.tolerance_application.reconsideration_asked.v1"


class ToleranceApplicationWithdrawn(ToleranceApplicationEvent):
    """The applicant took it back."""

    event_type: ClassVar[str] = "accountability.tolerance_application.withdrawn.v1"


class ProbationEvent(Event):
    """What every event of a probation says of it."""

    case_id: UUID = Field(description="The case of accountability it belongs to.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that set it.")


class ProbationProposed(ProbationEvent):
    """The head of the office proposes a probation (TA-07)."""

    event_type: ClassVar[str] = "accountability.probation.proposed.v1"


class ProbationDeclined(ProbationEvent):
    """No probation is set (TA-07)."""

    event_type: ClassVar[str] = "accountability.probation.declined.v1"


class ProbationSet(ProbationEvent):
    """A probation is set and its notice served; the decision waits for its evaluation (TA-07, A-08)."""

    event_type: ClassVar[str] = "accountability.probation.set.v1"
    months: int = Field(description="1, 2 or 3 calendar months.")
    starts_on: date = Field(description="Day of service, from which it counts.")
    ends_on: date = Field(description="Last day, to its end.")


class ProbationExtended(ProbationEvent):
    """It was made longer, once, to at most three months in all (G-41)."""

    event_type: ClassVar[str] = "accountability.probation.extended.v1"
    months: int = Field(description="Months in all.")
    ends_on: date = Field(description="New last day.")


class ProbationExpired(ProbationEvent):
    """Its last day is over and it is not evaluated yet (TA-08)."""

    event_type: ClassVar[str] = "accountability.probation.expired.v1"
    ends_on: date = Field(description="Last day.")


class ProbationEvaluated(ProbationEvent):
    """What both results say."""

    evaluated_on: date = Field(description="Day of the evaluation.")


class ProbationPassed(ProbationEvaluated):
    """Rectified actively and with clear effect (TA-08, A-08)."""

    event_type: ClassVar[str] = "accountability.probation.passed.v1"
    proposal: str = Field(description="lighter, mitigated or exempted; list probation_proposals.")


class ProbationFailed(ProbationEvaluated):
    """Not so: the case takes the ordinary course, not a heavier one (TA-08, G-41)."""

    event_type: ClassVar[str] = "accountability.probation.failed.v1"


class PublicationEvent(Event):
    """What every event of a publication says of it."""

    tolerance_id: UUID = Field(description="The determination it tells of.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that publishes.")


class PublicationDrafted(PublicationEvent):
    """An abstract is drafted or changed; nothing is public yet (A-24)."""

    event_type: ClassVar[str] = "accountability.publication.drafted.v1"


class PublicationReturned(PublicationEvent):
    """The leader in charge wants it changed."""

    event_type: ClassVar[str] = "accountability.publication.returned.v1"


class PublicationPublished(PublicationEvent):
    """The abstract is published within its range (A-24, G-47)."""

    event_type: ClassVar[str] = "accountability.publication.published.v1"
    range: str = Field(description="Code of the list publication_ranges.")
    published_on: date = Field(description="Day of publication.")


class PublicationWithdrawn(PublicationEvent):
    """The abstract is taken back."""

    event_type: ClassVar[str] = "accountability.publication.withdrawn.v1"


TOLERANCE_EVENTS: tuple[type[Event], ...] = (
    ToleranceOpened,
    ToleranceProgressed,
    ToleranceDetermined,
    ToleranceServed,
    ToleranceReopened,
    ToleranceCeased,
    ToleranceApplicationReceived,
    ToleranceApplicationUnderStudy,
    ToleranceApplicationAnswered,
    ToleranceApplicationReconsiderationAsked,
    ToleranceApplicationWithdrawn,
    ProbationProposed,
    ProbationDeclined,
    ProbationSet,
    ProbationExtended,
    ProbationExpired,
    ProbationPassed,
    ProbationFailed,
    PublicationDrafted,
    PublicationReturned,
    PublicationPublished,
    PublicationWithdrawn,
)
