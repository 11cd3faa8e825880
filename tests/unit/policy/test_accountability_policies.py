"""The rows of accountability: what they say, and which edits of them refuse to load."""

import re
from pathlib import Path

import pytest

from libs.kernel.profile import Profile, Unit
from libs.policy import PolicyBook, PolicyFault, lists_of

POLICIES = Path(__file__).parents[3] / "policies"
BOOK = PolicyBook.load(POLICIES)
XUCHANG = BOOK.profile("xuchang", "2023-01")
PINGDINGSHAN = BOOK.profile("pingdingshan", "2022-03")
TEXT = (POLICIES / "xuchang" / "2023-01.yaml").read_text(encoding="utf-8")
BOTH = pytest.mark.parametrize("profile", BOOK.profiles, ids=lambda profile: profile.name)

DAYS, WORKING, MONTHS = Unit.CALENDAR_DAYS, Unit.WORKING_DAYS, Unit.MONTHS
LIMITS = {
    "interview.notice": (2, WORKING, "G-40"),
    "interview.hold": (10, WORKING, "G-40"),
    "interview.rectification": (30, DAYS, "G-40"),
    "proposal.answer": (30, DAYS, "P-26"),
    "tolerance.determine": (30, WORKING, "X-24"),
    "tolerance.serve": (5, WORKING, "X-24"),
    "tolerance.acknowledge": (5, WORKING, "G-45"),
    "tolerance.reconsider": (10, WORKING, "G-07"),
    "review.apply": (1, MONTHS, "P-14"),
    "review.decide": (1, MONTHS, "P-14"),
    "further.apply": (1, MONTHS, "P-14"),
    "further.decide": (2, MONTHS, "P-14"),
    "civil_review.apply": (30, DAYS, "P-20"),
    "civil_appeal.apply": (15, DAYS, "P-20"),
    "civil_review.decide": (30, DAYS, "P-20"),
    "civil_appeal.decide": (60, DAYS, "P-20"),
    "civil_appeal.extension": (30, DAYS, "P-20"),
    "sanction.announce": (1, MONTHS, "P-28"),
    "sanction.personnel": (1, MONTHS, "P-28"),
    "sanction.execution_report": (6, MONTHS, "P-28"),
    "reexamination.cycle": (6, MONTHS, "G-48"),
    "followup.cycle": (6, MONTHS, "G-03"),
}
OPTIONS = {
    "ranking.consecutive_last": 2,
    "interview.staff_min": 2,
    "accountability.meeting_min": 3,
    "probation.months_max": 3,
    "impact.combined_max_months": 48,
    "followup.visitors_min": 2,
    "internal.repeat_at": 2,
    "reexamination.sample_percent": 10,
    "disclosure.assessors_min": 2,
}
MEASURES = {item.code: item.attributes for item in XUCHANG.list("accountability_measures").items}


def having(profile: Profile, name: str, attribute: str, value: object = True) -> list[str]:
    return [item.code for item in profile.list(name).items if item.attributes.get(attribute) == value]


@BOTH
def test_x01_g43_there_are_six_looks_and_none_has_a_weight(profile: Profile) -> None:
    looks = profile.list("six_looks")
    assert looks.codes() == ("nature", "basis", "motive", "process", "orientation", "attitude")
    assert profile.list("look_values").codes() == ("favourable", "neutral", "unfavourable")
    assert not any(item.attributes for item in (*looks.items, *profile.list("look_values").items))


@BOTH
def test_a12_nine_factors_are_weighed_and_x03_to_x05_three_distinctions_drawn(profile: Profile) -> None:
    assert len(profile.list("weighing_factors").items) == 9
    assert [item.cites[0] for item in profile.list("distinctions").items] == ["X-03", "X-04", "X-05"]


def test_g44_a_determination_has_the_six_of_yunnan_and_the_jurisdictions_own() -> None:
    yunnan = [f"yn_{n}" for n in range(1, 7)]
    rules = [item.cites[0] for item in XUCHANG.list("tolerance_situations").items]
    assert list(XUCHANG.list("tolerance_situations").codes()) == [*yunnan, *(f"xc_{n}" for n in range(1, 9))]
    assert rules == [f"K-{n:02}" for n in range(6, 12)] + [f"F-{n:02}" for n in range(2, 10)]
    assert list(PINGDINGSHAN.list("tolerance_situations").codes()) == [*yunnan, "pds_1", "pds_2", "pds_3"]


