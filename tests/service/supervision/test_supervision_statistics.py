"""The figures of supervision are those of the list, counted by hand; and the sheets say what the figures say."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from random import Random
from typing import Any
from uuid import UUID

import openpyxl
from sqlalchemy import text

from libs.chassis.saving import columns_of
from libs.kernel import periods
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.visit import Visit
from tests.support.small_city import organ_id
from tests.support.supervision_planting import many_problems, many_visits, noticed, plant, problem, visit
from tests.support.supervision_visit_stage import VisitStage

EXPORT = "/v1/exports/visits"
SEED = 20260316
TODAY = date(2026, 3, 16)
SPAN = {"from": "2026-01", "to": "2026-03"}
COLOURS = ("blue", "orange", "red")
CALLERS = ("secretary", "case-manager", "deputy", "office1-head", "office2-officer", "body1-officer", "visit-member")
STATUSES = tuple(str(status) for status in ProblemStatus)
WAITING = (ProblemStatus.NOTIFIED, ProblemStatus.RECTIFYING)


async def listed(house: VisitStage, who: str, path: str, **filters: str) -> set[UUID]:
    """The ids on all pages of that person's list."""
    found: set[UUID] = set()
    page, total = 1, 1
    while len(found) < total:
        body = await house.done(house.get(who, path, page=page, page_size=200, **filters))
        found |= {UUID(one["id"]) for one in body["items"]}
        page, total = page + 1, body["total"]
    return found


async def figures(house: VisitStage, who: str, of: str, by: str, **span: str) -> tuple[dict[str | None, Any], Any]:
    """The groups by their keys, and the whole."""
    body = await house.done(house.get(who, f"/v1/statistics/{of}", by=by, **(span or SPAN)))
    groups = {one.pop("key"): one for one in body["items"]}
    return groups, body["whole"]


def rate(part: int, of: int) -> float | None:
    return round(part / of, 4) if of else None


class Items:
    """The planted items, and the slips that are out."""

    def __init__(self, chance: Random, number: int) -> None:
        made = many_problems(chance, number)
        self.by_id = {one.id: replace(one, due_on=_due(chance, one)) for one in made}
        self.slips = {key: chance.choice(COLOURS) for key, one in self.by_id.items() if late(one)
                      and chance.random() < 0.7}  # fmt: skip

    def columns(self) -> dict[UUID, dict[str, Any]]:
        """The columns as they would be: told to the unit, slips out, overdue by their day."""
        found = noticed(self.by_id.values())
        return {key: {**found.get(key, {}), "slip_colour": self.slips.get(key)} for key in self.by_id}

    def counted(self, keys: Iterable[UUID]) -> dict[str, Any]:
        """The figures of these items, one by one."""
        chosen = [self.by_id[key] for key in keys]
        by_status = Counter(str(one.status) for one in chosen)
        slips = Counter(self.slips[one.id] for one in chosen if one.id in self.slips)
        told = len(chosen) - by_status["open"] - by_status["withdrawn"]
        return {
            "items": len(chosen),
            "told": told,
            **{status: by_status[status] for status in STATUSES},
            **{colour: slips[colour] for colour in COLOURS},
            "overdue": sum(late(one) for one in chosen),
            "falsified": sum(one.falsified for one in chosen),
            "recurrent": sum(bool(one.recurrence_of) for one in chosen),
            "rate": rate(by_status["checked_off"], told),
        }


def _due(chance: Random, one: Problem) -> date | None:
    return None if one.due_on is None else TODAY + timedelta(chance.randrange(-20, 20))


def late(one: Problem) -> bool:
    """Overdue as the rule says it: the unit is to put it right, and its day was before today (G-55)."""
    return one.status in WAITING and one.due_on is not None and one.due_on < TODAY


