"""A decision table gives exactly one answer, or refuses to load."""

import pytest

from libs.kernel.decision_table import DecisionTable, Row
from libs.kernel.rule import Rule

DOMAINS = {"level": ("county", "city"), "public": (True, False)}
UPPER = Row({"level": ("city",)}, "secretary", Rule("G-21"))
OPEN_COUNTY = Row({"level": ("county",), "public": (True,)}, "leader", Rule("G-21", "C-29"))
QUIET_COUNTY = Row({"level": ("county",), "public": (False,)}, "head", Rule("C-28"))


def test_every_combination_has_its_one_answer() -> None:
    table = DecisionTable(DOMAINS, [UPPER, OPEN_COUNTY, QUIET_COUNTY])
    assert table.decide(level="city", public=True).answer == "secretary"
    assert table.decide(level="city", public=False).answer == "secretary"
    assert table.decide(level="county", public=True) is OPEN_COUNTY
    assert table.decide(public=False, level="county").cites == Rule("C-28")


def test_a_gap_refuses_to_load_and_names_the_combination() -> None:
    with pytest.raises(ValueError, match="gap: no row for level=county, public=False"):
        DecisionTable(DOMAINS, [UPPER, OPEN_COUNTY])


def test_an_overlap_refuses_to_load_and_names_the_combination() -> None:
    loud = Row({"public": (True,)}, "all", Rule("G-21"))
    with pytest.raises(ValueError, match="overlap: rows 2, 4 for level=county, public=True"):
        DecisionTable(DOMAINS, [UPPER, OPEN_COUNTY, QUIET_COUNTY, loud])


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"weather": ("fine",)}, "no fact weather"),
        ({"level": ("village",)}, "level is never village"),
        ({"level": ()}, "never applies"),
    ],
)
def test_a_row_outside_the_domains_refuses_to_load(when: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        DecisionTable(DOMAINS, [Row(when, "nobody", Rule("G-21"))])


def test_a_question_outside_the_domains_is_refused_without_repeating_its_values() -> None:
    table = DecisionTable(DOMAINS, [UPPER, OPEN_COUNTY, QUIET_COUNTY])
    with pytest.raises(ValueError, match="level, public") as refused:
        table.decide(level="secret")
    assert "secret" not in str(refused.value)
