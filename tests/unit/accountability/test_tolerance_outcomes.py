"""No look decides: the outcome is the one resolved; only private gain, knowing breach and contradiction bar one."""

import ast
import random
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.kernel.finding import Finding
from services.accountability.cases.case import AccountabilityCase
from services.accountability.tolerance.assessing import assess_outcome
from services.accountability.tolerance.statements import Examination
from services.accountability.tolerance.status import ToleranceStatus as S
from tests.support.accountability_cases_papers import named, profile
from tests.support.accountability_tolerance_papers import (
    CORRECTION,
    examination,
    looks,
    moved_case,
    perform,
    refused,
    tolerance_in,
    weighed,
)

OUTCOMES = ("not_an_error", "exempted", "mitigated", "lighter", "refused")
LOOKS = ("nature", "basis", "motive", "process", "orientation", "attitude")
VALUES = ("favourable", "neutral", "unfavourable")
SLICE = Path("services/accountability/tolerance")


def missing(found: tuple[Finding, ...]) -> set[str]:
    return {one.code for finding in found if not finding.holds for one in finding.missing}


def outcome_of(outcome: str, **changes: Any) -> set[str]:
    """With which codes an outcome is barred when this was weighed; a finding of no error goes with that outcome."""
    changes.setdefault("error", {"is_error": outcome != "not_an_error", "ground": "已说明"})
    return missing(assess_outcome(weighed(**changes), outcome, "理由", (CORRECTION,), profile()))


def _barred(outcome: str) -> bool:
    row = profile().list("tolerance_outcomes").get(outcome)
    assert row is not None
    return row.attributes["blocked_by_private_gain"] is True


def determined(outcome: str, said: Examination) -> str:
    """What comes of a consulted draft with those looks when the committee resolves that outcome."""
    consulted = tolerance_in(S.CONSULTED)
    assert consulted.draft is not None
    ready = replace(consulted, draft=replace(consulted.draft, examination=said))
    found: str = perform(ready, "determine", outcome=outcome).case.determination.outcome
    return found


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(st.sampled_from(VALUES), min_size=6, max_size=6),
    outcome=st.sampled_from(OUTCOMES),
    seed=st.integers(),
)
def test_g43_the_determination_takes_the_stated_outcome_whatever_the_looks_are(
    values: list[str], outcome: str, seed: int
) -> None:
    """All looks favourable may be refused, all others unfavourable may be exempted; the motive alone means gain."""
    chosen = dict(zip(LOOKS, values, strict=True))
    if _barred(outcome) and chosen["motive"] == "unfavourable":
        chosen["motive"] = "neutral"
    taken = looks(**chosen)
    random.Random(seed).shuffle(taken)
    error = {"is_error": outcome != "not_an_error", "ground": "已说明"}
    assert determined(outcome, weighed(looks=taken, error=error)) == outcome


def test_g43_no_code_of_the_slice_counts_or_adds_up_looks() -> None:
    """No sum, no score, no weight of a value: numbers are compared with nothing but 0 and 1 of an entry."""
    for path in SLICE.glob("*.py"):
        tree = ast.parse(path.read_text())
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"sum", "Counter", "mean", "round"}, path
        assert not any(word in path.read_text() for word in ("score", "points", "weight_of")), path


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_x05_private_gain_however_it_is_found_bars_what_the_policy_says(outcome: str) -> None:
    gains: tuple[dict[str, Any], ...] = (
        {"private_gain": {"found": True, "ground": "收受好处"}},
        {"looks": looks(motive="unfavourable")},
        {"distinctions": _drawn("unintended_or_private_gain")},
    )
    for found in gains:
        assert outcome_of(outcome, **found) == ({"private_gain_blocks"} if _barred(outcome) else set())


def test_ta05_the_policy_bars_at_least_what_the_rulebook_bars() -> None:
    assert all(_barred(outcome) for outcome in ("not_an_error", "exempted", "mitigated")) and not _barred("refused")


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_x06_what_was_found_knowing_forbidden_or_in_disregard_of_rules_is_not_tolerated(outcome: str) -> None:
    breaches: tuple[dict[str, Any], ...] = (
        {"distinctions": _drawn("experience_or_knowing")},
        {"distinctions": _drawn("exploratory_or_forbidden")},
        {"boundary": _answered("intent")},
        {"boundary": _answered("boldness")},
    )
    for found in breaches:
        assert outcome_of(outcome, **found) == ({"knowing_breach_blocks"} if _barred(outcome) else set())


