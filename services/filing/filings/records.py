"""What a filing keeps of each step: who, when, and what was said, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from libs.kernel.actor import office_day
from libs.kernel.text import Text
from services.filing.filings.form import FilingForm
from services.filing.filings.proceedings import Application, Minutes, Resolution, Vote
from services.filing.filings.report import Defect, HitClaim, ReceiptItem, RefusalReason, ReportText
from services.filing.filings.wording import DocumentKind, Secrecy


@dataclass(frozen=True)
class Attachment:
    """A file on the filing; its name and bytes are kept elsewhere under the same id."""

    id: UUID
    kind: DocumentKind
    sha256: str
    secrecy: Secrecy
    attached_by: UUID
    attached_at: datetime


@dataclass(frozen=True)
class Study:
    """A collective study as recorded (TF-02)."""

    minutes: Minutes
    recorded_by: UUID
    recorded_at: datetime


@dataclass(frozen=True)
class WrittenApplication:
    """The application and the party head who answers for it (TF-03)."""

    application: Application
    signed_by: UUID
    made_at: datetime


class GateResult(StrEnum):
    """What a leader in charge said (G-09)."""

    PASSED = "passed"
    RETURNED = "returned"
    STOPPED = "stopped"


@dataclass(frozen=True)
class GateOpinion:
    """The opinion of a leader in charge; it lets the filing pass, it permits no act (G-09)."""

    leader_id: UUID
    side: str
    result: GateResult
    opinion: str
    given_at: datetime


@dataclass(frozen=True)
class DefectReturn:
    """A return for defects, with the form as it then was, and its answer (TF-06, TF-07).

    ``back_at`` is when the filing was again with the discipline organ; until then its own limits rest.
    """

    defects: tuple[Defect, ...]
    due_on: date
    returned_by: UUID
    returned_at: datetime
    form: FilingForm
    answer: str = ""
    resubmitted_at: datetime | None = None
    back_at: datetime | None = None


@dataclass(frozen=True)
class ReviewOpening:
    """Who reviews and how (TF-08)."""

    head_id: UUID
    handler_ids: tuple[UUID, ...]
    major_complex: bool
    opened_at: datetime


@dataclass(frozen=True)
class RecusedPerson:
    """A person who may take no part in this filing, and on which ground (P-09)."""

    person_id: UUID
    ground: str


@dataclass(frozen=True)
class ReviewReport:
    """The report, its drafter and its confirmer, who are two persons (TF-09)."""

    text: ReportText
    drafted_by: UUID
    drafted_at: datetime
    confirmed_by: UUID | None = None
    confirmed_at: datetime | None = None


@dataclass(frozen=True)
class PanelSeat:
    """One member of the consultation panel and the office the member then belonged to (F-41)."""

    person_id: UUID
    office_id: UUID | None
    other_supervision_office: bool


@dataclass(frozen=True)
class Panel:
    """The consultation panel (TF-10)."""

    chair_id: UUID
    seats: tuple[PanelSeat, ...]
    opened_by: UUID
    opened_at: datetime

    @property
    def opened_on(self) -> date:
        """The office day on which the panel was named."""
        return office_day(self.opened_at)


@dataclass(frozen=True)
class Consultation:
    """A consultation held and its result (TF-11, TF-12)."""

    panel: Panel
    held_on: date
    passed: bool
    votes: tuple[Vote, ...]
    reasons: str
    recorded_at: datetime


class DecisionKind(StrEnum):
    """What the standing committee decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NEGATIVE_CLEARED = "negative_cleared"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Decision:
    """A decision of the standing committee, with the note on legal effect where one is due (F-28, F-35)."""

    kind: DecisionKind
    resolution: Resolution
    recorded_by: UUID
    recorded_at: datetime
    reasons: tuple[RefusalReason, ...] = ()
    reason: str = ""
    compliant_path: str = ""
    legal_effect_note: Text | None = None


@dataclass(frozen=True)
class QuestionsAsked:
    """The questions with which the committee sent the filing back (TF-15)."""

    held_on: date
    questions: tuple[str, ...]
    asked_at: datetime


@dataclass(frozen=True)
class Receipt:
    """The receipt: its four warnings, its validity, and its service (F-50, TF-13, TF-16)."""

    items: tuple[ReceiptItem, ...]
    validity_until: date
    legal_effect_note: Text
    number: str | None = None
    sealed: bool = False
    signed_by: UUID | None = None
    served_on: date | None = None
    served_by: UUID | None = None
    received_by: UUID | None = None
    received_at: datetime | None = None
    obligation_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Progress:
    """A progress report of the unit (TF-17)."""

    text: str
    evidence: tuple[UUID, ...]
    reported_by: UUID
    reported_at: datetime


@dataclass(frozen=True)
class Reminder:
    """A reminder issued to the unit; an item of the negative list stands on it (F-18)."""

    id: UUID
    fact: str
    rule: str
    correction: str
    correct_by: date
    issued_by: UUID
    issued_at: datetime


@dataclass(frozen=True)
class Problem:
    """A problem of the execution; once closed, its recurrence counts (F-19, F-30)."""

    id: UUID
    kind: str
    fact: str
    cause: str
    correction: str
    correct_by: date
    recorded_by: UUID
    recorded_at: datetime
    closed_by: UUID | None = None
    closed_at: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True)
class NegativeFinding:
    """The items of the negative list found, and what the committee made of it (TF-18 to TF-20)."""

    hits: tuple[HitClaim, ...]
    found_by: UUID
    found_at: datetime
    decision: Decision | None = None


@dataclass(frozen=True)
class Extension:
    """An extension of the validity after a new collective study (G-18)."""

    former_until: date
    validity_until: date
    minutes: Minutes
    reason: str
    extended_by: UUID
    extended_at: datetime


@dataclass(frozen=True)
class SingleMatterMark:
    """An escalated interview of the unit that sets this filing apart for a deliberation of its own (F-48)."""

    interview_id: UUID
    escalated_on: date
    marked_at: datetime


@dataclass(frozen=True)
class LinkedCase:
    """An accountability case on the same unit or matter (P-17)."""

    case_id: UUID
    opened_on: date
    linked_at: datetime


@dataclass(frozen=True)
class Ending:
    """How a filing ended other than by decision: closed, withdrawn or lapsed, with the note or reason."""

    by: UUID
    at: datetime
    note: str
