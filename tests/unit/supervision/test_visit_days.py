"""Which day and which person counts where, once all of them differ: on site, planned, reported, concluded (TV-03 to
TV-05, P-21)."""

from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest

from libs.contracts.supervision_visits import VisitClosed
from services.supervision.problems.problem import Problem
from services.supervision.visits.dues import derive, dues
from services.supervision.visits.letter_views import conclusion_of, order_of
from services.supervision.visits.records import Conclusion, OnSite, Review
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.todo_views import VISIT_ONLY_IF, VISIT_STEPS
from services.supervision.visits.visit import Visit
from tests.support import supervision_visit_papers as papers
from tests.unit.supervision.source_papers import OFFICE, PROFILE, refused
from tests.unit.supervision.task_papers import CALENDAR
from tests.unit.supervision.visit_papers import (
    COUNTERPART,
    LEADER,
    MEMBER,
    ON_SITE,
    TASK,
    UNTIL,
    assigned,
    at,
    closed,
    planned,
    reported,
)

PLANNER, NAMER, CONCLUDER = (UUID(int=n) for n in range(0x130, 0x133))
BEFORE: Final = date(2026, 3, 17)
"""The day on site; planned, reported and concluded is a day later."""
SERVICES: Final = {"calendar": CALENDAR}


def early(status: S, **changed: Any) -> Visit:
    """A visit in that status that was on site a day before it was planned for."""
    return at(status, on_site=OnSite("工地", BEFORE, ON_SITE), task_id=TASK, **changed)


def test_what_was_found_bears_the_day_on_site_the_task_and_the_office_of_the_unit() -> None:
    outcome = closed(early(S.REPORTED))
    (moved,) = outcome.others
    assert isinstance(moved.case, Problem) and isinstance(outcome.event, VisitClosed)
    assert (moved.case.found_on, outcome.event.visited_on) == (BEFORE, BEFORE)
    assert (moved.case.task_id, moved.case.office_id, outcome.case.office_id) == (TASK, COUNTERPART, OFFICE)


def test_whoever_planned_named_went_or_concluded_took_part() -> None:
    visit = at(S.CLOSED)
    assert visit.team is not None
    apart = replace(
        visit,
        planned_by=PLANNER,
        team=replace(visit.team, named_by=NAMER),
        conclusion=Conclusion("结论", BEFORE, UNTIL, CONCLUDER),
    )
    assert apart.took_part == {PLANNER, NAMER, CONCLUDER, LEADER, MEMBER}


def test_the_conclusion_is_due_after_the_report_and_then_the_objection() -> None:
    visit = early(S.REPORTED)
    (running,) = dues(visit, PROFILE, SERVICES)
    assert (running.code, running.deadline.due_on) == ("visit.conclusion", date(2026, 4, 1))
    assert derive(visit, PROFILE, SERVICES) == {"due_on": date(2026, 4, 1)}
    assert [one.code for one in dues(at(S.CLOSED), PROFILE, SERVICES)] == ["objection.apply"]
    for status in (S.IN_FIELD, S.CLOSED, S.CANCELLED):
        assert derive(at(status), PROFILE, SERVICES) == {"due_on": None}


def test_the_leader_declares_on_recusal_like_everybody() -> None:
    body = {**papers.team(LEADER, MEMBER), "recusals": [{"person_id": str(MEMBER)}]}
    refused(lambda: assigned(at(S.PLANNED), body), "visit_recusal_missing")
    body = papers.team(LEADER, MEMBER, leader="close_relative")
    refused(lambda: assigned(at(S.PLANNED), body), "visit_recused")


def test_a_visit_may_be_planned_for_the_same_day() -> None:
    assert planned(planned_on="2026-03-16").case.planned_on == date(2026, 3, 16)


@pytest.mark.parametrize("evidence", [[], [" "], ["照片", " "]])
def test_evidence_that_names_nothing_proves_nothing(evidence: list[str]) -> None:
    visit = at(S.IN_FIELD)
    refused(lambda: reported(visit, papers.report(papers.found(evidence=evidence))), "visit_finding_incomplete")
    refused(lambda: reported(visit, {**papers.report(), "evidence": evidence}), "visit_no_problem_unproven")


def test_every_step_of_a_visit_waits_for_one_person_or_office_and_the_bureaus_for_the_bureau() -> None:
    for _, role, act, _ in VISIT_STEPS:
        condition = VISIT_ONLY_IF.get(("visit", act, role))
        asked = "" if condition is None else str(condition)
        wanted = {"confirm_special": "", "start": "leader_id", "report": "leader_id"}.get(act, "planned_by")
        assert wanted in asked and bool(wanted) == bool(asked), (act, role)


def test_the_papers_say_what_holds_for_the_visit_and_after_an_objection() -> None:
    hidden, announced = (order_of(at(S.ASSIGNED, unannounced=one), PROFILE, "en") for one in (True, False))
    assert hidden is not None and announced is not None and hidden.wording != announced.wording
    assert ("P-33" in hidden.cites, "P-33" in announced.cites) == (True, False)
    assert order_of(at(S.PLANNED), PROFILE, "zh") is None and conclusion_of(at(S.REPORTED), PROFILE, "zh") is None
    review = Review(TASK, "corrected", "停工九日", BEFORE)
    letter = conclusion_of(early(S.CLOSED, review=review), PROFILE, "zh")
    assert letter is not None
    assert (letter.visited_on, letter.outcome, letter.corrected_text) == (BEFORE, "corrected", "停工九日")
