"""Lists and counters at many rows: totals are capped, pages follow each other, counters never make anybody wait."""

from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from services.supervision.problems.case_type import PROBLEM
from tests.support.supervision_planting import NATURES, many_problems, noticed, plant, problem
from tests.support.supervision_visit_stage import VisitStage

ITEMS = "/v1/problem-items"
FIGURES = "/v1/statistics/problems"


async def page(house: VisitStage, who: str, **asked: Any) -> dict[str, Any]:
    """One page of that person's list."""
    return await house.done(house.get(who, ITEMS, **asked))


async def test_beyond_a_thousand_the_total_says_more_and_pages_still_follow_each_other(house: VisitStage) -> None:
    items = many_problems(Random(7), 1_250)
    await plant(house.running, PROBLEM, *items, columns=noticed(items))
    whole = await page(house, "secretary", page_size=200)
    assert (whole["total"], whole["total_is_capped"], len(whole["items"])) == (1000, True, 200)
    seen: list[UUID] = []
    for number in range(1, 8):
        seen += [UUID(one["id"]) for one in (await page(house, "secretary", page_size=200, page=number))["items"]]
    assert len(seen) == len(set(seen)) == 1_250
    newest = sorted(items, key=lambda one: (-one.opened_on.toordinal(), one.id))
    assert seen == [one.id for one in newest]
    some = await page(house, "secretary", nature=NATURES[0])
    assert (some["total"], some["total_is_capped"]) == (sum(one.nature == NATURES[0] for one in items), False)


async def test_no_act_waits_for_a_counter_that_another_one_holds(house: VisitStage) -> None:
    items = [
        problem(opened_on=one.opened_on, nature=NATURES[n % 2]) for n, one in enumerate(many_problems(Random(8), 60))
    ]
    await plant(house.running, PROBLEM, *items, columns=noticed(items))
    checked = text("UPDATE problem SET status = 'checked_off', checked_off_on = opened_on WHERE id = ANY(:ids)")
    mine, theirs = ([one.id for one in items[start::2]] for start in (0, 1))
    async with house.running.database.connect() as first, house.running.database.connect() as second:
        await first.execute(checked, {"ids": mine})
        await first.execute(text("SELECT problem_added_up()"))
        await second.execute(text("SET lock_timeout = '100ms'"))
        await second.execute(checked, {"ids": theirs})  # the same unit and the same months
        await second.execute(text("SELECT problem_added_up()"))
        await second.commit()
        await first.commit()
    told = (await house.done(house.get("secretary", FIGURES)))["whole"]
    assert (told["items"], told["checked_off"], told["rate"]) == (60, 60, 1.0)


async def test_what_is_rolled_back_is_in_no_counter(house: VisitStage) -> None:
    items = [problem() for _ in range(3)]
    await plant(house.running, PROBLEM, *items, columns=noticed(items))
    async with house.running.database.connect() as connection:
        await connection.execute(text("DELETE FROM problem"))
        await connection.execute(text("SELECT problem_added_up()"))
        await connection.rollback()
    assert (await house.done(house.get("secretary", FIGURES)))["whole"]["items"] == 3


@pytest.mark.parametrize("trigger", ["problem_inserted", "problem_updated"])
async def test_without_a_trigger_the_figures_would_be_wrong(house: VisitStage, trigger: str) -> None:
    await house.sql(f"ALTER TABLE problem DISABLE TRIGGER {trigger}")
    item = problem(status="open")
    await plant(house.running, PROBLEM, item)
    await house.sql("UPDATE problem SET status = 'withdrawn' WHERE id = :id", id=item.id)
    told = (await house.done(house.get("secretary", FIGURES)))["whole"]
    assert (told["open"], told["withdrawn"]) != (0, 1)
