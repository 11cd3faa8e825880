"""What the rows of accountability must agree on: tiers, measures, tolerance, follow-up; no rule can be edited away."""

from collections.abc import Callable, Iterator

from libs.policy.accountability_bounds import check_numbers
from libs.policy.checking import Found, codes_are, items_of, listed, named, widths
from libs.policy.reading import Reader
from libs.policy.rows import ItemRow, ProfileFile
from libs.policy.tables import NONE

CASE = "case"
"""Where a tier escalates to that has no tier above it."""
TIERS = "interview_tiers"
FACTS = {
    "unit_kind": {"county", "municipal_unit", "task_force", "other"},
    "role": {"lead", "undertaking"},
    "source": {"named", "circular", "monthly_twice", "city_appraisal", "provincial_appraisal"},
    "level": {"municipal", "municipal_principal", "provincial", "national"},
    "lead_duty_unfulfilled": {"yes", "no"},
}
"""The facts of the table of tiers, which the rules that ask it know by these names (A-01 to A-06)."""

_CHIEFS = {"cdi_secretary", "cdi_deputy_secretary"}
_INTERVIEWERS = _CHIEFS | {"sc_member", "svc_member"}
_INTERVIEWEES = {"leader_concerned", "deputy_in_charge", "principal"}
_PURSUITS = {"as_required", "not_automatic"}
_OBJECTS = {"organization", "leading_official"}
_FAMILIES = {"education", "organization", "organizational", "party", "administrative"}
_IMPACTS = {"party": {12, 18, 24, 60}, "administrative": {6, 12, 18, 24}, "admonition": {6}}
_PATHS = {"supervision", "civil_servant"}
_TOLERANT = {"exempted", "mitigated", "lighter"}
_CODES = {
    "escalation_grounds": {"no_show", "refused", "overdue_after_red_slip", "falsified"},
    "interview_forms": {"collective", "individual"},
    "slip_colours": {"blue", "orange", "red"},
    "responsibility_types": {"main_leadership", "important_leadership", "supervision"},
    "four_forms": {"form_1", "form_2", "form_3", "form_4"},
    "scope_tests": {"duty_link", "causation", "fault"},
    "six_looks": {"nature", "basis", "motive", "process", "orientation", "attitude"},
    "look_values": {"favourable", "neutral", "unfavourable"},
    "weighing_factors": {
        "historical_background",
        "motive",
        "nature_of_facts",
        "time_point",
        "gravity",
        "harm",
        "attitude_to_error",
        "usual_conduct",
        "public_reputation",
    },
    "distinctions": {"experience_or_knowing", "exploratory_or_forbidden", "unintended_or_private_gain"},
    "tolerance_outcomes": {"not_an_error", *_TOLERANT, "refused"},
    "probation_results": {"passed", "failed"},
    "probation_proposals": _TOLERANT,
    "review_outcomes": {"upheld", "changed", "revoked"},
    "reexamination_outcomes": {"upheld", "correct", "change", "revoke"},
    "execution_steps": {"announced", "receipt_asked", "personnel_change", "execution_report"},
    "visit_grades": {"good", "average", "poor"},
    "visit_checks": {"execution", "performance", "rights"},
    "violation_steps": {"circular_criticism", "interview", "written_self_criticism"},
}
"""Lists whose codes rules ask by name; what else a profile lists is its own."""
_TEXTS = {
    "review_supervision",
    "review_civil_servant",
    "not_suspended",
    "not_heavier",
    "correction_order",
    "no_umbrella",
    "probation_terms",
    "proposal_terms",
    "disclosure_terms",
    "no_targets",
}
"""Fixed wordings that letters and answers must carry; a profile may have more (P-14, P-20, A-08, A-23, F-30)."""


def check_accountability(reader: Reader, file: str, profile: ProfileFile) -> None:
    """Note every fault of the chapter; lists that are absent are told elsewhere."""
    for check in _CHECKS:
        for row, what in check(profile):
            reader.note(file, row, what)


