"""How a case is opened and marked because another case of the service moves: effects, no acts of its own."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from libs.contracts.accountability_cases import (
    CaseInToleranceReview,
    CaseOnProbation,
    CaseOpened,
    CaseProgressed,
    CaseProposed,
    CaseReexamined,
    CaseReviewed,
    CaseUnderReview,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.events import Event
from libs.kernel.refusal import NotNow
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.marks import ProbationMark, ReexaminationMark, ReviewMark, ToleranceMark
from services.accountability.cases.objects import CaseObject, LeadingOfficial, Organization
from services.accountability.cases.separation import undrafted
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.status import SourceKind
from services.accountability.cases.telling import concerned


@dataclass(frozen=True)
class Entrance:
    """What opens a case (TA-01): the source, the unit, and on whom it is; without a person it is on the unit.

    ``target`` says on whom it is where that is no leader of the unit nor the unit itself, e.g. a township of a county.
    ``former_hands`` may not handle it, e.g. the interviewer of the interview that it pursues. ``object_post`` is the
    leader post of the person in the unit on the day. ``by`` opened it by hand.
    """

    source_kind: SourceKind
    source_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    office_id: UUID | None
    unit_kind: str | None = None
    object_person_id: UUID | None = None
    object_post: str = "principal"
    project_code: str | None = None
    codes: tuple[str, ...] = ()
    former_hands: tuple[UUID, ...] = ()
    evidence_ids: tuple[UUID, ...] = ()
    source_reference: str = ""
    main_case_id: UUID | None = None
    by: UUID | None = None
    occurred_on: date | None = None
    target: CaseObject | None = None

    @property
    def object(self) -> CaseObject:
        """On whom it is (P-15)."""
        if self.target is not None:
            return self.target
        if self.object_person_id is None:
            return Organization(organ_id=self.unit_id)
        return LeadingOfficial(person_id=self.object_person_id, organ_id=self.unit_id, post=self.object_post)


def opened(entrance: Entrance, occasion: Occasion, case_id: UUID, act: str = "open") -> Moved:
    """The case that something else opens (TA-01, F-10, S-12)."""
    case = AccountabilityCase(
        case_id,
        S.OPENED,
        occasion.profile.name,
        occasion.profile.version,
        source_kind=entrance.source_kind,
        source_id=entrance.source_id,
        source_reference=entrance.source_reference,
        unit_id=entrance.unit_id,
        unit_kind=entrance.unit_kind,
        competent_organ_id=entrance.competent_organ_id,
        office_id=entrance.office_id,
        object=entrance.object,
        project_code=entrance.project_code,
        codes=entrance.codes,
        former_hands=entrance.former_hands,
        evidence_ids=entrance.evidence_ids,
        main_case_id=entrance.main_case_id,
        opened_by=entrance.by,
        occurred_on=entrance.occurred_on,
    )
    return Moved(case, act, _told_opened(case))


def tolerance_entered(case: AccountabilityCase, tolerance_id: UUID, occasion: Occasion) -> Moved:
    """Tolerance is being weighed (TA-04). Refuses (NotNow) unless the case is being investigated."""
    _only(case, S.INVESTIGATING)
    mark = ToleranceMark(tolerance_id, occasion.at)
    entered = replace(undrafted(case), status=S.TOLERANCE_REVIEW, tolerance=mark)
    return Moved(entered, "enter_tolerance", CaseInToleranceReview(**concerned(entered)))


def tolerance_noted(case: AccountabilityCase, tolerance_id: UUID, outcome: str, occasion: Occasion) -> Moved:
    """Tolerance is determined (TA-05). Refuses (NotNow) unless that very determination is awaited."""
    _only(case, S.TOLERANCE_REVIEW)
    mark = case.tolerance
    if mark is None or mark.tolerance_id != tolerance_id:
        raise NotNow
    noted = replace(case, tolerance=replace(mark, outcome=outcome, noted_at=occasion.at))
    return Moved(noted, "note_tolerance", CaseProgressed(**concerned(noted)))


def tolerance_reopened(case: AccountabilityCase, tolerance_id: UUID, occasion: Occasion) -> Moved:
    """A refusal is weighed anew (G-07): the case waits for its outcome again, and what was proposed meanwhile falls.

    Refuses (NotNow) unless tolerance is weighed and that very determination was noted.
    """
    _only(case, S.TOLERANCE_REVIEW)
    mark = case.tolerance
    if mark is None or mark.tolerance_id != tolerance_id or mark.outcome is None:
        raise NotNow
    awaited = ToleranceMark(tolerance_id, mark.entered_at)
    waiting = replace(case, tolerance=awaited, proposal=None, trial_opinion=None)
    return Moved(waiting, "note_tolerance", CaseProgressed(**concerned(waiting)))


def probation_entered(case: AccountabilityCase, probation_id: UUID, until_on: date, occasion: Occasion) -> Moved:
    """Probation is set; the decision waits for its evaluation (TA-07, G-41). Refuses (NotNow) unless the case is being
    investigated or tolerance is weighed, and if there was a probation before: three months are the most in all."""
    _only(case, S.INVESTIGATING, S.TOLERANCE_REVIEW)
    if case.probation is not None:
        raise NotNow
    mark = ProbationMark(probation_id, until_on, occasion.at)
    open_still = case.tolerance is not None and case.tolerance.outcome is None
    kept = None if open_still else case.tolerance
    entered = replace(undrafted(case), status=S.PROBATION, probation=mark, tolerance=kept)
    return Moved(entered, "enter_probation", CaseOnProbation(**concerned(entered)), source=case.status)


def probation_extended(case: AccountabilityCase, probation_id: UUID, until_on: date, occasion: Occasion) -> Moved:
    """The probation lasts longer (G-41). Refuses (NotNow) unless that very probation runs."""
    _only(case, S.PROBATION)
    if case.probation is None or case.probation.probation_id != probation_id:
        raise NotNow
    longer = replace(case, probation=replace(case.probation, until_on=until_on))
    return Moved(longer, "extend_probation", CaseProgressed(**concerned(longer)))


def probation_left(case: AccountabilityCase, result: str, proposal_kind: str | None, occasion: Occasion) -> Moved:
    """Probation is evaluated (TA-08): passed with a proposal, or failed into the ordinary course.

    Refuses (NotNow) unless it runs.
    """
    _only(case, S.PROBATION)
    if case.probation is None:
        raise NotNow
    mark = replace(case.probation, result=result, proposal_kind=proposal_kind, left_at=occasion.at)
    left = replace(case, status=S.PROPOSED, probation=mark)
    return Moved(left, "leave_probation", CaseProposed(**concerned(left)))


def review_entered(case: AccountabilityCase, review_id: UUID, occasion: Occasion) -> Moved:
    """A review of the decision is opened; execution goes on (TA-13, P-14). Refuses (NotNow) before the decision."""
    _only(case, S.DECIDED, S.EXECUTING)
    reviews = (*case.reviews, ReviewMark(review_id, occasion.at))
    entered = replace(case, status=S.UNDER_REVIEW, reviews=reviews)
    return Moved(entered, "enter_review", CaseUnderReview(**concerned(entered)), source=case.status)


def review_left(
    case: AccountabilityCase, review_id: UUID, outcome: str, measures: tuple[str, ...] | None, occasion: Occasion
) -> Moved:
    """The review is decided (TA-13): ``measures`` are those in force from now on, None if it left them alone.

    A decision that was not served yet waits for its service again.

    Refuses (NotNow) unless that very review is under way.
    """
    _only(case, S.UNDER_REVIEW)
    *before, mark = case.reviews
    if mark.review_id != review_id or mark.outcome is not None:
        raise NotNow
    decided = replace(mark, outcome=outcome, measures=measures, left_at=occasion.at)
    status = S.DECIDED if case.service is None else S.EXECUTING
    left = replace(case, status=status, reviews=(*before, decided))
    return Moved(left, "leave_review", CaseReviewed(**concerned(left), outcome=outcome))


def reexamined(
    case: AccountabilityCase,
    reexamination_id: UUID,
    outcome: str,
    occasion: Occasion,
    measures: tuple[str, ...] | None = None,
) -> Moved:
    """The closed case was re-examined (TA-15, A-10, G-48): ``measures`` are those in force from now on, None if it left
    them alone. Refuses (NotNow) unless it is closed."""
    _only(case, S.CLOSED)
    mark = ReexaminationMark(reexamination_id, outcome, occasion.at, measures)
    noted = replace(case, reexaminations=(*case.reexaminations, mark))
    return Moved(noted, "note_reexamination", CaseReexamined(**concerned(noted), outcome=outcome))


def _told_opened(case: AccountabilityCase) -> Event:
    return CaseOpened(
        source_kind=str(case.source_kind),
        source_id=case.source_id,
        unit_id=case.unit_id,
        competent_organ_id=case.competent_organ_id,
        codes=case.codes,
        project_code=case.project_code,
        object_person_id=case.object_person_id,
    )


def _only(case: AccountabilityCase, *statuses: S) -> None:
    if case.status not in statuses:
        raise NotNow