PROBLEM_KEYS: dict[str, Callable[[Problem], str | None]] = {
    "nature": lambda one: one.nature,
    "unit": lambda one: str(one.unit_id),
    "office": lambda one: None if one.office_id is None else str(one.office_id),
    "organ": lambda one: str(one.competent_organ_id),
    "month": lambda one: periods.month_of(one.opened_on),
    "quarter": lambda one: periods.quarter_of(one.opened_on),
}


async def compare_problems(house: VisitStage, items: Items, *callers: str) -> int:
    """Compare every grouping for these callers with their list; how many items they see together."""
    seen = 0
    days = {"opened_from": "2026-01-01", "opened_until": "2026-03-31"}
    for who in callers:
        keys = await listed(house, who, "/v1/problem-items", **days)
        seen += len(keys)
        for by, key_of in PROBLEM_KEYS.items():
            groups, whole = await figures(house, who, "problems", by)
            by_key: dict[str | None, list[UUID]] = {}
            for key in keys:
                by_key.setdefault(key_of(items.by_id[key]), []).append(key)
            assert groups == {key: items.counted(of) for key, of in by_key.items()}, (who, by, SEED)
            assert whole == items.counted(keys), (who, by, SEED)
    return seen


async def test_the_figures_of_problems_are_those_of_the_list_whatever_moved(house: VisitStage) -> None:
    chance = Random(SEED)
    items = Items(chance, 240)
    await plant(house.running, PROBLEM, *items.by_id.values(), columns=items.columns())
    foreign = replace(problem(), competent_organ_id=organ_id("county"))
    before = problem(opened_on=date(2025, 12, 31))
    await plant(house.running, PROBLEM, foreign, before, columns=noticed([foreign, before]))
    assert await compare_problems(house, items, *CALLERS) > 600
    gone = chance.sample(sorted(items.by_id), 60)
    async with house.running.database.begin() as connection:
        for key in gone[:20]:
            await connection.execute(text("DELETE FROM problem WHERE id = :id"), {"id": key})
            del items.by_id[key]
            items.slips.pop(key, None)
    for key in gone[20:]:
        moved = replace(items.by_id[key], status=ProblemStatus.CHECKED_OFF, nature="other", due_on=TODAY)
        items.by_id[key] = moved
        items.slips.pop(key, None)
        row = {**columns_of(PROBLEM, moved, {}), **items.columns()[key]}
        async with house.running.database.begin() as connection:
            wanted = PROBLEM.table.update().where(PROBLEM.table.c.id == key)
            await connection.execute(wanted.values({name: row[name] for name in row if name != "id"}))
    await compare_problems(house, items, "secretary", "office1-head", "office2-officer")
    async with house.running.database.begin() as connection:
        for of in ("problem", "visit"):
            await connection.execute(text(f"SELECT {of}_added_up()"))
        assert (await connection.execute(text("SELECT count(*) FROM problem_move"))).scalar_one() == 0
    await compare_problems(house, items, "case-manager", "body1-officer")


def visits_counted(visits: list[Visit]) -> dict[str, Any]:
    """The figures of these visits, one by one."""
    held = [one for one in visits if one.status == "closed"]
    with_problems = [one for one in held if one.opened_problem_ids]
    return {
        "held": len(held),
        "under_way": len(visits) - len(held),
        "unannounced": sum(one.unannounced for one in held),
        "joint": sum(one.joint for one in held),
        "with_problems": len(with_problems),
        "problems": sum(len(one.opened_problem_ids) for one in held),
        "problem_rate": rate(len(with_problems), len(held)),
    }


VISIT_KEYS: dict[str, Callable[[Visit, date], str]] = {
    "kind": lambda one, _on: one.kind,
    "unit": lambda one, _on: str(one.unit_id),
    "office": lambda one, _on: str(one.office_id),
    "month": lambda _one, on: periods.month_of(on),
    "quarter": lambda _one, on: periods.quarter_of(on),
    "week": lambda _one, on: periods.iso_week_of(on),
}