def _lists(profile: ProfileFile) -> Iterator[Found]:
    for name, codes in _CODES.items():
        yield from codes_are(profile, name, codes)
    if lacking := _TEXTS - items_of(profile, "accountability_texts").keys():
        yield "lists.accountability_texts", f"lacks {', '.join(sorted(lacking))}, which letters must say"


def _tiers(profile: ProfileFile) -> Iterator[Found]:
    """Who interviews whom is known, and a tier escalates upwards (A-01 to A-06, G-36, G-39)."""
    for code, item in items_of(profile, TIERS).items():
        row, said = f"lists.{TIERS}.{code}", item.attributes
        for attribute, known in (("interviewers", _INTERVIEWERS), ("roles", FACTS["role"])):
            yield from named(row, attribute, item, known)
            if not said.get(attribute):
                yield row, f"{attribute} names nobody"
        if str(said.get("interviewee")) not in _INTERVIEWEES:
            yield row, f"interviewee is one of {', '.join(sorted(_INTERVIEWEES))} (G-39)"
        if str(said.get("pursuit")) not in _PURSUITS:
            yield row, f"pursuit is one of {', '.join(sorted(_PURSUITS))} (G-38)"
        if not _whole(said.get("rank")):
            yield row, "rank is a whole number from 1, which is the highest (G-34)"
        yield from _upwards(profile, row, item)


def _upwards(profile: ProfileFile, row: str, item: ItemRow) -> Iterator[Found]:
    """A secretary's interview escalates to a case, every other to a tier of higher rank (TI-10)."""
    to = item.attributes.get("escalates_to")
    chiefs = _CHIEFS.issuperset(listed(item.attributes.get("interviewers")))
    if chiefs is not (to == CASE):
        yield row, "escalates_to is case for the tiers of the secretary, and a tier for the others (TI-10)"
    if chiefs or to == CASE:
        return
    above = items_of(profile, TIERS).get(str(to))
    rank, higher = item.attributes.get("rank"), above.attributes.get("rank") if above else None
    if not (isinstance(rank, int) and isinstance(higher, int) and higher < rank):
        yield row, "escalates_to names a tier of higher rank (TI-10)"


def _tier_table(profile: ProfileFile) -> Iterator[Found]:
    """The table asks the facts the rules know, and answers a side of the work with a tier of that side (G-36)."""
    table = profile.tables.get(TIERS)
    if table is None:
        return
    if table.answers != TIERS:
        yield f"tables.{TIERS}", f"takes its answers from the list {TIERS}"
    if {name: set(values) for name, values in table.facts.items()} != FACTS:
        asked = "; ".join(f"{name}: {', '.join(sorted(values))}" for name, values in FACTS.items())
        yield f"tables.{TIERS}.facts", f"must be exactly {asked}"
    for number, row in enumerate(table.rows, start=1):
        tier = items_of(profile, TIERS).get(row.answer)
        roles = set(row.when.get("role", FACTS["role"]))
        if row.answer != NONE and tier and not roles.issubset(listed(tier.attributes.get("roles"))):
            yield f"tables.{TIERS}.rows.{number}", f"{row.answer} is no tier for {', '.join(sorted(roles))} (G-36)"


def _measures(profile: ProfileFile) -> Iterator[Found]:
    """Every measure has an object, one of four forms, a weight and a way of review (P-15, P-19, P-20, P-30)."""
    for code, item in items_of(profile, "accountability_measures").items():
        row, said = f"lists.accountability_measures.{code}", item.attributes
        yield from named(row, "applies_to", item, _OBJECTS)
        if not said.get("applies_to"):
            yield row, "applies_to names nobody (P-15)"
        if not _whole(said.get("form"), 4):
            yield row, "form is a whole number from 1 to 4 (P-30)"
        if str(said.get("family")) not in _FAMILIES:
            yield row, f"family is one of {', '.join(sorted(_FAMILIES))}"
        if not _whole(said.get("weight")):
            yield row, "weight is a whole number from 1; the heavier measure has the greater (P-14)"
        if str(said.get("review_path")) not in _PATHS:
            yield row, f"review_path is one of {', '.join(sorted(_PATHS))} (P-14, P-20)"
        if not isinstance(said.get("light"), bool) or (said["light"] and said.get("form") != 1):
            yield row, "light is true or false, and true for measures of the first form alone (A-07)"
        yield from _impact(row, item)


