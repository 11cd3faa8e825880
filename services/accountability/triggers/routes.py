"""Doors of triggers: list, one trigger, record by hand, withdraw what was recorded by hand (TI-01, TI-03)."""

from typing import Annotated, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from sqlalchemy import ColumnElement, literal

from libs.chassis.case_lists import equal, read_page
from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.days import Day
from services.accountability.triggers import example_routes as examples
from services.accountability.triggers.case_type import TRIGGER
from services.accountability.triggers.commands import RecordByHand, WithdrawByHand
from services.accountability.triggers.read_models import TriggerListed, TriggerPage, TriggerRead
from services.accountability.triggers.status import TriggerSource, TriggerStatus
from services.accountability.triggers.tables import TRIGGERS
from services.accountability.triggers.trigger import Trigger

router = APIRouter(prefix="/triggers", tags=["triggers"])
TriggerId = Annotated[UUID, Path(description="The trigger; the record in supervision has the same id.")]
_Order = Annotated[Sort, Depends(sort_by("occurred_on", "changed_at", default="-occurred_on"))]
_LINE: Final = tuple(name for name in TriggerListed.model_fields if name != "by_hand")


@router.get("", response_model=TriggerPage, summary="约谈触发记录 · What triggers interviews")
async def list_triggers(
    door: AtDoor,
    page: Page,
    sort: _Order,
    status: Annotated[TriggerStatus | None, Query(description="Only in this status.")] = None,
    source_kind: Annotated[TriggerSource | None, Query(description="Only of this kind of source.")] = None,
    by_hand: Annotated[bool | None, Query(description="Only those made by hand, or only those of supervision.")] = None,
    unit_id: Annotated[UUID | None, Query(description="Only those in which this unit is in question.")] = None,
    occurrence_id: Annotated[UUID | None, Query(description="Only those of this event (G-34).")] = None,
    first: Annotated[Day | None, Query(alias="from", description="Occurred on this day or later.")] = None,
    last: Annotated[Day | None, Query(alias="to", description="Occurred on this day or earlier.")] = None,
) -> TriggerPage:
    """Criticisms, circulars, rankings and records made by hand on units you look after, or of your organ, each with
    what the table of tiers answers for every unit and why (A-01 to A-06, G-34 to G-37)."""
    asked = equal(TRIGGERS, status=status, source_kind=source_kind, by_hand=by_hand, occurrence_id=occurrence_id)
    row = TRIGGERS.c
    more: list[ColumnElement[bool]] = [] if unit_id is None else [literal(unit_id) == row.unit_ids.any_()]
    more += [] if first is None else [row.occurred_on >= first]
    more += [] if last is None else [row.occurred_on <= last]
    async with door.looking(TRIGGER.name, "list") as look:
        found, total = await read_page(look, door, TRIGGER, (*asked, *more), page, sort)
    items = [_line(one.case) for one in found]
    return TriggerPage(items=items, total=total, page=page.page, page_size=page.page_size)


@router.get("/{trigger_id}", response_model=TriggerRead, summary="触发记录详情 · One trigger")
async def read_trigger(trigger_id: TriggerId, door: AtDoor) -> Response:
    """One trigger: its source, its units, and the tier of each or why there is none."""
    return await door.show("trigger", trigger_id)


@router.post("", response_model=TriggerRead, status_code=201, summary="登记触发记录 · Record a trigger by hand")
async def record_trigger(body: Annotated[RecordByHand, examples.RECORD], door: AtDoor) -> Response:
    """The head of the office that looks after the units records what did not come from supervision, complete (TI-01).
    The table of tiers answers at once; where it gives none, a tier may be stated with reasons (G-35). That a lead unit
    failed its duty joins an event that is known (A-01). Needs an Idempotency-Key."""
    return await door.open("trigger", "record_by_hand", body)


@router.post("/{trigger_id}/withdrawal", response_model=TriggerRead, summary="撤回触发记录 · Withdraw a trigger")
async def withdraw_trigger(
    trigger_id: TriggerId, body: Annotated[WithdrawByHand, examples.WITHDRAW], door: AtDoor
) -> Response:
    """The head withdraws a record made by hand; what it alone gave rise to falls (TI-03). Records of supervision are
    withdrawn or corrected there (G-37)."""
    return await door.perform("trigger", "withdraw_by_hand", trigger_id, body)


def _line(trigger: Trigger) -> TriggerListed:
    return TriggerListed(by_hand=trigger.is_by_hand, **{name: getattr(trigger, name) for name in _LINE})
