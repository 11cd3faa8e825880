"""Forms handed in over HTTP: taken whole through the same acts as ever, or nothing of them is."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import text

from libs.sheets.answering import XLSX
from tests.service.supervision.import_desk import form, hand_in, hand_over, rows, wrong
from tests.support import supervision_import_papers as papers
from tests.support import supervision_task_papers as tasks
from tests.support.small_city import HOUSING, organ_id
from tests.support.supervision_sources_stage import Stage

EAST, WEST, NORTH = "east", "west", "north"


async def test_every_list_of_a_form_is_opened_and_still_needs_both_confirmations(stage: Stage) -> None:
    lines = [papers.ranking_line("a"), papers.ranking_line("b", "2026-01", reference="=市政府会议")]
    places = [*papers.place_lines("a"), *papers.place_lines("b", NORTH, EAST, WEST)]
    content = papers.filled(await form(stage, "ranking"), lines, places)
    answer = await hand_in(stage, "ranking", content, system="bureau_ledger")
    taken = answer.json()
    assert (answer.status_code, taken["status"], taken["via"], taken["next_acts"]) == (201, "taken", "sheet", [])
    assert [(one["source_id"], one["taken"]) for one in taken["records"]] == [("a", "opened"), ("b", "opened")]
    lists = [(await stage.get("bureau-head", f"/v1/rankings/{one['record_id']}")).json() for one in taken["records"]]
    assert [(one["status"], one["period"], one["number"]) for one in lists] == [
        ("imported", "2026-02", "排名〔2026〕1号"),
        ("imported", "2026-01", "排名〔2026〕2号"),
    ]
    assert lists[1]["reference"] == "=市政府会议" and lists[0]["evidence"] == ["排名表", "会议纪要"]
    assert [place["unit_id"] for place in lists[1]["places"]] == [str(organ_id(code)) for code in (NORTH, EAST, WEST)]
    for who in ("bureau-head", "case-manager"):
        lists[0] = await stage.done(stage.act(who, "rankings", lists[0], "confirmation", {}))
    assert lists[0]["status"] == "confirmed"
    told = [event["type"] for event in await stage.told()]
    assert told[-4:] == [
        f"supervision.ranking.{name}.v1" for name in ("imported", "imported", "half_confirmed", "confirmed")
    ]
    read = await stage.get("case-manager", answer.headers["location"])
    assert (read.status_code, read.json()["records"]) == (200, taken["records"])


async def test_the_same_form_again_is_the_same_records_and_another_form_is_not(stage: Stage) -> None:
    blank = await form(stage, "ranking")
    content = papers.filled(blank, [papers.ranking_line()], papers.place_lines())
    first = (await hand_in(stage, "ranking", content)).json()["records"]
    again = (await hand_in(stage, "ranking", content, "bureau-head")).json()["records"]
    assert [(one["record_id"], one["taken"]) for one in again] == [(first[0]["record_id"], "repeated")]
    assert await rows(stage, "ranking") == [1]
    renumbered = papers.filled(blank, [papers.ranking_line("9")], papers.place_lines("9"))
    same = (await hand_in(stage, "ranking", renumbered)).json()["records"]
    assert [(one["record_id"], one["taken"]) for one in same] == [(first[0]["record_id"], "repeated")]
    later = papers.filled(blank, [papers.ranking_line(version=2)], papers.place_lines())
    assert wrong(await hand_in(stage, "ranking", later)) == {("#/sheets/1/rows/4/B", "import_version_of_no_system")}
    other = papers.filled(blank, [papers.ranking_line(period="2026-01")], papers.place_lines())
    assert (await hand_in(stage, "ranking", other)).json()["records"][0]["taken"] == "opened"
    named = await hand_in(stage, "ranking", content, system="bureau_ledger")
    assert (named.status_code, wrong(named)) == (409, {("#/sheets/1/rows/4/E", "ranking_period_taken")})


def _faulty(blank: bytes) -> bytes:
    lines = [
        papers.ranking_line("a"),
        papers.ranking_line("a", "2026-01"),
        papers.ranking_line("b", "2026-13", kind="别的"),
        papers.ranking_line("c", "2026-05", ranked="三"),
        papers.ranking_line("d", "2025-13"),
    ]
    places = [*papers.place_lines("a"), ["z", EAST, None, 1], ["d", "nowhere", None, 1], ["d", WEST, None, 0]]
    return papers.filled(blank, lines, places)


FAULTS = {
    ("#/sheets/1/rows/5/A", "import_record_twice"),
    ("#/sheets/1/rows/6/C", "sheet_choice_unknown"),
    ("#/sheets/1/rows/7/I", "sheet_whole_expected"),
    ("#/sheets/2/rows/7/A", "import_line_unattached"),
    ("#/sheets/2/rows/9/D", "greater_than_equal"),
}


async def test_every_faulty_cell_is_told_in_the_language_of_the_reader_and_nothing_is_taken(stage: Stage) -> None:
    content = _faulty(await form(stage, "ranking"))
    before = await rows(stage, "ranking", "import_batch", "idempotency", "outbox_event", "case_history")
    for language, start in (("zh", "工作表1第5行A列："), ("en", "Sheet 1, cell A5: ")):
        answer = await hand_in(stage, "ranking", content, language=language)
        assert (answer.status_code, answer.json()["code"], wrong(answer)) == (422, "import_faulty", FAULTS)
        assert answer.json()["errors"][0]["detail"].startswith(start)
    assert await rows(stage, "ranking", "import_batch", "idempotency", "outbox_event", "case_history") == before
    assert "别的" not in answer.text and "nowhere" not in answer.text


async def test_a_form_that_is_checked_comes_back_with_its_cells_marked_and_nothing_is_kept(stage: Stage) -> None:
    blank = await form(stage, "ranking")
    answer = await hand_in(stage, "ranking", _faulty(blank), check=True)
    assert (answer.status_code, answer.headers["content-type"], answer.headers["sheet-faults"]) == (200, XLSX, "5")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    red = {
        (number, cell.coordinate)
        for number, sheet in enumerate(book.worksheets[:2], 1)
        for row in sheet.iter_rows(min_row=4)
        for cell in row
        if cell.fill.fgColor.rgb == "FFFFC7CE"
    }
    assert red == {(1, "A5"), (1, "C6"), (1, "I7"), (2, "A7"), (2, "D9")}
    assert book["榜单"]["I7"].value == "三" and book["榜单"]["I7"].comment.text == "应为整数"
    assert len(list(book["错误清单"].iter_rows(min_row=2))) == len(FAULTS)
    sound = papers.filled(blank, [papers.ranking_line()], papers.place_lines())
    tables = ("ranking", "import_batch", "idempotency", "outbox_event", "case_history", "number_series")
    before = await rows(stage, *tables)
    for _ in range(2):
        passed = await hand_in(stage, "ranking", sound, check=True)
        assert (passed.status_code, passed.headers["sheet-faults"]) == (200, "0")
    assert openpyxl.load_workbook(BytesIO(passed.content)).sheetnames == ["榜单", "名次", "可选值"]
    assert await rows(stage, *tables) == before
    assert (await hand_in(stage, "ranking", passed.content)).status_code == 201


async def test_a_record_that_breaks_a_rule_lets_none_of_the_others_in(stage: Stage) -> None:
    again = papers.ranking_line("b", reference="另一次会议")
    lines = [
        papers.ranking_line("a"),
        again,
        papers.ranking_line("c", "2025-12", ranked=2),
        *[papers.ranking_line("d")] * 2,
    ]
    places = [row for record in "abc" for row in papers.place_lines(record)]
    places[-1] = ["c", "housing", None, 3]
    lines[-1] = papers.ranking_line("e")
    places += [row for record in "de" for row in papers.place_lines(record, NORTH, EAST)]
    answer = await hand_in(stage, "ranking", papers.filled(await form(stage, "ranking"), lines, places))
    assert answer.status_code == 422
    assert wrong(answer) == {
        ("#/sheets/1/rows/5/E", "ranking_period_taken"),
        ("#/sheets/1/rows/6/A", "ranking_incomplete"),
        ("#/sheets/1/rows/6/A", "ranking_kinds_mixed"),
        ("#/sheets/2/rows/12/B", "ranking_unit_unknown"),
        ("#/sheets/1/rows/7/A", "import_record_twice"),
        ("#/sheets/1/rows/8/A", "import_record_twice"),
    }
    assert await rows(stage, "ranking", "import_batch") == [0, 0]
    async with stage.reactor.running.database.connect() as connection:
        denied = await connection.execute(text("SELECT action, outcome FROM audit_event WHERE decision = 'deny'"))
        assert [tuple(row) for row in denied] == [("import_batch.take", "import_faulty")]


async def test_criticisms_and_circulars_are_handed_in_as_forms_too(stage: Stage) -> None:
    line: list[Any] = ["1", 1, "vice-mayor", None, "市领导", "全市推进会", "2026年3月2日", "进展缓慢", "会议纪要"]
    units: list[list[Any]] = [["1", "housing", "是", "是", "是", "督查通报第12期"], ["1", EAST, None, "是"]]
    blank = await form(stage, "criticism", "case-manager")
    labels = [cell.value for cell in openpyxl.load_workbook(BytesIO(blank))["可选值"]["A"]]
    line[4] = labels[0]
    answer = await hand_in(stage, "criticism", papers.filled(blank, [line], units), "case-manager")
    assert answer.status_code == 201, answer.text
    made = (await stage.get("case-manager", f"/v1/criticisms/{answer.json()['records'][0]['record_id']}")).json()
    assert [(unit["unit_id"], unit["roles"], unit["lead_duty_unfulfilled"]) for unit in made["units"]] == [
        (str(HOUSING), ["lead", "undertaking"], True),
        (str(organ_id(EAST)), ["undertaking"], False),
    ]
    blank = await form(stage, "circular", language="en")
    line = ["1", None, "government", None, "Municipal circular", "许督〔2026〕12号", "2026-03-02", "台账不实", "原件"]
    wrong_part = papers.filled(blank, [line], [["1", "housing", None, None]])
    refused = await hand_in(stage, "circular", wrong_part)
    assert wrong(refused) == {("#/sheets/2/rows/4/C", "source_no_task_role")}
    answer = await hand_in(stage, "circular", papers.filled(blank, [line], [["1", "housing", "yes", None]]))
    assert answer.status_code == 201, answer.text


async def test_progress_is_reported_on_tasks_by_those_who_may(stage: Stage) -> None:
    plan = tasks.task(HOUSING, [tasks.milestone(HOUSING)])
    task = await stage.done(stage.post("office1-head", "/v1/tasks", plan))
    record = papers.progress(task=task["number"])
    done = await stage.done(hand_over(stage, "task-progress", record, who="housing-clerk"))
    assert [(one["taken"], one["record_id"]) for one in done["records"]] == [("reported", task["id"])]
    strange = await hand_over(stage, "task-progress", {**record, "source_id": "jz-2"}, who="east-head")
    assert (strange.status_code, wrong(strange)) == (422, {("#/records/0/task", "import_task_unknown")})
    blank = await form(stage, "task-progress", "housing-clerk")
    assert task["number"] in [cell.value for cell in openpyxl.load_workbook(BytesIO(blank))["可选值"]["A"]]
    bad = papers.filled(blank, [["9", 1, task["number"], "m1", "是", 60, None, "审定件"]])
    refused = await hand_in(stage, "task-progress", bad, "housing-clerk")
    assert wrong(refused) == {("#/sheets/1/rows/4/F", "task_percent_contradicts")}
    good = papers.filled(blank, [["9", 1, task["number"], "m1", "是", 100, None, "审定件"]])
    assert (await hand_in(stage, "task-progress", good, "housing-clerk")).status_code == 201


@pytest.mark.parametrize("kind", ["ranking", "criticism", "circular"])
async def test_only_those_who_may_hand_in_one_hand_over_many_and_only_they_get_the_form(
    stage: Stage, kind: str
) -> None:
    record = getattr(papers, kind)()
    for who in ("housing-head", "office1-head", "secretary", "east-head", "vice-mayor"):
        assert (await hand_over(stage, kind, record, who=who)).status_code == 403
        assert (await hand_in(stage, kind, b"", who)).status_code == 403
        assert (await hand_in(stage, kind, b"", who, check=True)).status_code == 403
        assert (await stage.get(who, f"/v1/{kind}-imports/template")).status_code == 403
    made = await stage.done(hand_over(stage, kind, record))
    seen = {
        who: (await stage.get(who, f"/v1/imports/{made['id']}")).status_code
        for who in ("bureau-head", "case-manager", "housing-head", "office1-officer")
    }
    assert list(seen.values()) == [200, 200, 404, 404]
    listed = (await stage.get("bureau-head", "/v1/imports", source_system="bureau_ledger")).json()
    assert [(one["id"], one["counted"]) for one in listed["items"]] == [(made["id"], 1)]
    assert (await stage.get("housing-head", "/v1/imports")).json()["total"] == 0


async def test_what_is_no_plain_workbook_is_refused_as_a_whole_and_that_is_recorded(stage: Stage) -> None:
    answers = [
        await hand_in(stage, "ranking", b"a,b,c"),
        await hand_in(stage, "ranking", b"PK" + bytes(5 * 1024 * 1024)),
        await hand_in(stage, "ranking", await form(stage, "ranking"), system="Bureau Ledger"),
        await stage.post("bureau-officer", "/v1/ranking-imports", {}),
    ]
    assert [(one.status_code, one.json()["code"]) for one in answers] == [
        (422, "sheet_unreadable"),
        (413, "body_too_large"),
        (422, "fields_invalid"),
        (415, "media_type_unsupported"),
    ]
    async with stage.reactor.running.database.connect() as connection:
        denied = await connection.execute(text("SELECT action, outcome FROM audit_event WHERE decision = 'deny'"))
        assert [tuple(row) for row in denied] == [("import_batch.take", "sheet_unreadable")]
