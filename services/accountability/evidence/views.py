"""How evidence answers: its fields, the after-care beside it, and the remark that goes with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.paging import Paged
from libs.kernel.text import Language
from services.accountability.evidence.evidence import Evidence
from services.accountability.evidence.lifecycle import Ending, EvidenceStatus
from services.accountability.evidence.notes import note_on
from services.accountability.evidence.obligation import ObligationState as O
from services.accountability.evidence.store import EVIDENCE, OBLIGATIONS

_EXAMPLE: dict[str, JsonValue] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11",
    "number": None,
    "version": 3,
    "status": "suspended",
    "profile": "xuchang",
    "profile_version": "2023-01",
    "opened_at": "2026-03-02T01:10:00Z",
    "changed_at": "2026-07-14T06:00:00Z",
    "unit_id": "019a9e2c-0000-7000-8000-000000000021",
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "office_id": "019a9e2c-0000-7000-8000-000000000005",
    "project_code": "2601-411000-04-01-123456",
    "positive_items": ["xc_p5"],
    "late_filing": False,
    "decided_on": "2026-03-02",
    "served_on": "2026-03-04",
    "validity_until": "2027-03-01",
    "reason_codes": [],
    "negative_items": ["xc_n8"],
    "suspended_on": "2026-07-14",
    "ending": None,
    "ended_on": None,
    "aftercare": {"total": 2, "open": 0, "reported": 0, "verified": 1, "overdue": 1, "next_due_on": "2026-06-30"},
    "note": {"text": "执行中触发负面清单，备案在常委会作出决定之前不作依据。", "cites": ["F-10", "G-20", "F-29"]},
    "next_acts": [],
    "due": [],
}


class Aftercare(BaseModel):
    """The after-care obligations of the filing, counted (F-42)."""

    model_config = ConfigDict(frozen=True)

    total: int = Field(default=0, description="Obligations the receipt opened.")
    open: int = Field(default=0, description="Still to be done, their day not yet past.")
    reported: int = Field(default=0, description="Reported done, not yet verified.")
    verified: int = Field(default=0, description="Verified.")
    overdue: int = Field(default=0, description="Their day has passed and nothing is reported.")
    next_due_on: date | None = Field(
        default=None, description="Earliest day of what is open or overdue; null if nothing is."
    )


class NoteRead(BaseModel):
    """A remark that goes with the evidence."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(description="The remark, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules it stands on.")


class EvidenceRead(BaseModel):
    """What one filing is worth as evidence, and what it is not."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID = Field(description="The filing; the evidence has the same id.")
    number: str | None = Field(description="Always null: the filing has its number in the filing service.")
    version: int = Field(description="Also the ETag; rises whenever the evidence or its after-care changes.")
    status: EvidenceStatus = Field(description="What the filing is worth now; dictionary evidence_status.")
    profile: str = Field(description="Policy profile it was indexed under.")
    profile_version: str = Field(description="Version of that profile.")
    opened_at: datetime = Field(description="When it was indexed, UTC.")
    changed_at: datetime = Field(description="When the evidence last moved, UTC.")
    unit_id: UUID = Field(description="The unit whose party organisation filed.")
    competent_organ_id: UUID = Field(description="The discipline organ the filing went to.")
    office_id: UUID | None = Field(description="The supervision office that looked after the unit.")
    project_code: str | None = Field(description="State investment-project code of the matter.")
    positive_items: tuple[str, ...] = Field(description="Codes of the positive list that the unit claimed.")
    late_filing: bool = Field(description="True for the emergency route, which is no prior filing (G-12).")
    decided_on: date = Field(description="Day of the resolution.")
    served_on: date | None = Field(description="Day the receipt was served.")
    validity_until: date | None = Field(description="Last day on which the filing holds; null if refused.")
    reason_codes: tuple[str, ...] = Field(description="Codes of the reasons of a refusal.")
    negative_items: tuple[str, ...] = Field(description="Codes of the negative list now or last met.")
    suspended_on: date | None = Field(description="Since when it is suspended.")
    ending: Ending | None = Field(description="How it ended: revoked, done or lapsed; dictionary evidence_ending.")
    ended_on: date | None = Field(description="Day of the end.")
    aftercare: Aftercare = Field(description="The after-care obligations, counted.")
    note: NoteRead = Field(description="What the filing does and does not mean (F-29, F-35).")
    next_acts: tuple[str, ...] = Field(default=(), description="Always empty: only the filing moves its evidence.")
    due: tuple[str, ...] = Field(default=(), description="Always empty: no limit runs on evidence.")


class EvidencePage(Paged[EvidenceRead]):
    """A page of the evidence index."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The counts of a filing's after-care, and how often its obligations have moved."""

    counts: Aftercare
    moves: int


_NONE = Seen(Aftercare(), 0)


async def aftercare_of(connection: AsyncConnection, filing_ids: Collection[UUID]) -> Mapping[UUID, Seen]:
    """The after-care of those filings that have any."""
    row = OBLIGATIONS.c
    counted = [func.count().filter(row.state == str(state)).label(state) for state in O]
    next_due = func.min(row.due_on).filter(row.state.in_((str(O.OPEN), str(O.OVERDUE)))).label("next_due_on")
    statement = select(row.filing_id, func.count().label("total"), func.sum(row.version).label("moves"), next_due)
    statement = statement.add_columns(*counted).where(row.filing_id.in_(filing_ids)).group_by(row.filing_id)
    found = (await connection.execute(statement)).mappings()
    return {one["filing_id"]: Seen(Aftercare.model_validate(dict(one)), int(one["moves"])) for one in found}


def read_evidence(evidence: Evidence, seen: Seen | None, language: Language) -> EvidenceRead:
    """The answer for one reader."""
    seen = seen or _NONE
    note = note_on(evidence.status)
    fields = EVIDENCE.adapter.dump_python(evidence)
    return EvidenceRead.model_validate(
        {
            **fields,
            "version": evidence.version + seen.moves,
            "aftercare": seen.counts,
            "note": NoteRead(text=note.text.read(language), cites=tuple(note.cites)),
        }
    )


async def read_all(
    connection: AsyncConnection, evidences: Collection[Evidence], language: Language
) -> list[EvidenceRead]:
    """The answers for several, in their order."""
    seen = await aftercare_of(connection, [evidence.id for evidence in evidences])
    return [read_evidence(evidence, seen.get(evidence.id), language) for evidence in evidences]
