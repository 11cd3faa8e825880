"""A proposal has facts, base, responsibility and fitting measures, and honours what tolerance came to (TA-09)."""

from dataclasses import replace
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseProgressed, CaseProposed
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.facts import DraftFacts
from services.accountability.cases.status import CaseStatus as S
from tests.support.accountability_cases_papers import (
    UNIT,
    after_probation,
    case_in,
    findings,
    moved,
    named,
    perform,
    refused,
    walked,
    weighed,
)

INVESTIGATING = case_in(S.INVESTIGATING)
LOWERED: dict[str, Any] = {"ordinary_measures": ("party_warning",), "light_ground": None, "light_statement": ""}


def on_unit() -> AccountabilityCase:
    """A case on a unit, with its three tests."""
    return moved(replace(INVESTIGATING, object=UNIT), "record_tests", object=UNIT)


def test_the_head_drafts_and_the_case_trial_office_agrees_and_it_is_proposed() -> None:
    drafted = perform(INVESTIGATING, "draft_proposal")
    assert drafted.case.status is S.INVESTIGATING and isinstance(drafted.event, CaseProgressed)
    proposed = perform(drafted.case, "give_trial_opinion")
    assert proposed.case.status is S.PROPOSED and isinstance(proposed.event, CaseProposed)


@pytest.mark.parametrize("lacking", ["facts", "evidence", "bases", "error_finding"])
def test_facts_evidence_rules_and_the_finding_of_an_error_are_stated(lacking: str) -> None:
    empty: Any = () if lacking in ("evidence", "bases") else ""
    assert refused(INVESTIGATING, "draft_proposal", **{lacking: empty}) == {"proposal_incomplete"}


def test_whether_tolerance_applies_is_said_before_anybody_is_charged() -> None:
    assert refused(INVESTIGATING, "draft_proposal", tolerance_finding="") == {"tolerance_not_considered"}


def test_nobody_is_charged_without_the_three_tests() -> None:
    untested = walked(None, "open_by_hand", "approve", "name_handlers")
    assert refused(untested, "draft_proposal") == {"tests_not_recorded"}
    unlinked = moved(INVESTIGATING, "record_tests", findings=findings(causation="none"))
    assert refused(unlinked, "draft_proposal") == {"not_the_one_to_answer"}


@pytest.mark.parametrize("measures", [("organization_circular",), ("no_such",), ("admonition", "admonition")])
def test_a_measure_exists_fits_an_official_and_is_named_once(measures: tuple[str, ...]) -> None:
    assert refused(INVESTIGATING, "draft_proposal", measures=measures) == {"measure_does_not_fit"}


def test_a_unit_has_measures_of_its_own_and_no_type_of_responsibility() -> None:
    stated: dict[str, Any] = {"measures": ("organization_circular",), "light_ground": None}
    case = on_unit()
    assert refused(case, "draft_proposal", **stated) == {"responsibility_wrong"}
    assert refused(case, "draft_proposal", **stated, responsibility=None) == set()
    assert "measure_does_not_fit" in refused(case, "draft_proposal", responsibility=None)


@pytest.mark.parametrize("responsibility", [None, "leader"])
def test_an_official_has_a_type_of_responsibility(responsibility: str | None) -> None:
    assert refused(INVESTIGATING, "draft_proposal", responsibility=responsibility) == {"responsibility_wrong"}


def test_measures_may_be_combined() -> None:
    stated = {"measures": ("circular", "party_warning"), "light_ground": None}
    assert refused(INVESTIGATING, "draft_proposal", **stated) == set()


@pytest.mark.parametrize("measure", ["reminder_talk", "criticism_education", "ordered_examination", "admonition"])
def test_light_handling_has_its_ground(measure: str) -> None:
    stated = {"measures": (measure,)}
    assert refused(INVESTIGATING, "draft_proposal", **stated) == set()
    assert refused(INVESTIGATING, "draft_proposal", **stated, light_ground=None) == {"light_handling_ungrounded"}
    assert refused(INVESTIGATING, "draft_proposal", **stated, light_statement="") == {"light_handling_ungrounded"}


@pytest.mark.parametrize("ground", ["negligence", "minor", "softened"])
def test_negligence_without_serious_consequence_is_never_sanctioned(ground: str) -> None:
    stated = {"measures": ("party_warning",), "light_ground": ground}
    assert refused(INVESTIGATING, "draft_proposal", **stated) == {"heavier_than_its_ground"}


def test_after_a_softening_no_more_than_a_talk_is_proposed() -> None:
    softened = moved(INVESTIGATING, "rescope", object=None, softened=True)
    heavy = {"measures": ("party_warning",), "light_ground": None}
    assert refused(softened, "draft_proposal", **heavy) == {"heavier_than_its_ground"}
    assert refused(softened, "draft_proposal", measures=("reminder_talk",), light_ground="softened") == set()


def test_that_nobody_is_liable_may_be_proposed_without_tests_or_responsibility() -> None:
    untested = walked(None, "open_by_hand", "approve", "name_handlers")
    nothing = {"measures": (), "responsibility": None, "error_finding": "", "tolerance_finding": ""}
    assert refused(untested, "draft_proposal", **nothing) == set()


def test_handling_is_not_proposed_while_tolerance_is_weighed() -> None:
    assert refused(weighed(), "draft_proposal") == {"tolerance_not_determined"}


