"""The route by which every service answers who looked after a unit on a day, as it knows it itself."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.door import AtDoor
from libs.kernel.days import Day
from libs.kernel.refusal import Absent
from libs.replica import lookups
from libs.replica.codes import RelationKind


class LookingAfter(BaseModel):
    """Who looks after a unit on a day. Names are asked of the directory."""

    model_config = ConfigDict(frozen=True)

    unit_id: UUID = Field(description="The unit, county or body asked about.")
    on: date = Field(description="The day asked about.")
    counterpart_office_id: UUID | None = Field(description="Supervision office that looks after it (F-26).")
    leader_ids: tuple[UUID, ...] = Field(description="Persons whose portfolio covers the unit (F-24).")
    office_leader_ids: tuple[UUID, ...] = Field(description="Persons in charge of the counterpart office (C-26).")
    dispatched_body_id: UUID | None = Field(description="Dispatched body resident at the unit (S-06).")


def relations_router() -> APIRouter:
    """Route /relations/on, to be mounted under /v1 with the routers of a service."""
    router = APIRouter(tags=["relations"])

    @router.get("/relations/on", summary="对口联系与分管关系 · Who looks after a unit on a day")
    async def read_relations_on(
        door: AtDoor,
        day: Annotated[Day, Query(alias="date", description="The day, past or present.", examples=["2026-03-01"])],
        unit_id: Annotated[UUID, Query(description="The unit, county or body.")],
    ) -> LookingAfter:
        """Counterpart office and leaders in charge of the unit on that day; 404 if the unit is not known here."""
        async with door.engine.database.connect() as connection:
            if await lookups.kind_of(connection, unit_id) is None:
                raise Absent
            office = await lookups.counterpart_office_id(connection, unit_id, day)
            leaders = await lookups.holders(connection, RelationKind.PORTFOLIO, unit_id, day)
            above: frozenset[UUID] = frozenset()
            if office is not None:
                above = await lookups.holders(connection, RelationKind.PORTFOLIO, office, day)
            bodies = await lookups.holders(connection, RelationKind.RESIDENCY, unit_id, day)
        return LookingAfter(
            unit_id=unit_id,
            on=day,
            counterpart_office_id=office,
            leader_ids=tuple(sorted(leaders)),
            office_leader_ids=tuple(sorted(above)),
            dispatched_body_id=min(bodies, default=None),
        )

    return router
