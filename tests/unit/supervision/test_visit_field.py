"""Start, report and conclusion of a visit (TV-03 to TV-05)."""

from datetime import date
from typing import Any

import pytest

from libs.contracts.supervision_problems import ProblemOpened
from libs.contracts.supervision_visits import VisitClosed, VisitReported, VisitStarted
from services.supervision.problems.problem import Problem
from services.supervision.visits.case_type import registered
from services.supervision.visits.facts import StartFacts
from services.supervision.visits.status import VisitStatus as S
from tests.support import supervision_visit_papers as papers
from tests.unit.supervision.source_papers import CDI, HOUSING, refused
from tests.unit.supervision.visit_papers import (
    COUNTERPART,
    HEAD,
    ITEM,
    LEADER,
    MEMBER,
    OF_HEAD,
    OF_LEADER,
    OF_MEMBER,
    OF_STRANGER,
    UNTIL,
    at,
    closed,
    reported,
    started,
)

DAY = date(2026, 3, 18)


@pytest.mark.parametrize("unannounced", [False, True])
def test_with_its_start_a_visit_is_told_and_has_its_number(unannounced: bool) -> None:
    outcome = started(at(S.ASSIGNED, unannounced=unannounced))
    visit = outcome.case
    assert (visit.status, visit.visited_on, visit.is_hidden) == (S.IN_FIELD, DAY, False)
    assert isinstance(outcome.event, VisitStarted) and outcome.event.told
    assert (outcome.event.unit_id, outcome.event.started_on) == (HOUSING, DAY)
    assert registered(visit) == (CDI, "督检")


@pytest.mark.parametrize("actor", [OF_MEMBER, OF_HEAD, OF_STRANGER])
def test_only_the_leader_starts_and_reports(actor: Any) -> None:
    refused(lambda: started(at(S.ASSIGNED), actor=actor), "visit_not_the_leader")
    refused(lambda: reported(at(S.IN_FIELD), actor=actor), "visit_not_the_leader")


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (papers.start("2026-03-17"), {"visit_not_logged_on_site"}),
        (papers.start("2026-03-19"), {"visit_not_logged_on_site"}),
        ({**papers.start("2026-03-17"), "place": ""}, {"visit_not_logged_on_site", "visit_place_missing"}),
    ],
)
def test_place_and_day_are_logged_on_site_the_same_day(body: dict[str, Any], codes: set[str]) -> None:
    refused(lambda: started(at(S.ASSIGNED), body), *codes)


def test_a_request_gives_one_visit_and_the_second_does_not_start() -> None:
    refused(lambda: started(at(S.ASSIGNED), known=StartFacts(request_taken=True)), "visit_request_taken")


def test_who_has_come_to_hold_a_post_in_the_unit_does_not_go() -> None:
    refused(lambda: started(at(S.ASSIGNED), known=StartFacts(of_unit=frozenset({MEMBER}))), "visit_member_of_unit")


def test_the_team_reports_findings_or_that_there_is_no_problem_with_evidence() -> None:
    with_finding = reported(at(S.IN_FIELD))
    assert isinstance(with_finding.event, VisitReported) and with_finding.case.report is not None
    assert [one.nature for one in with_finding.case.report.findings] == ["cannot_finish_in_time"]
    nothing = reported(at(S.IN_FIELD), papers.report()).case.report
    assert nothing is not None and (nothing.findings, bool(nothing.no_problem)) == ((), True)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "visit_nothing_reported"),
        ({**papers.report(), **papers.report(papers.found())}, "visit_nothing_reported"),
        ({"no_problem": "都好"}, "visit_no_problem_unproven"),
        ({"no_problem": "都好", "evidence": [""]}, "visit_no_problem_unproven"),
        (papers.report(papers.found(facts="")), "visit_finding_incomplete"),
        (papers.report(papers.found(place="")), "visit_finding_incomplete"),
        (papers.report(papers.found(evidence=[])), "visit_finding_incomplete"),
        (papers.report(papers.found("sloth")), "visit_nature_unknown"),
        (papers.report(papers.found(level="cosmic")), "visit_level_unknown"),
        ({**papers.report(), "marks": papers.marks()}, "visit_marks_elsewhere"),
    ],
)
def test_a_report_that_proves_nothing_is_refused(body: dict[str, Any], code: str) -> None:
    refused(lambda: reported(at(S.IN_FIELD), body), code)


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        ([], "visit_marks_incomplete"),
        (papers.marks()[:-1], "visit_marks_incomplete"),
        ([*papers.marks(), papers.marks()[0]], "visit_marks_incomplete"),
        ([*papers.marks()[:-1], {"mark": "no_sweat", "kept": True}], "visit_marks_incomplete"),
        ([*papers.marks()[:-1], {"mark": "straight_to_site", "kept": False}], "visit_mark_unreasoned"),
    ],
)
def test_of_an_unannounced_visit_all_six_marks_are_answered_and_a_no_is_reasoned(marks: Any, code: str) -> None:
    on_site = at(S.IN_FIELD, unannounced=True)
    refused(lambda: reported(on_site, {**papers.report(), "marks": marks}), code)
    kept = reported(on_site, {**papers.report(), "marks": papers.marks("no_escort")}).case.report
    assert kept is not None and [one.kept for one in kept.marks].count(False) == 1


def test_with_the_conclusion_findings_become_problem_items_in_the_same_transaction() -> None:
    two = reported(at(S.IN_FIELD), papers.report(papers.found("shirking"), papers.found())).case
    outcome = closed(two, papers.conclusion("problem", "dismissed"))
    visit, (moved,) = outcome.case, outcome.others
    assert isinstance(moved.case, Problem) and isinstance(moved.event, ProblemOpened)
    item = moved.case
    assert (item.nature, item.unit_id, item.office_id, item.found_on) == ("shirking", HOUSING, COUNTERPART, DAY)
    assert (item.source, item.source_id, item.recurrence_of) == ("visit", visit.id, (ITEM,))
    assert [one.problem_id for one in visit.decided] == [item.id, None] and visit.decided[1].reasons
    assert isinstance(outcome.event, VisitClosed)
    assert (outcome.event.visited_on, outcome.event.problem_ids) == (DAY, (item.id,))


def test_the_conclusion_is_fed_back_with_the_last_day_for_an_objection() -> None:
    visit = closed(reported(at(S.IN_FIELD), papers.report()).case, papers.conclusion()).case
    assert visit.conclusion is not None
    assert (visit.conclusion.fed_back_on, visit.conclusion.objection_until) == (DAY, UNTIL)
    assert visit.took_part == {HEAD, LEADER, MEMBER}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (papers.conclusion(), "visit_findings_undecided"),
        (papers.conclusion("problem", "problem"), "visit_findings_undecided"),
        ({**papers.conclusion("problem"), "conclusion": " "}, "visit_conclusion_missing"),
        ({"decisions": [{"outcome": "problem", "demand": ""}], "conclusion": "x"}, "visit_demand_missing"),
        ({"decisions": [{"outcome": "dismissed", "reasons": ""}], "conclusion": "x"}, "visit_dismissal_unreasoned"),
    ],
)
def test_every_finding_is_decided_once_with_demand_or_reasons(body: dict[str, Any], code: str) -> None:
    refused(lambda: closed(at(S.REPORTED), body), code)


@pytest.mark.parametrize("actor", [OF_LEADER, OF_STRANGER])
def test_the_conclusion_is_for_the_planner_or_the_head_of_the_office(actor: Any) -> None:
    refused(lambda: closed(at(S.REPORTED), actor=actor), "visit_not_the_head")
