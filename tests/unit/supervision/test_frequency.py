"""How often visits take place: what is demanded, which visits count, and how a period stands (S-05 to S-09, G-49)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from libs.kernel import periods
from services.supervision.frequency.counting import Seen, counts, held
from services.supervision.frequency.demands import Demand, counts_each_unit, demand, duplicate_days
from services.supervision.frequency.judging import judge
from services.supervision.frequency.status import CoverageState as S
from services.supervision.visits.status import VisitStatus
from tests.unit.supervision.source_papers import PROFILE

BODY, OTHER_BODY, UNIT, OTHER_UNIT = (UUID(int=n) for n in range(0x200, 0x204))
MONTHLY: Demand = demand(PROFILE, "daily_cdi")
TWICE: Demand = demand(PROFILE, "daily_dispatched")


def visit(on: date | None, kind: str = "daily_dispatched", **changed: object) -> Seen:
    seen = Seen(kind, VisitStatus.CLOSED, UNIT, BODY, on)
    return replace(seen, **changed)  # type: ignore[arg-type]


def stands(demanded: Demand, period: str, times: int, on: date, *, whole: bool = True) -> S:
    return judge(period, times, demanded.least, demanded.warning_days, on, whole=whole).state


@pytest.mark.parametrize(
    ("kind", "months", "least", "rule"),
    [
        ("daily_cdi", 1, 1, "S-05"),
        ("daily_dispatched", 1, 2, "S-06"),
        ("special", 3, 1, "S-07"),
        ("spot_verification", 12, 1, "S-09"),
    ],
)
def test_each_kind_is_demanded_as_often_as_its_rule_says(kind: str, months: int, least: int, rule: str) -> None:
    demanded = demand(PROFILE, kind)
    assert (demanded.months, demanded.least) == (months, least)
    assert rule in demanded.cites
    assert demanded.joint_with_bureau is (kind == "special")


@pytest.mark.parametrize("kind", ["common_sample", "joint_requested", "unheard_of"])
def test_of_other_kinds_nothing_is_demanded(kind: str) -> None:
    with pytest.raises(KeyError):
        demand(PROFILE, kind)


def test_a_year_is_warned_of_as_much_earlier_as_it_is_longer_than_a_month() -> None:
    assert [demand(PROFILE, kind).warning_days for kind in ("daily_cdi", "special", "spot_verification")] == [7, 21, 84]


def test_the_stricter_reading_is_an_option_that_is_off() -> None:
    strict = replace(PROFILE, options={**PROFILE.options, "visits.strict_per_resident_unit": True})
    assert not counts_each_unit(PROFILE)
    assert counts_each_unit(strict)
    assert duplicate_days(PROFILE) == 14


def test_su1_two_visits_of_a_body_in_one_month_are_compliant() -> None:
    visits = [visit(date(2023, 3, 3)), visit(date(2023, 3, 28))]
    times = held(visits, "2023-03", "daily_dispatched", office_id=BODY)
    assert times == 2
    assert stands(TWICE, "2023-03", times, date(2023, 3, 28)) is S.OK
    assert stands(TWICE, "2023-03", times, date(2023, 4, 1)) is S.OK


def test_s06_visits_on_the_31st_and_on_the_1st_belong_to_different_months() -> None:
    visits = [visit(date(2023, 3, 31)), visit(date(2023, 4, 1))]
    assert [held(visits, month, office_id=BODY) for month in ("2023-03", "2023-04")] == [1, 1]
    assert stands(TWICE, "2023-03", 1, date(2023, 4, 1)) is S.BREACHED


@pytest.mark.parametrize(
    ("times", "on", "state"),
    [
        (0, date(2023, 3, 1), S.OPEN),
        (1, date(2023, 3, 23), S.OPEN),
        (1, date(2023, 3, 24), S.AT_RISK),
        (1, date(2023, 3, 31), S.AT_RISK),
        (1, date(2023, 4, 1), S.BREACHED),
        (2, date(2023, 3, 31), S.OK),
        (3, date(2023, 4, 1), S.OK),
    ],
)
def test_s06_one_visit_of_a_body_is_warned_of_before_the_month_ends_and_two_are_enough(
    times: int, on: date, state: S
) -> None:
    assert stands(TWICE, "2023-03", times, on) is state


def test_s05_no_visit_at_the_end_of_the_month_is_a_breach() -> None:
    assert stands(MONTHLY, "2023-02", 0, date(2023, 2, 28)) is S.AT_RISK
    assert stands(MONTHLY, "2023-02", 0, date(2023, 3, 1)) is S.BREACHED
    assert stands(MONTHLY, "2023-02", 1, date(2023, 3, 1)) is S.OK


def test_a_gap_says_how_many_visits_and_how_many_days_are_left() -> None:
    stand = judge("2024-02", 1, 2, 7, date(2024, 2, 20))
    assert (stand.held, stand.least, stand.gap, stand.days_left) == (1, 2, 1, 9)


@pytest.mark.parametrize(
    ("period", "on", "state"),
    [
        ("2023-q1", date(2023, 3, 10), S.AT_RISK),
        ("2023-q1", date(2023, 3, 9), S.OPEN),
        ("2023-q1", date(2023, 3, 31), S.AT_RISK),
        ("2023-q1", date(2023, 4, 1), S.BREACHED),
        ("2023-q2", date(2023, 3, 31), S.OPEN),
    ],
)
def test_s07_a_quarter_stands_by_its_own_borders(period: str, on: date, state: S) -> None:
    assert stands(demand(PROFILE, "special"), period, 0, on) is state


def test_s07_a_special_visit_counts_for_the_quarter_of_its_day_and_only_if_the_bureau_confirmed_it() -> None:
    last, first = date(2023, 3, 31), date(2023, 4, 1)
    visits = [visit(day, "special", confirmed=True) for day in (last, first)]
    assert [held(visits, quarter, "special") for quarter in ("2023-q1", "2023-q2")] == [1, 1]
    assert held([visit(last, "special")], "2023-q1", "special") == 0


@pytest.mark.parametrize("status", [s for s in VisitStatus if s is not VisitStatus.CLOSED])
def test_tv05_only_a_closed_visit_counts_and_a_cancelled_one_never_does(status: VisitStatus) -> None:
    assert not counts(visit(date(2023, 3, 3), status=status))
    assert counts(visit(date(2023, 3, 3)))
    assert not counts(visit(None))


def test_g49_the_visits_of_a_body_are_counted_together_or_for_each_unit() -> None:
    days = (date(2023, 3, 3), date(2023, 3, 28))
    visits = [visit(days[0]), visit(days[1], unit_id=OTHER_UNIT), visit(days[1], office_id=OTHER_BODY)]
    assert held(visits, "2023-03", office_id=BODY) == 2
    assert [held(visits, "2023-03", office_id=BODY, unit_id=unit) for unit in (UNIT, OTHER_UNIT)] == [1, 1]


def test_l08_an_iso_week_over_the_year_end_is_one_period() -> None:
    days = [date(2026, 12, 28) + timedelta(n) for n in range(8)]
    visits = [visit(day) for day in days]
    assert [held(visits, week) for week in ("2026-w53", "2027-w01")] == [7, 1]


def test_whoever_does_not_know_every_visit_is_told_that_a_demand_is_met_but_never_that_it_is_not() -> None:
    after = date(2023, 4, 1)
    assert stands(TWICE, "2023-03", 2, after, whole=False) is S.OK
    assert stands(TWICE, "2023-03", 1, after, whole=False) is S.UNKNOWN


def test_the_month_in_which_a_unit_came_on_the_list_is_warned_of_and_not_breached() -> None:
    after, entered = date(2023, 4, 1), date(2023, 3, 13)
    assert judge("2023-03", 1, 2, 7, after, begun_on=entered).state is S.AT_RISK
    assert judge("2023-04", 1, 2, 7, date(2023, 5, 1), begun_on=entered).state is S.BREACHED
    assert judge("2023-04", 1, 2, 7, date(2023, 5, 1), begun_on=date(2023, 4, 1)).state is S.BREACHED


@given(st.lists(st.dates(date(2019, 12, 25), date(2021, 1, 7)), max_size=40))
def test_every_visit_counts_for_one_month_one_quarter_one_week_and_one_year(days: list[date]) -> None:
    visits = [visit(day) for day in days]
    span = (date(2019, 12, 1), date(2021, 1, 31))
    for kind in (periods.months_between, periods.quarters_between, periods.iso_weeks_between):
        assert sum(held(visits, period) for period in kind(*span)) == len(days)
    assert sum(held(visits, year) for year in ("2019", "2020", "2021")) == len(days)
