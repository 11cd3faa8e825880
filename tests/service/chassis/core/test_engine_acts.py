"""What the engine makes of an act: profile, facts, row of the table, number, and the other cases that the act moves."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import text

from libs.chassis.database import direct
from libs.kernel.case import Case
from libs.kernel.refusal import Absent, NotEntitled, NotNow, Stale, Unconditional
from tests.support.binders import (
    BINDER,
    CLERK,
    FALL,
    HEAD,
    NEW_YEAR_IN_OFFICE,
    OUTSIDER,
    SEEN,
    Binder,
    BinderStatus,
    House,
)


async def test_a_new_case_is_opened_under_the_profile_of_its_day_in_the_office(house: House) -> None:
    house.at = NEW_YEAR_IN_OFFICE
    opened = await house.do("open")
    assert (opened.opened, opened.repeated) == (True, False)
    assert opened.case.profile_version == "2027-01"
    assert (opened.case.opened_at, opened.case.changed_at) == (NEW_YEAR_IN_OFFICE, NEW_YEAR_IN_OFFICE)
    house.at = FALL
    assert (await house.do("open")).case.profile_version == "2023-01"


async def test_a_case_is_moved_by_the_table_of_the_profile_it_was_opened_under(house: House) -> None:
    older = await house.opened()
    house.at = NEW_YEAR_IN_OFFICE
    newer = await house.opened()
    moved = await house.do("step", older, 1)
    assert (moved.case.profile_version, moved.case.changed_at) == ("2023-01", NEW_YEAR_IN_OFFICE)
    assert (moved.opened, moved.repeated) == (False, False)
    with pytest.raises(NotNow):
        await house.do("step", newer, 1)


async def test_an_act_that_opens_may_be_told_the_identity_of_its_case(house: House) -> None:
    wanted = UUID(int=4711)
    opened = await house.do("open", wanted)
    assert opened.case.id == wanted
    assert opened.opened
    assert (await house.do("open")).case.id != (await house.do("open")).case.id


async def test_only_the_first_identity_that_an_opening_act_takes_is_that_of_the_case(house: House) -> None:
    opened = (await house.do("open_with_sheets", UUID(int=4711))).case.id
    sheets = await house.rows("sheet")
    assert opened == UUID(int=4711)
    assert len({opened, *(sheet["id"] for sheet in sheets)}) == 3
    assert [sheet["owner"] for sheet in sheets] == [str(opened)] * 2


async def test_facts_are_read_with_what_the_act_is_done_with(house: House) -> None:
    case_id = await house.opened()
    await house.do("step", case_id, 1, note="word")
    for (desk, case, command, occasion), note in zip(SEEN.asked, ("", "word"), strict=True):
        assert (desk.actor, desk.policies) == (CLERK, house.engine.policies)
        assert desk.service("calendar") == "calendar"
        assert command.note == note
        assert (occasion.actor, occasion.at, occasion.profile.version) == (CLERK, FALL, "2023-01")
        assert isinstance(occasion.new_id(), UUID)
        assert (None if case is None else case.id) == (case_id if note else None)


async def test_an_act_is_done_with_the_facts_that_were_read_and_on_the_day_of_the_office(house: House) -> None:
    _, sheet = await _with_sheet(house)
    opened = (await house.do("open", sheet=sheet)).case
    assert isinstance(opened, Binder)
    assert opened.note == str(sheet)
    house.at = NEW_YEAR_IN_OFFICE
    stepped = (await house.do("step", opened.id, 1)).case
    assert isinstance(stepped, Binder)
    assert stepped.note == "2027-01-01"


async def test_what_facts_read_and_write_is_of_the_same_transaction(house: House) -> None:
    SEEN.does = "INSERT INTO inbox_position (consumer, aggregate_type, aggregate_id) SELECT 'x', 'x', gen_random_uuid()"
    case_id = await house.opened()
    with pytest.raises(ValueError, match="nowhere"):
        await house.do("close", case_id, 1, note="nowhere")
    assert len(await house.rows("inbox_position")) == 1


@pytest.mark.parametrize(("status", "row"), [(BinderStatus.CLOSED, "TF-11"), (BinderStatus.SHUT, "TF-12")])
async def test_the_row_taken_is_the_one_whose_target_was_reached(house: House, status: BinderStatus, row: str) -> None:
    closed = await house.do("close", await house.opened(), 1, note=status.value)
    assert closed.case.status is status
    history = {entry["version"]: entry for entry in await house.rows("case_history")}
    assert (history[2]["lifecycle_row"], history[2]["source"], history[2]["target"]) == (row, "open", status.value)
    assert (history[1]["lifecycle_row"], history[1]["source"], history[1]["target"]) == ("TF-01", None, "open")


async def test_an_act_that_leads_where_no_row_does_is_a_fault_of_the_code(house: House) -> None:
    case_id = await house.opened()
    with pytest.raises(AssertionError) as fault:
        await house.do("close", case_id, 1, note="open")
    assert str(fault.value) == "the act led to open, which no admitted row allows"
    assert len(await house.rows("case_history")) == 1


async def test_who_may_see_a_case_but_not_act_on_it_is_not_entitled(house: House) -> None:
    case_id = await house.opened()
    with pytest.raises(NotEntitled):
        await house.do("step", case_id, 1, actor=HEAD)
    with pytest.raises(NotEntitled):
        await house.do("open", actor=HEAD)
    with pytest.raises(Absent):
        await house.do("step", case_id, 1, actor=OUTSIDER)


async def test_a_version_is_asked_of_everyone_but_the_clock_and_reactions(house: House) -> None:
    case_id = await house.opened()
    with pytest.raises(Unconditional):
        await house.do("step", case_id)
    for wrong in (0, 2):
        with pytest.raises(Stale):
            await house.do("step", case_id, wrong)
    moved = await house.do("step", case_id, unconditional=True)
    assert moved.case.version == 2


async def test_who_ended_what_let_them_see_the_case_may_still_read_what_came_of_it(house: House) -> None:
    handed = await house.do("hand_over", await house.opened(), 1)
    assert handed.standing.visible
    assert handed.standing.sections == {"content"}
    assert handed.standing.roles == frozenset()
    with pytest.raises(Absent):
        await house.do("step", handed.case.id, 2)


async def test_a_case_gets_the_number_of_its_year_when_an_organ_registers_it_and_keeps_it(house: House) -> None:
    case_id = await house.opened()
    assert (await house.do("step", case_id, 1)).case.number is None
    house.at = NEW_YEAR_IN_OFFICE
    assert (await house.do("step", case_id, 2, note="registered")).case.number == "容备〔2027〕1号"
    assert (await house.do("step", case_id, 3)).case.number == "容备〔2027〕1号"
    house.at = FALL
    assert (await house.do("open", note="registered")).case.number == "容备〔2026〕1号"
    assert (await house.do("open", note="registered")).case.number == "容备〔2026〕2号"
    stored = {row["number"] for row in await house.rows("binder")}
    assert stored == {"容备〔2027〕1号", "容备〔2026〕1号", "容备〔2026〕2号"}


async def test_columns_that_need_profile_and_calendar_are_derived_at_every_move(house: House) -> None:
    case_id = await house.opened()
    assert [row["due"] for row in await house.rows("binder")] == ["calendar 2023-01 open"]
    await house.do("close", case_id, 1, note="shut")
    assert [row["due"] for row in await house.rows("binder")] == ["calendar 2023-01 shut"]
    await house.do("open_with_sheets")
    assert [row["due"] for row in await house.rows("sheet")] == ["calendar 2023-01 filed"] * 2


async def test_a_kind_without_numbers_or_derived_columns_needs_neither(house: House) -> None:
    house.engine.types = {"binder": replace(BINDER, numbering=None, derive=None)}
    assert (await house.do("open", note="registered")).case.number is None
    assert [row["due"] for row in await house.rows("binder")] == [None]


async def _with_sheet(house: House) -> tuple[UUID, UUID]:
    """A binder and one of its sheets."""
    case_id = (await house.do("open_with_sheets")).case.id
    return case_id, (await house.rows("sheet"))[0]["id"]


async def test_cases_that_an_act_opens_beside_its_own_are_cases_like_any_other(house: House) -> None:
    case_id, _ = await _with_sheet(house)
    sheets = await house.rows("sheet")
    assert {(row["version"], row["status"], row["opened_at"]) for row in sheets} == {(1, "filed", FALL)}
    assert {row["number"] for row in sheets} == {"页〔2026〕1号", "页〔2026〕2号"}
    history = [row for row in await house.rows("case_history") if row["case_type"] == "sheet"]
    assert {(row["act"], row["lifecycle_row"], row["source"], row["record"]) for row in history} == {
        ("file", "TF-21", None, "{}")
    }
    told = await house.rows("outbox_event")
    assert [row["event_type"] for row in told] == [
        "filing.binder.opened.v1",
        "filing.sheet.filed.v1",
        "filing.sheet.filed.v1",
    ]
    assert [row["aggregate_version"] for row in told] == [1, 1, 1]
    assert (await house.rows("binder"))[0]["id"] == case_id


async def test_another_case_is_moved_by_its_own_table_and_keeps_its_number(house: House) -> None:
    case_id, sheet = await _with_sheet(house)
    number = (await house.rows("sheet"))[0]["number"]
    house.at = NEW_YEAR_IN_OFFICE
    await house.do("mark", case_id, 1, sheet=sheet)
    await house.do("mark", case_id, 2, sheet=sheet, note="source")
    (marked,) = [row for row in await house.rows("sheet") if row["id"] == sheet]
    assert (marked["version"], marked["status"], marked["number"]) == (3, "marked", number)
    assert marked["due"] == "calendar 2023-01 marked"
    history = [row for row in await house.rows("case_history") if row["case_id"] == sheet]
    assert [(row["version"], row["act"], row["lifecycle_row"]) for row in history] == [
        (1, "file", "TF-21"),
        (2, "mark", "TF-22"),
        (3, "mark", "TF-23"),
    ]


async def test_without_its_source_the_first_row_that_leads_there_is_taken(house: House) -> None:
    case_id, sheet = await _with_sheet(house)
    for version in (1, 2):
        await house.do("mark", case_id, version, sheet=sheet)
    history = [row for row in await house.rows("case_history") if row["case_id"] == sheet]
    assert [row["lifecycle_row"] for row in history] == ["TF-21", "TF-22", "TF-22"]


async def test_another_case_that_no_row_leads_there_is_not_moved_and_neither_is_the_first(house: House) -> None:
    case_id, sheet = await _with_sheet(house)
    with pytest.raises(NotNow):
        await house.do("mark", case_id, 1, sheet=sheet, note="torn")
    assert {row["version"] for row in await house.rows("sheet")} == {1}
    assert {row["version"] for row in await house.rows("binder")} == {1}


async def test_facts_are_read_after_the_case_is_locked(house: House) -> None:
    case_id = await house.opened()
    SEEN.asked.clear()
    async with house.engine.database.connect() as other:
        await other.execute(text("SELECT 1 FROM binder FOR UPDATE"))
        stepping = asyncio.create_task(house.do("step", case_id, 1))
        await _until_somebody_waits(str(house.engine.database.url.render_as_string(hide_password=False)))
        assert SEEN.asked == []
    assert (await stepping).case.version == 2


async def _until_somebody_waits(url: str) -> None:
    connection = await direct(url)
    async with asyncio.timeout(5):
        while not await connection.fetchval("SELECT 1 FROM pg_locks WHERE NOT granted"):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await connection.close()


async def test_what_was_stored_is_what_is_answered(house: House) -> None:
    moved: Case = (await house.do("step", await house.opened(), 1, note="word")).case
    (row,) = await house.rows("binder")
    assert BINDER.load(row["body"]) == moved
    assert (row["version"], row["status"], row["number"]) == (2, "open", None)