async def test_the_figures_of_visits_are_those_of_the_list_and_know_of_none_that_has_not_started(
    house: VisitStage,
) -> None:
    made = {one.id: one for one in many_visits(Random(SEED), 160)}
    await plant(house.running, VISIT, *made.values())
    days = {"visited_from": "2025-12-01", "visited_to": "2026-02-28"}
    span = {"from": "2025-12", "to": "2026-02"}
    named = 0
    for who in (*CALLERS, "body2-head"):
        keys = await listed(house, who, "/v1/visits", **days)
        named += who == "visit-member" and len(keys)
        for by, key_of in VISIT_KEYS.items():
            groups, whole = await figures(house, who, "visits", by, **span)
            by_key: dict[str, list[Visit]] = {}
            for one in (made[key] for key in keys):
                assert one.visited_on is not None
                by_key.setdefault(key_of(one, one.visited_on), []).append(one)
            assert groups == {key: visits_counted(of) for key, of in by_key.items()}, (who, by, SEED)
            assert whole == visits_counted([made[key] for key in keys]), (who, by, SEED)
    assert named > 30  # also those whose units the caller's office does not look after
    weeks, _ = await figures(house, "secretary", "visits", "week", **span)
    assert "2026-w01" in weeks and "2025-w53" not in weeks  # 29 December 2025 is in the first week of 2026


async def test_g54_a_hidden_visit_changes_no_figure_even_of_its_team(house: VisitStage) -> None:
    await plant(house.running, VISIT, *many_visits(Random(SEED), 20))
    asked = [(who, by) for who in ("office1-head", "visit-member", "secretary") for by in VISIT_KEYS]
    before = [await figures(house, who, "visits", by) for who, by in asked]
    coverage = await house.done(house.get("secretary", "/v1/statistics/coverage", **SPAN))
    await plant(house.running, VISIT, visit(None, unannounced=True))
    assert before == [await figures(house, who, "visits", by) for who, by in asked]
    assert coverage == await house.done(house.get("secretary", "/v1/statistics/coverage", **SPAN))


async def test_the_figures_of_coverage_are_those_of_the_screens(house: VisitStage) -> None:
    await plant(house.running, VISIT, visit(date(2026, 1, 5)), visit(date(2026, 2, 5), "daily_dispatched"))
    house.clock.at = datetime(2026, 4, 1, 4, tzinfo=UTC)
    body = await house.done(house.get("case-manager", "/v1/statistics/coverage", **SPAN))
    found = {(one["period"], one["scope"]): one for one in body["items"]}
    assert set(found) == {
        *((month, scope) for month in ("2026-01", "2026-02", "2026-03") for scope in ("organ", "body")),
        ("2026-q1", "organ"),
    }
    for month in ("2026-01", "2026-02", "2026-03"):
        for path, scope in (("monthly", "organ"), ("bodies", "body")):
            seen = await house.done(house.get("case-manager", f"/v1/coverage/{path}", month=month))
            told = found[(month, scope)]
            assert (told["demands"], told["held"]) == (len(seen["items"]), sum(one["held"] for one in seen["items"]))
            assert {state: told[state] for state in ("ok", "open", "at_risk", "breached", "unknown")} == {
                name: number for name, number in seen["totals"].items() if name != "lines"
            }


async def test_units_have_no_figures_and_months_have_bounds(house: VisitStage) -> None:
    for of in ("problems", "visits", "coverage", "samples", "leads"):
        for who in ("housing-clerk", "housing-head", "administrator"):
            assert (await house.get(who, f"/v1/statistics/{of}")).status_code == 403, (of, who)
    wrong = ({"from": "2026-04", "to": "2026-03"}, {"from": "2022-01", "to": "2026-03"}, {"from": "2026-00"})
    for span in wrong:
        assert (await house.get("secretary", "/v1/statistics/problems", **span)).status_code == 422, span
    too_long = {"from": "2025-12", "to": "2026-03", "by": "week"}
    assert (await house.get("secretary", "/v1/statistics/visits", **too_long)).status_code == 422
    body = await house.done(house.get("case-manager", "/v1/statistics/leads"))
    assert (body["from"], body["to"], body["items"], body["whole"]["received"]) == ("2026-01", "2026-03", [], 0)


