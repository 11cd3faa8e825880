"""What accountability tells of its cases: source, object by id, organ, codes, days; never facts, reasons or names."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from libs.kernel.events import Event


class CaseOpened(Event):
    """An accountability case is opened (TA-01). Whoever keeps filings of the unit or matter links them (P-17)."""

    event_type: ClassVar[str] = "accountability.case.opened.v1"
    source_kind: str = Field(description="What it is opened on, e.g. filing_negative_hit.")
    source_id: UUID = Field(description="Identity of the source in its own service, e.g. the filing.")
    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles the case.")
    codes: tuple[str, ...] = Field(description="Codes of the trigger, e.g. of the negative list.")
    project_code: str | None = Field(default=None, description="State investment-project code of the matter, if any.")
    object_person_id: UUID | None = Field(default=None, description="The leading official it is on; null: the unit.")


class CaseEvent(Event):
    """What every later event of a case says of whom it is on (P-15)."""

    unit_id: UUID = Field(description="The unit concerned.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles the case.")
    object_person_id: UUID | None = Field(default=None, description="The leading official it is on; null: the unit.")


class CaseInvestigating(CaseEvent):
    """The leader in charge has approved the investigation (TA-02)."""

    event_type: ClassVar[str] = "accountability.case.investigating.v1"


class CaseProgressed(CaseEvent):
    """Something was added without a change of status: handlers, tests, a draft, a step of execution."""

    event_type: ClassVar[str] = "accountability.case.progressed.v1"


class CaseObjectRescoped(CaseEvent):
    """The object was replaced or the measure aimed at softened, by the three tests (TA-03, A-13, A-14)."""

    event_type: ClassVar[str] = "accountability.case.object_rescoped.v1"
    former_unit_id: UUID = Field(description="The unit it was on before.")
    former_person_id: UUID | None = Field(default=None, description="The person it was on before, if any.")


class CaseInToleranceReview(CaseEvent):
    """Tolerance is being weighed (TA-04)."""

    event_type: ClassVar[str] = "accountability.case.in_tolerance_review.v1"


class CaseOnProbation(CaseEvent):
    """Probation runs; the decision waits for its evaluation (TA-07)."""

    event_type: ClassVar[str] = "accountability.case.on_probation.v1"


class CaseProposed(CaseEvent):
    """Handling is proposed with facts, base, responsibility type and measure (TA-08, TA-09)."""

    event_type: ClassVar[str] = "accountability.case.proposed.v1"


class CaseHeard(CaseEvent):
    """Statement and defence were heard (TA-10)."""

    event_type: ClassVar[str] = "accountability.case.heard.v1"


class CaseDeliberating(CaseEvent):
    """It lies before the standing committee (TA-11)."""

    event_type: ClassVar[str] = "accountability.case.deliberating.v1"


class CaseSentBack(CaseEvent):
    """The standing committee asks for more (TA-11)."""

    event_type: ClassVar[str] = "accountability.case.sent_back.v1"


class CaseDecided(CaseEvent):
    """The standing committee has decided (TA-11)."""

    event_type: ClassVar[str] = "accountability.case.decided.v1"
    decided_on: date = Field(description="Day of the decision.")
    measures: tuple[str, ...] = Field(description="Codes of the measures; list accountability_measures.")


class CaseServed(CaseEvent):
    """The decision is served; execution begins (TA-12)."""

    event_type: ClassVar[str] = "accountability.case.served.v1"
    served_on: date = Field(description="Day of service on the person or unit.")


class CaseUnderReview(CaseEvent):
    """A review is under way; execution is not suspended (TA-13, P-14)."""

    event_type: ClassVar[str] = "accountability.case.under_review.v1"


class CaseReviewed(CaseEvent):
    """The review is decided; execution goes on as decided (TA-13)."""

    event_type: ClassVar[str] = "accountability.case.reviewed.v1"
    outcome: str = Field(description="upheld, changed or revoked.")


class CaseEnded(CaseEvent):
    """What every event says that ends a case: nobody is any longer in question on it."""

    ended_on: date = Field(description="Day of the end.")


class CaseExempted(CaseEnded):
    """No liability: not an error, exempted, or not established (TA-06, A-35)."""

    event_type: ClassVar[str] = "accountability.case.exempted.v1"
    outcome: str = Field(description="not_an_error, exempted, not_established or declined.")


class CaseClosed(CaseEnded):
    """Executed and closed (TA-14)."""

    event_type: ClassVar[str] = "accountability.case.closed.v1"


class CaseReexamined(CaseEvent):
    """A closed case was re-examined (TA-15, A-10)."""

    event_type: ClassVar[str] = "accountability.case.reexamined.v1"
    outcome: str = Field(description="upheld, correct, change or revoke (G-48).")


CASE_EVENTS: tuple[type[Event], ...] = (
    CaseOpened,
    CaseInvestigating,
    CaseProgressed,
    CaseObjectRescoped,
    CaseInToleranceReview,
    CaseOnProbation,
    CaseProposed,
    CaseHeard,
    CaseDeliberating,
    CaseSentBack,
    CaseDecided,
    CaseServed,
    CaseUnderReview,
    CaseReviewed,
    CaseExempted,
    CaseClosed,
    CaseReexamined,
)


class JointEvent(Event):
    """What every event of a joint disposition says: a main case and the persons involved, by their cases (X-11)."""

    main_case_id: UUID = Field(description="The main case.")
    case_ids: tuple[UUID, ...] = Field(description="Cases of the persons involved.")
    competent_organ_id: UUID = Field(description="The discipline organ that handles them.")


class JointGathered(JointEvent):
    """A person involved is handled together with the main case (TX-04)."""

    event_type: ClassVar[str] = "accountability.joint.gathered.v1"


class JointProposed(JointEvent):
    """The main case and all involved lie before the standing committee (TX-04)."""

    event_type: ClassVar[str] = "accountability.joint.proposed.v1"


class JointSentBack(JointEvent):
    """The standing committee sent the main case back (TX-04)."""

    event_type: ClassVar[str] = "accountability.joint.sent_back.v1"


class JointDecided(JointEvent):
    """The main case and all involved are decided (TX-04)."""

    event_type: ClassVar[str] = "accountability.joint.decided.v1"
    decided_on: date = Field(description="Day of the decision.")


JOINT_EVENTS: tuple[type[Event], ...] = (JointGathered, JointProposed, JointSentBack, JointDecided)
