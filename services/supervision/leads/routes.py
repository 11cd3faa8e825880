"""Doors of the lead desk: list, detail, registration and what follows it. All answers are restricted (C3)."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from services.supervision.lead_transfers.screening_store import Asked, refuse_at_entry
from services.supervision.leads import example_routes as examples
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.commands import (
    AssignLead,
    ConcludeLead,
    DisposeLead,
    FeedBackLead,
    ForwardLead,
    ProposeDisposition,
    ReceiveLead,
    RegisterLead,
    SignLead,
    TurnBackLead,
)
from services.supervision.leads.status import LeadStatus
from services.supervision.leads.tables import LEADS
from services.supervision.leads.views import ChainRead, LeadPage, LeadRead, chain_of, listed

router = APIRouter(prefix="/leads", tags=["leads"])
LeadId = Annotated[UUID, Path(description="The lead.")]
_Order = Annotated[Sort, Depends(sort_by("received_on", "changed_at", default="-received_on"))]


@router.get("", response_model=LeadPage, summary="问题线索清单 · Leads")
async def list_leads(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[LeadStatus | None, Query(description="Only in this status.")] = None,
    office_id: Annotated[UUID | None, Query(description="Only with this office.")] = None,
    subject_person_id: Annotated[UUID | None, Query(description="Only on this person.")] = None,
    subject_organ_id: Annotated[UUID | None, Query(description="Only on this unit.")] = None,
    submitting_organ_id: Annotated[UUID | None, Query(description="Only those this body handed over.")] = None,
) -> LeadPage:
    """Leads you manage or are named in, latest receipt first (P-08). Others are neither shown nor counted."""
    wanted = equal(
        LEADS,
        status=None if status is None else str(status),
        office_id=office_id,
        subject_person_id=subject_person_id,
        subject_organ_id=subject_organ_id,
        submitting_organ_id=submitting_organ_id,
    )
    async with door.looking(LEAD.name, "list") as look:
        found, total = await read_page(look, door, LEAD, wanted, page, sort)
    items = [listed(one.case) for one in found]
    return LeadPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.post("", response_model=LeadRead, status_code=201, summary="登记问题线索 · Register a lead")
async def register_lead(body: Annotated[RegisterLead, examples.REGISTER], door: AtDoor) -> Response:
    """Case management registers a lead under a number of the year (TL-02, P-08). Needs an Idempotency-Key.

    A lead on somebody a higher organ manages, or on the organ's own head, is refused with the slip that says where it
    goes; nothing of it is kept but a count by month (P-06). Nothing on who reported is taken.
    """
    asked = Asked(body.subject_person_id, body.subject_organ_id, None)
    await refuse_at_entry(door, LEAD, "register", asked)
    return await door.open(LEAD.name, "register", body)


@router.get("/{lead_id}", response_model=LeadRead, summary="问题线索详情 · One lead")
async def read_lead(lead_id: LeadId, door: AtDoor) -> Response:
    """The lead with what you may do now and what is due; 404 if there is none or it is not yours to know."""
    return await door.show(LEAD.name, lead_id)


@router.get("/{lead_id}/chain", response_model=ChainRead, summary="签字链 · The chain of signatures")
async def read_lead_chain(lead_id: LeadId, door: AtDoor) -> ChainRead:
    """Everyone who handled the lead and signed, each link recomputed: what was signed, by whom, in which part, after
    whom; what is missing and who is awaited (P-08). For those who may read the lead; 404 for all others."""
    async with door.looking(LEAD.name, "chain", lead_id) as look:
        found = await door.load_within(look.connection, LEAD.name, lead_id)
        return chain_of(found.case)


@router.post("/{lead_id}/receipt", response_model=LeadRead, summary="接收并出具回执 · Receive, with a receipt")
async def receive_lead(lead_id: LeadId, body: Annotated[ReceiveLead, examples.RECEIVE], door: AtDoor) -> Response:
    """Case management receives what was handed in, within two working days: lead and items get their numbers, the sheet
    that of its receipt, and the month begins (TL-02, G-56, P-08)."""
    return await door.perform(LEAD.name, "receive", lead_id, body)


@router.post("/{lead_id}/turning-back", response_model=LeadRead, summary="退回移交单位 · Turn back")
async def turn_back_lead(lead_id: LeadId, body: Annotated[TurnBackLead, examples.TURN_BACK], door: AtDoor) -> Response:
    """Case management turns back what was handed in, with reasons that its body reads (TL-02, G-56). It never was an
    open lead."""
    return await door.perform(LEAD.name, "turn_back", lead_id, body)


@router.post("/{lead_id}/assignment", response_model=LeadRead, summary="分办 · Assign to an office")
async def assign_lead(lead_id: LeadId, body: Annotated[AssignLead, examples.ASSIGN], door: AtDoor) -> Response:
    """Case management gives it to an office with the head's approval, all hands named and apart, recusal declared
    (TL-03, P-08, P-09). Asked again it names other hands; what was only proposed is then studied anew. Where another
    organ is competent it is forwarded instead."""
    return await door.perform(LEAD.name, "assign", lead_id, body)


@router.post("/{lead_id}/forwarding", response_model=LeadRead, summary="移送有权机关 · Forward to the competent organ")
async def forward_lead(lead_id: LeadId, body: Annotated[ForwardLead, examples.FORWARD], door: AtDoor) -> Response:
    """Case management forwards it to the organ that is competent for its subject, with approval, within five working
    days of its receipt; the body that handed it over is told that, and not where it went (TL-03, P-07)."""
    return await door.perform(LEAD.name, "forward", lead_id, body)


@router.post("/{lead_id}/disposition-proposal", response_model=LeadRead, summary="提出处置意见 · Propose a disposition")
async def propose_disposition(
    lead_id: LeadId, body: Annotated[ProposeDisposition, examples.PROPOSE], door: AtDoor
) -> Response:
    """A named verifier proposes one of the four dispositions after a collective study (TL-04, P-07)."""
    return await door.perform(LEAD.name, "propose", lead_id, body)


@router.post("/{lead_id}/signatures", response_model=LeadRead, summary="签字 · Sign the disposition sheet")
async def sign_lead(lead_id: LeadId, body: Annotated[SignLead, examples.SIGN], door: AtDoor) -> Response:
    """A verifier named, or the head, signs the open proposal for oneself; a new proposal is signed anew (TL-05)."""
    return await door.perform(LEAD.name, "sign", lead_id, body)


@router.post("/{lead_id}/disposition", response_model=LeadRead, summary="批准处置 · Decide the disposition")
async def dispose_lead(lead_id: LeadId, body: Annotated[DisposeLead, examples.DISPOSE], door: AtDoor) -> Response:
    """The leader in charge decides, everyone who handled it having signed, here or on paper; the proposer cannot
    (TL-05, P-08)."""
    return await door.perform(LEAD.name, "dispose", lead_id, body)


@router.post("/{lead_id}/conclusion", response_model=LeadRead, summary="作出结论 · Conclude with findings")
async def conclude_lead(lead_id: LeadId, body: Annotated[ConcludeLead, examples.CONCLUDE], door: AtDoor) -> Response:
    """The head of the office concludes with a finding on every item (TL-06, C-10, G-25)."""
    return await door.perform(LEAD.name, "conclude", lead_id, body)


@router.post("/{lead_id}/feedback", response_model=LeadRead, summary="反馈移交单位 · Tell the body it came from")
async def feed_back_lead(lead_id: LeadId, body: Annotated[FeedBackLead, examples.FEED_BACK], door: AtDoor) -> Response:
    """A named verifier tells the body that handed it over disposition and findings, within fifteen working days of the
    conclusion; who reported, who verified and how is never told (TL-07, G-56, P-06)."""
    return await door.perform(LEAD.name, "feed_back", lead_id, body)