def rows_of(content: bytes) -> list[dict[str, Any]]:
    """The lines of a sheet by the titles of their columns."""
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    _title, _unit, head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in lines]


async def test_a_sheet_of_figures_says_what_the_figures_say(house: VisitStage) -> None:
    items = Items(Random(SEED), 60)
    await plant(house.running, PROBLEM, *items.by_id.values(), columns=items.columns())
    _, whole = await figures(house, "secretary", "problems", "unit")
    answer = await house.get("secretary", "/v1/statistics/problems", by="unit", format="xlsx", **SPAN)
    assert answer.headers["content-type"].startswith("application/vnd.openxmlformats")
    lines = rows_of(answer.content)
    assert [line["Group"] for line in lines[:-1]] == ["housing", "schools", "east"] or len(lines) == 4
    last = lines[-1]
    told = (last["Items"], last["Checked off"], last["Overdue"], round(float(last["Rate of rectification"]), 4))
    assert told == (whole["items"], whole["checked_off"], whole["overdue"], whole["rate"])
    for of in ("visits", "coverage", "samples", "leads"):
        answer = await house.get("case-manager", f"/v1/statistics/{of}", format="xlsx")
        assert answer.status_code == 200 and rows_of(answer.content) is not None, of


async def test_an_export_holds_the_lines_of_the_list_and_no_formula(house: VisitStage) -> None:
    items = Items(Random(SEED), 40)
    first = next(iter(items.by_id))
    items.by_id[first] = replace(items.by_id[first], facts="=HYPERLINK(1)", unit_id=organ_id("housing"))
    await plant(house.running, PROBLEM, *items.by_id.values(), columns=items.columns())
    for who in ("secretary", "office2-officer"):
        total = await house.total(who, "/v1/problem-items", nature="shirking")
        answer = await house.get(who, "/v1/exports/problems", nature="shirking")
        assert len(rows_of(answer.content)) == total > 0
    lines = rows_of((await house.get("office1-head", "/v1/exports/problems")).content)
    assert "=HYPERLINK(1)" in {line["What was found"] for line in lines}
    sheet = openpyxl.load_workbook(BytesIO((await house.get("office1-head", "/v1/exports/problems")).content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row}.isdisjoint({"f"})
    assert [line["No."] for line in lines] == list(range(1, len(lines) + 1))
    of_unit = rows_of((await house.get("housing-clerk", "/v1/exports/problems")).content)
    assert of_unit and {line["Source"] for line in of_unit} == {None}
    assert len(of_unit) == await house.total("housing-clerk", "/v1/problem-items")


async def test_p33_the_sheet_of_visits_has_a_hidden_one_for_its_team_alone(house: VisitStage) -> None:
    await plant(house.running, VISIT, visit(date(2026, 3, 2)), visit(None, unannounced=True))
    people = ("office1-head", "office1-officer", "secretary", "housing-head", "office2-head")
    counted = {who: len(rows_of((await house.get(who, EXPORT)).content)) for who in people}
    assert counted == {"office1-head": 2, "office1-officer": 1, "secretary": 1, "housing-head": 1, "office2-head": 0}
    # Of which kind it was is not for the unit, neither in the sheet nor by how long a filter leaves it.
    (shown,), (closed,) = [rows_of((await house.get(who, EXPORT)).content) for who in ("secretary", "housing-head")]
    kept = {title: closed[title] for title in shown if shown[title] != closed[title]}
    assert set(kept) in ({"检查种类", "发现问题数"}, {"Kind", "Problems"}) and not any(kept.values())
    assert rows_of((await house.get("housing-head", EXPORT, kind="daily_cdi")).content) == []
