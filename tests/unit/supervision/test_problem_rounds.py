"""Each new term is a round of its own: what was reported, refused or checked before it carries nothing in it, and what
is weighed between is told to nobody (TS-04 to TS-09, S-11, S-12)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from libs.contracts.supervision_problems import PROBLEM_EVENTS, ProblemEvent
from libs.kernel.roles import Role as R
from services.supervision.problems.access import HANDLING, KEPT_ACTS
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.facts import SampleFacts, VerifyingFacts
from services.supervision.problems.status import ProblemKind
from services.supervision.problems.store import next_day_of
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision import problem_walk as walk
from tests.unit.supervision.problem_walk import (
    BOSS,
    CDI,
    CHIEF,
    CLERK,
    COMMON_PROBLEM,
    HOUSING,
    MONDAY,
    SEEN,
    Walk,
    person,
    rectifying,
    verifying,
)
from tests.unit.supervision.source_papers import refused

ON_SITE = papers.verification(walk.VISIT)
COLLEAGUE = person(CHIEF, HOUSING, R.UNIT_CLERK)
"""Somebody else of the unit; the person may hold a post in the office later."""


def rejected(term: str = "short", ground: str = "insufficient") -> Walk:
    """An item in its second round, from the day on which the first report was rejected."""
    return verifying(ground).act("reject", papers.rejection(ground, term))


def reported_again(days: int = 3, by: Any = None) -> Walk:
    """The report of the second round, some days later."""
    return rejected().later(days).act("report", papers.report(), by=by)


def test_a_visit_before_the_latest_report_verifies_it_as_little_as_one_before_the_first() -> None:
    item = reported_again()
    between = VerifyingFacts(replace(SEEN, visited_on=item.on - timedelta(days=1)))
    refused(lambda: item.act("verify", ON_SITE, facts=between), "problem_visit_before_report")
    same_day = VerifyingFacts(replace(SEEN, visited_on=item.on))
    assert item.act("verify", ON_SITE, facts=same_day).case.status == "verifying"


def test_whoever_reported_last_is_barred_and_who_reported_before_is_not() -> None:
    item = reported_again(by=COLLEAGUE)
    as_officer = person(CHIEF, CDI, R.SUP_OFFICER, office=walk.OFFICE)
    refused(lambda: item.act("verify", papers.verification(), by=as_officer), "problem_verifier_barred")
    former = person(CLERK, CDI, R.SUP_OFFICER, office=walk.OFFICE)
    assert item.act("verify", papers.verification(), by=former).case.status == "verifying"


@pytest.mark.parametrize("who", [CLERK, BOSS])
@pytest.mark.parametrize(
    ("result", "act", "body"), [("sufficient", "check_off", {}), ("insufficient", "reject", papers.rejection())]
)
def test_whoever_reported_it_or_answers_for_it_does_not_decide_on_it(
    who: Any, result: str, act: str, body: Any
) -> None:
    head = person(who, CDI, R.SUP_HEAD, office=walk.OFFICE)
    refused(lambda: verifying(result).act(act, body, by=head), "problem_same_hands")


def test_a_check_of_the_sample_before_the_latest_report_does_not_carry_the_check_off() -> None:
    """What a visit found before the unit reported, or before the report that counts, is no check of it (S-11)."""
    item = reported_again().act("verify", papers.verification()).act("note_verification", papers.note())
    first_round = SampleFacts(sampled=True, put_right=True, checked_on=MONDAY)
    refused(lambda: item.act("check_off", {}, facts=first_round), "problem_sample_unchecked")
    unknown_day = replace(first_round, checked_on=None)
    refused(lambda: item.act("check_off", {}, facts=unknown_day), "problem_sample_unchecked")
    of_the_report = replace(first_round, checked_on=item.on)
    assert item.act("check_off", {}, facts=of_the_report).case.status == "checked_off"


def test_the_check_off_says_how_the_latest_report_was_verified() -> None:
    item = reported_again().act("verify", papers.verification()).act("note_verification", papers.note())
    item.act("check_off", {})
    assert item.case.verifications[0].way == "on_site"
    assert item.case.check_off is not None and item.case.check_off.way == "document"


def test_a_refusal_of_an_earlier_term_is_not_recorded_in_the_next() -> None:
    """Else one refusal would be pursued twice, or pursued after the unit had reported (S-12)."""
    item = rectifying().later(2).act("record_refusal", papers.refusal(MONDAY))
    item.act("escalate", papers.escalation("refused")).act("resume", papers.resumption())
    refused(lambda: item.act("record_refusal", papers.refusal(MONDAY)), "problem_refusal_day_wrong")
    item.later(1).act("record_refusal", papers.refusal(item.on - timedelta(days=1)))
    assert item.act("escalate", papers.escalation("refused")).case.status == "escalated"


def test_a_unit_that_is_late_plans_for_today() -> None:
    item = walk.notified(term="immediate").at(date(2026, 3, 20))
    assert item.case.due_on == date(2026, 3, 19)
    item.act("accept", papers.acceptance(BOSS, item.on))
    assert item.case.acceptance is not None and item.case.acceptance.steps[0].due_on == item.on


def test_the_next_day_that_matters_is_the_earlier_of_plan_and_term() -> None:
    """Three calendar days from a Friday end on Monday, three working days to name the plan on Wednesday."""
    item = walk.notified(date(2026, 3, 13), "immediate").case
    assert item.notice is not None and (item.notice.accept_by, item.due_on) == (date(2026, 3, 18), date(2026, 3, 16))
    assert next_day_of(item) == date(2026, 3, 16)
    assert next_day_of(walk.notified().case) == date(2026, 3, 19)


def test_a_falsity_found_once_stays_on_the_item_when_a_later_report_is_only_insufficient() -> None:
    item = rejected(ground="false").act("report", papers.report()).act("verify", papers.verification())
    item.act("note_verification", papers.note("insufficient")).act("reject", papers.rejection())
    assert item.case.falsified and not item.case.rejections[-1].falsified


def test_an_item_of_a_common_problem_keeps_the_nature_of_its_list() -> None:
    listed = Walk(replace(walk.opened().case, common_problem_id=COMMON_PROBLEM, kind=ProblemKind.OF_COMMON_PROBLEM))
    refused(lambda: listed.act("revise", papers.content(nature="shirking")), "problem_nature_of_list")
    assert listed.act("revise", papers.content(level="general")).case.level == "general"
    assert walk.opened().act("revise", papers.content(nature="shirking")).case.nature == "shirking"


def test_what_is_weighed_between_notice_and_result_is_told_to_nobody() -> None:
    """An event of that name would show the unit in its feed what the timeline keeps from it (S-11, S-12)."""
    item = rectifying().act("record_refusal", papers.refusal(MONDAY))
    assert type(item.event).told is False and PROBLEM.quiet
    item = verifying("insufficient")
    assert type(item.event).told is False
    untold = {event.event_type.split(".")[2] for event in PROBLEM_EVENTS if not event.told}
    assert untold == {"refusal_recorded", "verification_noted", "linked"}
    assert {"record_refusal", "note_verification", "link", "settle"} <= set(KEPT_ACTS)
    assert all(HANDLING.told[event.event_type] for event in PROBLEM_EVENTS if issubclass(event, ProblemEvent))
