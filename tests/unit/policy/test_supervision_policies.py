"""The rows of supervision: what they say, and which edits of them refuse to load."""

import copy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from libs.kernel.profile import Profile, Unit
from libs.policy import PolicyBook, PolicyFault, lists_of, yaml_file
from libs.policy.reading import Reader
from libs.policy.rows import ProfileFile
from libs.policy.supervision_rows import PERIODS, check_supervision

POLICIES = Path(__file__).parents[3] / "policies"
BOOK = PolicyBook.load(POLICIES)
XUCHANG = BOOK.profile("xuchang", "2023-01")
PINGDINGSHAN = BOOK.profile("pingdingshan", "2022-03")
BOTH = pytest.mark.parametrize("profile", BOOK.profiles, ids=lambda profile: profile.name)

DAYS, WORKING, MONTHS = Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.MONTHS
LIMITS = {
    "problem.acceptance": (3, WORKING, "S-10"),
    "rectification.immediate": (3, DAYS, "G-55"),
    "rectification.short": (15, DAYS, "G-55"),
    "rectification.long": (90, DAYS, "G-55"),
    "slip.answer": (3, WORKING, "P-22"),
    "slip.term": (7, DAYS, "P-22"),
    "visit.conclusion": (10, WORKING, "P-21"),
    "objection.apply": (30, DAYS, "P-21"),
    "objection.decide": (30, DAYS, "P-21"),
    "lead.receipt": (2, WORKING, "G-56"),
    "lead.forward": (5, WORKING, "P-07"),
    "lead.disposition": (1, MONTHS, "P-07"),
    "lead.feedback": (15, WORKING, "G-56"),
    "request.answer": (5, WORKING, "S-04"),
    "liaison.cycle": (1, MONTHS, "S-02"),
}
NUMBERS = {
    "visits.cdi_per_month": 1,
    "visits.dispatched_per_month": 2,
    "visits.special_per_quarter": 1,
    "visits.spot_per_year": 1,
    "visits.strict_per_resident_unit": False,
    "visits.warning_days": 7,
    "visits.team_min": 2,
    "visits.duplicate_days": 14,
    "sampling.percent": 30,
    "task.warning_days": 5,
    "watch.visits_per_month": 2,
}


def saying(profile: Profile, name: str, attribute: str) -> Mapping[str, object]:
    return {item.code: item.attributes.get(attribute) for item in profile.list(name).items}


@BOTH
def test_p33_there_are_exactly_six_marks_of_an_unannounced_visit(profile: Profile) -> None:
    nots, straight = profile.list("unannounced_marks").codes()[:4], profile.list("unannounced_marks").codes()[4:]
    assert nots == ("no_notice", "no_greeting", "no_report", "no_escort")
    assert straight == ("straight_to_grassroots", "straight_to_site")


@BOTH
def test_s05_to_s09_each_kind_of_visit_is_due_in_the_period_of_its_rule_and_as_often(profile: Profile) -> None:
    assert saying(profile, "visit_kinds", "per") == PERIODS
    assert {c: n and profile.option(str(n)) for c, n in saying(profile, "visit_kinds", "least").items()} == {
        "daily_cdi": 1,
        "daily_dispatched": 2,
        "special": 1,
        "spot_verification": 1,
        "common_sample": None,
        "joint_requested": None,
    }


@BOTH
def test_s07_g53_special_supervision_alone_needs_the_bureau_and_its_topics_three_marks(profile: Profile) -> None:
    joint = saying(profile, "visit_kinds", "joint_with_bureau")
    assert [code for code, needed in joint.items() if needed] == ["special"]
    assert profile.list("topic_marks").codes() == ("small_cut", "high_concern", "difficult")


@BOTH
def test_g55_there_are_three_terms_and_the_long_one_alone_needs_a_plan(profile: Profile) -> None:
    terms = {
        code: profile.limit(str(name)).length for code, name in saying(profile, "rectification_terms", "limit").items()
    }
    assert terms == {"immediate": 3, "short": 15, "long": 90}
    assert [c for c, needed in saying(profile, "rectification_terms", "plan_required").items() if needed] == ["long"]


@BOTH
def test_p22_slips_go_from_blue_to_red_and_each_has_its_own_words(profile: Profile) -> None:
    assert saying(profile, "slip_colours", "rank") == {"blue": 1, "orange": 2, "red": 3}
    for code, text in saying(profile, "slip_colours", "text").items():
        assert profile.list("supervision_texts").get(str(text)) is not None, code