def test_x02_g44_situations_that_become_known_later_are_loaded_as_rows_and_need_no_program() -> None:
    row = re.search(r"      - code: yn_6\n.*?(?=      - code: xc_1\n)", TEXT, flags=re.DOTALL)
    assert row is not None
    further = row[0].replace("code: yn_6", "code: wd_1")
    draft = BOOK.draft(TEXT.replace(row[0], row[0] + further, 1))
    assert "wd_1" in draft.list("tolerance_situations")


@BOTH
def test_x12_p07_a_lead_is_disposed_of_within_a_month(profile: Profile) -> None:
    assert (profile.limit("lead.disposition").length, profile.limit("lead.disposition").unit) == (1, MONTHS)


@BOTH
def test_x05_g43_private_gain_leaves_only_the_refusal_and_g46_only_exemption_has_no_effect(profile: Profile) -> None:
    name = "tolerance_outcomes"
    assert profile.list(name).codes() == ("not_an_error", "exempted", "mitigated", "lighter", "refused")
    assert having(profile, name, "blocked_by_private_gain", value=False) == ["refused"]
    assert having(profile, name, "tolerates") == ["exempted", "mitigated", "lighter"]
    assert having(profile, name, "no_negative_effect") == ["not_an_error", "exempted"]


def test_p15_organizations_and_leading_officials_have_measures_of_their_own() -> None:
    organizations = having(XUCHANG, "accountability_measures", "applies_to", ["organization"])
    assert organizations == ["organization_examination", "organization_circular", "reorganization"]
    assert having(XUCHANG, "accountability_measures", "family", "organization") == organizations
    assert having(XUCHANG, "accountability_measures", "applies_to", ["leading_official"]) == list(MEASURES)[3:]


@BOTH
def test_p30_x15_every_measure_maps_to_a_form_and_a_graver_form_weighs_more(profile: Profile) -> None:
    forms = {item.attributes["number"]: item.code for item in profile.list("four_forms").items}
    assert forms == {number: f"form_{number}" for number in range(1, 5)}
    for name in ("organization", "leading_official"):
        found = having(profile, "accountability_measures", "applies_to", [name])
        rows = sorted((int(str(MEASURES[code]["weight"])), int(str(MEASURES[code]["form"]))) for code in found)
        assert [form for _, form in rows] == sorted(form for _, form in rows)
        assert {form for _, form in rows} <= forms.keys()


def test_p19_impact_periods_of_party_administrative_and_admonition() -> None:
    found = {
        code: (said["impact_kind"], said["impact_months"]) for code, said in MEASURES.items() if said["impact_months"]
    }
    assert found == {
        "admonition": ("admonition", 6),
        "party_warning": ("party", 12),
        "party_serious_warning": ("party", 18),
        "party_removal": ("party", 24),
        "party_probation": ("party", 24),
        "party_expulsion": ("party", 60),
        "administrative_warning": ("administrative", 6),
        "administrative_demerit": ("administrative", 12),
        "administrative_serious_demerit": ("administrative", 18),
        "administrative_demotion": ("administrative", 24),
        "administrative_removal": ("administrative", 24),
    }


def test_a07_a11_negligence_without_serious_consequence_has_talk_criticism_examination_and_admonition() -> None:
    light = having(XUCHANG, "accountability_measures", "light")
    assert light == ["reminder_talk", "criticism_education", "ordered_examination", "admonition"]


def test_p20_personnel_measures_alone_have_the_clocks_of_civil_servants() -> None:
    civil = having(XUCHANG, "accountability_measures", "review_path", "civil_servant")
    assert civil == having(XUCHANG, "accountability_measures", "family", "organizational")


def test_a13_a17_p22_p25_tests_forms_kinds_and_colours() -> None:
    assert XUCHANG.list("scope_tests").codes() == ("duty_link", "causation", "fault")
    assert XUCHANG.list("interview_forms").codes() == ("collective", "individual")
    assert XUCHANG.list("interview_kinds").codes() == ("work", "reminder", "warning")
    assert XUCHANG.list("slip_colours").codes() == ("blue", "orange", "red")


def test_x18_a_first_violation_is_circulated_and_a_repeated_one_brings_interview_and_self_criticism() -> None:
    assert having(XUCHANG, "violation_steps", "violation", "first") == ["circular_criticism"]
    assert having(XUCHANG, "violation_steps", "violation", "repeat") == ["interview", "written_self_criticism"]


