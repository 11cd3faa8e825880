"""Statistics: what came in and what became of it, over what the caller may see and nothing else."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import text

from libs.kernel.actor import SHANGHAI
from tests.service.filing.filing_rows import Rows
from tests.support.filing_service import FilingHouse

YEAR = {"from": "2026-01-01", "to": "2026-12-31"}
COUNTS = ("received", "in_time", "overdue", "accepted", "refused", "returned", "withdrawn")


async def counted(house: FilingHouse, code: str, **asked: str) -> dict[str, Any]:
    """The statistics that person is given."""
    answer = await house.caller(code).get("/v1/statistics/filings", **{**YEAR, **asked})
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def figures(counts: dict[str, Any]) -> tuple[int, ...]:
    """The counts in the order of COUNTS."""
    return tuple(counts[name] for name in COUNTS)


async def seed(house: FilingHouse) -> None:
    """Six submitted filings of three units, and a draft."""
    rows = Rows(house)
    day = date(2026, 3, 1)
    await rows.decided("accepted", day, total_due_on=day)
    late = await rows.decided("rejected", day, total_due_on=date(2026, 2, 28), positive_items=["xc_p1", "xc_p5"])
    await rows.add(total_due_on=date(2026, 4, 1), first_submitted_at=datetime(2026, 2, 28, 23, 59, tzinfo=SHANGHAI))
    await rows.add("housing-bureau", status="withdrawn", total_due_on=date(2026, 2, 1))
    await rows.add("transport-bureau", total_due_on=date(2026, 5, 1))
    await rows.add("transport-bureau", first_submitted_at=datetime(2025, 12, 31, 23, 59, tzinfo=SHANGHAI))
    await rows.add(status="draft", first_submitted_at=None)
    history = text("""INSERT INTO case_history (case_type, case_id, version, act, lifecycle_row, target, account_id,
        person_id, role, at, profile, profile_version, record)
        SELECT 'filing', :id, n, 'return_for_defects', 'TF-06', 'returned', gen_random_uuid(), gen_random_uuid(),
        'sup_officer', now(), 'xuchang', '2023-01', '{}' FROM generate_series(1, 2) AS n""")
    async with house.running.database.begin() as connection:
        await connection.execute(history, {"id": late})
    house.clock.at = datetime(2026, 4, 2, 12, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("code", "whole"),
    [
        ("approval-clerk", (3, 1, 2, 1, 1, 1, 0)),
        ("housing-head", (1, 0, 0, 0, 0, 0, 1)),
        ("education-clerk", (0, 0, 0, 0, 0, 0, 0)),
        ("office1-head", (4, 1, 2, 1, 1, 1, 1)),
        ("office2-officer", (1, 0, 0, 0, 0, 0, 0)),
        ("vice-mayor-1", (5, 1, 2, 1, 1, 1, 1)),
        ("cdi-secretary", (5, 1, 2, 1, 1, 1, 1)),
        ("sc-member-3", (2, 1, 1, 1, 1, 1, 0)),
        ("sc-recorder", (2, 1, 1, 1, 1, 1, 0)),
        ("management-officer", (5, 1, 2, 1, 1, 1, 1)),
        ("east-cdi-secretary", (0, 0, 0, 0, 0, 0, 0)),
        ("sys-admin", (0, 0, 0, 0, 0, 0, 0)),
    ],
)
async def test_everyone_counts_what_they_may_see(house: FilingHouse, code: str, whole: tuple[int, ...]) -> None:
    await seed(house)
    assert figures((await counted(house, code))["whole"]) == whole


async def test_the_groups_are_units_offices_items_or_months(house: FilingHouse) -> None:
    await seed(house)
    organs = house.city.organs
    by = {
        name: (await counted(house, "management-officer", by=name))["items"]
        for name in ("unit", "office", "item", "month")
    }
    received = {name: {item["key"]: item["received"] for item in items} for name, items in by.items()}
    assert received["unit"] == {
        str(organs["approval-bureau"]): 3, str(organs["housing-bureau"]): 1, str(organs["transport-bureau"]): 1,
    }  # fmt: skip
    assert received["office"] == {str(organs["supervision-office-1"]): 4, str(organs["supervision-office-2"]): 1}
    assert received["item"] == {"xc_p1": 1, "xc_p5": 5}
    assert received["month"] == {"2026-01": 4, "2026-02": 1}
    assert [item["key"] for item in by["month"]] == ["2026-01", "2026-02"]


async def test_a_filing_of_several_items_is_once_in_the_whole(house: FilingHouse) -> None:
    await seed(house)
    told = await counted(house, "management-officer", by="item")
    assert sum(item["received"] for item in told["items"]) == 6
    assert told["whole"]["received"] == 5


async def test_days_are_office_days(house: FilingHouse) -> None:
    await seed(house)
    february = await counted(house, "management-officer", **{"from": "2026-02-28", "to": "2026-02-28"})
    before = await counted(house, "management-officer", **{"from": "2025-12-31", "to": "2025-12-31"})
    assert (february["whole"]["received"], before["whole"]["received"]) == (1, 1)
    assert (february["from"], february["to"]) == ("2026-02-28", "2026-02-28")


async def test_without_a_period_it_is_the_year_so_far(house: FilingHouse) -> None:
    await seed(house)
    answer = (await house.caller("management-officer").get("/v1/statistics/filings")).json()
    assert (answer["from"], answer["to"], answer["by"]) == ("2026-01-01", "2026-04-02", "unit")


@pytest.mark.parametrize("period", [("2026-02-01", "2026-01-31"), ("2020-01-01", "2026-01-01")])
async def test_a_period_that_is_none_is_refused(house: FilingHouse, period: tuple[str, str]) -> None:
    asked = {"from": period[0], "to": period[1]}
    answer = await house.caller("management-officer").get("/v1/statistics/filings", **asked)
    assert answer.status_code == 422 and answer.json()["errors"][0]["pointer"] == "?from"


async def test_the_description_says_that_figures_are_no_targets(house: FilingHouse) -> None:
    document = (await house.http.get("/openapi.json")).json()
    said = document["paths"]["/v1/statistics/filings"]["get"]["description"]
    assert "must not be used as targets" in " ".join(said.split())
