"""What a filing keeps of each step: who, when, and what was said, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.actor import office_day
from libs.kernel.text import Text
from services.filing.filings.form import FilingForm
from services.filing.filings.proceedings import Application, Minutes, Resolution, Vote
from services.filing.filings.report import Defect, HitClaim, ReceiptItem, RefusalReason, ReportText
from services.filing.filings.wording import DocumentKind, Secrecy


@dataclass(frozen=True)
class Attachment:
    """A file on the filing; its name and bytes are kept elsewhere under the same id."""

    id: Annotated[UUID, Field(description="The uploaded file; the attachment has its id.")]
    kind: Annotated[DocumentKind, Field(description="What the document is (G-11).")]
    sha256: Annotated[str, Field(description="SHA-256 of its bytes, 64 hexadecimal digits.")]
    secrecy: Annotated[Secrecy, Field(description="Declared secrecy (P-37).")]
    attached_by: Annotated[UUID, Field(description="Person who attached it.")]
    attached_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Study:
    """A collective study as recorded (TF-02)."""

    minutes: Annotated[Minutes, Field(description="The minutes (F-22, P-23).")]
    recorded_by: Annotated[UUID, Field(description="Person who recorded it.")]
    recorded_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]


@dataclass(frozen=True)
class WrittenApplication:
    """The application and the party head who answers for it (TF-03)."""

    application: Annotated[Application, Field(description="The application (F-23).")]
    signed_by: Annotated[UUID, Field(description="Party head who answers for it.")]
    made_at: Annotated[datetime, Field(description="When it was made, UTC.")]


class GateResult(StrEnum):
    """What a leader in charge said (G-09)."""

    PASSED = "passed"
    RETURNED = "returned"
    STOPPED = "stopped"


@dataclass(frozen=True)
class GateOpinion:
    """The opinion of a leader in charge; it lets the filing pass, it permits no act (G-09)."""

    leader_id: Annotated[UUID, Field(description="Leader in charge.")]
    side: Annotated[str, Field(description="party or government (G-10).")]
    result: Annotated[GateResult, Field(description="What the leader said; a stop is final (G-09).")]
    opinion: Annotated[str, Field(description="The opinion in words.")]
    given_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class DefectReturn:
    """A return for defects, with the form as it then was, and its answer (TF-06, TF-07).

    ``back_at`` is when the filing was again with the discipline organ; until then its own limits rest.
    """

    defects: Annotated[tuple[Defect, ...], Field(description="Every defect and what to add (F-37 to F-40).")]
    due_on: Annotated[date, Field(description="Day by which to answer.")]
    returned_by: Annotated[UUID, Field(description="Officer who returned it.")]
    returned_at: Annotated[datetime, Field(description="When it was returned, UTC.")]
    form: Annotated[FilingForm, Field(description="The form as it was then.")]
    answer: Annotated[str, Field(description="What the unit answered; empty until it did.")] = ""
    resubmitted_at: Annotated[datetime | None, Field(description="When the unit answered, UTC.")] = None
    back_at: Annotated[
        datetime | None, Field(description="When the filing was with the discipline organ again, UTC.")
    ] = None


@dataclass(frozen=True)
class ReviewOpening:
    """Who reviews and how (TF-08)."""

    head_id: Annotated[UUID, Field(description="Head who took it into review.")]
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Officers who handle it (F-26).")]
    major_complex: Annotated[bool, Field(description="Whether it is major or complex (F-48).")]
    opened_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class RecusedPerson:
    """A person who may take no part in this filing, and on which ground (P-09)."""

    person_id: Annotated[UUID, Field(description="Who may take no part.")]
    ground: Annotated[str, Field(description="Ground of recusal of the profile (P-09).")]


@dataclass(frozen=True)
class ReviewReport:
    """The report, its drafter and its confirmer, who are two persons (TF-09)."""

    text: Annotated[ReportText, Field(description="Everything the report says (F-47 to F-50).")]
    drafted_by: Annotated[UUID, Field(description="Handler who drafted it.")]
    drafted_at: Annotated[datetime, Field(description="When it was drafted, UTC.")]
    confirmed_by: Annotated[UUID | None, Field(description="Head who confirmed it; null until then.")] = None
    confirmed_at: Annotated[datetime | None, Field(description="When it was confirmed, UTC.")] = None


@dataclass(frozen=True)
class PanelSeat:
    """One member of the consultation panel and the office the member then belonged to (F-41)."""

    person_id: Annotated[UUID, Field(description="The member.")]
    office_id: Annotated[UUID | None, Field(description="Office the member belonged to; null if none.")]
    other_supervision_office: Annotated[
        bool, Field(description="Whether that is a supervision office other than the unit's own (F-41).")
    ]


@dataclass(frozen=True)
class Panel:
    """The consultation panel (TF-10)."""

    chair_id: Annotated[UUID, Field(description="Who chairs.")]
    seats: Annotated[tuple[PanelSeat, ...], Field(description="All members, the chair among them.")]
    opened_by: Annotated[UUID, Field(description="Head who named the panel.")]
    opened_at: Annotated[datetime, Field(description="When, UTC.")]

    @property
    def opened_on(self) -> date:
        """The office day on which the panel was named."""
        return office_day(self.opened_at)


@dataclass(frozen=True)
class Consultation:
    """A consultation held and its result (TF-11, TF-12)."""

    panel: Annotated[Panel, Field(description="Who consulted.")]
    held_on: Annotated[date, Field(description="Day it was held.")]
    passed: Annotated[bool, Field(description="Whether the report passed.")]
    votes: Annotated[tuple[Vote, ...], Field(description="Votes, dissent with reasons (G-16).")]
    reasons: Annotated[str, Field(description="Considerations of the majority.")]
    recorded_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]


class DecisionKind(StrEnum):
    """What the standing committee decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NEGATIVE_CLEARED = "negative_cleared"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Decision:
    """A decision of the standing committee, with the note on legal effect where one is due (F-28, F-35)."""

    kind: Annotated[DecisionKind, Field(description="What was decided.")]
    resolution: Annotated[Resolution, Field(description="Attendance, votes and wording (G-17).")]
    recorded_by: Annotated[UUID, Field(description="Recorder of the committee.")]
    recorded_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]
    reasons: Annotated[
        tuple[RefusalReason, ...], Field(description="Reasons of a refusal, point by point (F-49).")
    ] = ()
    reason: Annotated[str, Field(description="Reason of a decision on a negative hit (G-20).")] = ""
    compliant_path: Annotated[str, Field(description="The compliant way, if one is known (F-40).")] = ""
    legal_effect_note: Annotated[
        Text | None, Field(description="The fixed note that filing is no approval (F-35).")
    ] = None


