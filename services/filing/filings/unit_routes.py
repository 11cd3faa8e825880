"""The unit's doors: draft, study, presentation, answers, withdrawal."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from libs.chassis.door import AtDoor
from services.filing.filings import example_routes as examples
from services.filing.filings.commands_unit import (
    ApplyForFiling,
    AttachDocument,
    DetachDocument,
    DraftFiling,
    PresentFiling,
    ResubmitFiling,
    ReviseFiling,
    StudyFiling,
    WithdrawFiling,
)
from services.filing.filings.read_models import FilingRead

router = APIRouter(prefix="/filings", tags=["filings"])
FilingId = Annotated[UUID, Path(description="The filing.")]


@router.post("", response_model=FilingRead, status_code=201, summary="起草备案 · Draft a filing")
async def draft_filing(body: Annotated[DraftFiling, examples.DRAFT], door: AtDoor) -> Response:
    """A unit begins a prior filing (TF-01, F-21). Needs an Idempotency-Key. A filing permits and exempts nothing."""
    return await door.open("filing", "draft", body)


@router.get("/{filing_id}", response_model=FilingRead, summary="备案详情 · One filing")
async def read_filing(filing_id: FilingId, door: AtDoor) -> Response:
    """The filing with what you may do now and what is due; 404 if there is none or it is not yours to know."""
    return await door.show("filing", filing_id)


@router.post("/{filing_id}/revisions", response_model=FilingRead, summary="修改备案材料 · Revise the form")
async def revise_filing(filing_id: FilingId, body: Annotated[ReviseFiling, examples.REVISE], door: AtDoor) -> Response:
    """The unit changes the form while it is a draft or was returned (TF-01b)."""
    return await door.perform("filing", "revise", filing_id, body)


@router.post("/{filing_id}/attachments", response_model=FilingRead, summary="附加文件 · Attach an uploaded document")
async def attach_document(
    filing_id: FilingId, body: Annotated[AttachDocument, examples.ATTACH], door: AtDoor
) -> Response:
    """An uploaded file becomes an attachment; state secrets are refused (TF-01b, P-37)."""
    return await door.perform("filing", "attach", filing_id, body)


@router.post("/{filing_id}/detachments", response_model=FilingRead, summary="移除文件 · Remove an attachment")
async def detach_document(
    filing_id: FilingId, body: Annotated[DetachDocument, examples.DETACH], door: AtDoor
) -> Response:
    """An attachment is taken off the draft (TF-01b)."""
    return await door.perform("filing", "detach", filing_id, body)


@router.post(
    "/{filing_id}/application",
    response_model=FilingRead,
    summary="向本级党组织提出申请 · Apply to the own party organisation",
)
async def apply_for_filing(
    filing_id: FilingId, body: Annotated[ApplyForFiling, examples.APPLY], door: AtDoor
) -> Response:
    """Only under profiles that put the application before the study (F-32)."""
    return await door.perform("filing", "apply", filing_id, body)


@router.post("/{filing_id}/study", response_model=FilingRead, summary="登记集体研究 · Record the collective study")
async def study_filing(filing_id: FilingId, body: Annotated[StudyFiling, examples.STUDY], door: AtDoor) -> Response:
    """The leadership team has studied the matter; the signed minutes are attached (TF-02, F-22)."""
    return await door.perform("filing", "study", filing_id, body)


@router.post(
    "/{filing_id}/presentation",
    response_model=FilingRead,
    summary="以党组（党委）名义呈报 · Present in the name of the party group",
)
async def present_filing(
    filing_id: FilingId, body: Annotated[PresentFiling, examples.PRESENT], door: AtDoor
) -> Response:
    """The party head signs and presents the application to the leader in charge (TF-03, F-23)."""
    return await door.perform("filing", "present", filing_id, body)


@router.post("/{filing_id}/resubmission", response_model=FilingRead, summary="补正后再报 · Resubmit after a return")
async def resubmit_filing(
    filing_id: FilingId, body: Annotated[ResubmitFiling, examples.RESUBMIT], door: AtDoor
) -> Response:
    """Back up the chain with new minutes if the substance changed, else back to the office (TF-07)."""
    return await door.perform("filing", "resubmit", filing_id, body)


@router.post("/{filing_id}/withdrawal", response_model=FilingRead, summary="撤回备案 · Withdraw the filing")
async def withdraw_filing(
    filing_id: FilingId, body: Annotated[WithdrawFiling, examples.WITHDRAW], door: AtDoor
) -> Response:
    """Possible before the standing committee deliberates, with the reason (TF-23, G-18)."""
    return await door.perform("filing", "withdraw", filing_id, body)
