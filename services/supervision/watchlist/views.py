"""How an entry of the watch list answers, with the obligations of its filing counted beside it."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.paging import Paged
from services.supervision.obligations.views import Aftercare, Seen, aftercare_of
from services.supervision.watchlist.entry import WatchEntry
from services.supervision.watchlist.lifecycle import PROPOSES_A_VISIT, Leaving, WatchReason, WatchStatus
from services.supervision.watchlist.store import ENTRY

_EXAMPLE: dict[str, JsonValue] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
    "number": None,
    "version": 1,
    "status": "filing_refused",
    "profile": "xuchang",
    "profile_version": "2023-01",
    "opened_at": "2026-03-02T01:10:00Z",
    "changed_at": "2026-03-02T01:10:00Z",
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "office_id": "019a9e2c-0000-7000-8000-000000000005",
    "project_code": "2601-411000-04-01-123456",
    "positive_items": ["xc_p5"],
    "reason": "filing_refused",
    "codes": ["compliant_path_exists"],
    "entered_on": "2026-03-02",
    "since": "2026-03-02",
    "leaving": None,
    "left_on": None,
    "visit_proposed": True,
    "aftercare": {
        "total": 0,
        "open": 0,
        "reported": 0,
        "verified": 0,
        "overdue": 0,
        "problems_due": 0,
        "next_due_on": None,
    },
    "next_acts": [],
    "due": [],
}


class WatchEntryRead(BaseModel):
    """Unit and matter of a filing on the watch list."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID = Field(description="The filing; the entry has the same id.")
    number: str | None = Field(description="Always null: the filing has its number in the filing service.")
    version: int = Field(description="Also the ETag; rises whenever the entry or an obligation of the filing moves.")
    status: WatchStatus = Field(description="Why it is watched, or left; dictionary watch_status.")
    profile: str = Field(description="Policy profile it was entered under.")
    profile_version: str = Field(description="Version of that profile.")
    opened_at: datetime = Field(description="When it was entered, UTC.")
    changed_at: datetime = Field(description="When the entry last moved, UTC.")
    unit_id: UUID = Field(description="The unit.")
    competent_organ_id: UUID = Field(description="The discipline organ that watches.")
    office_id: UUID | None = Field(description="The supervision office that looked after the unit.")
    project_code: str | None = Field(description="State investment-project code of the matter.")
    positive_items: tuple[str, ...] = Field(description="Codes of the positive list that were claimed.")
    reason: WatchReason = Field(description="Why it is or was last watched; dictionary watch_reason.")
    codes: tuple[str, ...] = Field(description="Codes of the reasons of the refusal, or of the negative items met.")
    entered_on: date = Field(description="Day it entered the list.")
    since: date = Field(description="Day of the present reason.")
    leaving: Leaving | None = Field(description="Why it left; dictionary watch_leaving.")
    left_on: date | None = Field(description="Day it left.")
    visit_proposed: bool = Field(description="The next visit plan proposes the unit.")
    aftercare: Aftercare = Field(description="The obligations of the filing, counted (F-42).")
    next_acts: tuple[str, ...] = Field(default=(), description="Always empty: only the filing moves its entry.")
    due: tuple[str, ...] = Field(default=(), description="Always empty: the days of obligations are in aftercare.")


class WatchPage(Paged[WatchEntryRead]):
    """A page of the watch list."""


_NONE = Seen(Aftercare(), 0)


def read_entry(entry: WatchEntry, seen: Seen | None) -> WatchEntryRead:
    """The answer."""
    seen = seen or _NONE
    fields = ENTRY.adapter.dump_python(entry)
    proposed = entry.status in PROPOSES_A_VISIT
    beside = {"version": entry.version + seen.moves, "visit_proposed": proposed, "aftercare": seen.counts}
    return WatchEntryRead.model_validate({**fields, **beside})


async def read_all(connection: AsyncConnection, entries: Collection[WatchEntry]) -> list[WatchEntryRead]:
    """The answers for several, in their order."""
    seen = await aftercare_of(connection, [entry.id for entry in entries])
    return [read_entry(entry, seen.get(entry.id)) for entry in entries]
