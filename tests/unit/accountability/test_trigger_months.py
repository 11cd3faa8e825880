"""Last twice in a row: boundaries, ties, months without review, corrections, and any order of arrival (A-04, G-37)."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.accountability.triggers import months
from services.accountability.triggers.months import Month, fold
from services.accountability.triggers.status import TierReason
from tests.support.accountability_triggers_papers import Weighed, listed, named, profile, ranking

LAST, BETTER, ABSENT = "last", "better", "absent"
PLACES = {LAST: 9, BETTER: 5}


def told(month: str, standing: dict[str, str]) -> list[tuple[str, int]]:
    """The list of a month: others are always there, so that who is better is not last."""
    bottom = 9 if LAST not in standing.values() else 1
    return [*((who, PLACES[how]) for who, how in standing.items() if how != ABSENT), (f"others-{bottom}", bottom)]


def heard(*standing: str, who: str = "housing") -> Weighed:
    """The months from January on, in each of which the unit stood so."""
    world = Weighed()
    for number, how in enumerate(standing, start=1):
        month = f"2026-{number:02}"
        world.hear(month, ranking(month, listed(month, *told(month, {who: how}))))
    return world


def due(world: Weighed, who: str = "housing") -> list[str]:
    """The months for which the unit is to be interviewed."""
    return [f"2026-{number:02}" for number in range(1, 13) if world.tier(who, f"2026-{number:02}")]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ((LAST,), []),
        ((LAST, LAST), ["2026-02"]),
        ((LAST, BETTER, LAST), []),
        ((LAST, ABSENT, LAST), ["2026-03"]),
        ((LAST, ABSENT, BETTER, LAST), []),
        ((LAST, LAST, LAST), ["2026-02"]),
        ((LAST, LAST, LAST, LAST), ["2026-02", "2026-04"]),
        ((LAST, LAST, BETTER, LAST, LAST), ["2026-02", "2026-05"]),
        ((BETTER, LAST, ABSENT, ABSENT, LAST, LAST), ["2026-05"]),
    ],
)
def test_twice_in_a_row_counts_and_the_count_starts_again_after_an_interview(
    standing: tuple[str, ...], expected: list[str]
) -> None:
    world = heard(*standing)
    assert due(world) == expected
    assert set(world.tiers().values()) <= {"xc_i5"}


def test_a_month_without_any_review_neither_breaks_nor_counts() -> None:
    world = Weighed()
    for month in ("2026-01", "2026-03"):
        world.hear(month, ranking(month, listed(month, ("housing", 9), ("schools", 1))))
    assert due(world) == ["2026-03"]
    assert world.answer("2026-03", "housing").fired[0].periods == ("2026-01", "2026-03")


def test_all_tied_at_the_bottom_are_last() -> None:
    world = Weighed()
    for month in ("2026-01", "2026-02"):
        tied = listed(month, ("housing", 9), ("schools", 9), ("changge", 8))
        world.hear(month, ranking(month, tied))
    assert due(world, "housing") == due(world, "schools") == ["2026-02"] and due(world, "changge") == []


def test_two_lists_are_counted_apart() -> None:
    world = Weighed()
    world.hear("2026-01", ranking("2026-01", listed("2026-01", ("housing", 9), ("schools", 1))))
    other = listed("2026-02", ("housing", 9), ("schools", 1)).model_copy(update={"list_code": "counties"})
    world.hear("2026-02", ranking("2026-02", other))
    assert due(world) == []


def test_once_last_is_answered_with_the_months_counted() -> None:
    (finding,) = heard(LAST).answer("2026-01", "housing").findings
    assert (finding.tier, finding.reason, finding.periods) == (None, TierReason.NOT_OFTEN_ENOUGH, ("2026-01",))


def test_march_heard_after_april_makes_april_due() -> None:
    world = Weighed()
    for month in ("2026-04", "2026-03"):
        world.hear(month, ranking(month, listed(month, ("housing", 9), ("schools", 1))))
    assert due(world) == ["2026-04"]
    assert world.answer("2026-04", "housing").fired and not world.answer("2026-03", "housing").fired


def test_a_correction_takes_an_interview_back_and_opens_another() -> None:
    world = heard(LAST, LAST, LAST)
    world.correct("2026-01", listed("2026-01", ("housing", 1), ("schools", 9), version=2))
    assert due(world) == ["2026-03"] and due(world, "schools") == []
    world.correct("2026-01", listed("2026-01", ("housing", 9), ("schools", 1), version=3))
    assert due(world) == ["2026-02"]


def test_after_an_interview_that_was_held_the_count_starts_again_whatever_is_corrected() -> None:
    world = heard(LAST, LAST, LAST)
    world.hold("housing", "2026-02")
    world.correct("2026-01", listed("2026-01", ("housing", 1), ("schools", 9), version=2))
    assert due(world) == ["2026-02"] and not world.answer("2026-03", "housing").fired
    held = world.interviews[next(iter(world.interviews))]
    assert held.withdrawn and not held.bases


def test_of_two_lists_of_one_month_the_one_confirmed_last_counts() -> None:
    world = heard(LAST)
    early = listed("2026-02", ("housing", 9), ("schools", 1))
    world.hear("early", ranking("early", early, occurred_on=date(2026, 3, 1)))
    assert world.tier("housing", "early") == "xc_i5"
    later = listed("2026-02", ("housing", 1), ("schools", 9))
    world.hear("later", ranking("later", later, occurred_on=date(2026, 3, 9)))
    assert world.tier("housing", "early") is None
    (finding,) = world.answer("early", "housing").findings
    assert finding.reason is TierReason.REVIEWED_ANEW


def test_how_often_is_a_number_of_the_profile() -> None:
    assert profile().option(months.OPTION) == 2
    three = [Month(named(f"m{n}"), f"2026-0{n}", date(2026, n, 9), UNITS, UNITS, 3) for n in (1, 2, 3, 4)]
    found = fold(three)
    assert [month for month in found if found[month][named("housing")].due] == [named("m3")]


UNITS = frozenset({named("housing"), named("schools")})
NAMES = ("housing", "schools", "changge")
STANDINGS = st.fixed_dictionaries({name: st.sampled_from((LAST, BETTER, ABSENT)) for name in NAMES})
LISTS = st.lists(STANDINGS, min_size=1, max_size=7)


def months_of(lists: list[dict[str, str]]) -> list[Month]:
    """The months of those standings."""
    found = []
    for number, standing in enumerate(lists, start=1):
        ranked = listed(f"2026-{number:02}", *told("", standing))
        bottom = max(place.rank for place in ranked.units)
        reviewed = frozenset(place.unit_id for place in ranked.units)
        last = frozenset(place.unit_id for place in ranked.units if place.rank == bottom)
        found.append(Month(named(f"2026-{number:02}"), ranked.period, date(2026, 5, number), reviewed, last, 2))
    return found


def counted_by_hand(lists: list[dict[str, str]]) -> set[tuple[UUID, UUID]]:
    """The rule said once more, unit by unit: twice in a row, absences left out, anew after each interview."""
    found = set()
    for name in NAMES:
        row = 0
        for number, standing in enumerate(lists, start=1):
            if standing[name] != ABSENT:
                row = row + 1 if standing[name] == LAST else 0
            if row == 2:
                found.add((named(name), named(f"2026-{number:02}")))
                row = 0
    return found


@settings(max_examples=150, deadline=None)
@given(lists=LISTS, order=st.randoms(use_true_random=False))
def test_the_fold_is_the_rule_in_any_order_of_the_months(lists: list[dict[str, str]], order: object) -> None:
    given_in_order = months_of(lists)
    jumbled = list(given_in_order)
    order.shuffle(jumbled)  # type: ignore[attr-defined]
    found = fold(jumbled)
    assert found == fold(given_in_order)
    due_now = {(unit, month) for month, units in found.items() for unit, counted in units.items() if counted.due}
    assert {pair for pair in due_now if pair[0] in {named(name) for name in NAMES}} == counted_by_hand(lists)


@settings(max_examples=80, deadline=None)
@given(drafts=LISTS, finals=LISTS, order=st.randoms(use_true_random=False))
def test_lists_and_corrections_in_any_order_come_to_the_interviews_of_the_lists_in_force(
    drafts: list[dict[str, str]], finals: list[dict[str, str]], order: object
) -> None:
    numbers = range(1, min(len(drafts), len(finals)) + 1)
    steps = [(number, version) for number in numbers for version in (1, 2)]
    order.shuffle(steps)  # type: ignore[attr-defined]
    world, heard_already = Weighed(), set()
    for number, _ in steps:
        month = f"2026-{number:02}"
        first = number not in heard_already
        standing = (drafts if first else finals)[number - 1]
        told_list = listed(month, *told(month, standing), version=1 if first else 2)
        heard_already.add(number)
        world.hear(month, ranking(month, told_list)) if first else world.correct(month, told_list)
    expected = counted_by_hand(finals[: len(numbers)])
    assert set(world.tiers()) == expected
    holding = {(a.unit_id, t.occurrence_id) for t in world.triggers.values() for a in t.answers if a.fired}
    assert holding == expected
