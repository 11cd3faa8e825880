"""What the rows of supervision must agree on: kinds of visits, marks, terms, slips, texts; no rule is edited away."""

from collections.abc import Callable, Iterator

from libs.policy.checking import Found, codes_are, items_of
from libs.policy.reading import Reader
from libs.policy.rows import ProfileFile
from libs.policy.supervision_bounds import check_numbers

NEVER = "none"
"""The period of a kind of visit that is due in none."""
PERIODS = {
    "daily_cdi": "month",
    "daily_dispatched": "month",
    "special": "quarter",
    "spot_verification": "year",
    "common_sample": NEVER,
    "joint_requested": NEVER,
}
"""The six kinds of visits, and the period in which each is due (S-04 to S-07, S-09, S-11)."""
_WITH_BUREAU = {"special"}
_LEAST = {
    "daily_cdi": "visits.cdi_per_month",
    "daily_dispatched": "visits.dispatched_per_month",
    "special": "visits.special_per_quarter",
    "spot_verification": "visits.spot_per_year",
}
_CODES = {
    "unannounced_marks": {
        "no_notice",
        "no_greeting",
        "no_report",
        "no_escort",
        "straight_to_grassroots",
        "straight_to_site",
    },
    "topic_marks": {"small_cut", "high_concern", "difficult"},
    "rectification_terms": {"immediate", "short", "long"},
    "escalation_reasons": {"red_slip", "falsified", "refused"},
    "objection_outcomes": {"upheld", "corrected", "revoked"},
    "supervision_list_kinds": {"political", "daily"},
    "staff_request_kinds": {"joint_supervision", "staff_help", "training"},
    "lead_kinds": {"budding", "violation", "systemic"},
    "lead_dispositions": {"inquiry", "preliminary_verification", "hold", "close"},
    "task_roles": {"lead", "task_force", "undertaking"},
}
"""Lists whose codes rules ask by name (P-33, S-07, G-55, S-12, P-21, S-14, S-03, S-04, S-13, P-08)."""
_AT_LEAST = {
    "visit_methods": {"covert_visit", "on_site"},
    "problem_natures": {"cannot_finish_in_time", "poor_quality", "aftercare_overdue", "formalism"},
    "problem_levels": {"general", "serious", "major"},
    "liaison_kinds": {"analysis"},
    "supervision_texts": {
        "objection_right",
        "no_presumption",
        "feedback_words",
        "unannounced_order",
        "slip_warning_blue",
        "slip_warning_orange",
        "slip_warning_red",
    },
}
"""Codes that a list must have beside its own (S-08, S-11, S-16, F-42, S-02, P-21, P-22)."""


def check_supervision(reader: Reader, file: str, profile: ProfileFile) -> None:
    """Note every fault of the chapter; lists that are absent are told elsewhere."""
    for check in _CHECKS:
        for row, what in check(profile):
            reader.note(file, row, what)


def _lists(profile: ProfileFile) -> Iterator[Found]:
    for name, codes in (*_CODES.items(), ("visit_kinds", set(PERIODS))):
        yield from codes_are(profile, name, codes)
    for name, codes in _AT_LEAST.items():
        if name in profile.lists and (lacking := codes - items_of(profile, name).keys()):
            yield f"lists.{name}", f"lacks {', '.join(sorted(lacking))}, which rules ask for"


def _visits(profile: ProfileFile) -> Iterator[Found]:
    """Each kind is due in the period its rule names, so many times as its option says (S-05 to S-09, S-07, G-53)."""
    for code, item in items_of(profile, "visit_kinds").items():
        row, said = f"lists.visit_kinds.{code}", item.attributes
        if said.get("per") != PERIODS.get(code):
            yield row, f"per is {PERIODS.get(code, NEVER)} by its rule"
        if said.get("least") != _LEAST.get(code):
            yield row, f"least is {_LEAST.get(code, 'null')}, an option of the profile"
        if said.get("joint_with_bureau") is not (code in _WITH_BUREAU):
            yield row, "joint_with_bureau holds for special supervision alone (S-07, G-53)"


def _rectification(profile: ProfileFile) -> Iterator[Found]:
    """Each term names its limit, and the long one alone needs a plan (G-55)."""
    for code, item in items_of(profile, "rectification_terms").items():
        row, said = f"lists.rectification_terms.{code}", item.attributes
        if said.get("limit") != f"rectification.{code}":
            yield row, f"limit is rectification.{code} (G-55)"
        if said.get("plan_required") is not (code == "long"):
            yield row, "plan_required holds for the long term alone (G-55)"


def _slips(profile: ProfileFile) -> Iterator[Found]:
    """Blue, orange, red in this order, each with the text it carries (P-22, G-55); levels from mild to grave."""
    for rank, (code, item) in enumerate(items_of(profile, "slip_colours").items(), start=1):
        if not _is(item.attributes.get("rank"), rank):
            yield f"lists.slip_colours.{code}", "rank is 1 for blue, 2 for orange, 3 for red, in this order (P-22)"
        if item.attributes.get("text") != f"slip_warning_{code}":
            yield f"lists.slip_colours.{code}", f"text is slip_warning_{code}, a text of supervision (P-22)"
    if tuple(items_of(profile, "slip_colours")) not in ((), ("blue", "orange", "red")):
        yield "lists.slip_colours", "stand in the order blue, orange, red (P-22)"
    levels = items_of(profile, "problem_levels").values()
    if not all(_is(item.attributes.get("rank"), rank) for rank, item in enumerate(levels, start=1)):
        yield "lists.problem_levels", "have the ranks 1, 2, 3 and so on, from mild to grave (TS-01)"


def _others(profile: ProfileFile) -> Iterator[Found]:
    """Upheld changes nothing (P-21); whom a request is put to (S-03, S-04); an analysis has its cycle (S-02)."""
    for code, item in items_of(profile, "objection_outcomes").items():
        if item.attributes.get("changes") is not (code != "upheld"):
            yield f"lists.objection_outcomes.{code}", "changes holds for corrected and revoked alone (P-21)"
    for code, item in items_of(profile, "staff_request_kinds").items():
        asked = "commission" if code == "joint_supervision" else "unit"
        if item.attributes.get("towards") != asked:
            yield f"lists.staff_request_kinds.{code}", f"towards is {asked} (S-03, S-04)"
    for code, item in items_of(profile, "liaison_kinds").items():
        if code == "analysis" and item.attributes.get("limit") != "liaison.cycle":
            yield f"lists.liaison_kinds.{code}", "limit is liaison.cycle (S-02)"


def _is(said: object, number: int) -> bool:
    return said == number and not isinstance(said, bool)


_CHECKS: tuple[Callable[[ProfileFile], Iterator[Found]], ...] = (
    _lists,
    _visits,
    _rectification,
    _slips,
    _others,
    check_numbers,
)
