"""How a watched obligation answers, and how those of a filing are counted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.obligations.lifecycle import ObligationStatus as S
from services.supervision.obligations.obligation import WatchedObligation
from services.supervision.obligations.store import OBLIGATION, OBLIGATIONS

_EXAMPLE: dict[str, JsonValue] = {
    "id": "019a9e2c-9000-7000-8000-00000000a001",
    "number": None,
    "version": 2,
    "status": "overdue",
    "profile": "xuchang",
    "profile_version": "2023-01",
    "opened_at": "2026-03-04T02:00:01Z",
    "changed_at": "2026-06-30T16:00:02Z",
    "filing_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "office_id": "019a9e2c-0000-7000-8000-000000000005",
    "warning": "procedures_to_complete",
    "due_on": "2026-06-30",
    "reported_on": None,
    "verified_on": None,
    "overdue_on": "2026-07-01",
    "problem_due": True,
    "problem_ids": ["019a9e2c-9000-7000-8000-00000000b001"],
    "next_acts": [],
    "due": [],
}


class ObligationEntry(BaseModel):
    """A watched obligation as lists show it."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID = Field(description="The obligation; the same id as in the filing service.")
    number: str | None = Field(description="Always null: obligations have no number.")
    version: int = Field(description="Version, also the ETag; counts its moves from 1.")
    status: S = Field(description="Where it stands; dictionary watched_obligation_status.")
    profile: str = Field(description="Policy profile it was first watched under.")
    profile_version: str = Field(description="Version of that profile.")
    opened_at: datetime = Field(description="Since when it is watched, UTC.")
    changed_at: datetime = Field(description="When it last moved, UTC.")
    filing_id: UUID = Field(description="The filing whose receipt demands it.")
    unit_id: UUID = Field(description="The unit that owes it.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches it.")
    office_id: UUID | None = Field(description="The supervision office that verifies it.")
    warning: str = Field(description="Code of the receipt warning it comes from; dictionary of the filing service.")
    due_on: date = Field(description="Day by which it is to be done.")
    reported_on: date | None = Field(description="Day of the latest report.")
    verified_on: date | None = Field(description="Day of the verification.")
    overdue_on: date | None = Field(description="Day on which it was first found overdue.")
    problem_due: bool = Field(description="Its day passed undone and it is not verified yet (F-42).")
    problem_ids: tuple[UUID, ...] = Field(
        description="Problem items it became when its day passed, latest last (F-42)."
    )


class ObligationRead(ObligationEntry):
    """A watched obligation in full."""

    next_acts: tuple[str, ...] = Field(description="Always empty: the filing service moves it.")
    due: tuple[Due, ...] = Field(description="Always empty: the limit is due_on and runs in the filing service.")


class ObligationPage(Paged[ObligationEntry]):
    """A page of watched obligations."""


class Aftercare(BaseModel):
    """The watched obligations of a filing, counted."""

    model_config = ConfigDict(frozen=True)

    total: int = Field(default=0, description="Obligations watched.")
    open: int = Field(default=0, description="Still to be done, their day not yet past.")
    reported: int = Field(default=0, description="Reported done, not yet verified.")
    verified: int = Field(default=0, description="Verified.")
    overdue: int = Field(default=0, description="Their day has passed and nothing is reported.")
    problems_due: int = Field(default=0, description="To be opened as problem items (F-42).")
    next_due_on: date | None = Field(
        default=None, description="Earliest day of what is open or overdue; null if nothing is."
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """The counts of a filing's obligations, and how often they have moved."""

    counts: Aftercare
    moves: int


def read_entry(obligation: WatchedObligation) -> ObligationEntry:
    """The obligation as lists show it."""
    return ObligationEntry.model_validate(OBLIGATION.adapter.dump_python(obligation))


async def aftercare_of(connection: AsyncConnection, filing_ids: Collection[UUID]) -> Mapping[UUID, Seen]:
    """The obligations of those filings that have any."""
    row = OBLIGATIONS.c
    counted = [func.count().filter(row.status == str(status)).label(status) for status in S]
    counted.append(func.count().filter(row.problem_due).label("problems_due"))
    next_due = func.min(row.due_on).filter(row.status.in_((str(S.OPEN), str(S.OVERDUE)))).label("next_due_on")
    statement = select(row.filing_id, func.count().label("total"), func.sum(row.version).label("moves"), next_due)
    statement = statement.add_columns(*counted).where(row.filing_id.in_(filing_ids)).group_by(row.filing_id)
    found = (await connection.execute(statement)).mappings()
    return {one["filing_id"]: Seen(Aftercare.model_validate(dict(one)), int(one["moves"])) for one in found}