@BOTH
def test_s12_a_problem_is_escalated_on_three_grounds_and_never_presumed_false(profile: Profile) -> None:
    assert profile.list("escalation_reasons").codes() == ("red_slip", "falsified", "refused")
    assert profile.list("supervision_texts").get("no_presumption") is not None


@BOTH
def test_p21_an_objection_has_three_outcomes_of_which_two_change_the_conclusion(profile: Profile) -> None:
    assert saying(profile, "objection_outcomes", "changes") == {"upheld": False, "corrected": True, "revoked": True}


@BOTH
def test_s13_p08_three_kinds_of_leads_are_handed_over_and_four_dispositions_exist(profile: Profile) -> None:
    assert profile.list("lead_kinds").codes() == ("budding", "violation", "systemic")
    assert profile.list("lead_dispositions").codes() == ("inquiry", "preliminary_verification", "hold", "close")


@BOTH
def test_s03_s04_staff_is_asked_for_in_both_directions(profile: Profile) -> None:
    towards = {"joint_supervision": "commission", "staff_help": "unit", "training": "unit"}
    assert saying(profile, "staff_request_kinds", "towards") == towards


@BOTH
def test_s14_there_are_two_lists_and_s02_an_analysis_every_month(profile: Profile) -> None:
    assert profile.list("supervision_list_kinds").codes() == ("political", "daily")
    assert profile.list("liaison_kinds").codes() == ("regular", "circulation", "analysis")


@BOTH
def test_s16_the_four_aspects_are_listed_and_the_twelve_types_not_invented(profile: Profile) -> None:
    aspects = profile.list("formalism_aspects")
    assert len(aspects.items) == 4
    assert not any("type" in name for name in profile.lists if name.startswith("formalism"))


@BOTH
def test_s08_s12_s16_s19_s20_f42_the_natures_of_problems_cite_their_rules(profile: Profile) -> None:
    cites = {item.code: item.cites[0] for item in profile.list("problem_natures").items}
    assert cites == {
        "cannot_finish_in_time": "S-08",
        "poor_quality": "S-08",
        "shirking": "S-12",
        "false_report": "S-12",
        "formalism": "S-16",
        "funds_and_projects": "S-19",
        "main_responsibility": "S-20",
        "aftercare_overdue": "F-42",
        "other": "S-08",
    }


@BOTH
def test_s15_where_the_public_is_unhappy_comes_from_another_city(profile: Profile) -> None:
    sources = profile.list("concern_sources")
    assert sources.codes() == ("hotline", "complaints", "hot_spots")
    assert all(item.source.startswith("wendeng-") for item in sources.items)


def test_s01_central_work_is_what_the_citys_own_documents_say() -> None:
    assert XUCHANG.list("central_work_kinds").codes() == ("pilot_zone", "five_strong_cities", "stage_task")
    assert PINGDINGSHAN.list("central_work_kinds").codes() == ("major_matter", "stage_task")


@BOTH
def test_both_profiles_keep_the_limits_and_numbers_of_supervision(profile: Profile) -> None:
    found = {code: profile.limit(code) for code in LIMITS}
    assert {c: (one.length, one.unit) for c, one in found.items()} == {c: (n, u) for c, (n, u, _) in LIMITS.items()}
    assert all(LIMITS[code][2] in limit.cites for code, limit in found.items())
    assert {name: profile.option(name) for name in NUMBERS} == NUMBERS


@BOTH
def test_g01_each_profile_holds_the_chapter_and_says_where_each_row_comes_from(profile: Profile) -> None:
    for code_list in lists_of(profile, "supervision").values():
        assert all(item.cites and item.source for item in code_list.items)
    assert not [i for one in PINGDINGSHAN.lists.values() for i in one.items if i.source.startswith("xuchang-one")]


# ---- edits that refuse to load ----

Rows = dict[str, Any]
WRITTEN: Rows = yaml_file.parse("xuchang", (POLICIES / "xuchang/2023-01.yaml").read_text(encoding="utf-8"))  # type: ignore[assignment]


