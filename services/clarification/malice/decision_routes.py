"""Doors from the certification on: escalation, certification, disposal, results, closing (TW-06 to TW-10)."""

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from libs.chassis.door import AtDoor
from services.clarification.malice import example_routes as examples
from services.clarification.malice.commands_decision import (
    CertifyMalice,
    CloseMalice,
    DisposeMalice,
    EscalateMalice,
    RecordResult,
    RefuseCertification,
    SendBackMalice,
)
from services.clarification.malice.list_routes import MaliceId
from services.clarification.malice.read_models import MaliceRead

router = APIRouter(prefix="/malice-cases", tags=["malice"])


class MaliceFound(CertifyMalice):
    """Malicious accusation is certified (TW-07)."""

    outcome: Literal["certified"] = Field(description="Certified as malicious.")


class GivenBack(SendBackMalice):
    """The case goes back into the investigation (TW-08)."""

    outcome: Literal["sent_back"] = Field(description="Back into the investigation.")


class CertificationRefused(RefuseCertification):
    """Malice is not established (TW-08)."""

    outcome: Literal["refused"] = Field(description="Not established.")


CertificationDecision = Annotated[MaliceFound | GivenBack | CertificationRefused, Field(discriminator="outcome")]
_ACT_OF: Final = {"certified": "certify", "sent_back": "send_back", "refused": "refuse_certification"}


@router.post("/{malice_id}/escalation", response_model=MaliceRead, summary="报批 · Send it up for certification")
async def escalate_malice(
    malice_id: MaliceId, body: Annotated[EscalateMalice, examples.ESCALATE], door: AtDoor
) -> Response:
    """The head sends it to an organ of prefecture-city level or above, not below who manages the accused, and names who
    decides there (TW-06, P-03). A county organ cannot name itself."""
    return await door.perform("malice", "escalate", malice_id, body)


@router.post("/{malice_id}/certification", response_model=MaliceRead, summary="认定 · Decide on the certification")
async def certify_malice(
    malice_id: MaliceId, body: Annotated[CertificationDecision, examples.CERTIFY], door: AtDoor
) -> Response:
    """The person named certifies, gives back or refuses, with reasons (TW-07, TW-08). Nobody decides who had an earlier
    part in it; with a certification the victim's clarification is opened (C-12, W-05)."""
    return await door.perform("malice", _ACT_OF[body.outcome], malice_id, body)


@router.post("/{malice_id}/disposal", response_model=MaliceRead, summary="处理与移送 · Decide what follows")
async def dispose_malice(
    malice_id: MaliceId, body: Annotated[DisposeMalice, examples.DISPOSE], door: AtDoor
) -> Response:
    """Routes by what the accuser is, aggravating factors, letters of transfer (TW-09, W-01, W-02, P-04)."""
    return await door.perform("malice", "dispose", malice_id, body)


@router.post("/{malice_id}/results", response_model=MaliceRead, summary="处理结果 · Record a result")
async def record_malice_result(
    malice_id: MaliceId, body: Annotated[RecordResult, examples.RESULT], door: AtDoor
) -> Response:
    """What came of a route that was taken (TW-09, G-30)."""
    return await door.perform("malice", "record_result", malice_id, body)


@router.post("/{malice_id}/closing", response_model=MaliceRead, summary="办结 · Close the case")
async def close_malice(malice_id: MaliceId, body: Annotated[CloseMalice, examples.CLOSE], door: AtDoor) -> Response:
    """Case management closes it: results fed back, gains undone, victim cleared, circular decided on (TW-10)."""
    return await door.perform("malice", "close", malice_id, body)
