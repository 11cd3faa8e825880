"""Doors of the supervision proposals (A-15, P-26, LA-8)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, open_fields, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.accountability.proposals import commands as ask
from services.accountability.proposals import example_routes as examples
from services.accountability.proposals.case_type import PROPOSAL
from services.accountability.proposals.read_models import ProposalListed, ProposalPage, ProposalRead
from services.accountability.proposals.status import ProposalStatus
from services.accountability.proposals.tables import PROPOSALS

router = APIRouter(prefix="/supervision-proposals", tags=["supervision-proposals"])
ProposalId = Annotated[UUID, Path(description="The supervision proposal.")]
_Order = Annotated[Sort, Depends(sort_by("changed_at", "served_on", "due_on", default="-changed_at"))]
_NAME = PROPOSAL.name


@router.get("", response_model=ProposalPage, summary="监察建议清单 · Supervision proposals")
async def list_supervision_proposals(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[ProposalStatus | None, Query(description="Only in this status.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only to this body.")] = None,
    source_case_id: Annotated[UUID | None, Query(description="Only from this accountability case.")] = None,
) -> ProposalPage:
    """Those your unit was served, those your office makes, or those of the organ for those who decide there (P-26)."""
    asked = equal(PROPOSALS, status=status, unit_id=unit_id, source_case_id=source_case_id)
    async with door.looking(_NAME, "list") as look:
        found, total = await read_page(look, door, PROPOSAL, asked, page, sort)
    items = []
    for one in found:
        awaited = one.case.answer_by if one.case.is_awaiting else None
        line = {**open_fields(PROPOSAL, one), "answer_by": awaited}
        items.append(ProposalListed.model_validate({name: line[name] for name in ProposalListed.model_fields}))
    return ProposalPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=ProposalRead, status_code=201, summary="拟监察建议书 · Draft a proposal")
async def draft_supervision_proposal(body: Annotated[ask.DraftProposal, examples.DRAFT], door: AtDoor) -> Response:
    """An officer drafts it for the own office: basic data, problem list with evidence, facts and base, proposals; to
    any body that caused the problem (A-15, P-26). Needs an Idempotency-Key."""
    return await door.open(_NAME, "draft", body)


@router.get("/{proposal_id}", response_model=ProposalRead, summary="监察建议详情 · One proposal")
async def read_supervision_proposal(proposal_id: ProposalId, door: AtDoor) -> Response:
    """The body sees it from service on: the letter, its own answers, and what was replied (P-26)."""
    return await door.show(_NAME, proposal_id)


@router.post("/{proposal_id}/draft", response_model=ProposalRead, summary="修改文稿 · Draft it anew")
async def revise_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.ReviseProposal, examples.REVISE], door: AtDoor
) -> Response:
    """Whoever drafted it puts another draft in its place, before it is argued (P-26)."""
    return await door.perform(_NAME, "revise", proposal_id, body)


@router.post("/{proposal_id}/argument", response_model=ProposalRead, summary="集体研究 · Argue it")
async def argue_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.ArgueProposal, examples.ARGUE], door: AtDoor
) -> Response:
    """The head records the collective argument and which functional bodies were asked (P-26)."""
    return await door.perform(_NAME, "argue", proposal_id, body)


@router.post("/{proposal_id}/issue", response_model=ProposalRead, summary="签发 · Issue it")
async def issue_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.IssueProposal, examples.ISSUE], door: AtDoor
) -> Response:
    """The leader in charge issues the letter LA-8; a third hand after draft and argument (A-15, P-26)."""
    return await door.perform(_NAME, "issue", proposal_id, body)


@router.post("/{proposal_id}/return", response_model=ProposalRead, summary="退回修改 · Return the draft")
async def return_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.ReturnDraft, examples.RETURN], door: AtDoor
) -> Response:
    """The leader in charge lets it be drafted and argued anew (P-26)."""
    return await door.perform(_NAME, "return_draft", proposal_id, body)


@router.post("/{proposal_id}/service", response_model=ProposalRead, summary="送达 · Serve it")
async def serve_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.ServeProposal, examples.SERVE], door: AtDoor
) -> Response:
    """Served with a receipt; the answer is due thirty days later (P-26)."""
    return await door.perform(_NAME, "serve", proposal_id, body)


@router.post("/{proposal_id}/answer", response_model=ProposalRead, summary="回复 · Answer it")
async def answer_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.AnswerProposal, examples.ANSWER], door: AtDoor
) -> Response:
    """The body accepts and says point by point what it does by when, or objects with reasons (P-26)."""
    return await door.perform(_NAME, "answer", proposal_id, body)


@router.post("/{proposal_id}/ruling", response_model=ProposalRead, summary="答复异议 · Rule on the objection")
async def rule_on_proposal_objection(
    proposal_id: ProposalId, body: Annotated[ask.RuleOnObjection, examples.RULE], door: AtDoor
) -> Response:
    """The leader in charge takes the proposal back, or lets it stand: then the answer is due anew (G-07, P-26)."""
    return await door.perform(_NAME, "rule_on_objection", proposal_id, body)


@router.post("/{proposal_id}/follow-ups", response_model=ProposalRead, summary="跟踪了解 · Follow it up")
async def follow_up_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.FollowUpProposal, examples.FOLLOW_UP], door: AtDoor
) -> Response:
    """Two of the organ look on the spot what became of it (P-26)."""
    return await door.perform(_NAME, "follow_up", proposal_id, body)


@router.post("/{proposal_id}/refusal", response_model=ProposalRead, summary="登记拒不采纳 · Record a refusal")
async def record_proposal_refusal(
    proposal_id: ProposalId, body: Annotated[ask.RecordRefusal, examples.REFUSAL], door: AtDoor
) -> Response:
    """No answer in time, or accepted in words alone: a refusal without good reason, criticised and to be corrected
    (P-26)."""
    return await door.perform(_NAME, "record_refusal", proposal_id, body)


@router.post("/{proposal_id}/closing", response_model=ProposalRead, summary="办结 · Close it")
async def close_supervision_proposal(
    proposal_id: ProposalId, body: Annotated[ask.CloseProposal, examples.CLOSE], door: AtDoor
) -> Response:
    """Found carried out, or refused and criticised (P-26)."""
    return await door.perform(_NAME, "close", proposal_id, body)