def _impact(row: str, item: ItemRow) -> Iterator[Found]:
    """An impact period has a kind and one of its terms (P-19)."""
    months, kind = item.attributes.get("impact_months"), item.attributes.get("impact_kind")
    if "impact_months" not in item.attributes:
        yield row, "impact_months is missing; null if the measure has none (P-19)"
    elif months is None and kind is not None:
        yield row, "impact_kind goes with impact_months (P-19)"
    elif months is not None and not (_whole(months) and months in _IMPACTS.get(str(kind), ())):
        yield row, "impact_months and impact_kind are a term of sanctions (P-19)"


def _weights(profile: ProfileFile) -> Iterator[Found]:
    """Of the measures for one kind of object, one of a graver form weighs more (P-14, P-30)."""
    for name in sorted(_OBJECTS):
        heaviest = 0
        found = [
            m.attributes
            for m in items_of(profile, "accountability_measures").values()
            if name in listed(m.attributes.get("applies_to"))
        ]
        for form in range(1, 5):
            weights = [w for m in found if m.get("form") == form and isinstance(w := m.get("weight"), int)]
            if weights and min(weights) <= heaviest:
                yield "lists.accountability_measures", f"{name}: a measure of form {form} weighs no more than a lower"
            heaviest = max([heaviest, *weights])


def _outcomes(profile: ProfileFile) -> Iterator[Found]:
    """Private gain leaves nothing but the refusal (X-05, G-43); only who is exempted has no effect left (G-46)."""
    for code, item in items_of(profile, "tolerance_outcomes").items():
        row, said = f"lists.tolerance_outcomes.{code}", item.attributes
        if said.get("tolerates") is not (code in _TOLERANT):
            yield row, f"tolerates holds for {', '.join(sorted(_TOLERANT))} alone (A-08)"
        if said.get("blocked_by_private_gain") is not (code != "refused"):
            yield row, "blocked_by_private_gain holds for every outcome but the refusal (X-05, G-43)"
        if said.get("no_negative_effect") is not (code in ("not_an_error", "exempted")):
            yield row, "no_negative_effect holds for not_an_error and exempted alone (G-46)"


def _steps(profile: ProfileFile) -> Iterator[Found]:
    """Each step of execution has a limit (P-28); the ladder of internal supervision has both rungs (X-18)."""
    for code, item in items_of(profile, "execution_steps").items():
        if str(item.attributes.get("limit")) not in profile.limits:
            yield f"lists.execution_steps.{code}", "limit names no time limit of the profile (P-28)"
    steps = items_of(profile, "violation_steps").values()
    if steps and {str(item.attributes.get("violation")) for item in steps} != {"first", "repeat"}:
        yield "lists.violation_steps", "each has violation first or repeat, and both occur (X-18)"
    numbers = [item.attributes.get("number") for item in items_of(profile, "four_forms").values()]
    if numbers and numbers != [1, 2, 3, 4]:
        yield "lists.four_forms", "have the numbers 1 to 4, in order (P-30)"


def _publication(profile: ProfileFile) -> Iterator[Found]:
    """An abstract may stay inside, and the public is the widest range (A-24, G-47, P-36)."""
    yield from widths(profile, "publication_ranges", "A-24")
    public = [item.attributes.get("public") for item in items_of(profile, "publication_ranges").values()]
    if public and (len(public) < 2 or public != [*[False] * (len(public) - 1), True]):
        yield "lists.publication_ranges", "public holds for the widest range alone, and there is a narrower (P-36)"


def _whole(said: object, highest: int = 1000) -> bool:
    return isinstance(said, int) and not isinstance(said, bool) and 1 <= said <= highest


_CHECKS: tuple[Callable[[ProfileFile], Iterator[Found]], ...] = (
    _lists,
    _tiers,
    _tier_table,
    _measures,
    _weights,
    _outcomes,
    _steps,
    _publication,
    check_numbers,
)