def test_a24_p36_abstracts_go_from_the_unit_to_the_public_which_alone_needs_an_assessment() -> None:
    assert XUCHANG.list("publication_ranges").codes() == ("unit", "department", "organ", "city", "public")
    assert having(XUCHANG, "publication_ranges", "public") == ["public"]


@BOTH
def test_p28_each_step_of_execution_runs_under_a_limit(profile: Profile) -> None:
    for item in profile.list("execution_steps").items:
        assert profile.limit(str(item.attributes["limit"])).cites == ("P-28",)


@BOTH
def test_both_profiles_keep_the_limits_and_numbers_of_accountability(profile: Profile) -> None:
    found = {code: profile.limit(code) for code in LIMITS}
    assert {code: (one.length, one.unit) for code, one in found.items()} == {
        c: (n, u) for c, (n, u, _) in LIMITS.items()
    }
    assert all(LIMITS[code][2] in limit.cites for code, limit in found.items())
    assert {name: profile.option(name) for name in OPTIONS} == OPTIONS


@BOTH
def test_g01_each_profile_holds_the_whole_chapter_and_says_where_each_row_comes_from(profile: Profile) -> None:
    for code_list in lists_of(profile, "accountability").values():
        assert all(item.cites and item.source for item in code_list.items)
    own = "xuchang-one-plus-six-2023"
    foreign = {i.source for one in PINGDINGSHAN.lists.values() for i in one.items if i.source.startswith(own)}
    assert not foreign, "what Xuchang wrote is no source of another city"


# ---- edits that refuse to load ----

