"""Disclosures: received with their time, assessed by two, leniency proposed by persons alone (TX-02, X-08 to X-10)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.contracts.accountability_followups import DisclosureAssessed, DisclosureAssessmentNoted
from libs.kernel.actor import utc
from libs.kernel.refusal import Absent, Refusal
from services.accountability.disclosures import acts_assessing
from services.accountability.disclosures import refusals as no
from services.accountability.disclosures import refusals_assessing as wrong
from services.accountability.disclosures.case_type import DISCLOSURE_STATEMENT
from services.accountability.disclosures.commands import ConfirmAssessment
from services.accountability.disclosures.facts import LinkFacts
from services.accountability.disclosures.noticing import ASSESSORS_MIN
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.status import StatementStatus as S
from services.accountability.disclosures.views import figures_of
from services.accountability.disclosures.wording import Leniency, LinkKind, Timing
from services.accountability.recusal import NoSuchRecusalGround
from tests.support.accountability_followups_disclosures import (
    ENDS,
    STARTS,
    assessed,
    at_office,
    called,
    factor,
    handed_in,
    on_duty,
    on_statement,
    on_window,
    receipt,
    received,
    window_from,
)

WINDOW = window_from()
LATE = at_office(ENDS + timedelta(days=1), 0)


def refused(run: Any, *args: Any, **given: Any) -> Refusal:
    """The refusal; every one cites its rule, but that something is absent."""
    with pytest.raises(Refusal) as found:
        run(*args, **given)
    assert found.value.cites or isinstance(found.value, Absent)
    return found.value


def test_what_is_handed_in_bears_the_instant_and_whether_it_was_in_time() -> None:
    last = handed_in(WINDOW, at_office(ENDS, 23, 59, 59))
    assert (last.timing, last.by_oneself, last.in_scope) == (Timing.INSIDE, True, True)
    late = handed_in(WINDOW, LATE)
    assert (late.timing, late.received_at, late.status) == (Timing.AFTER, LATE, S.RECEIVED)
    assert handed_in(WINDOW, at_office(STARTS - timedelta(days=1))).timing is Timing.BEFORE


def test_a_notice_that_does_not_address_the_unit_is_as_if_it_were_none() -> None:
    assert isinstance(refused(handed_in, WINDOW, loaded=receipt(None)), Absent)
    assert isinstance(refused(handed_in, WINDOW, loaded=receipt(WINDOW, in_scope=frozenset())), Absent)
    assert isinstance(refused(received, WINDOW, loaded=receipt(None)), Absent)


@pytest.mark.parametrize("way", [handed_in, received])
def test_a_disclosure_says_something(way: Any) -> None:
    assert isinstance(refused(way, WINDOW, content=""), no.NothingDisclosed)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"who": "stranger"}, no.NotStatementHandler),
        ({"person_id": called("handler")}, no.OwnDisclosure),
        ({"loaded": receipt(WINDOW, is_known=False)}, no.DiscloserUnknown),
        ({"loaded": receipt(WINDOW, units=frozenset())}, no.DiscloserUnknown),
        ({"received_at": at_office(STARTS, 12, 0, 1)}, no.ReceiptTimeWrong),
        ({"at": at_office(STARTS + timedelta(days=1)), "received_at": at_office(STARTS, 23)}, no.ReceiptTimeWrong),
    ],
)
def test_an_officer_named_records_a_person_of_the_unit_and_a_true_time(
    changes: dict[str, Any], expected: type[Refusal]
) -> None:
    assert isinstance(refused(received, WINDOW, **changes), expected)


def test_a_paper_of_an_earlier_day_bears_its_registration_and_its_own_time() -> None:
    inside = at_office(ENDS, 17, 40)
    paper = received(WINDOW, at=LATE, received_at=inside, stamp="收文88号")
    assert (paper.timing, paper.stamp, paper.received_at) == (Timing.INSIDE, "收文88号", utc(inside))
    assert received(WINDOW, at=LATE).timing is Timing.AFTER


def test_nobody_is_put_in_time_by_an_hour_typed_in_after_the_window_was_closed_by_hand() -> None:
    noon = at_office(date(2026, 5, 20))
    closed = on_window(WINDOW, "close", "leader", noon, reasons="任务完成").case
    before, later = at_office(date(2026, 5, 20), 9), at_office(date(2026, 5, 20), 15)
    assert isinstance(refused(received, closed, at=later, received_at=before), no.ReceiptTimeWrong)
    assert received(closed, at=later, received_at=before, stamp="收文91号").timing is Timing.INSIDE
    assert received(closed, at=later, received_at=at_office(date(2026, 5, 20), 14)).timing is Timing.AFTER


def test_somebody_out_of_scope_may_disclose_all_the_same() -> None:
    elsewhere = receipt(WINDOW, in_scope=frozenset())
    assert not received(WINDOW, loaded=elsewhere).in_scope


def test_who_discloses_is_never_a_handler_of_it() -> None:
    named = replace(WINDOW, handler_ids=(*WINDOW.handler_ids, called("villager")))
    assert called("villager") not in handed_in(named).handler_ids
    own = replace(handed_in(WINDOW), handler_ids=(called("villager"),))
    assert isinstance(refused(on_statement, own, "assess", by="villager"), no.OwnDisclosure)


def test_two_persons_assess_it_and_the_second_is_another() -> None:
    first = on_statement(handed_in(WINDOW), "assess")
    assert isinstance(first.event, DisclosureAssessmentNoted) and first.case.status is S.RECEIVED
    assert isinstance(refused(on_statement, first.case, "confirm", by="handler"), wrong.AssessorConfirms)
    assert isinstance(refused(on_statement, first.case, "confirm", by="stranger"), no.NotStatementHandler)
    second = on_statement(first.case, "confirm")
    assert isinstance(second.event, DisclosureAssessed) and second.case.status is S.ASSESSED
    assert second.case.assessors == (called("handler"), called("second"))


def test_a_profile_that_asks_for_three_assessors_waits_for_the_third() -> None:
    waiting = on_statement(replace(handed_in(WINDOW), handler_ids=(called("handler"), called("second"))), "assess").case
    at = on_duty("second", at_office(ENDS))
    stricter = replace(at, profile=replace(at.profile, options={**at.profile.options, ASSESSORS_MIN: 3}))
    outcome = acts_assessing.confirm(waiting, ConfirmAssessment(opinion="同意"), stricter)
    assert (outcome.case.status, len(outcome.case.assessors)) == (S.RECEIVED, 2)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"frank_reasons": ""}, wrong.FranknessUnreasoned),
        ({"complete_reasons": ""}, wrong.FranknessUnreasoned),
        ({"handed_in_reference": ""}, wrong.HandedInUnproven),
        ({"leniency": (factor("charm"),)}, wrong.LeniencyFactorWrong),
        ({"leniency": (factor(reasoning=""),)}, wrong.LeniencyFactorWrong),
        ({"leniency": (factor(evidence=""),)}, wrong.LeniencyFactorWrong),
        ({"leniency": (factor(), factor())}, wrong.LeniencyFactorWrong),
        ({"leniency": (factor("refusal"),)}, wrong.LeniencyFactorWrong),
        ({"strictness": (factor("refusal", reasoning=""),)}, wrong.StrictnessUnreasoned),
        ({"strictness": (factor("resistance", evidence=""),)}, wrong.StrictnessUnreasoned),
        ({"strictness": (factor("surrender"),)}, wrong.StrictnessUnreasoned),
        ({"frank": False}, wrong.LeniencyWithoutGround),
        ({"complete": False}, wrong.LeniencyWithoutGround),
        ({"proposal_reasons": ""}, wrong.LeniencyWithoutGround),
    ],
)
def test_each_finding_has_its_reasons_and_leniency_its_ground(changes: dict[str, Any], expected: type[Refusal]) -> None:
    refusal = refused(on_statement, handed_in(WINDOW), "assess", **changes)
    assert isinstance(refusal, expected)


@pytest.mark.parametrize("at", [LATE, at_office(STARTS - timedelta(days=1))])
def test_outside_the_time_limit_leniency_needs_a_factor(at: Any) -> None:
    late = handed_in(WINDOW, at)
    assert isinstance(refused(on_statement, late, "assess"), wrong.LeniencyWithoutGround)
    for code in ("self_check", "surrender", "repentance"):
        proposed = on_statement(late, "assess", leniency=(factor(code),), proposal=Leniency.MITIGATED).case
        assert proposed.assessment is not None and proposed.assessment.proposal is Leniency.MITIGATED


def test_out_of_scope_leniency_needs_a_factor_too() -> None:
    outside = received(WINDOW, loaded=receipt(WINDOW, in_scope=frozenset()))
    assert isinstance(refused(on_statement, outside, "assess"), wrong.LeniencyWithoutGround)


def test_no_leniency_follows_by_itself_and_none_must_be_proposed() -> None:
    silent = on_statement(
        handed_in(WINDOW), "assess", leniency=(factor(),), proposal=Leniency.NONE, proposal_reasons=""
    ).case
    assert silent.assessment is not None and silent.assessment.proposal is Leniency.NONE
    assert "proposal" not in DisclosureAssessed.model_fields


def test_strictness_is_the_finding_of_a_person_and_never_of_the_clock() -> None:
    late = handed_in(WINDOW, LATE)
    assert late.assessment is None
    strict = on_statement(
        late, "assess", frank=False, strictness=(factor("refusal"),), proposal=Leniency.NONE
    ).case.assessment
    assert strict is not None and [one.factor for one in strict.strictness] == ["refusal"]


def test_an_assessment_that_is_not_shared_is_kept_and_made_anew() -> None:
    first = on_statement(handed_in(WINDOW), "assess").case
    assert isinstance(refused(on_statement, first, "assess", by="second"), wrong.AssessedAlready)
    assert isinstance(refused(on_statement, first, "return_assessment", reasons=""), wrong.AssessmentOpinionMissing)
    assert isinstance(refused(on_statement, first, "confirm", opinion=""), wrong.AssessmentOpinionMissing)
    back = on_statement(first, "return_assessment").case
    assert (back.assessment, len(back.returned)) == (None, 1)
    for act in ("confirm", "return_assessment"):
        assert isinstance(refused(on_statement, back, act), wrong.NotAssessedYet)
    assert on_statement(back, "assess", by="second").case.assessment is not None


def test_an_assessed_disclosure_is_linked_to_cases_and_leads_once_each() -> None:
    one = assessed(handed_in(WINDOW))
    assert isinstance(refused(on_statement, one, "link", note=""), wrong.StatementLinked)
    linked = on_statement(one, "link").case
    assert isinstance(refused(on_statement, linked, "link"), wrong.StatementLinked)
    both = on_statement(linked, "link", kind=LinkKind.LEAD).case
    assert (both.status, [link.kind for link in both.links]) == (S.LINKED, ["case", "lead"])
    assert isinstance(refused(on_statement, one, "link", by="stranger"), no.NotStatementHandler)


def test_a_case_that_the_organ_does_not_have_is_linked_to_nothing_and_a_lead_is_kept_elsewhere() -> None:
    one, elsewhere = assessed(handed_in(WINDOW)), LinkFacts(False)
    assert isinstance(refused(on_statement, one, "link", loaded=elsewhere), wrong.LinkedCaseUnknown)
    assert on_statement(one, "link", loaded=elsewhere, kind=LinkKind.LEAD).case.status is S.LINKED


def test_who_steps_aside_keeps_out_and_an_assessment_with_that_hand_in_it_is_void() -> None:
    first = on_statement(handed_in(WINDOW), "assess").case
    assert isinstance(refused(on_statement, first, "step_aside", ground="no_such_ground"), NoSuchRecusalGround)
    aside = on_statement(first, "step_aside").case
    assert called("handler") not in aside.handler_ids and aside.assessment is None and len(aside.returned) == 1
    untouched = on_statement(first, "step_aside", by="second").case
    assert untouched.assessment is not None
    done = on_statement(assessed(handed_in(WINDOW)), "step_aside").case
    assert (done.status, done.assessment is None) == (S.ASSESSED, False)


@pytest.mark.parametrize(
    "handlers",
    [("second",), ("second", "second"), ("second", "clerk"), ("second", "handler"), ("second", "villager")],
)
def test_case_management_names_two_officers_none_of_them_recused_or_the_person(handlers: tuple[str, ...]) -> None:
    aside = on_statement(handed_in(WINDOW), "step_aside").case
    named = tuple(called(one) for one in handlers)
    assert isinstance(refused(on_statement, aside, "name_handlers", handler_ids=named), no.DisclosureHandlers)
    assert on_statement(aside, "name_handlers").case.handler_ids == (called("second"), called("third"))


def test_the_figures_count_persons_time_and_what_two_have_assessed() -> None:
    waiting = on_statement(handed_in(WINDOW), "assess", handed_in_cents=99).case
    figures = figures_of(WINDOW.id, [assessed(handed_in(WINDOW)), assessed(handed_in(WINDOW, LATE), frank=False,
                         proposal=Leniency.NONE), waiting])  # fmt: skip
    assert (figures.persons, figures.statements, figures.inside, figures.outside) == (1, 3, 2, 1)
    assert (figures.assessed, figures.frank_and_complete, figures.problems) == (2, 1, 6)
    assert figures.handed_in_cents == 6_520_000


def test_a_disclosure_in_any_status_survives_being_stored() -> None:
    one = handed_in(WINDOW)
    for statement in (one, on_statement(one, "assess").case, assessed(one), on_statement(assessed(one), "link").case):
        assert TypeAdapter(DisclosureStatement).validate_json(DISCLOSURE_STATEMENT.dump(statement)) == statement
        columns = {column.name for column in DISCLOSURE_STATEMENT.table.columns}
        assert set(DISCLOSURE_STATEMENT.columns(statement)) <= columns
