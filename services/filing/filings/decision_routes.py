"""Doors with more than one outcome: the gate, the consultation, the committee's decisions; and the rule check."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Response
from pydantic import Field

from libs.chassis.door import AtDoor
from libs.kernel.actor import office_day
from services.filing.filings import example_routes as examples
from services.filing.filings import facts_loading
from services.filing.filings.access import DELIBERATION
from services.filing.filings.checks import check
from services.filing.filings.commands_decision import (
    AcceptFiling,
    ClearNegative,
    RejectFiling,
    RevokeFiling,
    SendBackFiling,
)
from services.filing.filings.commands_review import FailConsultation, PassConsultation
from services.filing.filings.commands_unit import PassGate, ReturnFromGate
from services.filing.filings.filing import Filing
from services.filing.filings.read_models import CheckResult, FilingRead, check_result
from services.filing.filings.status import WITHIN_THE_ORGAN

router = APIRouter(prefix="/filings", tags=["filings"])
FilingId = Annotated[UUID, Path(description="The filing.")]


class GatePassed(PassGate):
    """The leader in charge lets the filing pass (TF-04)."""

    outcome: Literal["passed"] = Field(description="The filing passes.")


class GateReturned(ReturnFromGate):
    """The leader in charge gives the filing back (TF-05)."""

    outcome: Literal["returned"] = Field(description="The filing goes back to the unit.")


class ConsultationPassed(PassConsultation):
    """The consultation passed (TF-12)."""

    outcome: Literal["passed"] = Field(description="The report passed.")


class ConsultationFailed(FailConsultation):
    """The consultation did not pass (TF-11)."""

    outcome: Literal["failed"] = Field(description="The report did not pass.")


class DecisionAccepted(AcceptFiling):
    """The committee accepts the filing (TF-13)."""

    outcome: Literal["accepted"] = Field(description="The filing is accepted; this permits and exempts nothing.")


class DecisionRejected(RejectFiling):
    """The committee does not accept the filing (TF-14)."""

    outcome: Literal["rejected"] = Field(description="The filing is refused, with reasons.")


class DecisionSentBack(SendBackFiling):
    """The committee sends the filing back with questions (TF-15)."""

    outcome: Literal["sent_back"] = Field(description="The filing goes back into review.")


class NegativeCleared(ClearNegative):
    """The committee found the hit not substantiated (TF-19)."""

    outcome: Literal["cleared"] = Field(description="The execution goes on.")


class NegativeRevoked(RevokeFiling):
    """The committee revokes the filing (TF-20)."""

    outcome: Literal["revoked"] = Field(description="The filing is revoked.")


_ByOutcome = Field(discriminator="outcome")
Gatekeeping = Annotated[GatePassed | GateReturned, _ByOutcome]
ConsultationResult = Annotated[ConsultationPassed | ConsultationFailed, _ByOutcome]
Decision = Annotated[DecisionAccepted | DecisionRejected | DecisionSentBack, _ByOutcome]
NegativeDecision = Annotated[NegativeCleared | NegativeRevoked, _ByOutcome]

_ACT_OF = {"accepted": "accept", "rejected": "reject", "sent_back": "send_back"}


@router.post("/{filing_id}/gatekeeping", response_model=FilingRead, summary="分管领导审核把关 · Gate-keeping")
async def keep_gate(filing_id: FilingId, body: Annotated[Gatekeeping, examples.GATE], door: AtDoor) -> Response:
    """The city leader in charge lets it pass or gives it back (TF-04, TF-05, F-24); an opinion, never an approval."""
    return await door.perform(
        "filing", "pass_gate" if body.outcome == "passed" else "return_from_gate", filing_id, body
    )


@router.post("/{filing_id}/consultation-result", response_model=FilingRead, summary="会商结果 · Consultation result")
async def record_consultation(
    filing_id: FilingId, body: Annotated[ConsultationResult, examples.CONSULTATION], door: AtDoor
) -> Response:
    """The chair records votes, dissent and result (TF-11, TF-12, F-27)."""
    act = "pass_consultation" if body.outcome == "passed" else "fail_consultation"
    return await door.perform("filing", act, filing_id, body)


@router.post("/{filing_id}/decision", response_model=FilingRead, summary="常委会决定 · The committee's decision")
async def record_decision(filing_id: FilingId, body: Annotated[Decision, examples.DECISION], door: AtDoor) -> Response:
    """Accepted, rejected or sent back, with quorum, votes and dissent (TF-13 to TF-15, F-28, F-49, F-50)."""
    return await door.perform("filing", _ACT_OF[body.outcome], filing_id, body)


@router.post("/{filing_id}/negative-decision", response_model=FilingRead, summary="负面清单处理 · Decide on a hit")
async def decide_negative(
    filing_id: FilingId, body: Annotated[NegativeDecision, examples.NEGATIVE_DECISION], door: AtDoor
) -> Response:
    """The committee clears the hit or revokes the filing (TF-19, TF-20, G-20)."""
    return await door.perform("filing", "clear_negative" if body.outcome == "cleared" else "revoke", filing_id, body)


@router.post("/{filing_id}/checks", response_model=CheckResult, summary="规则检查 · Check the rules")
async def check_filing(filing_id: FilingId, door: AtDoor) -> CheckResult:
    """Run every rule of the next step and return each finding with its citation; nothing is changed."""
    engine = door.engine
    async with door.looking("filing", "check", filing_id) as look:
        found = await door.load_within(look.connection, "filing", filing_id)
        filing: Filing = found.case
        today = office_day(engine.clock())
        facts = await facts_loading.check_facts(look.connection, filing, today, engine.services["calendar"])
    profile = engine.policies.profile(filing.profile, filing.profile_version)
    theirs = DELIBERATION.name in found.standing.sections or filing.status not in WITHIN_THE_ORGAN
    findings = check(filing, profile, facts) if theirs else ()
    return check_result(str(filing.status), findings, door.language)
