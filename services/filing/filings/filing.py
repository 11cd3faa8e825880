"""The filing case: what is known of one prior filing from draft to end. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case, Timer
from libs.kernel.deadlines import end_of
from services.filing.filings.form import FilingForm
from services.filing.filings.records import (
    Attachment,
    Consultation,
    Decision,
    DefectReturn,
    Ending,
    ExecutionProblem,
    Extension,
    GateOpinion,
    LinkedCase,
    NegativeFinding,
    Panel,
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

    status: Annotated[
        FilingStatus, Field(description="Where the filing stands; no status permits or forgives anything (F-35).")
    ]
    _: KW_ONLY
    unit_id: Annotated[UUID, Field(description="The unit that files.")]
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ it is filed with (F-25, F-32).")]
    form: Annotated[FilingForm, Field(description="Everything the unit states.")]
    drafted_by: Annotated[UUID, Field(description="Clerk who began it.")]
    drafted_at: Annotated[datetime, Field(description="When it was begun, UTC.")]
    office_id: Annotated[
        UUID | None, Field(description="Counterpart office of the unit, from submission on (F-26).")
    ] = None
    supplements_id: Annotated[
        UUID | None, Field(description="Filing in execution that this one supplements (G-18).")
    ] = None
    attachments: Annotated[tuple[Attachment, ...], Field(description="Files on the filing.")] = ()
    study: Annotated[Study | None, Field(description="The collective study (F-22).")] = None
    application: Annotated[WrittenApplication | None, Field(description="The written application (F-23).")] = None
    presented_at: Annotated[datetime | None, Field(description="Latest presentation to the leader in charge, UTC.")] = (
        None
    )
    first_presented_at: Annotated[datetime | None, Field(description="First presentation, UTC.")] = None
    gate: Annotated[tuple[GateOpinion, ...], Field(description="Opinions on the latest presentation (F-24).")] = ()
    earlier_gate: Annotated[tuple[GateOpinion, ...], Field(description="Opinions on presentations before it.")] = ()
    submitted_at: Annotated[datetime | None, Field(description="Latest submission to the discipline organ, UTC.")] = (
        None
    )
    first_submitted_at: Annotated[datetime | None, Field(description="First submission, UTC.")] = None
    returns: Annotated[tuple[DefectReturn, ...], Field(description="Returns for defects, oldest first.")] = ()
    recused: Annotated[tuple[RecusedPerson, ...], Field(description="Who may take no part (P-09).")] = ()
    review: Annotated[ReviewOpening | None, Field(description="How the review was opened.")] = None
    report: Annotated[ReviewReport | None, Field(description="The review report; null while there is none.")] = None
    earlier_reports: Annotated[tuple[ReviewReport, ...], Field(description="Reports that were not carried.")] = ()
    panel: Annotated[Panel | None, Field(description="The panel now consulting or that consulted last.")] = None
    consultations: Annotated[tuple[Consultation, ...], Field(description="Consultations held.")] = ()
    questions: Annotated[tuple[QuestionsAsked, ...], Field(description="Questions of the committee.")] = ()
    decision: Annotated[Decision | None, Field(description="Acceptance or refusal; null until decided.")] = None
    receipt: Annotated[Receipt | None, Field(description="The receipt; null unless accepted.")] = None
    progress: Annotated[tuple[Progress, ...], Field(description="Progress reports (G-19).")] = ()
    reminders: Annotated[tuple[Reminder, ...], Field(description="Reminders issued (F-18).")] = ()
    problems: Annotated[tuple[ExecutionProblem, ...], Field(description="Problems of the execution (F-19, F-30).")] = ()
    findings: Annotated[tuple[NegativeFinding, ...], Field(description="Negative-list findings (F-10).")] = ()
    extensions: Annotated[tuple[Extension, ...], Field(description="Extensions of the validity (G-18).")] = ()
    single_matter: Annotated[
        tuple[SingleMatterMark, ...], Field(description="Escalated interviews that set it apart (F-48).")
    ] = ()
    linked_cases: Annotated[tuple[LinkedCase, ...], Field(description="Accountability cases (P-17).")] = ()
    ending: Annotated[Ending | None, Field(description="How it ended other than by decision.")] = None

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
