"""Doors of the acts on a visit: plan, answer of the bureau, team, start, report, conclusion, cancellation."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response
from pydantic import Field

from libs.chassis.door import AtDoor
from services.supervision.visits import commands as c
from services.supervision.visits import commands_field as f
from services.supervision.visits import example_routes as examples
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.list_routes import VisitId
from services.supervision.visits.read_models import VisitRead

router = APIRouter(prefix="/visits", tags=["visits"])
_NAME = VISIT.name


class Confirmed(c.ConfirmSpecial):
    """The bureau confirms it (S-07)."""

    outcome: Literal["confirmed"] = Field(description="Confirmed: it can be made and will count.")


class Declined(c.DeclineSpecial):
    """The bureau does not confirm it (S-07)."""

    outcome: Literal["declined"] = Field(description="Not confirmed: it is not made.")


Answer = Annotated[Confirmed | Declined, Field(discriminator="outcome")]
Plan = Annotated[c.PlanVisit | c.ProposeSpecial, Field(discriminator="kind")]


@router.post("", response_model=VisitRead, status_code=201, summary="安排监督检查 · Plan a visit")
async def plan_visit(body: Annotated[Plan, examples.PLAN], door: AtDoor) -> Response:
    """A head plans a visit to one unit: content, subject and scope are fixed for good (TV-01, P-21). A special one goes
    to the inspection bureau first (S-07). `near` names other visits to the unit within 14 days (G-57). Unannounced, it
    is known to you and the team alone until it starts, and has no number before (G-54, P-33). Needs an
    Idempotency-Key."""
    act = "propose_special" if body.kind == "special" else "plan"
    return await door.open(_NAME, act, body)


@router.post("/{visit_id}/bureau-answer", response_model=VisitRead, summary="督查局会商意见 · Answer of the bureau")
async def answer_special_visit(visit_id: VisitId, body: Annotated[Answer, examples.ANSWER], door: AtDoor) -> Response:
    """The inspection bureau confirms a special visit or does not; without it none is made (S-07, G-53)."""
    act = "confirm_special" if body.outcome == "confirmed" else "decline_special"
    return await door.perform(_NAME, act, visit_id, body)


@router.post("/{visit_id}/team", response_model=VisitRead, summary="组成检查组 · Name the team")
async def name_visit_team(visit_id: VisitId, body: Annotated[c.AssignTeam, examples.TEAM], door: AtDoor) -> Response:
    """Leader and members, at least two, each with a declaration on recusal, none with a post in the unit; a joint team
    has members of office, dispatched body and local organ (TV-02, P-09, P-32). May be named anew until it starts."""
    return await door.perform(_NAME, "assign", visit_id, body)


@router.post("/{visit_id}/start", response_model=VisitRead, summary="现场登记 · Start on site")
async def start_visit(visit_id: VisitId, body: Annotated[c.StartVisit, examples.START], door: AtDoor) -> Response:
    """The leader logs place and day on site, the same day (TV-03). From now on unit, office and organ see it, and
    it has its number."""
    return await door.perform(_NAME, "start", visit_id, body)


@router.post("/{visit_id}/report", response_model=VisitRead, summary="报告检查情况 · Report what was found")
async def report_visit(visit_id: VisitId, body: Annotated[f.ReportVisit, examples.REPORT], door: AtDoor) -> Response:
    """The leader reports findings, or that there is no problem, with evidence; of an unannounced visit the six marks,
    each yes or no with a reason (TV-04, S-08, P-33)."""
    return await door.perform(_NAME, "report", visit_id, body)


@router.post("/{visit_id}/conclusion", response_model=VisitRead, summary="反馈结论 · Conclude and feed back")
async def conclude_visit(visit_id: VisitId, body: Annotated[f.CloseVisit, examples.CONCLUDE], door: AtDoor) -> Response:
    """Every finding becomes a problem item or is dismissed with reasons; the unit gets the conclusion and may object
    within 30 days (TV-05, S-08, P-21). From now on the visit counts."""
    return await door.perform(_NAME, "close", visit_id, body)


@router.post("/{visit_id}/cancellation", response_model=VisitRead, summary="取消监督检查 · Cancel a visit")
async def cancel_visit(visit_id: VisitId, body: Annotated[c.CancelVisit, examples.CANCEL], door: AtDoor) -> Response:
    """It does not take place, with reasons, and does not count (TV-06). What was hidden stays hidden."""
    return await door.perform(_NAME, "cancel", visit_id, body)
