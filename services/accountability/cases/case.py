"""The accountability case: what is known of one from opening to closing. Its acts are in acts_*.py."""

from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.cases.marks import ProbationMark, ReexaminationMark, ReviewMark, ToleranceMark
from services.accountability.cases.objects import CaseObject, Organization
from services.accountability.cases.records import (
    CaseApproval,
    CaseDecision,
    CaseHearing,
    CaseProposal,
    CaseReturned,
    CaseSubmission,
    CaseTrialOpinion,
    CorrectionOrder,
    NoLiability,
    Rescoping,
    ScopeTests,
)
from services.accountability.cases.records_executing import CaseClosing, Execution, ServiceOfDecision
from services.accountability.cases.status import CaseStatus, SourceKind
from services.accountability.recusal import RecusedPerson

NUMBERED_AS = "问启"
"""The word before the year in the number of a case."""


@dataclass(frozen=True)
class AccountabilityCase(Case):
    """A case against an organisation or its leaders; whether anyone is liable is its question, not its premise."""

    status: Annotated[CaseStatus, Field(description="Where it stands; dictionary case_status.")]
    _: KW_ONLY
    source_kind: Annotated[SourceKind, Field(description="What it was opened on; dictionary case_source.")]
    source_id: Annotated[
        UUID, Field(description="Identity of the source in its own service; of the case itself for another source.")
    ]
    source_reference: Annotated[str, Field(description="Document or place of the source, if named by hand.")] = ""
    unit_id: Annotated[UUID, Field(description="The unit concerned.")]
    unit_kind: Annotated[str | None, Field(description="Kind of that unit on the day it was opened or re-scoped.")] = (
        None
    )
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ that handles it.")]
    office_id: Annotated[UUID | None, Field(description="The supervision office that handles it.")] = None
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter, if any.")] = (
        None
    )
    codes: Annotated[tuple[str, ...], Field(description="Codes of the trigger, e.g. of the negative list.")]
    evidence_ids: Annotated[
        tuple[UUID, ...], Field(description="Filings of the unit or matter known at the opening (P-17).")
    ] = ()
    object: Annotated[CaseObject | None, Field(description="On whom it is; null: the unit as a whole (P-15).")] = None
    occurred_on: Annotated[
        date | None, Field(description="Day of what is pursued; leader posts are those of this day. Null: its opening.")
    ] = None
    main_case_id: Annotated[UUID | None, Field(description="Main case with which it is decided (X-11).")] = None
    involved_case_ids: Annotated[
        tuple[UUID, ...], Field(description="Cases of the persons involved, decided together with it (X-11).")
    ] = ()
    involved_person_ids: Annotated[
        tuple[UUID, ...], Field(description="Those persons; none of them may know of it (P-09).")
    ] = ()
    opened_by: Annotated[UUID | None, Field(description="Who opened it by hand; null if an event did.")] = None
    former_hands: Annotated[
        tuple[UUID, ...], Field(description="Who may not handle it, e.g. the interviewer of what it pursues.")
    ] = ()
    approval: Annotated[CaseApproval | None, Field(description="Approval of the investigation (TA-02).")] = None
    handler_ids: Annotated[tuple[UUID, ...], Field(description="Named handlers, at least two.")] = ()
    earlier_handler_ids: Annotated[tuple[UUID, ...], Field(description="Who handled it before.")] = ()
    recused: Annotated[tuple[RecusedPerson, ...], Field(description="Who may take no part (P-09).")] = ()
    tests: Annotated[tuple[ScopeTests, ...], Field(description="Three tests per possible object (A-13).")] = ()
    rescopings: Annotated[tuple[Rescoping, ...], Field(description="How the object was re-scoped (A-14).")] = ()
    tolerance: Annotated[ToleranceMark | None, Field(description="Tolerance, once it is weighed (TA-04).")] = None
    probation: Annotated[ProbationMark | None, Field(description="Probation, once it is set (TA-07).")] = None
    proposal: Annotated[CaseProposal | None, Field(description="Handling proposed (TA-09).")] = None
    earlier_preparer_ids: Annotated[
        tuple[UUID, ...], Field(description="Who drafted or examined a draft that has fallen since (P-09).")
    ] = ()
    trial_opinion: Annotated[CaseTrialOpinion | None, Field(description="Opinion of the case-trial office.")] = None
    hearing: Annotated[CaseHearing | None, Field(description="Statement and defence (TA-10).")] = None
    submission: Annotated[CaseSubmission | None, Field(description="Submission to the committee (TA-11).")] = None
    sent_back: Annotated[tuple[CaseReturned, ...], Field(description="Returns by the committee (TA-11).")] = ()
    decision: Annotated[CaseDecision | None, Field(description="The decision (TA-11).")] = None
    correction_order: Annotated[
        CorrectionOrder | None, Field(description="What is put right although nobody is liable (F-30).")
    ] = None
    ending: Annotated[NoLiability | None, Field(description="How it ended without liability.")] = None
    service: Annotated[ServiceOfDecision | None, Field(description="Service of the decision (TA-12).")] = None
    execution: Annotated[Execution, Field(description="Steps of execution (P-28).")] = field(default_factory=Execution)
    closing: Annotated[CaseClosing | None, Field(description="How case management closed it (TA-14).")] = None
    reviews: Annotated[tuple[ReviewMark, ...], Field(description="Reviews of the decision (TA-13).")] = ()
    reexaminations: Annotated[tuple[ReexaminationMark, ...], Field(description="Re-examinations (TA-15).")] = ()

    @property
    def target(self) -> CaseObject:
        """On whom it is; a case that names nobody is on its unit (P-15)."""
        return Organization(organ_id=self.unit_id) if self.object is None else self.object

    @property
    def object_person_id(self) -> UUID | None:
        """The leading official it is on; None: an organization."""
        return self.target.person_id

    @property
    def recused_ids(self) -> frozenset[UUID]:
        """Who may take no part: who is recused, whom it is on, who is involved (P-09)."""
        whom = () if self.object_person_id is None else (self.object_person_id,)
        return frozenset((*(one.person_id for one in self.recused), *whom, *self.involved_person_ids))

    @property
    def measures_in_force(self) -> tuple[str, ...]:
        """The measures of the decision as reviews and re-examinations left them; empty before it or if none is left."""
        rulings = (*(mark.measures for mark in self.reviews), *(mark.measures for mark in self.reexaminations))
        changed = [measures for measures in rulings if measures is not None]
        if changed:
            return changed[-1]
        return () if self.decision is None else self.decision.measures

    def tests_on(self, target: CaseObject) -> ScopeTests | None:
        """The latest tests recorded on that object, None if there are none."""
        return next((one for one in reversed(self.tests) if one.object == target), None)
