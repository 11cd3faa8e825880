"""Doors of the inquiry: suspicion, handlers, ends short of malice, proposal, case-trial opinion (TW-01 to TW-05)."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from libs.chassis.door import AtDoor
from services.clarification.malice import example_routes as examples
from services.clarification.malice.commands import (
    DecideEnding,
    DraftProposal,
    DropSuspicion,
    EducateAccuser,
    GiveTrialOpinion,
    InvestigateMalice,
    NameHandlers,
    ProposeEnding,
    RenewHeads,
    RequestCorrections,
    StepAside,
    SuspectMalice,
)
from services.clarification.malice.list_routes import MaliceId
from services.clarification.malice.read_models import MaliceRead

router = APIRouter(prefix="/malice-cases", tags=["malice"])


class FoundMistaken(DecideEnding):
    """It was a mistake (TW-03)."""

    outcome: Literal["mistaken"] = Field(description="A mistaken accusation; education alone may follow.")


class FoundNotEstablished(DecideEnding):
    """Malice is not established (TW-04)."""

    outcome: Literal["not_established"] = Field(description="Malice is not established.")


Ending = Annotated[FoundMistaken | FoundNotEstablished, Field(discriminator="outcome")]


@router.post("", response_model=MaliceRead, status_code=201, summary="提出诬告嫌疑 · Record a suspicion")
async def suspect_malice(body: Annotated[SuspectMalice, examples.SUSPECT], door: AtDoor) -> Response:
    """Put on record that an untrue report may have been malicious (TW-01). All five signs are ticked; nothing is
    established by it (P-02). Needs an Idempotency-Key."""
    return await door.open("malice", "suspect", body)


@router.post("/{malice_id}/investigation", response_model=MaliceRead, summary="批准核查 · Let it be investigated")
async def investigate_malice(
    malice_id: MaliceId, body: Annotated[InvestigateMalice, examples.INVESTIGATE], door: AtDoor
) -> Response:
    """The head lets it be investigated and names the handlers, who alone may ask the vault (TW-02, P-06). That the
    report is untrue does not suffice by itself (P-02)."""
    return await door.perform("malice", "investigate", malice_id, body)


@router.post("/{malice_id}/handlers", response_model=MaliceRead, summary="更换承办人 · Name other handlers")
async def name_malice_handlers(
    malice_id: MaliceId, body: Annotated[NameHandlers, examples.NAME], door: AtDoor
) -> Response:
    """The head names other handlers; those before lose their access at once (TW-02, P-09)."""
    return await door.perform("malice", "name_handlers", malice_id, body)


@router.post("/{malice_id}/heads", response_model=MaliceRead, summary="按机构目录更新负责人 · Renew the heads")
async def renew_malice_heads(
    malice_id: MaliceId, body: Annotated[RenewHeads, examples.RENEW], door: AtDoor
) -> Response:
    """Case management takes the heads anew from the directory after a change of posts (P-09)."""
    return await door.perform("malice", "renew_heads", malice_id, body)


@router.post("/{malice_id}/recusal", response_model=MaliceRead, summary="本人回避 · Step aside")
async def step_aside_from_malice(
    malice_id: MaliceId, body: Annotated[StepAside, examples.ASIDE], door: AtDoor
) -> Response:
    """Somebody named declares a ground of recusal and has no part in the case any more (P-09)."""
    return await door.perform("malice", "step_aside", malice_id, body)


@router.post("/{malice_id}/dismissal", response_model=MaliceRead, summary="不予核查 · Drop the suspicion")
async def drop_malice_suspicion(
    malice_id: MaliceId, body: Annotated[DropSuspicion, examples.DROP], door: AtDoor
) -> Response:
    """The head leaves it at the suspicion; nothing is established (TW-04, P-02)."""
    return await door.perform("malice", "drop", malice_id, body)


@router.post("/{malice_id}/ending-proposal", response_model=MaliceRead, summary="提出处理意见 · Propose an end")
async def propose_malice_ending(
    malice_id: MaliceId, body: Annotated[ProposeEnding, examples.PROPOSE_END], door: AtDoor
) -> Response:
    """A handler proposes mistaken or not established (TW-03, TW-04). A mistake needs an unproven element and its source
    explained, and allows education alone (P-02, W-04)."""
    return await door.perform("malice", "propose_ending", malice_id, body)


@router.post("/{malice_id}/ending", response_model=MaliceRead, summary="审定处理意见 · Decide on the end")
async def decide_malice_ending(malice_id: MaliceId, body: Annotated[Ending, examples.END], door: AtDoor) -> Response:
    """The head decides as proposed; who proposed it cannot decide it (TW-03, TW-04)."""
    act = "find_mistaken" if body.outcome == "mistaken" else "find_not_established"
    return await door.perform("malice", act, malice_id, body)


@router.post("/{malice_id}/education", response_model=MaliceRead, summary="批评教育 · Record the education talk")
async def educate_accuser(
    malice_id: MaliceId, body: Annotated[EducateAccuser, examples.EDUCATE], door: AtDoor
) -> Response:
    """After a mistaken accusation the talk is recorded; no other measure exists (TW-03, P-02)."""
    return await door.perform("malice", "educate", malice_id, body)


@router.post("/{malice_id}/proposal", response_model=MaliceRead, summary="拟认定诬告 · Draft the proposal of malice")
async def draft_malice_proposal(
    malice_id: MaliceId, body: Annotated[DraftProposal, examples.DRAFT], door: AtDoor
) -> Response:
    """A handler drafts that fabrication and intent are each evidenced; an element without evidence is named (TW-05)."""
    return await door.perform("malice", "draft_proposal", malice_id, body)


@router.post("/{malice_id}/trial-opinion", response_model=MaliceRead, summary="审理意见 · Case-trial opinion")
async def give_malice_trial_opinion(
    malice_id: MaliceId, body: Annotated[GiveTrialOpinion, examples.OPINION], door: AtDoor
) -> Response:
    """Case trial examines facts and evidence; without its agreement the investigation goes on (TW-05, P-01)."""
    return await door.perform("malice", "give_trial_opinion", malice_id, body)


@router.post("/{malice_id}/corrections", response_model=MaliceRead, summary="请求纠正补偿 · Ask for corrections")
async def request_malice_corrections(
    malice_id: MaliceId, body: Annotated[RequestCorrections, examples.CORRECTIONS], door: AtDoor
) -> Response:
    """Ask organization departments to restore what the victim lost or undo what was won (C-32, P-05, TW-10)."""
    return await door.perform("malice", "request_corrections", malice_id, body)