M, T = "accountability_measures", "interview_tiers"
FAULTS = [
    (r"interviewers: \[sc_member, svc_member\]", "interviewers: [clerk]", f"{T}.xc_i3: interviewers must name some"),
    (r"interviewers: \[sc_member, svc_member\]", "interviewers: []", f"{T}.xc_i3: interviewers names nobody"),
    (r"interviewee: deputy_in_charge", "interviewee: clerk", f"{T}.xc_i3: interviewee is one of deputy_in_charge"),
    (r"pursuit: not_automatic", "pursuit: never", f"{T}.xc_i5: pursuit is one of as_required, not_automatic"),
    (r"rank: 3", "rank: 0", f"{T}.xc_i3: rank is a whole number from 1"),
    (r"rank: 3", "rank: 1", f"{T}.xc_i3: escalates_to names a tier of higher rank"),
    (r"escalates_to: xc_i4", "escalates_to: xc_i9", f"{T}.xc_i3: escalates_to names a tier of higher rank"),
    (r"escalates_to: xc_i4", "escalates_to: case", f"{T}.xc_i3: escalates_to is case for the tiers of the secretary"),
    (r"escalates_to: case", "escalates_to: xc_i4", f"{T}.xc_i1: escalates_to is case for the tiers of the secretary"),
    (r"roles: \[lead\]", "roles: [guest]", f"{T}.xc_i1: roles must name some of lead, undertaking"),
    (r"roles: \[lead\]", "roles: []", f"{T}.xc_i1: roles names nobody"),
    (r"applies_to: \[organization\]", "applies_to: [city]", f"{M}.organization_examination: applies_to must name some"),
    (r"applies_to: \[organization\]", "applies_to: []", f"{M}.organization_examination: applies_to names nobody"),
    (r"form: 1, ", "form: 5, ", f"{M}.organization_examination: form is a whole number from 1 to 4"),
    (r"family: education", "family: friends", f"{M}.reminder_talk: family is one of administrative"),
    (r"weight: 10,", "weight: none,", f"{M}.organization_examination: weight is a whole number"),
    (r"weight: 200,", "weight: 60,", f"{M}: leading_official: a measure of form 3 weighs no more than a lower"),
    (r"review_path: civil_servant", "review_path: prayer", f"{M}.suspension: review_path is one of civil_servant"),
    (r"light: false", "light: maybe", f"{M}.organization_examination: light is true or false"),
    (r"(code: suspension\n.*?light): false", r"\1: true", f"{M}.suspension: light is true or false, and true for"),
    (r"impact_months: 18, impact_kind: party", "impact_months: 17, impact_kind: party", "impact_months and impact"),
    (r"impact_months: 18, impact_kind: party", "impact_months: 18, impact_kind: moon", "impact_months and impact"),
    (r"impact_months: 18, ", "", f"{M}.party_serious_warning: impact_months is missing"),
    (r"impact_months: 18, ", "impact_months: null, ", f"{M}.party_serious_warning: impact_kind goes with"),
    (r"code: attitude\n", "code: smile\n", "six_looks: must hold exactly attitude, basis"),
    (r"code: usual_conduct\n", "code: height\n", "weighing_factors: must hold exactly attitude_to_error"),
    (r"code: experience_or_knowing\n", "code: this_or_that\n", "distinctions: must hold exactly experience_or_know"),
    (r"code: not_suspended\n", "code: suspended\n", "accountability_texts: lacks not_suspended, which letters must"),
    (r"code: form_4\n", "code: form_5\n", "four_forms: must hold exactly form_1"),
    (r"\{number: 1\}", "{number: 2}", "four_forms: have the numbers 1 to 4, in order"),
    (r"(code: lighter\n.*?tolerates): true", r"\1: false", "tolerance_outcomes.lighter: tolerates holds for"),
    (r"(code: exempted\n.*?blocked_by_private_gain): true", r"\1: false", "exempted: blocked_by_private_gain holds"),
    (r"(code: mitigated\n.*?blocked_by_private_gain): true", r"\1: false", "mitigated: blocked_by_private_gain holds"),
    (r"(code: lighter\n.*?blocked_by_private_gain): true", r"\1: false", "lighter: blocked_by_private_gain holds for"),
    (r"(code: mitigated\n.*?no_negative_effect): false", r"\1: true", "mitigated: no_negative_effect holds for not_an"),
    (r"limit: sanction.personnel", "limit: someday", "execution_steps.personnel_change: limit names no time limit"),
    (r"violation: first", "violation: never", "violation_steps: each has violation first or repeat"),
    (r"public: true\}\n(?=.*?accountability_texts)", "public: false}\n", "publication_ranges: public holds for the w"),
    (r"width: 2, public", "width: 1, public", "publication_ranges: two ranges have the same width (A-24)"),
    (r"probation.months_max:\n    value: 3", "probation.months_max:\n    value: 4", "months_max: lies between 1 and 3"),
    (r"probation.months_max:\n    value: 3", "probation.months_max:\n    value: 0", "months_max: lies between 1 and 3"),
    (r"interview.staff_min:\n    value: 2", "interview.staff_min:\n    value: 1", "staff_min: lies between 2 and 99"),
    (r"visitors_min:\n    value: 2(?=\n    zh: 回访最)", "visitors_min:\n    value: 1", "visitors_min: lies between 2"),
    (r"consecutive_last:\n    value: 2", "consecutive_last:\n    value: 1", "consecutive_last: lies between 2 and 12"),
    (r"repeat_at:\n    value: 2", "repeat_at:\n    value: 1", "options.internal.repeat_at: lies between 2 and 12"),
    (r"combined_max_months:\n    value: 48", "combined_max_months:\n    value: 60", "lies between 24 and 48"),
    (r"further.decide:\n    length: 2", "further.decide:\n    length: 3", "limits.further.decide: is 2 months by law"),
    (r"civil_appeal.apply:\n    length: 15", "civil_appeal.apply:\n    length: 10", "apply: is 15 calendar_days by"),
    (r"(civil_review.apply:\n    length: 30\n    unit): calendar", r"\1: working", "apply: is 30 calendar_days by law"),
    (r"sanction.announce:\n    length: 1", "sanction.announce:\n    length: 2", "announce: lies between 1 and 1"),
    (r"interview.hold:\n    length: 10", "interview.hold:\n    length: 99", "hold: lies between 3 and 30 working_days"),
    (r"interview.notice:\n    length: 2", "interview.notice:\n    length: 10", "interview.notice: is shorter than"),
    (r"  interview.notice:", "  interview.word:", "limits.interview.notice: is missing, and rules rely on it"),
    (r"  probation.months_max:", "  probation.months:", "options.probation.months_max: is missing, and rules rely"),
    (r"  scope_tests:", "  scope:", "lists.scope_tests: is missing, and rules rely on it"),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "new", "said"), FAULTS, ids=[f"{new[:30]} {said[:40]}" for _, new, said in FAULTS])
def test_an_edit_that_undoes_a_rule_of_accountability_refuses(pattern: str, new: str, said: str) -> None:
    start = TEXT.index("  # ======== 约谈、问责、容错认定")
    changed, times = re.subn(pattern, new, TEXT[start:], count=1, flags=re.DOTALL)
    assert times == 1
    with pytest.raises(PolicyFault) as refused:
        BOOK.draft(TEXT[:start] + changed)
    assert said in str(refused.value)
