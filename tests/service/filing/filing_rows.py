"""Filings put into the table as the engine would have left them: lists and counts look at rows alone."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text

from libs.chassis.ids import new_id
from libs.kernel.actor import SHANGHAI
from services.filing.filings.case_type import FILING
from services.filing.filings.filing import Filing
from services.filing.filings.form import FilingForm
from services.filing.filings.status import FilingStatus
from services.filing.filings.tables import FILINGS
from services.filing.precedents.terms import terms_of
from tests.support.filing_service import FilingHouse

BEGINNING = datetime(2026, 1, 5, 9, tzinfo=SHANGHAI)
OFFICES = {"approval-bureau": 1, "housing-bureau": 1, "transport-bureau": 2, "education-bureau": 3}

MANY = text("""
INSERT INTO filing (id, version, status, number, profile, profile_version, opened_at, changed_at, body, unit_id,
    competent_organ_id, office_id, title, positive_items, terms, urgent, late_filing, first_submitted_at, decided_on,
    outcome, reason_codes, total_due_on, due_on, chair_id, panel_ids, handler_ids)
SELECT gen_random_uuid(), 1, (ARRAY['submitted', 'reviewing', 'deliberating', 'in_execution'])[1 + n * 7919 % 101 % 4],
    '容备〔2026〕' || n || '号', 'xuchang', '2023-01', now(), timestamptz '2026-01-01Z' + n * interval '1 minute', '{}',
    (CAST(:units AS uuid[]))[1 + n % 40], :organ, (CAST(:offices AS uuid[]))[1 + n % 40], 'matter ' || n,
    ARRAY['xc_p' || 1 + n % 8], ARRAY['matter', n::text, 'part' || n % 100], false, false,
    timestamptz '2026-01-01Z' + n * interval '1 minute', NULL, NULL, '{}', NULL, date '2026-03-01' + n % 90, NULL,
    '{}', '{}'
FROM generate_series(1, :rows) AS n
""")


def _body(row: dict[str, Any]) -> str:
    """The case that the row is of, as far as a reader of lists asks for it."""
    filing = Filing(
        row["id"],
        FilingStatus(row["status"]),
        row["profile"],
        row["profile_version"],
        unit_id=row["unit_id"],
        competent_organ_id=row["competent_organ_id"],
        form=FilingForm(title=row["title"]),
        drafted_by=UUID(int=0),
        drafted_at=BEGINNING,
        office_id=row["office_id"],
    )
    return FILING.dump(filing)


@dataclass
class Rows:
    """Writes filings into the table of a house, each a minute after the one before."""

    house: FilingHouse
    written: list[UUID] = field(default_factory=list)

    async def add(self, unit: str = "approval-bureau", **changed: Any) -> str:
        """One filing of that unit, submitted unless changed; answers its id."""
        organs, place = self.house.city.organs, len(self.written)
        at = BEGINNING + timedelta(minutes=place)
        title = changed.get("title", "容缺受理先行发证")
        filing_id: UUID = changed.pop("id", None) or new_id()
        row = {
            "id": filing_id, "version": 1, "status": "submitted", "number": f"容备〔2026〕{place + 1}号",
            "profile": "xuchang", "profile_version": "2023-01", "opened_at": at, "changed_at": at,
            "unit_id": organs[unit], "competent_organ_id": organs["municipal-cdi"],
            "office_id": organs[f"supervision-office-{OFFICES[unit]}"], "title": title, "positive_items": ["xc_p5"],
            "terms": terms_of(title), "urgent": False, "late_filing": False, "first_submitted_at": at,
            "decided_on": None, "outcome": None, "reason_codes": [], "total_due_on": None, "due_on": None,
            "chair_id": None, "panel_ids": [], "handler_ids": [], **changed,
        }  # fmt: skip
        async with self.house.running.database.begin() as connection:
            await connection.execute(insert(FILINGS), [{**row, "body": _body(row)}])
        self.written.append(filing_id)
        return str(filing_id)

    async def decided(self, outcome: str, on: date, unit: str = "approval-bureau", **changed: Any) -> str:
        """A decided filing of that unit."""
        status = "rejected" if outcome == "rejected" else "in_execution"
        return await self.add(unit, outcome=outcome, decided_on=on, **{"status": status, **changed})

    async def many(self, rows: int) -> None:
        """So many filings of forty units, of which the first two are known."""
        organs = self.house.city.organs
        units = [organs["approval-bureau"], organs["transport-bureau"], *(new_id() for _ in range(38))]
        offices = [organs["supervision-office-1"], organs["supervision-office-2"], *(new_id() for _ in range(38))]
        values = {"rows": rows, "units": units, "offices": offices, "organ": organs["municipal-cdi"]}
        async with self.house.running.database.begin() as connection:
            await connection.execute(text("SET LOCAL statement_timeout = 0"))
            await connection.execute(MANY, values)
        async with self.house.running.database.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE filing"))