@pytest.mark.parametrize("outcome", ["lighter", "mitigated"])
def test_after_tolerance_the_measure_lies_below_the_ordinary_one_which_is_stated(outcome: str) -> None:
    case = weighed(outcome)
    assert refused(case, "draft_proposal", **LOWERED, tolerance_finding="") == set()
    assert refused(case, "draft_proposal", **{**LOWERED, "ordinary_measures": ()}) == {"not_lowered"}
    same = {**LOWERED, "measures": ("party_warning",)}
    assert refused(case, "draft_proposal", **same) == {"not_lowered"}
    heavier = {**LOWERED, "measures": ("party_serious_warning",)}
    assert refused(case, "draft_proposal", **heavier) == {"not_lowered"}


@pytest.mark.parametrize("outcome", ["not_an_error", "exempted"])
def test_after_an_exemption_no_measure_is_proposed(outcome: str) -> None:
    assert refused(weighed(outcome), "draft_proposal") == {"toleration_not_honoured"}
    assert refused(weighed(outcome), "draft_proposal", measures=(), responsibility=None) == set()


def test_a_refused_tolerance_changes_nothing() -> None:
    assert refused(weighed("refused"), "draft_proposal") == set()


@pytest.mark.parametrize(
    ("kind", "stated", "expected"),
    [
        ("lighter", {}, {"not_lowered"}),
        ("lighter", LOWERED, set()),
        ("mitigated", LOWERED, set()),
        ("exempted", {}, {"toleration_not_honoured"}),
        ("exempted", {"measures": (), "responsibility": None}, set()),
    ],
)
def test_a_probation_that_was_passed_is_honoured(kind: str, stated: dict[str, Any], expected: set[str]) -> None:
    assert refused(after_probation("passed", kind), "draft_proposal", **stated) == expected


def test_a_probation_that_failed_takes_the_ordinary_course() -> None:
    case = after_probation("failed", None)
    assert refused(case, "draft_proposal") == set()
    drafted = moved(case, "draft_proposal")
    assert drafted.status is S.PROPOSED and refused(drafted, "hear") == {"trial_not_agreed"}


def test_dissent_on_record_lowers_the_measure() -> None:
    assert refused(INVESTIGATING, "draft_proposal", dissented=True) == {"not_lowered"}
    assert refused(INVESTIGATING, "draft_proposal", dissented=True, **LOWERED) == set()


@pytest.mark.parametrize("officer", ["stranger", "officer", "head"])
def test_the_case_trial_officer_is_one_of_the_organ_and_no_other_hand_of_the_case(officer: str) -> None:
    facts = DraftFacts(frozenset({named("trial"), named("officer"), named("head")}))
    stated = {"trial_officer_id": named(officer)}
    assert refused(INVESTIGATING, "draft_proposal", loaded=facts, **stated) == {"trial_officer_wrong"}


def test_the_officer_asked_gives_the_opinion_once_and_denies_grounds_of_recusal() -> None:
    drafted = moved(INVESTIGATING, "draft_proposal")
    assert refused(INVESTIGATING, "give_trial_opinion") == {"no_case_proposal"}
    assert refused(drafted, "give_trial_opinion", by="manager") == {"not_the_trial_officer"}
    assert refused(drafted, "give_trial_opinion", opinion="") == {"case_opinion_unstated"}
    assert refused(drafted, "give_trial_opinion", no_ground_of_recusal=False) == {"case_recusal_not_denied"}
    assert refused(moved(drafted, "give_trial_opinion"), "give_trial_opinion") == {"trial_opinion_given"}


def test_without_agreement_it_is_drafted_anew_and_examined_anew() -> None:
    drafted = moved(INVESTIGATING, "draft_proposal")
    outcome = perform(drafted, "give_trial_opinion", agrees=False)
    assert outcome.case.status is S.INVESTIGATING and isinstance(outcome.event, CaseProgressed)
    again = moved(outcome.case, "draft_proposal")
    assert again.trial_opinion is None and moved(again, "give_trial_opinion").status is S.PROPOSED


def test_a_new_draft_undoes_the_agreement_to_the_old_one() -> None:
    redrafted = moved(case_in(S.PROPOSED), "draft_proposal", measures=("reminder_talk",))
    assert redrafted.status is S.PROPOSED and refused(redrafted, "hear") == {"trial_not_agreed"}


@pytest.mark.parametrize("who", ["head", "trial"])
def test_whoever_is_recused_drafts_and_examines_nothing(who: str) -> None:
    drafted = moved(INVESTIGATING, "draft_proposal")
    aside = perform(drafted, "step_aside", by=who).case
    assert refused(aside, "draft_proposal" if who == "head" else "give_trial_opinion") == {"recused_from_case"}


def test_who_disclosed_of_his_own_will_is_treated_more_leniently() -> None:
    assert refused(INVESTIGATING, "draft_proposal", leniency=("self_check",)) == {"not_lowered"}
    assert refused(INVESTIGATING, "draft_proposal", leniency=("self_check", "repentance"), **LOWERED) == set()
    assert refused(INVESTIGATING, "draft_proposal", strictness=("refusal",)) == set()


@pytest.mark.parametrize("stated", [{"leniency": ("charm",)}, {"strictness": ("refusal", "refusal")}])
def test_circumstances_are_those_of_the_rules_each_once(stated: dict[str, Any]) -> None:
    assert "circumstance_unknown" in refused(INVESTIGATING, "draft_proposal", **stated)