def said_of(edit: Callable[[Rows], object]) -> str:
    """What the check of the chapter says of the profile once it is edited."""
    rows = {**WRITTEN, **{part: copy.deepcopy(WRITTEN[part]) for part in ("lists", "limits", "options")}}
    edit(rows)
    reader = Reader(Path())
    check_supervision(reader, "draft", ProfileFile.model_validate(rows))
    return "\n".join(str(fault) for fault in reader.faults)


def item(name: str, code: str) -> Callable[[Rows], Rows]:
    return lambda rows: next(i for i in rows["lists"][name]["items"] if i["code"] == code)


def says(name: str, code: str, **attributes: object) -> Callable[[Rows], object]:
    return lambda rows: item(name, code)(rows).setdefault("attributes", {}).update(attributes)


def recoded(name: str, code: str, new: str) -> Callable[[Rows], object]:
    return lambda rows: item(name, code)(rows).update(code=new)


def without(name: str, code: str) -> Callable[[Rows], object]:
    return lambda rows: rows["lists"][name]["items"].remove(item(name, code)(rows))


def option(name: str, value: object) -> Callable[[Rows], object]:
    return lambda rows: rows["options"][name].update(value=value)


def limit(name: str, **said: object) -> Callable[[Rows], object]:
    return lambda rows: rows["limits"][name].update(said)


EDITS: list[tuple[Callable[[Rows], object], str]] = [
    (without("unannounced_marks", "no_escort"), "lists.unannounced_marks: must hold exactly no_escort, no_greeting"),
    (without("topic_marks", "difficult"), "lists.topic_marks: must hold exactly difficult, high_concern"),
    (recoded("visit_kinds", "special", "joint"), "lists.visit_kinds: must hold exactly common_sample, daily_cdi"),
    (recoded("rectification_terms", "short", "soon"), "lists.rectification_terms: must hold exactly immediate, long"),
    (without("escalation_reasons", "falsified"), "lists.escalation_reasons: must hold exactly falsified, red_slip"),
    (without("objection_outcomes", "revoked"), "lists.objection_outcomes: must hold exactly corrected, revoked"),
    (without("supervision_list_kinds", "daily"), "lists.supervision_list_kinds: must hold exactly daily, political"),
    (without("staff_request_kinds", "training"), "lists.staff_request_kinds: must hold exactly joint_supervision"),
    (without("lead_kinds", "systemic"), "lists.lead_kinds: must hold exactly budding, systemic, violation"),
    (recoded("lead_dispositions", "hold", "forget"), "lists.lead_dispositions: must hold exactly close, hold"),
    (without("task_roles", "task_force"), "lists.task_roles: must hold exactly lead, task_force, undertaking"),
    (without("visit_methods", "covert_visit"), "lists.visit_methods: lacks covert_visit, which rules ask for"),
    (without("problem_natures", "aftercare_overdue"), "lists.problem_natures: lacks aftercare_overdue"),
    (without("problem_levels", "major"), "lists.problem_levels: lacks major"),
    (without("liaison_kinds", "analysis"), "lists.liaison_kinds: lacks analysis"),
    (without("supervision_texts", "objection_right"), "lists.supervision_texts: lacks objection_right"),
    (without("supervision_texts", "slip_warning_red"), "lists.supervision_texts: lacks slip_warning_red"),
    (says("visit_kinds", "daily_cdi", per="quarter"), "lists.visit_kinds.daily_cdi: per is month by its rule"),
    (says("visit_kinds", "special", per="year"), "lists.visit_kinds.special: per is quarter by its rule"),
    (says("visit_kinds", "spot_verification", per="none"), "spot_verification: per is year by its rule"),
    (says("visit_kinds", "daily_dispatched", least="visits.cdi_per_month"), "least is visits.dispatched_per_month"),
    (says("visit_kinds", "common_sample", least="sampling.percent"), "common_sample: least is null"),
    (says("visit_kinds", "special", joint_with_bureau=False), "joint_with_bureau holds for special supervision alone"),
    (says("visit_kinds", "daily_cdi", joint_with_bureau=True), "daily_cdi: joint_with_bureau holds for special"),
    (says("rectification_terms", "long", plan_required=False), "long: plan_required holds for the long term alone"),
    (says("rectification_terms", "short", limit="rectification.long"), "short: limit is rectification.short (G-55)"),
    (says("slip_colours", "red", rank=1), "lists.slip_colours.red: rank is 1 for blue, 2 for orange, 3 for red"),
    (says("slip_colours", "red", text="slip_warning_blue"), "lists.slip_colours.red: text is slip_warning_red"),
    (lambda rows: rows["lists"]["slip_colours"]["items"].reverse(), "slip_colours: stand in the order blue, orange"),
    (says("problem_levels", "major", rank=1), "lists.problem_levels: have the ranks 1, 2, 3"),
    (says("objection_outcomes", "upheld", changes=True), "upheld: changes holds for corrected and revoked alone"),
    (says("objection_outcomes", "revoked", changes=False), "revoked: changes holds for corrected and revoked alone"),
    (says("staff_request_kinds", "staff_help", towards="commission"), "staff_help: towards is unit (S-03, S-04)"),
    (says("liaison_kinds", "analysis", limit="slip.answer"), "liaison_kinds.analysis: limit is liaison.cycle (S-02)"),
    (option("sampling.percent", 29), "options.sampling.percent: lies between 30 and 100"),
    (option("sampling.percent", 101), "options.sampling.percent: lies between 30 and 100"),
    (option("visits.dispatched_per_month", 1), "options.visits.dispatched_per_month: lies between 2 and 31"),
    (option("visits.cdi_per_month", 0), "options.visits.cdi_per_month: lies between 1 and 31"),
    (option("visits.special_per_quarter", 0), "options.visits.special_per_quarter: lies between 1 and 92"),
    (option("visits.spot_per_year", 0), "options.visits.spot_per_year: lies between 1 and 12"),
    (option("visits.team_min", 1), "options.visits.team_min: lies between 2 and 99"),
    (option("visits.duplicate_days", 0), "options.visits.duplicate_days: lies between 7 and 180"),
    (option("visits.team_min", True), "options.visits.team_min: lies between 2 and 99"),
    (option("visits.strict_per_resident_unit", 1), "visits.strict_per_resident_unit: is true or false (G-49)"),
    (option("watch.visits_per_month", 1), "watch.visits_per_month: is more than visits.cdi_per_month"),
    (limit("objection.apply", length=15), "limits.objection.apply: is 30 calendar_days by national rules"),
    (limit("objection.decide", unit="working_days"), "limits.objection.decide: is 30 calendar_days by national rules"),
    (limit("lead.disposition", length=2), "limits.lead.disposition: is 1 months by national rules"),
    (limit("lead.receipt", length=3), "limits.lead.receipt: lies between 1 and 2 working_days"),
    (limit("lead.forward", length=6), "limits.lead.forward: lies between 1 and 5 working_days"),
    (limit("lead.feedback", length=16), "limits.lead.feedback: lies between 1 and 15 working_days"),
    (limit("rectification.immediate", length=30), "limits.rectification.immediate: lies between 1 and 7"),
    (limit("rectification.short", length=3), "limits.rectification.short: lies between the immediate and the long"),
    (limit("rectification.long", length=15), "limits.rectification.short: lies between the immediate and the long"),
    (limit("slip.answer", unit="months"), "limits.slip.answer: lies between 1 and 15 working_days"),
]