@dataclass(frozen=True)
class QuestionsAsked:
    """The questions with which the committee sent the filing back (TF-15)."""

    held_on: Annotated[date, Field(description="Day of the meeting.")]
    questions: Annotated[tuple[str, ...], Field(description="Questions to answer in a new report.")]
    asked_at: Annotated[datetime, Field(description="When they were recorded, UTC.")]


@dataclass(frozen=True)
class Receipt:
    """The receipt: its four warnings, its validity, and its service (F-50, TF-13, TF-16)."""

    items: Annotated[tuple[ReceiptItem, ...], Field(description="Lines under the four warnings (F-50).")]
    validity_until: Annotated[date, Field(description="Last day on which the filing holds, extensions apart.")]
    legal_effect_note: Annotated[Text, Field(description="The fixed note that filing is no approval (F-35).")]
    number: Annotated[str | None, Field(description="Document number; null until served.")] = None
    sealed: Annotated[bool, Field(description="Whether it carries the seal.")] = False
    signed_by: Annotated[UUID | None, Field(description="Secretary who signed it (G-17).")] = None
    served_on: Annotated[date | None, Field(description="Day of service.")] = None
    served_by: Annotated[UUID | None, Field(description="Officer who served it.")] = None
    received_by: Annotated[UUID | None, Field(description="Person of the unit who signed for it.")] = None
    received_at: Annotated[datetime | None, Field(description="When it was signed for.")] = None
    obligation_ids: Annotated[tuple[UUID, ...], Field(description="After-care obligations that it opened (F-42).")] = ()


