"""The table of tiers: who is interviewed by whom follows from the facts, exactly once; a gap or an overlap refuses."""

import re
import shutil
from itertools import product
from pathlib import Path

import pytest

from libs.kernel.profile import Profile
from libs.policy import PolicyBook, PolicyFault

POLICIES = Path(__file__).parents[3] / "policies"
BOOK = PolicyBook.load(POLICIES)
XUCHANG = BOOK.profile("xuchang", "2023-01")
PINGDINGSHAN = BOOK.profile("pingdingshan", "2022-03")
FILE = "xuchang/2023-01.yaml"
TEXT = (POLICIES / FILE).read_text(encoding="utf-8")
ROWS = re.findall(r"      - when: .*?(?=      - when: |\Z)", TEXT, flags=re.DOTALL)
TIERS = {item.code: item.attributes for item in XUCHANG.list("interview_tiers").items}
LEVELS = ("municipal", "municipal_principal", "provincial", "national")
ABOVE = LEVELS[1:]


def tier(
    kind: str, role: str, source: str, level: str = "municipal", failed: str = "no", profile: Profile = XUCHANG
) -> str:
    table = profile.table("interview_tiers")
    return table.decide(unit_kind=kind, role=role, source=source, level=level, lead_duty_unfulfilled=failed).answer


@pytest.mark.parametrize("kind", ["municipal_unit", "task_force", "county"])
@pytest.mark.parametrize("level", LEVELS)
def test_a01_who_failed_to_lead_and_is_named_by_any_leader_is_interviewed_by_the_secretary(
    kind: str, level: str
) -> None:
    assert tier(kind, "lead", "named", level, "yes") == "xc_i1"
    assert tier(kind, "lead", "named", level, "no") == "none"


@pytest.mark.parametrize("level", ["provincial", "national"])
def test_a01_g35_a_provincial_or_national_circular_reaches_who_failed_to_lead(level: str) -> None:
    assert tier("task_force", "lead", "circular", level, "yes") == "xc_i2"
    assert tier("task_force", "lead", "circular", level, "no") == "none"


@pytest.mark.parametrize("failed", ["yes", "no"])
def test_g35_a_municipal_circular_on_a_lead_unit_is_left_to_a_person(failed: str) -> None:
    assert tier("municipal_unit", "lead", "circular", "municipal", failed) == "none"


def test_in2_a02_a_county_named_by_a_vice_mayor_calls_for_its_deputy_in_charge() -> None:
    assert tier("county", "undertaking", "named", "municipal") == "xc_i3"
    assert TIERS["xc_i3"]["interviewers"] == ["sc_member", "svc_member"]
    assert TIERS["xc_i3"]["interviewee"] == "deputy_in_charge"
    assert TIERS["xc_i3"]["pursuit"] == "as_required"


@pytest.mark.parametrize("kind", ["county", "municipal_unit"])
@pytest.mark.parametrize("level", ABOVE)
def test_a03_g34_a_principal_or_a_higher_leader_calls_for_the_principal(kind: str, level: str) -> None:
    assert tier(kind, "undertaking", "named", level) == "xc_i4"
    assert TIERS["xc_i4"]["interviewers"] == ["cdi_secretary", "cdi_deputy_secretary"]
    assert TIERS["xc_i4"]["interviewee"] == "principal"


def test_a02_a03_of_circulars_the_municipal_one_is_tier_3_and_any_higher_tier_4() -> None:
    found = [tier("county", "undertaking", "circular", level) for level in LEVELS]
    assert found == ["xc_i3", "xc_i3", "xc_i4", "xc_i4"]


def test_in4_a04_g38_last_twice_in_the_monthly_review_is_tier_5_and_pursues_nobody_of_itself() -> None:
    assert tier("municipal_unit", "undertaking", "monthly_twice") == "xc_i5"
    assert tier("county", "undertaking", "city_appraisal") == "xc_i6"
    assert [code for code, said in TIERS.items() if said["pursuit"] == "not_automatic"] == ["xc_i5", "xc_i6"]


def test_a06_last_in_the_province_reaches_the_municipal_unit_or_task_force_that_leads() -> None:
    kinds = ("municipal_unit", "task_force", "county", "other")
    assert [tier(kind, "lead", "provincial_appraisal") for kind in kinds] == ["xc_i7", "xc_i7", "none", "none"]
    assert {tier(kind, "undertaking", "provincial_appraisal") for kind in kinds} == {"none"}


def test_in8_g35_a_national_circular_on_a_lead_unit_and_two_counties_is_one_tier_2_and_two_tiers_4() -> None:
    lead = tier("municipal_unit", "lead", "circular", "national", "yes")
    counties = [tier("county", "undertaking", "circular", "national") for _ in range(2)]
    assert [lead, *counties] == ["xc_i2", "xc_i4", "xc_i4"]


def test_g34_g36_the_order_of_the_tiers_is_4_then_1_2_7_then_3_then_5_6() -> None:
    ranks = {code[-2:]: said["rank"] for code, said in TIERS.items()}
    assert ranks == {"i4": 1, "i1": 2, "i2": 2, "i7": 2, "i3": 3, "i5": 4, "i6": 4}


