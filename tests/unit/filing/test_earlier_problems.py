"""Problem items of a unit are known from supervision: without one that was checked off, N9 cannot be stated (F-19)."""

from datetime import UTC, date, datetime
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.supervision_problems import ProblemCheckedOff, ProblemOpened, ProblemRevised, ProblemWithdrawn
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.filing.earlier_problems import earlier_problem as acts
from services.filing.earlier_problems import status
from services.filing.earlier_problems.commands import EnterProblem, NoteCheckOff, NoteWithdrawal, ReviseNature
from services.filing.earlier_problems.earlier_problem import EarlierProblem
from services.filing.earlier_problems.lifecycle import LIFECYCLE
from services.filing.earlier_problems.store import EARLIER_PROBLEM
from services.filing.reactions import FOLLOWS
from tests.support.filings import XUCHANG

UNIT, CDI, ITEM, EARLIER = (UUID(int=n) for n in range(0x51, 0x55))
ALLOWED = {
    (None, "enter"),
    ("under_way", "revise"),
    ("under_way", "withdraw"),
    ("under_way", "check_off"),
}


def occasion() -> Occasion:
    return Occasion(SYSTEM, datetime(2026, 3, 16, 4, tzinfo=UTC), XUCHANG, lambda: ITEM)


def entered(**changed: Any) -> EarlierProblem:
    known = {"unit_id": UNIT, "competent_organ_id": CDI, "nature": "poor_quality", "opened_on": date(2026, 3, 2)}
    return acts.enter(EnterProblem.model_validate({**known, **changed}), occasion()).case


def test_only_events_move_it_and_what_is_not_listed_is_refused() -> None:
    for source, act, role in product((None, *LIFECYCLE.statuses), sorted(LIFECYCLE.acts), Role):
        listed = (None if source is None else str(source), act) in ALLOWED
        if listed and role is Role.SYSTEM:
            assert LIFECYCLE.admit(source, act, {role})
            continue
        with pytest.raises(NotEntitled if listed else NotNow) as refused:
            LIFECYCLE.admit(source, act, {role})
        assert refused.value.cites
    assert {act.name for act in EARLIER_PROBLEM.acts} == LIFECYCLE.acts
    assert set(status.LABELS) == set(status.EarlierProblemStatus)


def test_an_item_that_repeats_another_is_recurrent() -> None:
    alone, repeated = entered(), entered(recurrence_of=(EARLIER,))
    assert [EARLIER_PROBLEM.columns(one)["recurrent"] for one in (alone, repeated)] == [False, True]
    assert (repeated.id, repeated.status, repeated.opened_on) == (ITEM, "under_way", date(2026, 3, 2))


def test_a_revised_item_has_the_nature_it_has_now_and_repeats_what_that_repeats() -> None:
    revised = acts.revise(entered(recurrence_of=(EARLIER,)), ReviseNature(nature="shirking"), occasion()).case
    assert (revised.nature, revised.recurrence_of) == ("shirking", ())


def test_a_checked_off_item_is_history_and_a_withdrawn_one_is_not() -> None:
    done = acts.check_off(entered(), NoteCheckOff(nature="shirking", checked_off_on=date(2026, 4, 1)), occasion()).case
    assert (done.status, done.nature, done.checked_off_on) == ("checked_off", "shirking", date(2026, 4, 1))
    gone = acts.withdraw(entered(), NoteWithdrawal(), occasion()).case
    assert (gone.status, gone.checked_off_on) == ("withdrawn", None)
    for one in (done, gone):
        assert EARLIER_PROBLEM.load(EARLIER_PROBLEM.dump(one)) == one


def test_what_was_heard_is_told_to_nobody() -> None:
    outcome = acts.withdraw(entered(), NoteWithdrawal(), occasion())
    assert not outcome.event.told and EARLIER_PROBLEM.quiet


def test_every_event_that_the_history_needs_is_heard() -> None:
    heard = {event for follow in FOLLOWS if follow.service == "supervision" for event in follow.reactions}
    assert heard == {ProblemOpened, ProblemRevised, ProblemWithdrawn, ProblemCheckedOff}
