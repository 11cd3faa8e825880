"""The draw of a common problem: at least 30 % by lot, which anyone can run again and nobody can choose (S-11, G-50)."""

from dataclasses import replace
from random import Random
from uuid import UUID

import pytest

from libs.contracts.supervision_problems import CommonProblemDrawn
from libs.kernel.drawing import METHOD, drawn, sample_size, value_of
from libs.kernel.profile import Profile
from services.supervision.common_problems import acts_sampling
from services.supervision.common_problems.commands import DrawSample, EnlargeSample
from services.supervision.common_problems.lifecycle import LIFECYCLE
from services.supervision.common_problems.sampling import percent_of
from services.supervision.common_problems.views import run_again
from tests.unit.supervision import common_problem_papers as made
from tests.unit.supervision.source_papers import PROFILE, occasion, refused

SIZES = ((1, 1), (3, 1), (4, 2), (7, 3), (10, 3), (11, 4))


@pytest.mark.parametrize(("population", "size"), SIZES)
def test_the_sample_has_exactly_so_many_items(population: int, size: int) -> None:
    case = made.drawn(population)
    assert len(case.sample) == size and len(set(case.sample)) == size
    assert set(case.sample) <= set(case.population)
    assert sample_size(population, 30) == size == (3 * population + 9) // 10


def test_what_is_told_of_a_draw_is_how_many_and_never_which() -> None:
    population = made.fixed(dict.fromkeys(made.items(10), "notified")).case
    event = acts_sampling.draw(population, DrawSample(), occasion(made.HEAD)).event
    assert isinstance(event, CommonProblemDrawn) and (event.population, event.size) == (10, 3)
    told = event.model_dump_json()
    assert [item for item in population.population if str(item) in told] == []


def test_the_draw_keeps_what_anyone_needs_to_run_it_again() -> None:
    case = made.drawn(11)
    lot = case.draw
    assert lot is not None and (lot.percent, lot.method, lot.item_ids) == (30, METHOD, case.sample)
    assert drawn(case.population, lot.seed, lot.percent) == lot.item_ids
    again = run_again(case, lot, None)
    assert (again.seed, again.size, again.drawn, again.kept, again.agrees) == (
        lot.seed,
        4,
        case.sample,
        case.sample,
        True,
    )
    smallest = sorted(value_of(lot.seed, item) for item in case.population)[:4]
    assert [one.value for one in again.ranked if one.is_drawn] == smallest
    assert [one.value for one in again.ranked] == sorted(one.value for one in again.ranked)


def test_the_order_in_which_items_were_listed_does_not_matter() -> None:
    case = made.drawn(11)
    assert case.draw is not None
    for order in range(5):
        shuffled = list(case.population)
        Random(order).shuffle(shuffled)
        assert drawn(shuffled, case.draw.seed, 30) == case.sample


def test_another_seed_gives_another_sample_and_says_so() -> None:
    case = made.drawn(40)
    assert case.draw is not None
    other = run_again(case, case.draw, "another")
    assert not other.agrees and other.kept == case.sample and len(other.drawn) == 12


def test_nobody_chooses_the_seed() -> None:
    """No command of any act has a field for it, and two draws have different ones."""
    assert DrawSample.model_fields == {}
    first, second = made.drawn(4), made.drawn(4, made.later(made.HEAD))
    assert first.draw is not None and second.draw is not None and first.draw.seed != second.draw.seed
    assert UUID(first.draw.seed)


def test_there_is_one_draw_only_and_nothing_is_ever_taken_out() -> None:
    draws = [(str(move.source), str(move.target)) for move in LIFECYCLE.moves if move.act == "draw"]
    assert draws == [("fixed", "drawn")]
    assert all(move.target != "fixed" for move in LIFECYCLE.moves if move.source in ("drawn", "closed"))
    assert set(EnlargeSample.model_fields) == {"item_ids", "reasons"}
    assert LIFECYCLE.acts == {"compile", "add_item", "fix", "draw", "enlarge", "note_check", "close"}


def test_every_item_has_the_same_chance() -> None:
    """Of 10 items 3 are drawn: over 2,000 seeds each is drawn about 600 times."""
    population = made.items(10)
    counted = dict.fromkeys(population, 0)
    for seed in range(2000):
        for item in drawn(population, str(seed), 30):
            counted[item] += 1
    assert sum(counted.values()) == 6000
    assert all(510 <= times <= 690 for times in counted.values()), counted


@pytest.mark.parametrize(("stated", "percent"), [(30, 30), (29, 30), (0, 30), (50, 50), (200, 100), ("all", 30)])
def test_the_profile_may_demand_more_than_30_percent_and_never_less(stated: object, percent: int) -> None:
    changed: Profile = replace(PROFILE, options={**PROFILE.options, "sampling.percent": stated})
    assert percent_of(changed) == percent


def test_items_are_added_with_reasons_and_the_draw_stays_as_it_was() -> None:
    case = made.drawn(7)
    more = [item for item in case.population if item not in case.sample][:2]
    larger = made.enlarged(case, *more)
    assert larger.case.sample == (*case.sample, *more) and larger.case.draw == case.draw
    (addition,) = larger.case.additions
    assert (addition.item_ids, addition.added_by) == (tuple(more), made.HEAD.person_id)
    assert made.enlarged(larger.case, *(set(case.population) - set(larger.case.sample))).case.sample


def test_only_items_of_the_population_are_added_once_each_and_with_reasons() -> None:
    case = made.drawn(7)
    free = next(item for item in case.population if item not in case.sample)
    refused(lambda: made.enlarged(case, UUID(int=1)), "common_problem_not_of_population")
    refused(lambda: made.enlarged(case, case.sample[0]), "common_problem_already_in_sample")
    refused(lambda: made.enlarged(case, free, free), "common_problem_already_in_sample")
    refused(lambda: made.enlarged(case, free, reasons=" "), "common_problem_reasons_missing")
    refused(lambda: made.enlarged(case, reasons=""), "common_problem_nothing_added", "common_problem_reasons_missing")
