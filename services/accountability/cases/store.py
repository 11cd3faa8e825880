"""The accountability case as a row, and which filings are of the same unit or matter (P-17)."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_

from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import CaseStatus
from services.accountability.evidence.store import EVIDENCES


def columns_of(case: AccountabilityCase) -> Mapping[str, object]:
    """The projected columns of a case: who may know it, what lists and counts ask for."""
    decision, proposal, ending = case.decision, case.proposal, case.ending
    return {
        "unit_id": case.unit_id,
        "competent_organ_id": case.competent_organ_id,
        "office_id": case.office_id,
        "source_kind": str(case.source_kind),
        "source_id": case.source_id,
        "project_code": case.project_code,
        "object_kind": str(case.target.kind),
        "object_organ_id": case.target.organ_id,
        "object_person_id": case.object_person_id,
        "main_case_id": case.main_case_id,
        "handler_ids": list(case.handler_ids),
        "barred_ids": sorted(case.recused_ids),
        "trial_officer_id": None if proposal is None or case.trial_opinion is not None else proposal.trial_officer_id,
        "tolerance_outcome": None if case.tolerance is None else case.tolerance.outcome,
        "measures": list(case.measures_in_force),
        "outcome": None if ending is None else ending.outcome,
        "decided_on": None if decision is None else decision.decided_on,
        "ended_on": _ended_on(case),
        "due_on": _due_on(case),
    }


def same_matter(unit_ids: Collection[UUID], project_code: str | None, competent_organ_id: UUID) -> ColumnElement[bool]:
    """That evidence is of one of the units, or of the matter with that project code, before the same organ (P-17)."""
    row = EVIDENCES.c
    alike: ColumnElement[bool] = row.unit_id.in_(unit_ids)
    if project_code is not None:
        alike = or_(alike, row.project_code == project_code)
    return and_(row.competent_organ_id == competent_organ_id, alike)


def _ended_on(case: AccountabilityCase) -> date | None:
    if case.ending is not None:
        return case.ending.ended_on
    return None if case.closing is None else case.closing.closed_on


def _due_on(case: AccountabilityCase) -> date | None:
    """The next day that something of the case is due: an open item of correction, the end of a probation."""
    items = () if case.correction_order is None else case.correction_order.items
    days = [one.due_on for one in items if one.done_on is None]
    if case.status is CaseStatus.PROBATION and case.probation is not None:
        days.append(case.probation.until_on)
    return min(days, default=None)
