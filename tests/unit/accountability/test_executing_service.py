"""Service: object, unit and organization department, all involved decided on, periods within the rules (TA-12)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseServed
from services.accountability.cases.case_type import CASE
from services.accountability.cases.chain_executing import deciding_chain
from services.accountability.cases.combining import combines
from services.accountability.cases.commands_deciding import CaseRuling
from services.accountability.cases.commands_executing import ServeDecision
from services.accountability.cases.facts import TogetherFacts
from services.accountability.cases.marks import ReviewMark
from services.accountability.cases.status import CaseStatus as S
from tests.support import accountability_cases_cast as cast
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_aftermath_papers import (
    DECIDED_ON,
    DEPARTMENT,
    LATER,
    SERVE,
    SERVED_ON,
    decided,
    named,
    perform,
    refused,
    sanctions_in,
    serve_facts,
    served,
)

BEFORE, AFTER = date(2026, 4, 7), date(2026, 4, 21)
"""The day before the decision, and the day after the act."""


def test_a_served_decision_is_executed_and_says_when() -> None:
    outcome = perform(CASE, decided("admonition"), "serve", SERVE)
    assert outcome.case.status is S.EXECUTING and outcome.case.service.org_department_id == DEPARTMENT
    assert isinstance(outcome.event, CaseServed) and outcome.event.served_on == SERVED_ON
    (sanction,) = sanctions_in(outcome.others)
    assert sanction.effective_on == SERVED_ON and sanction.org_department_id == DEPARTMENT
    assert sanction.post == "deputy_in_charge" and sanction.responsibility == "important_leadership"


def test_who_sat_in_the_committee_is_known_to_the_follow_up_and_nobody_else_of_the_chain() -> None:
    (sanction,) = served("admonition").sanctions
    assert set(sanction.decider_ids) == {named(one) for one in (*cast.MEMBERS, "recorder")}
    assert named("deputy") in sanction.recused_ids


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"served_on": BEFORE}, "case_service_unproven"),
        ({"served_on": AFTER}, "case_service_unproven"),
        ({"receipt": ""}, "case_service_unproven"),
        ({"unit_served_on": None}, "case_unit_not_served"),
        ({"unit_served_on": BEFORE}, "case_unit_not_served"),
        ({"unit_served_on": AFTER}, "case_unit_not_served"),
        ({"unit_receipt": ""}, "case_unit_not_served"),
        ({"org_department_id": None}, "org_department_not_informed"),
        ({"org_department_id": named("unit")}, "org_department_not_informed"),
        ({"informed_on": None}, "org_department_not_informed"),
        ({"informed_on": BEFORE}, "org_department_not_informed"),
        ({"informed_on": AFTER}, "org_department_not_informed"),
    ],
)
def test_a_decision_is_not_served_without(changes: dict[str, Any], code: str) -> None:
    assert refused(CASE, decided("admonition"), "serve", SERVE, **changes) == {code}


@pytest.mark.parametrize("day", [DECIDED_ON, LATER])
def test_it_may_be_served_on_the_day_of_the_decision_or_today(day: date) -> None:
    dated = {"served_on": day, "unit_served_on": day, "informed_on": day}
    assert refused(CASE, decided("admonition"), "serve", SERVE, **dated) == set()


def test_everything_that_is_missing_is_said_at_once() -> None:
    found = refused(CASE, decided("admonition"), "serve", SERVE, receipt="", unit_receipt="", org_department_id=None)
    assert found == {"incomplete", "case_service_unproven", "case_unit_not_served", "org_department_not_informed"}


def test_a_unit_is_served_once() -> None:
    alone = {"unit_served_on": None, "unit_receipt": ""}
    assert refused(CASE, decided("organization_circular", on_unit=True), "serve", SERVE, **alone) == set()


@pytest.mark.parametrize("who", ["third", "head", "leader", "deputy"])
def test_none_but_a_named_handler_who_need_not_recuse_serves(who: str) -> None:
    assert refused(CASE, decided("admonition"), "serve", SERVE, by=who)


def test_a_recused_handler_does_not_serve() -> None:
    case = decided("admonition")
    barred = replace(case, involved_person_ids=(named("officer"),))
    assert refused(CASE, barred, "serve", SERVE) == {"recused_from_case"}


@pytest.mark.parametrize("status", [S.OPENED, S.INVESTIGATING, S.PROPOSED, S.HEARD, S.DELIBERATING])
def test_a_main_case_is_not_served_while_a_person_involved_is_undecided(status: S) -> None:
    facts = replace(serve_facts(), together=TogetherFacts(involved=(cases.case_in(status),)))
    assert refused(CASE, decided("admonition"), "serve", SERVE, loaded=facts) == {"involved_undecided"}


def test_it_is_served_once_all_involved_are_decided_on() -> None:
    involved = (cases.case_in(S.DECIDED), cases.case_in(S.NO_LIABILITY))
    facts = replace(serve_facts(), together=TogetherFacts(involved=involved))
    assert refused(CASE, decided("admonition"), "serve", SERVE, loaded=facts) == set()


@pytest.mark.parametrize(
    ("measures", "months", "holds"),
    [
        (("administrative_warning", "administrative_demerit"), 12, True),
        (("administrative_warning", "administrative_demerit"), 18, True),
        (("administrative_warning", "administrative_demerit"), 11, False),
        (("administrative_warning", "administrative_demerit"), 19, False),
        (("administrative_demotion", "administrative_removal"), 48, True),
        (("administrative_demotion", "administrative_removal", "administrative_serious_demerit"), 49, False),
        (("administrative_demerit",), 12, False),
        (("party_warning", "administrative_demerit"), 18, False),
    ],
)
def test_months_are_combined_from_the_heaviest_to_the_sum_and_never_above_48(
    measures: tuple[str, ...], months: int, holds: bool
) -> None:
    assert combines(measures, months, cast.profile()) is holds


def test_the_months_are_those_the_committee_set_and_nothing_that_is_stated_at_the_service() -> None:
    assert "combined_months" not in ServeDecision.model_fields and "combined_months" in CaseRuling.model_fields
    several = ("administrative_warning", "administrative_demerit")
    standing = served(*several, combined=18)
    assert standing.case.service is not None and standing.case.service.combined_months == 18


def test_months_set_for_what_a_review_before_the_service_left_alone_bind_nobody() -> None:
    case = decided("administrative_warning", "administrative_demerit", combined=18)
    changed = replace(case, reviews=(cases_mark("changed", ("administrative_demerit",)),))
    (sanction,) = sanctions_in(perform(CASE, changed, "serve", SERVE).others)
    assert (sanction.combined_months, sanction.until_on) == (None, date(2027, 4, 10))


def test_without_combined_months_the_heaviest_counts() -> None:
    standing = served("administrative_warning", "administrative_demerit")
    assert [one.until_on for one in standing.sanctions] == [None, date(2027, 4, 10)]
    combined = served("administrative_warning", "administrative_demerit", combined=18)
    assert [one.until_on for one in combined.sanctions] == [None, date(2027, 10, 10)]


def test_a_review_before_service_changes_what_is_served() -> None:
    case = decided("party_serious_warning")
    changed = replace(case, reviews=(cases_mark("changed", ("party_warning",)),))
    (sanction,) = sanctions_in(perform(CASE, changed, "serve", SERVE).others)
    assert sanction.measure == "party_warning"


def test_what_a_review_revoked_before_service_lays_nothing_on_anybody() -> None:
    case = replace(decided("admonition"), reviews=(cases_mark("revoked", ()),))
    outcome = perform(CASE, case, "serve", SERVE)
    assert outcome.others == () and outcome.case.service.sanction_ids == ()


def cases_mark(outcome: str, measures: tuple[str, ...]) -> Any:
    """The mark of a decided review."""
    return ReviewMark(named("review"), cast.NOON, outcome, measures, cast.NOON)


def test_whoever_drafted_or_examined_an_earlier_round_is_of_the_chain_too() -> None:
    case = replace(decided("admonition"), earlier_preparer_ids=(named("former-drafter"), named("former-trial")))
    assert {named("former-drafter"), named("former-trial")} <= deciding_chain(case)
    pursued = replace(case, former_hands=(named("interviewer"),))
    assert named("interviewer") in deciding_chain(pursued) and named("interviewer") not in deciding_chain(case)
