"""The rows of clarification, malice and vault: what they say, and which edits of them refuse to load."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from libs.kernel.profile import Profile, Unit
from libs.policy import PolicyBook, PolicyFault, lists_of
from libs.policy.chapters import LISTS

POLICIES = Path(__file__).parents[3] / "policies"
BOOK = PolicyBook.load(POLICIES)
XUCHANG = BOOK.profile("xuchang", "2023-01")
PINGDINGSHAN = BOOK.profile("pingdingshan", "2022-03")
FILE = "xuchang/2023-01.yaml"
Break = Callable[[str, str | Callable[[re.Match[str]], str]], str]

DAYS, WORKING, MONTHS = Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.MONTHS
LIMITS = {
    "clarification.opinion": (1, MONTHS, "C-24"),
    "clarification.acknowledge": (5, WORKING, "G-23"),
    "clarification.answer": (5, WORKING, "G-27"),
    "clarification.step": (5, WORKING, "P-11"),
    "clarification.step_across": (10, WORKING, "P-11"),
    "clarification.letter": (10, WORKING, "G-26"),
    "clarification.other_methods": (20, WORKING, "G-26"),
    "clarification.screening": (1, MONTHS, "P-39"),
    "correction.due": (30, DAYS, "G-31"),
    "malice.feedback": (30, DAYS, "G-30"),
    "lead.disposition": (1, MONTHS, "P-07"),
    "report.acknowledge": (15, WORKING, "P-07"),
    "report.to_higher": (5, WORKING, "P-06"),
}


def having(profile: Profile, name: str, attribute: str, value: object = True) -> list[str]:
    return [item.code for item in profile.list(name).items if item.attributes.get(attribute) == value]


def test_c06_there_are_seven_situations_each_under_its_own_rule() -> None:
    rules = {
        "xc_c1": "C-07",
        "xc_c2": "C-08",
        "xc_c3": "C-09",
        "xc_c4": "C-10",
        "xc_c5": "C-11",
        "xc_c6": "C-12",
        "xc_c7": "C-13",
    }
    assert {item.code: item.cites[0] for item in XUCHANG.list("clarification_situations").items} == rules


def test_c25_four_factors_of_daily_performance_are_weighed() -> None:
    factors = XUCHANG.list("daily_performance_factors")
    assert factors.codes() == ("political_quality", "moral_conduct", "style", "integrity")


@pytest.mark.parametrize("profile", BOOK.profiles, ids=lambda profile: profile.name)
def test_situations_3_and_4_need_bad_influence_5_a_repeat_6_certified_malice_and_7_a_reason(profile: Profile) -> None:
    def numbers(attribute: str) -> str:
        return "".join(code[-1] for code in having(profile, "clarification_situations", attribute))

    attributes = ("needs_bad_influence", "needs_majority_or_main", "needs_repeat", "needs_certified_malice")
    assert [numbers(attribute) for attribute in (*attributes, "needs_reason")] == ["34", "4", "5", "6", "7"]


def test_c15_c21_p10_the_letter_goes_with_each_of_the_other_methods_and_media_are_an_addition_of_xuchang() -> None:
    methods = XUCHANG.list("clarification_methods")
    assert methods.codes() == ("written", "in_person", "meeting", "circular", "media")
    assert having(XUCHANG, "clarification_methods", "with_written") == list(methods.codes())[1:]
    assert PINGDINGSHAN.list("clarification_methods").codes() == methods.codes()[:4]


def test_g22_open_methods_need_consent() -> None:
    for attribute in ("public", "needs_consent"):
        assert having(XUCHANG, "clarification_methods", attribute) == ["meeting", "circular", "media"]


def test_g28_ranges_stand_from_the_unit_to_the_public_and_the_letter_has_none() -> None:
    ranges = XUCHANG.list("clarification_ranges")
    assert [item.attributes["width"] for item in ranges.items] == list(range(1, 8))
    assert (ranges.codes()[0], ranges.codes()[-1]) == ("unit", "public_media")
    assert having(XUCHANG, "clarification_methods", "ranges", []) == ["written"]


@pytest.mark.parametrize("profile", BOOK.profiles, ids=lambda profile: profile.name)
def test_g25_what_cannot_be_proved_does_not_count_as_untrue(profile: Profile) -> None:
    assert having(profile, "lead_findings", "counts_as_untrue") == ["untrue"]
    assert profile.option("clarification.majority_percent") == 50


def test_c26_c28_g21_each_kind_of_office_has_its_chain() -> None:
    chains = {item.code: item.attributes for item in XUCHANG.list("clarification_chains").items}
    assert {code: said["approver"] for code, said in chains.items()} == {
        "own_office": "leader_over_office",
        "dispatched_body": "leader_over_counterpart",
        "township_body": "leader_over_counterpart",
    }
    assert chains["own_office"]["highest_when"] == ["public", "principal_leader", "large_influence"]
    assert chains["dispatched_body"]["highest_when"] == chains["township_body"]["highest_when"] == ["media"]
    assert chains["dispatched_body"]["hears_party_head_when"] == ["principal_leader", "public_with_large_influence"]
    assert chains["township_body"]["hears_party_head_when"] == ["public_with_large_influence"]


@pytest.mark.parametrize("profile", BOOK.profiles, ids=lambda profile: profile.name)
def test_p02_malice_needs_two_elements_and_is_never_the_default_and_a_mistake_is_only_talked_over(
    profile: Profile,
) -> None:
    malicious = profile.list("malice_outcomes").get("malicious")
    assert malicious is not None and malicious.attributes["needs_elements"] == ["fabrication", "intent"]
    assert having(profile, "malice_outcomes", "pursues") == ["malicious"]
    assert profile.list("mistaken_measures").codes() == ("education_talk",)
    assert len(profile.list("malice_signs").items) == len(profile.list("aggravating_factors").items) == 5
    assert profile.option("malice.default_outcome") == "not_established"
    assert profile.option("malice.certifying_level") == "city"


def test_p04_the_accuser_decides_the_routes_and_a_transfer_is_fed_back() -> None:
    kinds = {item.code: item.attributes["routes"] for item in XUCHANG.list("accuser_kinds").items}
    assert kinds == {
        "party_member": ["party_discipline", "organizational_measure", "judicial"],
        "public_official": ["administrative_sanction", "organizational_measure", "judicial"],
        "other": ["public_security", "competent_organ", "judicial"],
    }
    transfers = having(XUCHANG, "disposal_routes", "transfer")
    assert transfers == having(XUCHANG, "disposal_routes", "limit", "malice.feedback")


def test_c32_p05_the_victim_is_made_good_and_the_accuser_loses_what_was_won() -> None:
    kinds = {item.code: item.attributes["towards"] for item in XUCHANG.list("correction_kinds").items}
    assert [code for code, towards in kinds.items() if towards == ["victim", "accuser"]] == [
        "candidate_status",
        "appointment",
        "award",
    ]
    assert [code for code, towards in kinds.items() if towards == ["accuser"]] == ["material_gain"]


@pytest.mark.parametrize("profile", BOOK.profiles, ids=lambda profile: profile.name)
def test_both_profiles_keep_the_limits_of_clarification(profile: Profile) -> None:
    found = {code: profile.limit(code) for code in LIMITS}
    assert {code: (limit.length, limit.unit) for code, limit in found.items()} == {
        code: (length, unit) for code, (length, unit, _) in LIMITS.items()
    }
    assert all(LIMITS[code][2] in limit.cites for code, limit in found.items())


def test_p11_no_ground_against_clarification_is_laid_down_here() -> None:
    assert XUCHANG.list("grounds_against").items == ()


def test_a_service_shows_the_lists_of_its_own_chapter() -> None:
    shown = {chapter: set(lists_of(XUCHANG, chapter)) for chapter in LISTS}
    assert set.union(*shown.values()) == XUCHANG.lists.keys()
    assert shown["filing"] & shown["clarification"] == {"recusal_grounds"}
    assert shown["vault"] == {"vault_purposes", "bypass_routes"}


# ---- edits that refuse to load ----


@pytest.fixture
def refused(tmp_path: Path) -> Break:
    """Changes one passage of the profile (a pattern) and answers what the refusal says."""

    def plant(pattern: str, new: str | Callable[[re.Match[str]], str]) -> str:
        folder = Path(shutil.copytree(POLICIES, tmp_path / "policies"))
        text = (folder / FILE).read_text(encoding="utf-8")
        changed, times = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert times == 1
        (folder / FILE).write_text(changed, encoding="utf-8")
        with pytest.raises(PolicyFault) as fault:
            PolicyBook.load(folder)
        return str(fault.value)

    return plant


METHODS, RANGES, TERMS = "clarification_methods", "clarification_ranges", "letter_banned_terms"
FAULTS = [
    (r"code: written\n", "code: spoken\n", f"lists.{METHODS}: written is missing"),
    (r"with_written: true", "with_written: false", f"lists.{METHODS}.in_person: with_written holds for every method"),
    (r"public: true, needs_consent: true", "public: true, needs_consent: false", "public and needs_consent are both"),
    (r" media: true,", "", f"lists.{METHODS}.media: media holds for the method that reaches the public media"),
    (r"highest_when: \[media\]", "highest_when: []", "lists.clarification_chains.dispatched_body: highest_when has"),
    (r"ranges: \[unit\]", "ranges: [street]", f"lists.{METHODS}.in_person: ranges must name some of"),
    (r"limit: clarification.letter", "limit: clarification.some_day", f"lists.{METHODS}.written: limit names no"),
    (r"width: 2", "width: 1", f"lists.{RANGES}: two ranges have the same width"),
    (r"width: 2", "width: true", f"lists.{RANGES}: every range has a width"),
    (r"width: 1\b", "width: 9", f"lists.{RANGES}: the ranges stand in the order of their widths"),
    (r"code: township_body\n", "code: village_body\n", "lists.clarification_chains: must hold exactly dispatched_body"),
    (r"approver: leader_over_office", "approver: whoever", "lists.clarification_chains.own_office: approver is"),
    (r", needs_majority_or_main: true", ", needs_repeat: true", "exactly one situation has needs_repeat"),
    (r"needs_certified_malice: true", "needs_reason: true", "exactly one situation has needs_certified_malice"),
    (r"(code: unprovable\n.*?counts_as_untrue): false", r"\1: true", "lists.lead_findings.unprovable: counts_as_untr"),
    (r"code: partly_true\n", "code: half_true\n", "lists.lead_findings: must hold exactly partly_true"),
    (r"code: intent\n(?=        zh: 意图)", "code: wish\n", "lists.malice_elements: must hold exactly fabrication"),
    (r"needs_elements: \[fabrication, intent\]", "needs_elements: [intent]", "needs_elements must name all of"),
    (r"value: not_established", "value: malicious", "options.malice.default_outcome: is an outcome of the list, and"),
    (r"value: city", "value: county", "options.malice.certifying_level: is one of city, province"),
    (r"routes: \[party_discipline", "routes: [exile", "lists.accuser_kinds.party_member: routes must name some of"),
    (r"routes: \[public_security[^]]*\]", "routes: []", "lists.accuser_kinds.other: has no route"),
    (r"\{kind: praise", "{kind: poetry", f"lists.{TERMS}.praise_consistently: kind is one of praise"),
    (r"also: \[检举人, ", "also: [人, ", f"lists.{TERMS}.reporter_reporter: also is a list of terms of two"),
    (r"value: 15\n", "value: 16\n", "options.vault.opening_minutes: lies between 1 and 15"),
    (r"value: 50\n", "value: 49\n", "options.clarification.majority_percent: lies between 50 and 99"),
    (r"clarification.opinion:", "clarification.view:", "limits.clarification.opinion: is missing"),
    (r"  malice_signs:", "  malice_hints:", "lists.malice_signs: is missing, and rules rely on it"),
    (r"vault.opening_minutes:", "vault.minutes:", "options.vault.opening_minutes: is missing"),
    (r"    may_be_empty: true\n", "", "lists.grounds_against: Value error, the list has no items"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "new", "said"), FAULTS, ids=[said[:60] for _, _, said in FAULTS])
def test_an_edit_that_undoes_a_rule_of_clarification_refuses(refused: Break, pattern: str, new: str, said: str) -> None:
    assert f"{FILE}: " in (told := refused(pattern, new)) and said in told


@pytest.mark.parametrize("kind", ["praise", "reporter", "verification"])
def test_c02_p06_p12_no_kind_of_banned_terms_may_be_left_out(refused: Break, kind: str) -> None:
    other = "reporter" if kind == "praise" else "praise"
    said = refused(rf"  {TERMS}:.*\nlimits:", lambda found: found[0].replace(f"kind: {kind}", f"kind: {other}"))
    assert said == f"{FILE}: lists.{TERMS}: holds no term of the kind {kind}"
