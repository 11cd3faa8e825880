"""Statistics by the four forms: every measure is counted once, under the form its own version of the rules gives it."""

from pathlib import Path
from typing import Any

import pytest

from libs.policy import PolicyBook
from services.accountability.statistics.groupings import MeasureGrouping as By
from services.accountability.statistics.measures import FORMS, fold

BOOK = PolicyBook.load(Path(__file__).parents[3] / "policies")


def line(measure: str, times: int = 1, **changed: Any) -> dict[str, Any]:
    """Cases of one month and organ with that measure, as the database answers them."""
    case = {"profile": "xuchang", "version": "2023-01", "organ": "o1", "month": "2026-03", "object": "leading_official"}
    return {**case, "measure": measure, "times": times, **changed}


LINES = [
    line("reminder_talk", 3),
    line("organization_circular", 2, object="organization", month="2026-04"),
    line("administrative_demerit", 1, organ="o2"),
    line("party_removal", 1, profile="pingdingshan", version="2022-03"),
]


def groups(by: By) -> dict[str, tuple[int, int, int]]:
    counted = fold(LINES, BOOK.profile, by).groups
    return {one["key"]: (one["imposed"], one["on_officials"], one["on_organizations"]) for one in counted}


def test_p30_x15_each_of_the_four_forms_is_shown_also_if_empty() -> None:
    assert groups(By.FORM) == {"form_1": (5, 3, 2), "form_2": (1, 1, 0), "form_3": (1, 1, 0), "form_4": (0, 0, 0)}
    assert fold([], BOOK.profile, By.FORM).groups == tuple(
        {"key": form, "imposed": 0, "on_officials": 0, "on_organizations": 0} for form in FORMS
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (By.MONTH, {"2026-03": (5, 5, 0), "2026-04": (2, 0, 2)}),
        (By.ORGAN, {"o1": (6, 4, 2), "o2": (1, 1, 0)}),
        (By.FAMILY, {"administrative": (1, 1, 0), "education": (3, 3, 0), "organization": (2, 0, 2),
                     "party": (1, 1, 0)}),
        (By.MEASURE, {one["measure"]: (one["times"], *((0, 2) if n == 1 else (one["times"], 0)))
                      for n, one in enumerate(LINES)}),
    ],
)  # fmt: skip
def test_measures_are_counted_by_month_organ_family_and_measure(by: By, expected: dict[str, tuple[int, ...]]) -> None:
    assert groups(by) == expected and list(groups(by)) == sorted(expected)


@pytest.mark.parametrize("by", list(By))
def test_however_they_are_grouped_the_whole_is_the_same_and_the_groups_add_up(by: By) -> None:
    counted = fold(LINES, BOOK.profile, by)
    assert counted.whole == {"imposed": 7, "on_officials": 5, "on_organizations": 2}
    for name, number in counted.whole.items():
        assert sum(one[name] for one in counted.groups) == number


def test_a_measure_that_the_version_of_its_case_does_not_know_is_never_passed_over() -> None:
    with pytest.raises(KeyError, match="flogging"):
        fold([line("flogging")], BOOK.profile, By.FORM)
