"""Impact periods: lengths, month ends, additions, several at once, in whatever order they are counted (P-19, G-04)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel.deadlines import add_months
from services.accountability.sanctions.impact import Counted, Impact, periods
from services.accountability.sanctions.measures import known
from tests.support.accountability_aftermath_papers import named
from tests.support.accountability_cases_cast import profile

PARTY = {"party_warning": 12, "party_serious_warning": 18, "party_removal": 24}
ADMINISTRATIVE = {
    "administrative_warning": 6,
    "administrative_demerit": 12,
    "administrative_serious_demerit": 18,
    "administrative_demotion": 24,
    "administrative_removal": 24,
}


def counted(measure: str, on: date, case: str = "a", combined: int | None = None, name: str | None = None) -> Counted:
    """A sanction with that measure, in effect since that day."""
    (row,) = known(profile(), (measure,))
    assert row.term is not None
    sanction = named(name or f"{measure}-{case}-{on}")
    return Counted(sanction, named(case), row.term.kind, row.term.months, row.weight, on, combined)


def impact_of(one: Counted, *others: Counted) -> Impact:
    """Its period, counted together with the others."""
    impact = periods((one, *others))[one.sanction_id].impact
    assert impact is not None
    return impact


@pytest.mark.parametrize(("measure", "months"), [*PARTY.items(), *ADMINISTRATIVE.items(), ("admonition", 6)])
def test_each_measure_has_the_period_of_the_rules(measure: str, months: int) -> None:
    impact = impact_of(counted(measure, date(2026, 4, 10)))
    assert (impact.months, impact.starts_on) == (months, date(2026, 4, 10))
    assert impact.until_on == add_months(date(2026, 4, 10), months)
    assert impact.additions == ()


@pytest.mark.parametrize("measure", ["reminder_talk", "circular", "transfer", "organization_circular"])
def test_a_measure_without_a_period_has_none(measure: str) -> None:
    assert known(profile(), (measure,))[0].term is None


@pytest.mark.parametrize(
    ("effective", "until"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 8, 28), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(effective: date, until: date) -> None:
    assert impact_of(counted("admonition", effective)).until_on == until


def test_a_period_may_end_on_a_day_off_for_it_is_no_limit_to_act_in() -> None:
    impact = impact_of(counted("admonition", date(2026, 4, 10)))
    assert impact.until_on == date(2026, 10, 10) and impact.until_on.isoweekday() == 6


def test_a_new_party_sanction_in_a_running_period_adds_what_remains_and_the_new_months() -> None:
    first = counted("party_warning", date(2026, 1, 12))
    second = counted("party_serious_warning", date(2026, 7, 12), "b")
    impact = impact_of(second, first)
    assert impact.until_on == date(2028, 7, 12)  # 12 January 2027 and eighteen months
    (addition,) = impact.additions
    assert (addition.sanction_id, addition.until_on) == (first.sanction_id, date(2027, 1, 12))
    assert addition.remaining_days == (date(2027, 1, 12) - date(2026, 7, 12)).days


def test_the_last_day_of_a_period_still_runs_and_the_day_after_does_not() -> None:
    first = counted("party_warning", date(2026, 1, 12))
    last = counted("party_warning", date(2027, 1, 12), "b")
    after = counted("party_warning", date(2027, 1, 13), "b")
    assert impact_of(last, first).until_on == date(2028, 1, 12) and impact_of(last, first).additions
    assert impact_of(after, first).until_on == date(2028, 1, 13) and not impact_of(after, first).additions


def test_a_third_is_added_to_the_second_which_was_added_to_the_first() -> None:
    first = counted("party_warning", date(2026, 1, 12))
    second = counted("party_warning", date(2026, 3, 12), "b")
    third = counted("party_warning", date(2026, 5, 12), "c")
    assert impact_of(third, first, second).until_on == date(2029, 1, 12)


@pytest.mark.parametrize("measure", ["administrative_demerit", "admonition"])
def test_only_party_sanctions_are_added_and_only_to_party_periods(measure: str) -> None:
    party, other = counted("party_removal", date(2026, 1, 12)), counted(measure, date(2026, 2, 12), "b")
    assert not impact_of(other, party).additions
    assert not impact_of(counted("party_warning", date(2026, 3, 12), "c"), other).additions


def test_two_party_measures_of_one_decision_are_not_added_to_each_other() -> None:
    both = counted("party_warning", date(2026, 1, 12)), counted("party_removal", date(2026, 1, 12))
    assert all(not impact_of(one, *both).additions for one in both)


def test_of_several_administrative_ones_in_a_decision_the_heaviest_carries_the_period() -> None:
    light, heavy = (
        counted("administrative_warning", date(2026, 4, 10)),
        counted("administrative_serious_demerit", date(2026, 4, 10)),
    )
    found = periods((light, heavy))
    assert found[light.sanction_id].impact is None
    assert found[light.sanction_id].merged_into == heavy.sanction_id
    assert impact_of(heavy, light).until_on == date(2027, 10, 10)


def test_of_two_equally_long_ones_the_graver_is_the_heaviest() -> None:
    graver = counted("administrative_removal", date(2026, 4, 10))
    other = counted("administrative_demotion", date(2026, 4, 10))
    assert periods((graver, other))[other.sanction_id].merged_into == graver.sanction_id


def test_what_the_decision_combines_counts_for_all_of_them_together() -> None:
    both = (
        counted("administrative_demotion", date(2026, 4, 10), combined=48),
        counted("administrative_removal", date(2026, 4, 10), combined=48),
    )
    assert impact_of(both[1], both[0]).until_on == date(2030, 4, 10)


def test_administrative_ones_of_different_decisions_each_have_their_own() -> None:
    first = counted("administrative_warning", date(2026, 4, 10))
    second = counted("administrative_demerit", date(2026, 5, 10), "b")
    assert impact_of(first, second).until_on == date(2026, 10, 10)
    assert impact_of(second, first).until_on == date(2027, 5, 10)


_DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
_CODES = st.sampled_from([*PARTY, *ADMINISTRATIVE, "admonition"])
_HISTORIES = st.lists(st.tuples(_CODES, _DAYS), min_size=1, max_size=6).map(
    lambda found: [
        counted(code, on, case=f"case-{index}", name=f"sanction-{index}") for index, (code, on) in enumerate(found)
    ]
)


@given(_HISTORIES, st.randoms(use_true_random=False))
def test_the_order_in_which_sanctions_are_known_changes_no_period(history: list[Counted], chance: object) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert periods(history) == periods(shuffled)


@given(_HISTORIES)
def test_no_period_is_shorter_than_its_own_months_and_none_that_is_added_to_ends_after(history: list[Counted]) -> None:
    found = periods(history)
    for one in history:
        impact = found[one.sanction_id].impact
        assert impact is not None
        assert impact.until_on >= add_months(one.effective_on, one.months)
        for addition in impact.additions:
            assert one.effective_on <= addition.until_on < impact.until_on
            assert impact.until_on == add_months(addition.until_on, one.months)


@given(_HISTORIES)
def test_taking_the_last_sanction_away_changes_no_earlier_period(history: list[Counted]) -> None:
    *before, _ = sorted(history, key=lambda one: (one.effective_on, one.sanction_id))
    found = periods(history)
    assert periods(before) == {one.sanction_id: found[one.sanction_id] for one in before}


def test_nothing_counted_is_nothing_found() -> None:
    assert periods(()) == {}