@pytest.mark.parametrize(("edit", "said"), EDITS, ids=[said for _, said in EDITS])
def test_an_edit_that_undoes_a_rule_of_supervision_is_told(edit: Callable[[Rows], object], said: str) -> None:
    assert said in said_of(edit)


def test_the_shipped_rows_themselves_are_sound() -> None:
    assert said_of(lambda rows: None) == ""


@pytest.mark.parametrize("wrong", [None, [], {}, "x", 0, True])
def test_attributes_of_another_shape_are_faults_and_never_an_error(wrong: object) -> None:
    for name in ("visit_kinds", "rectification_terms", "slip_colours", "problem_levels", "staff_request_kinds"):
        for one in WRITTEN["lists"][name]["items"]:
            assert said_of(says(name, one["code"], **dict.fromkeys(one["attributes"], wrong)))


def test_a_draft_is_refused_for_a_sample_below_thirty_per_cent() -> None:
    text = (POLICIES / "xuchang/2023-01.yaml").read_text(encoding="utf-8")
    changed = text.replace("sampling.percent:\n    value: 30", "sampling.percent:\n    value: 25")
    with pytest.raises(PolicyFault, match=r"options\.sampling\.percent: lies between 30 and 100") as refused:
        BOOK.draft(changed)
    assert len(refused.value.faults) == 1