@pytest.mark.parametrize("look", [code for code in LOOKS if code != "motive"])
def test_g43_no_other_look_bars_anything_however_unfavourable(look: str) -> None:
    for outcome in OUTCOMES:
        assert outcome_of(outcome, looks=looks(**{look: "unfavourable"})) == set()


def test_g43_all_looks_but_the_motive_unfavourable_bar_nothing_either() -> None:
    worst = {code: "unfavourable" for code in LOOKS if code != "motive"}
    assert all(outcome_of(outcome, looks=looks(**worst)) == set() for outcome in OUTCOMES)


@pytest.mark.parametrize(("outcome", "is_error"), list(product(OUTCOMES, (True, False))))
def test_a35_no_error_is_an_outcome_of_its_own_and_goes_with_that_finding_alone(outcome: str, is_error: bool) -> None:
    agrees = is_error == (outcome != "not_an_error")
    found = outcome_of(outcome, error={"is_error": is_error, "ground": "客观原因"})
    assert found == (set() if agrees else {"error_contradicted"})


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_p16_whoever_is_tolerated_is_also_told_what_to_put_right(outcome: str) -> None:
    said = weighed(error={"is_error": outcome != "not_an_error", "ground": "已说明"})
    needs = {"correction_missing"} if outcome != "refused" else set()
    assert missing(assess_outcome(said, outcome, "理由", (), profile())) == needs
    empty = CORRECTION.model_copy(update={"responsible": ""})
    assert missing(assess_outcome(said, outcome, "理由", (empty,), profile())) == {"correction_missing"}


def test_a28_a_refusal_is_reasoned_like_any_other_outcome() -> None:
    assert missing(assess_outcome(weighed(), "refused", "", (), profile())) == {"tolerance_reasons_missing"}


def test_a_committee_may_resolve_another_outcome_than_the_one_drafted() -> None:
    outcome = perform(tolerance_in(S.CONSULTED), "determine", outcome="mitigated")
    assert outcome.case.draft.outcome == "exempted" and outcome.case.outcome == "mitigated"
    assert moved_case(outcome, AccountabilityCase).case.tolerance.outcome == "mitigated"


@pytest.mark.parametrize(("outcome", "without"), [("not_an_error", True), ("exempted", True), ("mitigated", False)])
def test_g46_only_no_error_and_exemption_have_no_effect_on_appraisal(outcome: str, without: bool) -> None:
    consulted = tolerance_in(S.CONSULTED)
    assert consulted.draft is not None
    said = weighed(error={"is_error": outcome != "not_an_error", "ground": "客观原因"})
    ready = replace(consulted, draft=replace(consulted.draft, examination=said))
    found = perform(ready, "determine", outcome=outcome)
    assert found.case.determination.no_negative_effect_on_appraisal is without
    assert found.event.model_dump()["no_negative_effect_on_appraisal"] is without


def test_the_committee_too_is_barred_by_private_gain() -> None:
    consulted = tolerance_in(S.CONSULTED)
    assert consulted.draft is not None
    gained = replace(consulted.draft, examination=weighed(looks=looks(motive="unfavourable")))
    ready = replace(consulted, draft=gained)
    assert refused(ready, "determine", outcome="exempted") == {"private_gain_blocks"}
    assert refused(ready, "determine", outcome="refused", corrections=()) == set()


def _drawn(code: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = examination()["distinctions"]
    return [{**row, "tolerable": row["distinction"] != code} for row in rows]


def _answered(question: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = examination()["boundary"]
    return [{**row, "within": row["question"] != question} for row in rows]


def test_the_event_of_a_determination_says_codes_and_days_alone() -> None:
    event = perform(tolerance_in(S.CONSULTED), "determine").event
    assert event.event_type == "accountability.tolerance.determined.v1"
    told = event.model_dump()
    assert (told["outcome"], told["situations"], told["object_person_id"]) == ("exempted", ("yn_1",), named("deputy"))
    assert set(told) == {
        *("case_id", "unit_id", "competent_organ_id", "outcome", "situations"),
        *("no_negative_effect_on_appraisal", "determined_on", "object_person_id"),
    }