def test_ti10_a_members_interview_escalates_to_tier_4_and_a_secretarys_to_a_case() -> None:
    chiefs = ["cdi_secretary", "cdi_deputy_secretary"]
    for said in TIERS.values():
        assert said["escalates_to"] == ("case" if said["interviewers"] == chiefs else "xc_i4")


def test_g36_each_answer_of_the_table_is_a_tier_of_the_side_that_was_asked() -> None:
    table = XUCHANG.table("interview_tiers")
    for values in product(*table.domains.values()):
        facts = dict(zip(table.domains, values, strict=True))
        answer = table.decide(**facts).answer
        assert answer == "none" or str(facts["role"]) in str(TIERS[answer]["roles"])
        assert facts["unit_kind"] != "other" or answer == "none"


def test_g02_pingdingshan_has_no_table_of_its_own_so_nothing_fires_and_a_person_chooses_between_two_tiers() -> None:
    table = PINGDINGSHAN.table("interview_tiers")
    assert {
        table.decide(**dict(zip(table.domains, v, strict=True))).answer for v in product(*table.domains.values())
    } == {"none"}
    assert PINGDINGSHAN.list("interview_tiers").codes() == ("pds_i1", "pds_i2")


def test_each_row_says_the_rules_it_stands_on() -> None:
    rows = XUCHANG.table("interview_tiers").rows
    assert len(rows) == len(ROWS) == 17
    assert all(row.cites for row in rows)


# ---- what refuses to load ----


@pytest.mark.parametrize("number", range(17))
def test_without_any_one_row_the_table_has_a_gap_and_refuses_to_load(number: int) -> None:
    with pytest.raises(PolicyFault) as refused:
        BOOK.draft(TEXT.replace(ROWS[number], "", 1))
    assert "tables.interview_tiers: gap: no row for unit_kind=" in str(refused.value)


@pytest.mark.parametrize("number", range(17))
def test_with_any_one_row_twice_the_table_overlaps_and_refuses_to_load(number: int) -> None:
    with pytest.raises(PolicyFault) as refused:
        BOOK.draft(TEXT + ROWS[number])
    assert f"tables.interview_tiers: overlap: rows {number + 1}, 18 for unit_kind=" in str(refused.value)


EDITS = [
    ("answer: xc_i3\n", "answer: xc_i9\n", ".rows.9: the answer xc_i9 is neither in the list interview_tiers nor none"),
    ("answer: xc_i1\n", "answer: xc_i4\n", ".rows.1: xc_i4 is no tier for lead (G-36)"),
    ("source: [named], level: [municipal]", "source: [named], level: [lunar]", ": row 9: level is never lunar"),
    ("source: [named], level: [municipal]", "source: [named], moon: [full]", ": row 9: no fact moon"),
    ("source: [named], level: [municipal]", "source: [named], level: []", ": row 9: level has no value, so the row"),
    ("level: [municipal, municipal_principal, prov", "level: [prov", ".facts: must be exactly unit_kind: county,"),
    ("    answers: interview_tiers\n", "    answers: nowhere\n", ": there is no list nowhere to take the answers from"),
    ("    answers: interview_tiers\n", "    answers: slip_colours\n", ": takes its answers from the list interv"),
    ('["yes", "no"]', "[yes, no]", ".facts.lead_duty_unfulfilled.0: Input should be a valid string"),
    ("cites: [A-06]\n        source: xuchang-one-plus-six-2023/中心工作：约谈（三）\n      - when",
     "cites: [A-99]\n        source: project-defaults\n      - when", ".rows.6: the rule A-99 is not in the register"),
    ("[county, municipal_unit, task_force, other]", "[" + ", ".join(f"k{n}" for n in range(900)) + "]",
     ": has more than 10000 combinations of facts"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), EDITS, ids=[said[:50] for _, _, said in EDITS])
def test_a_table_that_says_something_unknown_refuses(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(PolicyFault) as refused:
        BOOK.draft(TEXT.replace(old, new, 1))
    assert f"draft: tables.interview_tiers{said}" in str(refused.value)


def test_a_shipped_file_with_a_gap_stops_the_folder_from_loading(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(POLICIES, tmp_path / "policies"))
    (folder / FILE).write_text(TEXT.replace(ROWS[0], "", 1), encoding="utf-8")
    with pytest.raises(PolicyFault) as refused:
        PolicyBook.load(folder)
    assert str(refused.value).startswith(
        f"{FILE}: tables.interview_tiers: gap: no row for unit_kind=county, role=lead,"
    )


def test_a_table_that_rules_ask_may_not_be_left_out() -> None:
    with pytest.raises(PolicyFault) as refused:
        BOOK.draft(TEXT[: TEXT.index("\ntables:\n")] + "\n")
    assert "draft: tables.interview_tiers: is missing, and rules rely on it" in str(refused.value)
