"""The doors to parked events, for system administrators: list by cause, retry in order, give one up by two persons."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Body, Path, Query
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.access.rows import Row, only
from libs.chassis.door import AtDoor, Door
from libs.chassis.parking import ParkingDesk
from libs.chassis.parking_guard import OPERATING, OPERATORS, GuardedDesk
from libs.kernel.case import Command

PARKING_ROWS: Final[Mapping[str, Row]] = dict.fromkeys(
    ("list_parked_events", "retry_parked_events", "propose_discard", "confirm_discard"), only(OPERATORS, OPERATING)
)
"""The rows of these doors: ids, codes and causes, never what an event says."""
_CODE: Final = r"^[A-Za-z0-9_.:]{1,200}$"
_CAUSE: Final = "filing.filing.rejected.v1:KeyError"
_EXAMPLE: Final[dict[str, Any]] = {
    "consumer": "supervision__filing_filing",
    "event_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b31",
    "aggregate_type": "filing.filing",
    "aggregate_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b10",
    "version": 9,
    "event_type": "filing.filing.rejected.v1",
    "state": "parked",
    "error_class": "KeyError",
    "fingerprint": _CAUSE,
    "attempts": 1,
    "first_at": "2026-03-09T01:30:00.123456Z",
    "proposed_by": None,
    "reason": None,
}

router = APIRouter(prefix="/v1/parked-events", tags=["parked-events"])


class ParkedEvent(BaseModel):
    """An event that could not be applied, or one that waits behind it."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    consumer: str = Field(description="Durable consumer that parked it.")
    event_id: UUID = Field(description="The event.")
    aggregate_type: str = Field(description="Service and type of the case it is about.")
    aggregate_id: UUID = Field(description="The case.")
    version: int = Field(description="Its number among the events of the case.")
    event_type: str = Field(description="Type of the event.")
    state: Literal["parked", "held"] = Field(description="parked: it failed; held: it waits behind one that did.")
    error_class: str = Field(description="Class of the error; no text of it.")
    fingerprint: str = Field(description="Cause: the same for all events of one type that failed alike.")
    attempts: int = Field(description="How often it was tried.")
    first_at: datetime = Field(description="Since when it waits, UTC.")
    proposed_by: str | None = Field(description="Account that proposed to give it up; null if nobody did.")
    reason: str | None = Field(description="Why, in the words of who proposed it; the second person decides on them.")


class ParkedCause(BaseModel):
    """How many events wait for one cause."""

    model_config = ConfigDict(frozen=True)

    cause: str = Field(description="The cause (`fingerprint`); `…:Held` is that of successors.")
    events: int = Field(description="Events that wait for it.", ge=1)


class ParkedEvents(BaseModel):
    """What waits, in the order of cases and versions."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={"examples": [{"items": [_EXAMPLE], "total": 1, "causes": [{"cause": _CAUSE, "events": 1}]}]},
    )

    items: list[ParkedEvent] = Field(description="Parked and held events, at most 200.")
    total: int = Field(description="How many there are.", ge=0)
    causes: list[ParkedCause] = Field(description="The same by cause, most frequent first.")


class RetryParked(Command):
    """Which parked events are tried again; without either, all of them."""

    cause: str | None = Field(default=None, pattern=_CODE, description="Only cases that wait for this cause.")
    aggregate_id: UUID | None = Field(default=None, description="Only those of this case.")


class Retried(BaseModel):
    """What came of it."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [{"applied": 4, "waiting": 0}]})

    applied: int = Field(description="How many events were applied, those that were held included.", ge=0)
    waiting: int = Field(description="How many still wait in this service.", ge=0)


class ProposeDiscard(Command):
    """Why an event should be given up."""

    reason: str = Field(min_length=4, max_length=500, description="Reason; kept with the event, in no log or event.")


class ConfirmDiscard(Command):
    """Nothing more is to be said."""


_RETRY = Body(
    openapi_examples={
        "cause": {"summary": "某一原因的全部事件 · All of one cause", "value": {"cause": _CAUSE}},
        "case": {"summary": "某一事项 · One case", "value": {"aggregate_id": _EXAMPLE["aggregate_id"]}},
    }
)
_PROPOSE = Body(
    openapi_examples={
        "zh": {"summary": "中文", "value": {"reason": "来源系统误发，该事项已在来源系统按规定作废，不再恢复"}},
        "en": {"summary": "English", "value": {"reason": "Sent in error; its source has withdrawn the matter"}},
    }
)
_CONFIRM = Body(openapi_examples={"confirm": {"summary": "确认 · Confirm", "value": {}}})
Consumer = Annotated[
    str,
    Path(pattern=r"^[a-z_]{3,100}$", description="Durable consumer that parked it.", examples=[_EXAMPLE["consumer"]]),
]
EventId = Annotated[UUID, Path(description="The parked event.")]
Cause = Annotated[str | None, Query(pattern=_CODE, description="Only those of this cause.", examples=[_CAUSE])]


def parking_router() -> APIRouter:
    """Routes /v1/parked-events."""
    return router


@router.get("", summary="搁置的事件 · Events that could not be applied")
async def list_parked_events(door: AtDoor, cause: Cause = None) -> ParkedEvents:
    """Parked and held events by case and version, and how many of each cause; ids, codes and causes, never what an
    event says. For system administrators (P-36); each list is on record."""
    return await _listed(door, cause)


@router.post("/retry", summary="重新处理 · Try parked events again, in order")
async def retry_parked_events(body: Annotated[RetryParked, _RETRY], door: AtDoor) -> Retried:
    """Apply parked events and what is held behind them, each case in the order of its versions; stops at a case's first
    event that fails again, which is then the parked one. May be repeated: what is applied is not applied again. On
    record before it begins, and with every act that an event brings about."""
    applied = await _desk(door).retry(body.cause, body.aggregate_id)
    return Retried(applied=applied, waiting=len(await _desk(door).desk.waiting()))


@router.post("/{consumer}/{event_id}/discard-proposal", summary="提出放弃 · Propose to give one up")
async def propose_discard(
    consumer: Consumer, event_id: EventId, body: Annotated[ProposeDiscard, _PROPOSE], door: AtDoor
) -> ParkedEvents:
    """The first of two persons says why a parked event should be given up; nothing is given up yet. Answers what waits.
    404 if no such event is parked (a held one waits for the one before it)."""
    await _desk(door).propose(consumer, event_id, body.reason)
    return await _listed(door)


@router.post("/{consumer}/{event_id}/discard-confirmation", summary="确认放弃 · Confirm it")
async def confirm_discard(
    consumer: Consumer, event_id: EventId, _body: Annotated[ConfirmDiscard, _CONFIRM], door: AtDoor
) -> ParkedEvents:
    """Another person confirms: the event is given up for this consumer for good, and its successors may be tried again.
    409 for whoever proposed it, and as long as nobody did. Answers what waits."""
    await _desk(door).confirm(consumer, event_id)
    return await _listed(door)


async def _listed(door: Door, cause: str | None = None) -> ParkedEvents:
    found = await _desk(door).waiting(cause)
    return ParkedEvents(
        items=[ParkedEvent(**{**row, "proposed_by": row["decided_by"]}) for row in found.rows],
        total=found.total,
        causes=[ParkedCause(cause=name, events=events) for name, events in found.causes.items()],
    )


def _desk(door: Door) -> GuardedDesk:
    running = door.running
    desk = ParkingDesk(running.inbox, {f"{f.service}.{f.aggregate}": f for f in running.service.follows})
    return GuardedDesk(desk, door.looking, door.actor, running.service.find_actor)
