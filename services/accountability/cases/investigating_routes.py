"""Doors of the investigation, the proposal and the hearing (TA-03, TA-09, TA-10)."""

from typing import Annotated

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.accountability.cases import example_routes as examples
from services.accountability.cases.commands_investigating import (
    DraftCaseProposal,
    FindNotEstablished,
    GiveCaseTrialOpinion,
    HearObject,
    RecordTests,
    RescopeCase,
)
from services.accountability.cases.list_routes import CaseId
from services.accountability.cases.read_models import CaseRead

router = APIRouter(prefix="/cases", tags=["cases"])


@router.post("/{case_id}/tests", response_model=CaseRead, summary="三项界定 · Record the three tests")
async def record_case_tests(case_id: CaseId, body: Annotated[RecordTests, examples.TESTS], door: AtDoor) -> Response:
    """A handler records duty link, causation and fault for the present object or another possible one (TA-03, A-13)."""
    return await door.perform("case", "record_tests", case_id, body)


@router.post("/{case_id}/rescoping", response_model=CaseRead, summary="调整问责对象 · Re-scope the object")
async def rescope_case(case_id: CaseId, body: Annotated[RescopeCase, examples.RESCOPE], door: AtDoor) -> Response:
    """The leader in charge replaces the object or softens what is aimed at, by the recorded tests; never below in place
    of one above to whom they point (TA-03, A-13, A-14)."""
    return await door.perform("case", "rescope", case_id, body)


@router.post("/{case_id}/dismissal", response_model=CaseRead, summary="认定不成立 · Find it not established")
async def find_case_not_established(
    case_id: CaseId, body: Annotated[FindNotEstablished, examples.DISMISS], door: AtDoor
) -> Response:
    """The leader in charge finds nothing to answer for, the tests not pointing to the object (TA-03, A-36)."""
    return await door.perform("case", "find_not_established", case_id, body)


@router.post("/{case_id}/proposal", response_model=CaseRead, summary="拟处理意见 · Draft the proposal")
async def draft_case_proposal(
    case_id: CaseId, body: Annotated[DraftCaseProposal, examples.PROPOSAL], door: AtDoor
) -> Response:
    """Facts, base, type of responsibility and measures, with what tolerance or probation came to honoured, and a
    case-trial officer asked (TA-09, P-15, A-07, A-08, A-11)."""
    return await door.perform("case", "draft_proposal", case_id, body)


@router.post("/{case_id}/trial-opinion", response_model=CaseRead, summary="审理意见 · Case-trial opinion")
async def give_case_trial_opinion(
    case_id: CaseId, body: Annotated[GiveCaseTrialOpinion, examples.OPINION], door: AtDoor
) -> Response:
    """The officer asked agrees, and it is proposed; or does not, and it is drafted anew (TA-09)."""
    return await door.perform("case", "give_trial_opinion", case_id, body)


@router.post("/{case_id}/hearing", response_model=CaseRead, summary="听取陈述申辩 · Hear statement and defence")
async def hear_case_object(case_id: CaseId, body: Annotated[HearObject, examples.HEAR], door: AtDoor) -> Response:
    """Two handlers record statement and defence, or that the right was waived; it never becomes heavier for it
    (TA-10, P-14, X-22)."""
    return await door.perform("case", "hear", case_id, body)
