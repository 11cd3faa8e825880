"""Verification, check-off and rejection: by different persons, with evidence, nothing presumed (TS-05 to TS-07)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from libs.contracts.supervision_problems import (
    ProblemCheckedOff,
    ProblemRejected,
    ProblemVerificationNoted,
    ProblemVerifying,
)
from libs.kernel.refusal import Kind
from libs.kernel.roles import Role as R
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.check_views import checked
from services.supervision.problems.facts import SampleFacts, VerifyingFacts
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision import problem_walk as walk
from tests.unit.supervision.problem_walk import (
    BOSS,
    CHIEF,
    CLERK,
    HEAD,
    MONDAY,
    SECOND,
    SEEN,
    VERIFIER,
    checked_off,
    escalated,
    reported,
    verifying,
)
from tests.unit.supervision.source_papers import refused

ON_SITE = papers.verification(walk.VISIT)


def test_a_report_is_verified_on_a_visit_that_began_after_it() -> None:
    item = reported().later(3)
    item.act("verify", ON_SITE)
    (taken,) = item.case.verifications
    assert (taken.way, taken.visit_id, taken.taken_by, taken.round) == ("on_site", walk.VISIT, VERIFIER, 1)
    assert item.case.status == "verifying" and isinstance(item.event, ProblemVerifying)


def test_a_report_may_be_verified_by_documents() -> None:
    assert reported().act("verify", papers.verification()).case.verifications[0].visit_id is None


@pytest.mark.parametrize(
    ("body", "visit", "code"),
    [
        ({"way": "on_site"}, None, "problem_no_visit"),
        ({**ON_SITE, "way": "document"}, SEEN, "problem_visit_without_site"),
        (ON_SITE, None, "problem_visit_unknown"),
        (ON_SITE, replace(SEEN, unit_id=walk.SCHOOLS), "problem_visit_unknown"),
        (ON_SITE, replace(SEEN, competent_organ_id=walk.SCHOOLS), "problem_visit_unknown"),
        (ON_SITE, replace(SEEN, visited_on=MONDAY - timedelta(1)), "problem_visit_before_report"),
    ],
)
def test_the_visit_of_a_verification_is_of_the_unit_and_after_the_report(body: Any, visit: Any, code: str) -> None:
    refused(lambda: reported().act("verify", body, facts=VerifyingFacts(visit)), code)


def test_a_visit_that_has_not_begun_answers_as_one_that_does_not_exist() -> None:
    """The facts hold only visits that have begun (P-33), so that both answers are the same."""
    hidden = refused(lambda: reported().act("verify", ON_SITE, facts=VerifyingFacts(None)), "problem_visit_unknown")
    assert "P-33" in hidden.cites and str(walk.VISIT) not in str(hidden.errors)


def test_an_item_of_a_common_problem_is_verified_only_once_the_sample_is_drawn() -> None:
    facts = VerifyingFacts(SEEN, SampleFacts(drawn=False))
    refusal = refused(lambda: reported().act("verify", ON_SITE, facts=facts), "problem_sample_not_drawn")
    assert refusal.kind is Kind.NOT_NOW


@pytest.mark.parametrize("who", [CLERK, BOSS])
def test_whoever_reported_it_or_answers_for_it_does_not_verify_it(who: Any) -> None:
    also_officer = walk.person(who, walk.CDI, R.SUP_OFFICER, office=walk.OFFICE)
    refusal = refused(lambda: reported().act("verify", ON_SITE, by=also_officer), "problem_verifier_barred")
    assert refusal.kind is Kind.NOT_ENTITLED
    body = papers.note()
    refused(lambda: verifying().act("note_verification", body, by=also_officer), "problem_verifier_barred")


@pytest.mark.parametrize("result", ["sufficient", "insufficient", "false"])
def test_the_finding_is_kept_with_its_evidence_and_not_told(result: str) -> None:
    item = verifying(result)
    assert item.case.note is not None and (item.case.note.result, item.case.status) == (result, "verifying")
    assert isinstance(item.event, ProblemVerificationNoted) and result not in item.event.model_dump_json()
    assert PROBLEM.columns(item.case)["verified_as"] == result


def test_the_latest_finding_counts() -> None:
    item = verifying("insufficient").act("note_verification", papers.note("sufficient"))
    assert item.case.note is not None and item.case.note.result == "sufficient"
    assert len(item.case.verifications[0].notes) == 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (papers.note(found=""), "problem_verification_unproven"),
        (papers.note(evidence=[]), "problem_verification_unproven"),
        (papers.note(evidence=["核查记录", " "]), "problem_verification_unproven"),
        (papers.note("false", evidence=[]), "problem_verification_unproven"),
        (papers.note("false", falsity=""), "problem_falsity_unproven"),
        (papers.note("insufficient", falsity="照片系拼接"), "problem_falsity_stray"),
    ],
)
def test_nothing_is_found_without_evidence_and_false_is_never_presumed(body: Any, code: str) -> None:
    refused(lambda: verifying().act("note_verification", body), code)


def test_a_finding_has_no_default() -> None:
    with pytest.raises(ValueError, match="result"):
        PROBLEM.act_by_name["note_verification"].command.model_validate({"found": "x", "evidence": ["y"]})


def test_the_head_cancels_the_number_of_what_was_found_put_right() -> None:
    item = verifying("sufficient").later(2).act("check_off", papers.check_off("请巩固"))
    ending = item.case.check_off
    assert ending is not None and (ending.way, ending.remark, ending.checked_off_by) == ("on_site", "请巩固", CHIEF)
    event = item.event
    assert isinstance(event, ProblemCheckedOff) and (event.checked_off_on, event.escalated_before) == (item.on, False)
    assert item.case.timers() == ()


def test_the_check_off_says_whether_it_had_been_escalated_before() -> None:
    item = escalated().act("resume", papers.resumption()).act("report", papers.report())
    item.act("verify", papers.verification()).act("note_verification", papers.note()).act("check_off", {})
    assert item.event.escalated_before is True


@pytest.mark.parametrize(
    ("result", "code"),
    [(None, "problem_not_verified"), ("insufficient", "problem_not_put_right"), ("false", "problem_not_put_right")],
)
def test_nothing_is_checked_off_that_was_not_found_put_right(result: str | None, code: str) -> None:
    refused(lambda: verifying(result).act("check_off", {}), code)


def test_whoever_verified_it_does_not_check_it_off_or_reject_it() -> None:
    both = walk.person(VERIFIER, walk.CDI, R.SUP_HEAD, R.SUP_OFFICER, office=walk.OFFICE)
    refusal = refused(lambda: verifying("sufficient").act("check_off", {}, by=both), "problem_same_hands")
    assert refusal.kind is Kind.NOT_ENTITLED
    refused(lambda: verifying("false").act("reject", papers.rejection("false"), by=both), "problem_same_hands")


def test_whoever_took_the_verification_or_only_noted_it_counts_as_verifier() -> None:
    noted_by_head = walk.person(CHIEF, walk.CDI, R.SUP_HEAD, R.SUP_OFFICER, office=walk.OFFICE)
    item = verifying().act("note_verification", papers.note(), by=noted_by_head)
    refused(lambda: item.act("check_off", {}), "problem_same_hands")
    assert PROBLEM.columns(item.case)["verifier_ids"] == sorted((VERIFIER, CHIEF))


@pytest.mark.parametrize(
    ("sample", "holds"),
    [
        (SampleFacts(sampled=True), False),
        (SampleFacts(sampled=True, put_right=True, checked_on=MONDAY), True),
        (SampleFacts(sampled=True, put_right=False, checked_on=MONDAY), False),
        (SampleFacts(sampled=True, put_right=True, checked_on=date(2026, 3, 13)), False),
        (SampleFacts(sampled=False), True),
        (SampleFacts(drawn=False), False),
    ],
)
def test_an_item_in_the_sample_is_checked_off_only_after_a_visit_found_it_put_right(
    sample: SampleFacts, holds: bool
) -> None:
    if holds:
        assert verifying("sufficient").act("check_off", {}, facts=sample).case.status == "checked_off"
        return
    item = verifying("sufficient")
    refusal = refused(lambda: item.act("check_off", {}, facts=sample), "problem_sample_unchecked")
    assert refusal.kind is Kind.NOT_NOW


def test_an_insufficient_report_goes_back_with_what_is_missing_and_a_new_term() -> None:
    item = verifying("insufficient").later(1).act("reject", papers.rejection(term="immediate"))
    (rejection,) = item.case.rejections
    assert (item.case.status, item.case.round, item.case.due_on) == ("rectifying", 2, date(2026, 3, 20))
    assert (rejection.falsified, rejection.missing, rejection.due_on) == (False, ("北侧两百米",), date(2026, 3, 20))
    assert item.case.falsified is False and item.case.slip is None and item.case.verification is None
    assert isinstance(item.event, ProblemRejected) and item.event.falsified is False


def test_a_false_rectification_is_marked_for_good() -> None:
    item = verifying("false").act("reject", papers.rejection("false"))
    assert item.case.falsified and item.event.falsified and item.case.rejections[0].falsified
    item.act("report", papers.report()).act("verify", papers.verification()).act("note_verification", papers.note())
    assert item.act("check_off", {}).case.falsified is True


@pytest.mark.parametrize(
    ("result", "body", "code"),
    [
        (None, papers.rejection(), "problem_not_verified"),
        ("insufficient", papers.rejection("false"), "problem_false_not_found"),
        ("insufficient", papers.rejection(missing=()), "problem_nothing_missing"),
        ("insufficient", papers.rejection(missing=("北侧两百米", " ")), "problem_nothing_missing"),
        ("insufficient", {**papers.rejection(), "reasons": " "}, "problem_no_reasons"),
        ("insufficient", papers.rejection(term="someday"), "problem_term_unknown"),
    ],
)
def test_a_rejection_stands_on_the_verification_and_says_what_is_missing(
    result: str | None, body: Any, code: str
) -> None:
    refused(lambda: verifying(result).act("reject", body), code)


def test_the_head_may_think_less_of_a_falsity_but_never_more() -> None:
    assert verifying("false").act("reject", papers.rejection("insufficient")).case.falsified is False
    assert verifying("sufficient").act("reject", papers.rejection("insufficient")).case.status == "rectifying"


def test_a_long_term_is_given_again_only_where_a_plan_is_on_record() -> None:
    planned = verifying("insufficient").act("reject", papers.rejection(term="long"))
    assert planned.case.due_on == date(2026, 6, 15)
    bare = walk.notified().act("accept", papers.acceptance(BOSS)).act("report", papers.report())
    bare.act("verify", papers.verification()).act("note_verification", papers.note("insufficient"))
    refused(lambda: bare.act("reject", papers.rejection(term="long")), "problem_term_without_plan")


def test_the_check_of_the_rules_answers_each_of_them_and_changes_nothing() -> None:
    item = verifying("insufficient")
    answer = checked(item.case, SampleFacts(sampled=True), VERIFIER, "zh")
    assert answer.passed is False and {one.item: one.holds for one in answer.findings} == {
        "problem_not_verified": True,
        "problem_not_put_right": False,
        "problem_same_hands": False,
        "problem_sample_unchecked": False,
    }
    assert all(one.cites and one.detail for one in answer.findings)
    ready = checked(verifying("sufficient").case, SampleFacts(), HEAD.person_id, "en")
    assert ready.passed and all(one.holds and not one.missing for one in ready.findings)
    assert checked(checked_off().case, SampleFacts(), HEAD.person_id, "en").passed is False
    assert checked(reported().case, SampleFacts(), SECOND.person_id, "en").findings[0].holds is False
