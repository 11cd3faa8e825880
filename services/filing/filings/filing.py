"""The filing case: what is known of one prior filing from draft to end. Its acts are in acts_*.py."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.filing.filings.form import FilingForm
from services.filing.filings.records import (
    Attachment,
    Consultation,
    Decision,
    DefectReturn,
    Ending,
    Extension,
    GateOpinion,
    LinkedCase,
    NegativeFinding,
    Panel,
    Problem,
    Progress,
    QuestionsAsked,
    Receipt,
    RecusedPerson,
    Reminder,
    ReviewOpening,
    ReviewReport,
    SingleMatterMark,
    Study,
    WrittenApplication,
)
from services.filing.filings.status import FilingStatus


@dataclass(frozen=True)
class Filing(Case):
    """A filing. ``office_id`` is the counterpart office of the unit, known from submission on (F-26).

    ``gate`` holds the opinions on the latest presentation, ``earlier_gate`` those on presentations before it.
    ``submitted_at`` is the latest submission, ``first_submitted_at`` the first; both are aware UTC instants.
    """

    status: FilingStatus
    unit_id: UUID = field(kw_only=True)
    competent_organ_id: UUID = field(kw_only=True)
    form: FilingForm = field(kw_only=True)
    drafted_by: UUID = field(kw_only=True)
    drafted_at: datetime = field(kw_only=True)
    office_id: UUID | None = field(default=None, kw_only=True)
    supplements_id: UUID | None = field(default=None, kw_only=True)
    attachments: tuple[Attachment, ...] = field(default=(), kw_only=True)
    study: Study | None = field(default=None, kw_only=True)
    application: WrittenApplication | None = field(default=None, kw_only=True)
    presented_at: datetime | None = field(default=None, kw_only=True)
    first_presented_at: datetime | None = field(default=None, kw_only=True)
    gate: tuple[GateOpinion, ...] = field(default=(), kw_only=True)
    earlier_gate: tuple[GateOpinion, ...] = field(default=(), kw_only=True)
    submitted_at: datetime | None = field(default=None, kw_only=True)
    first_submitted_at: datetime | None = field(default=None, kw_only=True)
    returns: tuple[DefectReturn, ...] = field(default=(), kw_only=True)
    recused: tuple[RecusedPerson, ...] = field(default=(), kw_only=True)
    review: ReviewOpening | None = field(default=None, kw_only=True)
    report: ReviewReport | None = field(default=None, kw_only=True)
    earlier_reports: tuple[ReviewReport, ...] = field(default=(), kw_only=True)
    panel: Panel | None = field(default=None, kw_only=True)
    consultations: tuple[Consultation, ...] = field(default=(), kw_only=True)
    questions: tuple[QuestionsAsked, ...] = field(default=(), kw_only=True)
    decision: Decision | None = field(default=None, kw_only=True)
    receipt: Receipt | None = field(default=None, kw_only=True)
    progress: tuple[Progress, ...] = field(default=(), kw_only=True)
    reminders: tuple[Reminder, ...] = field(default=(), kw_only=True)
    problems: tuple[Problem, ...] = field(default=(), kw_only=True)
    findings: tuple[NegativeFinding, ...] = field(default=(), kw_only=True)
    extensions: tuple[Extension, ...] = field(default=(), kw_only=True)
    single_matter: tuple[SingleMatterMark, ...] = field(default=(), kw_only=True)
    linked_cases: tuple[LinkedCase, ...] = field(default=(), kw_only=True)
    ending: Ending | None = field(default=None, kw_only=True)

    @property
    def late_filing(self) -> bool:
        """Whether this is the emergency route, which is not a prior filing (G-12)."""
        return self.form.emergency is not None

    @property
    def major_complex(self) -> bool:
        """Whether the office found the matter major or complex (F-48)."""
        return self.review is not None and self.review.major_complex

    @property
    def deliberated_alone(self) -> bool:
        """Whether the committee must deliberate this matter on its own (F-48)."""
        return self.major_complex or bool(self.single_matter)

    @property
    def validity_until(self) -> date | None:
        """The last day on which an accepted filing holds, extensions included; None before acceptance (G-18)."""
        if self.extensions:
            return self.extensions[-1].validity_until
        return None if self.receipt is None else self.receipt.validity_until

    @property
    def chair_id(self) -> UUID | None:
        """The chair of the panel now consulting, who stands to the case as such."""
        return None if self.panel is None else self.panel.chair_id

    @property
    def panel_ids(self) -> tuple[UUID, ...]:
        """The members of the panel now consulting, the chair among them."""
        return () if self.panel is None else tuple(seat.person_id for seat in self.panel.seats)

    @property
    def handler_ids(self) -> tuple[UUID, ...]:
        """The officers who handle the review."""
        return () if self.review is None else self.review.handler_ids

    def is_recused(self, person_id: UUID) -> bool:
        """Whether that person may take no part (P-09)."""
        return any(person.person_id == person_id for person in self.recused)

    def timers(self) -> tuple[Timer, ...]:
        """While the measure runs, the filing lapses when the last day of its validity is over (TF-22)."""
        until = self.validity_until
        if self.status is not FilingStatus.IN_EXECUTION or until is None:
            return ()
        return (Timer("lapse", end_of(until)),)
