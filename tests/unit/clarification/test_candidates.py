"""The candidate: an automatic proposal that a named person takes up or dismisses, and that time proposes again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from uuid import UUID

import pytest

from libs.kernel.actor import CLOCK, SYSTEM
from libs.kernel.refusal import NotEntitled, NotNow, Refusal
from libs.kernel.roles import Role
from services.clarification.candidates import acts
from services.clarification.candidates import refusals as no
from services.clarification.candidates.candidate import Candidate, CandidateItem, screening_after
from services.clarification.candidates.commands import Dismiss, ProblemWorded, Screen, TakeUp
from services.clarification.candidates.facts import TakeUpFacts
from services.clarification.candidates.lifecycle import LABELS, LIFECYCLE
from services.clarification.candidates.lifecycle import CandidateStatus as S
from services.clarification.candidates.proposing import Grounds, computed, proposed, suggested
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.refusals import AlreadyBeingCleared
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from services.clarification.clarifications.wording import Entrance
from tests.support.clarification_intake import (
    CDI,
    HANDLER,
    HEAD,
    LEAD,
    NOON,
    OFFICE,
    OFFICE_HEAD,
    OTHER_UNIT,
    PERSON,
    UNIT,
    XUCHANG,
    Desk,
    acts_of,
    the,
)

ITEMS = (
    CandidateItem(LEAD, 1, "untrue", True),
    CandidateItem(LEAD, 2, "untrue", False),
    CandidateItem(LEAD, 3, "true", False),
)
EVERYBODY = frozenset(Role)


def candidate(*, organ: bool = False) -> Candidate:
    person, unit = (None, UNIT) if organ else (PERSON, None)
    grounds = Grounds(LEAD, CDI, OFFICE, person, unit, ITEMS, date(2026, 3, 1))
    found = proposed(grounds, Desk(SYSTEM).occasion(), UUID(int=0xD1)).case
    assert isinstance(found, Candidate)
    return found


def worded(*numbers: int) -> tuple[ProblemWorded, ...]:
    return tuple(ProblemWorded(lead_id=LEAD, item=n, problem=f"反映问题{n}") for n in numbers)


def test_a_handler_takes_it_up_and_the_clarification_has_its_items() -> None:
    command = TakeUp(problems=worded(1, 2, 3))
    outcome = acts.take_up(candidate(), command, Desk(HANDLER).occasion(), TakeUpFacts(frozenset({UNIT})))
    opened = the(outcome, Clarification)
    assert acts_of(outcome) == ["open_ex_officio"] and outcome.case.status is S.TAKEN_UP
    assert outcome.case.taken_up is not None and outcome.case.taken_up.clarification_id == opened.id
    assert opened.status is ClarificationStatus.OPENED and opened.entrance is Entrance.EX_OFFICIO
    assert opened.subject == PersonSubject(person_id=PERSON, unit_id=UNIT)
    assert [(i.lead_id, i.problem, str(i.finding), i.is_main) for i in opened.items] == [
        (LEAD, "反映问题1", "untrue", True),
        (LEAD, "反映问题2", "untrue", False),
        (LEAD, "反映问题3", "true", False),
    ]
    assert (opened.office_id, opened.verification_ended_on) == (OFFICE, date(2026, 3, 1))
    assert opened.untruth == candidate().untruth


def test_a_unit_is_cleared_like_a_person() -> None:
    command = TakeUp(problems=worded(1, 2, 3))
    outcome = acts.take_up(candidate(organ=True), command, Desk(HANDLER).occasion(), TakeUpFacts())
    assert the(outcome, Clarification).subject == OrganizationSubject(organ_id=UNIT)


@pytest.mark.parametrize(
    ("problems", "units", "refusal", "pointer"),
    [
        (worded(1, 3), {UNIT}, no.ProblemNotWorded, "/problems/1"),
        ((*worded(1, 2), ProblemWorded(lead_id=LEAD, item=3)), {UNIT}, no.ProblemNotWorded, "/problems/2"),
        (worded(1, 2, 3, 4), {UNIT}, no.NoSuchItem, "/problems/3/item"),
        (worded(1, 2, 3), set(), no.UnitOpen, "/unit_id"),
        (worded(1, 2, 3), {UNIT, OTHER_UNIT}, no.UnitOpen, "/unit_id"),
    ],
)
def test_what_is_missing_for_taking_up_is_named(
    problems: tuple[ProblemWorded, ...], units: set[UUID], refusal: type[Refusal], pointer: str
) -> None:
    command = TakeUp(problems=problems)
    with pytest.raises(refusal) as refused:
        acts.take_up(candidate(), command, Desk(HANDLER).occasion(), TakeUpFacts(frozenset(units)))
    assert [missing.pointer for missing in refused.value.errors] == [pointer] and refused.value.cites


def test_a_lead_that_is_being_cleared_is_not_taken_up_again() -> None:
    facts = TakeUpFacts(frozenset({UNIT}), frozenset({LEAD}))
    with pytest.raises(AlreadyBeingCleared) as refused:
        acts.take_up(candidate(), TakeUp(problems=worded(1, 2, 3)), Desk(HANDLER).occasion(), facts)
    assert {missing.pointer for missing in refused.value.errors} == {"/problems/0", "/problems/1", "/problems/2"}


def test_the_unit_may_be_stated_for_who_is_retired_or_has_several_posts() -> None:
    command = TakeUp(problems=worded(1, 2, 3), unit_id=OTHER_UNIT)
    outcome = acts.take_up(candidate(), command, Desk(HANDLER).occasion(), TakeUpFacts())
    assert the(outcome, Clarification).subject.unit_id == OTHER_UNIT


def test_the_head_dismisses_it_with_a_reason() -> None:
    with pytest.raises(no.NoReasonGiven):
        acts.dismiss(candidate(), Dismiss(), Desk(OFFICE_HEAD).occasion())
    gone = acts.dismiss(candidate(), Dismiss(reason="未造成影响"), Desk(OFFICE_HEAD).occasion()).case
    assert gone.status is S.DISMISSED and gone.dismissal is not None and gone.dismissal.by == HEAD


def test_each_month_it_is_proposed_again_and_counted() -> None:
    waiting = candidate()
    for month in (4, 5):
        (timer,) = waiting.timers()
        assert timer.act == "screen" and timer.due_at == datetime(
            2026, month - 1, 31 if month == 4 else 30, 16, tzinfo=UTC
        )
        with pytest.raises(no.ScreeningNotDue):
            acts.screen(waiting, Screen(), Desk(CLOCK, at=NOON).occasion())
        outcome = acts.screen(waiting, Screen(), Desk(CLOCK, at=timer.due_at).occasion())
        waiting = outcome.case
        assert outcome.event.model_dump()["times"] == len(waiting.screened_on)
    assert waiting.screened_on == (date(2026, 4, 1), date(2026, 5, 1)) and waiting.status is S.PROPOSED


def test_a_screening_that_comes_late_does_not_make_up_for_months() -> None:
    late = acts.screen(candidate(), Screen(), Desk(CLOCK, at=datetime(2026, 7, 9, 1, tzinfo=UTC)).occasion()).case
    assert late.timers()[0].due_at == screening_after(date(2026, 7, 9)) == datetime(2026, 7, 31, 16, tzinfo=UTC)


def test_the_year_ends_in_december() -> None:
    assert screening_after(date(2026, 12, 31)) == datetime(2026, 12, 31, 16, tzinfo=UTC)


@pytest.mark.parametrize("status", [S.TAKEN_UP, S.DISMISSED])
def test_what_is_decided_is_not_screened(status: S) -> None:
    assert replace(candidate(), status=status).timers() == ()


def test_both_computations_are_shown_and_only_suggest() -> None:
    untruth = computed(ITEMS)
    assert (untruth.untrue, untruth.checked, untruth.majority_untrue, untruth.main_untrue) == (2, 3, True, True)
    assert suggested(untruth, XUCHANG, repeats=False) == ("xc_c4",)
    assert suggested(untruth, XUCHANG, repeats=True) == ("xc_c4", "xc_c5")
    assert suggested(computed(ITEMS[:2]), XUCHANG, repeats=False) == ()


def test_what_is_not_listed_is_refused_and_every_listed_act_to_every_other_role() -> None:
    listed = {(move.source, move.act) for move in LIFECYCLE.moves}
    for status, act in product(S, LIFECYCLE.acts):
        if (status, act) not in listed:
            with pytest.raises(NotNow):
                LIFECYCLE.admit(status, act, EVERYBODY)
            continue
        mine = {role for row in LIFECYCLE.rows(status, act) for role in row.by}
        with pytest.raises(NotEntitled) as refused:
            LIFECYCLE.admit(status, act, EVERYBODY - mine)
        assert refused.value.cites
    assert set(LABELS) == set(S)
