"""A unit is watched from the escalation of its interview until what followed has ended, and visited more often."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.accountability_cases import CaseClosed, CaseExempted
from libs.contracts.accountability_interviews import InterviewCancelled, InterviewClosed, InterviewEscalated
from libs.contracts.supervision_units import EndedStepHeard, UnitWatchEntered, UnitWatchLeft, UnitWatchPassed
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Outcome
from libs.kernel.refusal import Kind
from libs.kernel.roles import Role as R
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus
from services.supervision.reactions import FOLLOWS
from services.supervision.unit_watch import acts
from services.supervision.unit_watch.commands import EnterUnit, NoteEnd, ReleaseUnit
from services.supervision.unit_watch.facts import EndingFacts, EnteringFacts
from services.supervision.unit_watch.frequency import OPTION, raised
from services.supervision.unit_watch.store import UNIT_WATCH
from services.supervision.unit_watch.watch import UnitWatch
from tests.unit.supervision.common_problem_papers import opened_item
from tests.unit.supervision.source_papers import (
    CDI,
    DESK_CLERK,
    HOUSING,
    OFFICE,
    PROFILE,
    TODAY,
    occasion,
    person,
    refused,
)

NEXT, CASE, PROBLEM = UUID(int=0x51), UUID(int=0x52), UUID(int=0x53)
ENDED_ON = date(2026, 4, 20)
HEAD = person(DESK_CLERK, CDI, R.SUP_HEAD, office=OFFICE)


def entered(
    ended: dict[UUID, date] | None = None, problems: tuple[Problem, ...] = (), **changed: Any
) -> Outcome[UnitWatch]:
    asked = EnterUnit(
        unit_id=HOUSING,
        competent_organ_id=CDI,
        tier="xc_i3",
        ground="refused",
        escalated_on=date(2026, 3, 13),
        problem_ids=(PROBLEM,),
        **changed,
    )
    return acts.enter(asked, occasion(SYSTEM), EnteringFacts(ended or {}, problems))


def end_of(step: UUID, *waiting: UnitWatch, ended: tuple[UUID, ...] = ()) -> Any:
    facts = EndingFacts(waiting, frozenset(ended))
    return acts.note_end(NoteEnd(step_id=step, ended_on=ENDED_ON), occasion(SYSTEM), facts)


def test_an_escalated_interview_puts_its_unit_on_the_list_with_its_problems() -> None:
    outcome = entered(next_interview_id=NEXT)
    watch, event = outcome.case, outcome.event
    assert (watch.status, watch.watched_for, watch.problem_ids) == ("on_list", "interview_escalated", (PROBLEM,))
    assert (watch.escalated_on, watch.entered_on, watch.following_ids) == (date(2026, 3, 13), TODAY, (NEXT,))
    assert isinstance(event, UnitWatchEntered) and (event.visits_per_month, event.problem_ids) == (2, (PROBLEM,))


def test_the_raised_frequency_is_stored_with_the_usual_one_and_its_rule() -> None:
    visits = entered().case.visits
    assert (visits.per_month, visits.usual_per_month, visits.cites) == (2, 1, ("S-05", "S-12", "P-21"))
    assert UNIT_WATCH.columns(entered().case)["visits_per_month"] == 2


@pytest.mark.parametrize(("stated", "figure"), [(3, 3), (1, 1), (0, 1), ("often", 2)])
def test_the_profile_may_state_another_figure_but_none_below_the_usual(stated: object, figure: int) -> None:
    assert raised(replace(PROFILE, options={**PROFILE.options, OPTION: stated})).per_month == figure


@pytest.mark.parametrize("following", [{"next_interview_id": NEXT}, {"case_id": NEXT}])
def test_with_the_end_of_what_followed_the_unit_leaves(following: dict[str, Any]) -> None:
    outcome = end_of(NEXT, entered(**following).case)
    (moved,) = outcome.others
    assert isinstance(outcome.event, EndedStepHeard) and not outcome.event.told
    assert (moved.act, moved.case.status, moved.case.leaving, moved.case.left_on) == (
        "leave",
        "left",
        "followed_through",
        ENDED_ON,
    )
    assert isinstance(moved.event, UnitWatchLeft) and moved.event.leaving == "followed_through"


@pytest.mark.parametrize("ended", [{}, {NEXT: ENDED_ON}], ids=["watched", "passed"])
def test_the_problem_items_behind_it_are_linked_with_the_interview_once(ended: dict[UUID, date]) -> None:
    item, gone = opened_item(), opened_item(status=ProblemStatus.WITHDRAWN)
    outcome = entered(ended, problems=(item, gone), next_interview_id=NEXT)
    (moved,) = outcome.others
    known = moved.case
    assert isinstance(known, Problem) and known.linked_interview_ids == (outcome.case.id,)
    assert (moved.act, moved.source, known.status) == ("link", "open", "open")
    assert entered(ended, problems=(known,), next_interview_id=NEXT).others == ()


def test_while_either_of_interview_and_case_is_open_the_unit_stays() -> None:
    watch = entered(next_interview_id=NEXT, case_id=CASE).case
    assert end_of(NEXT, watch).others == ()
    assert [moved.act for moved in end_of(CASE, watch, ended=(NEXT,)).others] == ["leave"]


def test_an_end_that_nothing_waits_for_moves_nothing() -> None:
    assert end_of(NEXT).others == ()


def test_what_had_ended_before_the_escalation_was_heard_is_not_watched() -> None:
    outcome = entered({NEXT: ENDED_ON}, next_interview_id=NEXT)
    assert isinstance(outcome.event, UnitWatchPassed)
    assert (outcome.case.status, outcome.case.left_on) == ("left", ENDED_ON)
    assert entered({NEXT: ENDED_ON}, next_interview_id=NEXT, case_id=CASE).case.status == "on_list"
    both = entered({NEXT: ENDED_ON, CASE: date(2026, 5, 4)}, next_interview_id=NEXT, case_id=CASE).case
    assert (both.status, both.left_on) == ("left", date(2026, 5, 4))


def test_every_end_of_an_interview_or_case_is_heard() -> None:
    """Else what waits for one of them would never end."""
    heard = {event for follow in FOLLOWS if follow.service == "accountability" for event in follow.reactions}
    assert heard >= {InterviewEscalated, InterviewClosed, InterviewCancelled, CaseExempted, CaseClosed}


def test_where_nothing_followed_the_head_of_the_office_lets_the_unit_go_with_reasons() -> None:
    watch = entered().case
    outcome = acts.release(watch, ReleaseUnit(reasons="已整改到位"), occasion(HEAD))
    assert (outcome.case.status, outcome.case.leaving, outcome.case.left_on) == ("left", "released", TODAY)
    assert outcome.case.release is not None and outcome.case.release.released_by == DESK_CLERK
    refused(lambda: acts.release(watch, ReleaseUnit(reasons=" "), occasion(HEAD)), "unit_watch_no_reasons")


def test_where_something_followed_nobody_lets_it_go_before_that_has_ended() -> None:
    watch = entered(case_id=CASE).case
    refusal = refused(
        lambda: acts.release(watch, ReleaseUnit(reasons="可以"), occasion(HEAD)), "unit_watch_still_followed"
    )
    assert refusal.kind is Kind.NOT_NOW


def test_a_watch_survives_being_stored() -> None:
    for watch in (entered(case_id=CASE).case, entered({NEXT: ENDED_ON}, next_interview_id=NEXT).case):
        assert UNIT_WATCH.load(UNIT_WATCH.dump(watch)) == watch
