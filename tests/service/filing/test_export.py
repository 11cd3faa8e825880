"""The list of filings as a file: the same set as the list, on record before it leaves, and no cell a formula."""

import csv
from io import StringIO
from uuid import UUID

import pytest

from services.filing.filings import export_views
from tests.service.filing.filing_rows import Rows
from tests.support.filing_service import FilingHouse

EXPORT = "/v1/filings/export"


async def exported(house: FilingHouse, code: str, **asked: str) -> list[dict[str, str]]:
    """The lines of the file that a person gets."""
    answer = await house.caller(code).get(EXPORT, **asked)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("code", ["approval-clerk", "office1-head", "vice-mayor-1", "cdi-secretary", "sc-member-3"])
async def test_the_file_holds_what_the_list_holds(house: FilingHouse, code: str) -> None:
    rows = Rows(house)
    await rows.add("approval-bureau")
    await rows.add("transport-bureau")
    await rows.add("approval-bureau", status="draft", first_submitted_at=None, office_id=None)
    await rows.add("approval-bureau", status="deliberating")
    listed = (await house.caller(code).get("/v1/filings")).json()["items"]
    assert {line["Identity"] for line in await exported(house, code)} == {item["id"] for item in listed}
    drafts = (await house.caller(code).get("/v1/filings", status="draft")).json()["items"]
    assert {line["Identity"] for line in await exported(house, code, status="draft")} == {item["id"] for item in drafts}


async def test_no_cell_is_taken_for_a_formula(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    for title in ('=HYPERLINK("http://x")', "+1", "-2+3", "@SUM(A1)"):
        await clerk.post("/v1/filings", {"form": {"title": title}})
    titles = {line["Matter"] for line in await exported(house, "approval-clerk")}
    assert titles == {'\'=HYPERLINK("http://x")', "'+1", "'-2+3", "'@SUM(A1)"}


async def test_every_stretch_is_on_record_with_the_filings_in_it(
    house: FilingHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_views, "STRETCH", 2)
    ids = {UUID(await Rows(house).add("approval-bureau")) for _ in range(5)}
    lines = await exported(house, "cdi-secretary")
    assert len(lines) == 5
    async with house.running.database.connect() as connection:
        found = await connection.exec_driver_sql(
            "SELECT objects FROM audit_event WHERE action = 'filing.export' AND decision = 'allow' ORDER BY id"
        )
        looks = [set(row.objects) for row in found]
    assert [len(look) for look in looks] == [2, 2, 1]
    assert set().union(*looks) == ids


async def test_an_administrator_gets_titles_and_nothing_else(house: FilingHouse) -> None:
    await Rows(house).add("approval-bureau")
    assert await exported(house, "sys-admin") == []
