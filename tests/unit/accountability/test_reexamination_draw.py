"""The half-yearly draw: by lot, among all that was closed, and anyone can repeat it (TA-15, A-10, G-48)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.contracts.accountability_aftermath import (
    CasesDrawn,
)
from libs.kernel.case import Moved
from libs.kernel.drawing import drawn as draw_by_lot
from libs.kernel.drawing import sample_size, value_of
from services.accountability.reexaminations import facts as f
from services.accountability.reexaminations.case_type import DRAW
from services.accountability.reexaminations.draw import Draw, half_year_of
from services.accountability.reexaminations.dues import dues
from services.accountability.reexaminations.reexamination import Reexamination
from services.accountability.reexaminations.status import (
    DrawStatus,
)
from tests.support import accountability_cases_cast as cast
from tests.support.accountability_aftermath_papers import (
    CLOSE,
    Act,
    calendar,
    named,
    perform,
    refused,
)
from tests.support.accountability_aftermath_reviews import (
    closed,
    drawn,
)

SERVICES = {"calendar": calendar()}
TEN = tuple(named(f"case-{number}") for number in range(10))


@pytest.mark.parametrize(("population", "size"), [(0, 0), (1, 1), (10, 1), (11, 2), (20, 2), (21, 3), (100, 10)])
def test_a_tenth_is_drawn_rounded_up_and_at_least_one(population: int, size: int) -> None:
    assert sample_size(population, 10) == size


@given(st.sets(st.uuids(), max_size=40), st.text(max_size=40), st.integers(1, 100))
def test_the_same_seed_draws_the_same_cases_in_whatever_order_they_are_known(
    population: set[UUID], seed: str, percent: int
) -> None:
    sample = draw_by_lot(sorted(population), seed, percent)
    assert sample == draw_by_lot(sorted(population, reverse=True), seed, percent)
    assert set(sample) <= population and len(sample) == sample_size(len(population), percent)
    left = population - set(sample)
    assert all(value_of(seed, one) <= value_of(seed, other) for one in sample for other in left)


def test_another_seed_draws_otherwise() -> None:
    samples = {draw_by_lot(TEN, f"seed-{number}", 30) for number in range(20)}
    assert len(samples) > 10


def test_no_case_is_drawn_more_readily_than_another() -> None:
    counts = dict.fromkeys(TEN, 0)
    for number in range(2000):
        for one in draw_by_lot(TEN, f"seed-{number}", 10):
            counts[one] += 1
    assert all(140 < count < 260 for count in counts.values())


def test_a_draw_keeps_seed_population_method_and_sample_so_that_it_can_be_repeated() -> None:
    cases = tuple(closed(name=f"case-{number}") for number in range(11))
    draw, others = drawn(*cases)
    assert set(draw.population) == {one.case.id for one in cases} and draw.percent == 10
    assert draw.sample == draw_by_lot(draw.population, draw.seed, draw.percent) and len(draw.sample) == 2
    assert drawn_of(others) == set(draw.sample) and draw.method == "sha256_lowest"
    assert len(draw.seed) == 32 and draw.seed != draw.id.hex


def test_what_is_told_of_a_draw_is_how_many() -> None:
    facts = f.DrawFacts(cases=(f.Drawable(closed().case),))
    outcome = perform(DRAW, None, "draw", Act("manager", {}, facts, CLOSE.day))
    assert isinstance(outcome.event, CasesDrawn)
    assert (outcome.event.population, outcome.event.drawn, outcome.event.half_year) == (1, 1, "2026-h1")


@pytest.mark.parametrize(("day", "half_year"), [(date(2026, 6, 30), "2026-h1"), (date(2026, 7, 1), "2026-h2")])
def test_the_year_has_two_halves(day: date, half_year: str) -> None:
    assert half_year_of(day) == half_year


def draw_with(**facts: Any) -> set[str]:
    """With which codes a draw is refused."""
    found_cases = (f.Drawable(closed().case),)
    return refused(DRAW, None, "draw", Act("manager", {}, f.DrawFacts(**{"cases": found_cases, **facts}), CLOSE.day))


def test_an_organ_draws_once_in_a_half_year_and_only_if_there_is_something_to_draw() -> None:
    assert draw_with(half_years=frozenset({"2026-h1"})) == {"reexamination_already_drawn"}
    assert draw_with(half_years=frozenset({"2025-h2"})) == set()
    assert draw_with(cases=()) == {"reexamination_nothing_to_draw"}


def drawn_of(moved: tuple[Moved, ...]) -> set[UUID]:
    """The cases that are re-examined."""
    return {one.case.case_id for one in moved if isinstance(one.case, Reexamination)}


def test_the_next_draw_supersedes_the_one_before_and_the_cycle_counts_anew() -> None:
    first, _ = drawn(closed())
    (running,) = dues(first, cast.profile(), SERVICES)
    assert (running.code, running.deadline.due_on) == ("reexamination.cycle", date(2026, 12, 1))
    second, others = drawn(closed(name="later"), day=date(2026, 12, 2), current=first)
    (over,) = (one.case for one in others if isinstance(one.case, Draw))
    assert over.status is DrawStatus.SUPERSEDED and dues(over, cast.profile(), SERVICES) == ()
    assert second.since_on == first.drawn_on