@dataclass(frozen=True)
class Progress:
    """A progress report of the unit (TF-17)."""

    text: Annotated[str, Field(description="What was done.")]
    evidence: Annotated[tuple[UUID, ...], Field(description="Uploaded files that show it.")]
    reported_by: Annotated[UUID, Field(description="Person who reported.")]
    reported_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Reminder:
    """A reminder issued to the unit; an item of the negative list stands on it (F-18)."""

    id: Annotated[UUID, Field(description="The reminder; a later negative hit names it (F-18).")]
    fact: Annotated[str, Field(description="What was seen.")]
    rule: Annotated[str, Field(description="Which rule it touches.")]
    correction: Annotated[str, Field(description="What is to be corrected.")]
    correct_by: Annotated[date, Field(description="Day by which it is corrected.")]
    issued_by: Annotated[UUID, Field(description="Officer who issued it.")]
    issued_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class ExecutionProblem:
    """A problem of the execution; once closed, its recurrence counts (F-19, F-30)."""

    id: Annotated[UUID, Field(description="The problem; a later negative hit names it (F-19).")]
    kind: Annotated[str, Field(description="Kind of problem, to find a recurrence.")]
    fact: Annotated[str, Field(description="What happened.")]
    cause: Annotated[str, Field(description="Why, as far as known.")]
    correction: Annotated[str, Field(description="What is to be corrected.")]
    correct_by: Annotated[date, Field(description="Day by which it is corrected.")]
    recorded_by: Annotated[UUID, Field(description="Officer who recorded it.")]
    recorded_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]
    closed_by: Annotated[UUID | None, Field(description="Officer who closed it; null while open.")] = None
    closed_at: Annotated[datetime | None, Field(description="When it was closed, UTC.")] = None
    outcome: Annotated[str, Field(description="What was corrected and how it was checked.")] = ""


@dataclass(frozen=True)
class NegativeFinding:
    """The items of the negative list found, and what the committee made of it (TF-18 to TF-20)."""

    hits: Annotated[tuple[HitClaim, ...], Field(description="Items with facts and evidence (F-10).")]
    found_by: Annotated[UUID, Field(description="Head who stated them.")]
    found_at: Annotated[datetime, Field(description="When, UTC.")]
    decision: Annotated[Decision | None, Field(description="What the committee made of it; null until decided.")] = None


@dataclass(frozen=True)
class Extension:
    """An extension of the validity after a new collective study (G-18)."""

    former_until: Annotated[date, Field(description="Last day before.")]
    validity_until: Annotated[date, Field(description="Last day since.")]
    minutes: Annotated[Minutes, Field(description="Minutes of the new study (G-18).")]
    reason: Annotated[str, Field(description="Why the measure takes longer.")]
    extended_by: Annotated[UUID, Field(description="Party head who extended.")]
    extended_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class SingleMatterMark:
    """An escalated interview of the unit that sets this filing apart for a deliberation of its own (F-48)."""

    interview_id: Annotated[UUID, Field(description="The interview in supervision.")]
    escalated_on: Annotated[date, Field(description="Day of the escalation.")]
    marked_at: Annotated[datetime, Field(description="When it was heard here, UTC.")]


@dataclass(frozen=True)
class LinkedCase:
    """An accountability case on the same unit or matter (P-17)."""

    case_id: Annotated[UUID, Field(description="The case in accountability.")]
    opened_on: Annotated[date, Field(description="Day it was opened.")]
    linked_at: Annotated[datetime, Field(description="When it was heard here, UTC.")]


@dataclass(frozen=True)
class Ending:
    """How a filing ended other than by decision: closed, withdrawn or lapsed, with the note or reason."""

    by: Annotated[UUID, Field(description="Who ended it; the nil UUID for time itself.")]
    at: Annotated[datetime, Field(description="When, UTC.")]
    note: Annotated[str, Field(description="Closing note or reason; empty where time ended it.")]
