"""The policies as they are: what the profiles, the register and the calendar must say."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from libs.kernel.profile import Profile, Unit
from libs.policy import PolicyBook, UnknownProfile

POLICIES = Path(__file__).parents[3] / "policies"
BOOK = PolicyBook.load(POLICIES)
XUCHANG = BOOK.profile("xuchang", "2023-01")
PINGDINGSHAN = BOOK.profile("pingdingshan", "2022-03")

FILING_DEFAULTS = {
    "filing.completeness": (3, Unit.WORKING_DAYS),
    "filing.completeness_urgent": (1, Unit.WORKING_DAYS),
    "filing.review": (10, Unit.WORKING_DAYS),
    "filing.review_complex": (15, Unit.WORKING_DAYS),
    "filing.consultation": (5, Unit.WORKING_DAYS),
    "filing.standing_committee": (15, Unit.WORKING_DAYS),
    "filing.notice": (3, Unit.WORKING_DAYS),
    "filing.total": (30, Unit.WORKING_DAYS),
    "filing.late_filing": (5, Unit.WORKING_DAYS),
    "filing.minutes_age": (30, Unit.CALENDAR_DAYS),
    "filing.aftercare_report": (1, Unit.MONTHS),
    "filing.aftercare_check": (3, Unit.MONTHS),
}


def test_the_register_holds_every_rule_once() -> None:
    documented = [number for number in BOOK.rules if number[0] in "FCWASLKDX"]
    assert len(documented) == 227
    assert {number for number in BOOK.rules if number[0] == "P"} == {f"P-{n:02}" for n in range(1, 41)}
    assert {number for number in BOOK.rules if number[0] == "G"} == {f"G-{n:02}" for n in range(1, 61)}


def test_every_rule_has_a_text_in_both_languages() -> None:
    assert [number for number, rule in BOOK.rules.items() if rule.text is None] == []


def test_xuchang_has_eight_positive_and_ten_negative_items_and_four_warnings() -> None:
    assert XUCHANG.list("positive_items").codes() == tuple(f"xc_p{n}" for n in range(1, 9))
    assert XUCHANG.list("negative_items").codes() == tuple(f"xc_n{n}" for n in range(1, 11))
    assert len(XUCHANG.list("receipt_warnings").items) == 4
    assert XUCHANG.list("review_sections").codes() == (
        "crux",
        "delay_damage",
        "rules_departed_from",
        "legal_bottom_line",
        "risk_forecast",
    )
    assert "xc_p9" not in XUCHANG.list("positive_items")


def test_the_items_of_the_lists_cite_their_own_rules_in_order() -> None:
    for n, item in enumerate(XUCHANG.list("positive_items").items):
        assert item.cites[0] == f"F-{n + 2:02}" and item.order == n + 1
    for n, item in enumerate(XUCHANG.list("negative_items").items):
        assert item.cites[0] == f"F-{n + 11:02}" and item.order == n + 1


def test_items_3_and_8_need_a_forecast_and_item_7_opens_the_emergency_route() -> None:
    items = XUCHANG.list("positive_items").items
    assert [i.code for i in items if i.attributes.get("forecast_required")] == ["xc_p3", "xc_p8"]
    assert [i.code for i in items if i.attributes.get("emergency_route")] == ["xc_p7"]
    limbs = items[1].attributes["limbs"]
    assert isinstance(limbs, list) and len(limbs) == 2


def test_negative_items_1_2_and_7_block_and_the_others_warn() -> None:
    items = XUCHANG.list("negative_items").items
    assert [i.code for i in items if i.attributes["screen"] == "block"] == ["xc_n1", "xc_n2", "xc_n7"]
    assert {i.attributes["screen"] for i in items} == {"block", "warn"}
    assert [i.code for i in items if i.attributes.get("requires_reminder")] == ["xc_n8"]
    assert [i.code for i in items if i.attributes.get("requires_closed_problem")] == ["xc_n9"]


@pytest.mark.parametrize("profile", BOOK.profiles, ids=lambda profile: profile.name)
def test_both_profiles_keep_the_default_limits_of_a_filing(profile: Profile) -> None:
    assert {code: (profile.limit(code).length, profile.limit(code).unit) for code in FILING_DEFAULTS} == FILING_DEFAULTS


def test_pingdingshan_differs_in_order_organ_and_grounds() -> None:
    assert (XUCHANG.option("filing.lifecycle"), XUCHANG.option("filing.competent_organ")) == (
        "study_first",
        "municipal",
    )
    assert (PINGDINGSHAN.option("filing.lifecycle"), PINGDINGSHAN.option("filing.competent_organ")) == (
        "application_first",
        "same_level",
    )
    assert PINGDINGSHAN.list("positive_items").codes() == ("pds_a", "pds_b", "pds_c")


def test_both_profiles_offer_the_same_lists_and_options_to_the_rule_modules() -> None:
    assert XUCHANG.lists.keys() == PINGDINGSHAN.lists.keys()
    assert XUCHANG.limits.keys() == PINGDINGSHAN.limits.keys()
    assert XUCHANG.options.keys() == PINGDINGSHAN.options.keys()


def test_no_text_calls_a_filing_approved_or_exempted() -> None:
    fixed = XUCHANG.list("fixed_texts").get("legal_effect_note")
    assert fixed is not None and "not an approval" in fixed.text.en and "不是审批" in fixed.text.zh


def test_the_version_in_force_is_found_by_date() -> None:
    assert BOOK.in_force("xuchang", date(2023, 1, 19)) is XUCHANG
    with pytest.raises(UnknownProfile):
        BOOK.in_force("xuchang", date(2023, 1, 18))
    with pytest.raises(UnknownProfile):
        BOOK.profile("xuchang", "1999-01")
    with pytest.raises(UnknownProfile):
        BOOK.in_force("atlantis", date(2026, 1, 1))


def test_an_unchanged_folder_is_read_once() -> None:
    assert PolicyBook.load(POLICIES) is PolicyBook.load(POLICIES)


# ---- the calendar (P-38) ----


@pytest.mark.parametrize("day", ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"])
def test_the_make_up_days_of_2026_are_working_days(day: str) -> None:
    found = date.fromisoformat(f"2026-{day}")
    assert found.weekday() >= 5 and BOOK.calendar.is_working_day(found)


@pytest.mark.parametrize("day", ["2024-02-15", "2025-01-28", "2025-10-08", "2026-01-02", "2026-02-23", "2026-09-25"])
def test_arranged_holidays_are_free(day: str) -> None:
    assert not BOOK.calendar.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(("year", "working"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_the_confirmed_years_have_so_many_working_days(year: int, working: int) -> None:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    counted = [day for day in days if day.year == year and BOOK.calendar.is_working_day(day)]
    assert len(counted) == working


def test_2027_is_provisional_but_keeps_its_statutory_days() -> None:
    assert BOOK.calendar.is_provisional(date(2027, 3, 1))
    assert not BOOK.calendar.is_provisional(date(2026, 3, 2))
    for statutory in (date(2027, 1, 1), date(2027, 2, 5), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)):
        assert not BOOK.calendar.is_working_day(statutory)
    assert BOOK.calendar.is_working_day(date(2099, 1, 2))  # a Friday nobody has arranged: answered, provisional
    assert BOOK.calendar.is_provisional(date(2099, 1, 2))


def test_the_calendar_agrees_with_the_published_arrangements() -> None:
    published = pytest.importorskip("chinese_calendar")
    days = (date(2023, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1))
    assert [day for day in days if published.is_workday(day) != BOOK.calendar.is_working_day(day)] == []
