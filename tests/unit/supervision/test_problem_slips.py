"""Blue, orange, red by the clock: each only after the one before it failed, none left out (TS-08, G-55, P-22)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.contracts.supervision_problems import ProblemSlipAnswered, ProblemSlipIssued
from libs.kernel.actor import SHANGHAI
from libs.kernel.case import Timer
from libs.kernel.refusal import Kind
from services.supervision.problems.facts import SlipFacts
from services.supervision.problems.pursuing import grounds_on
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.store import columns_of
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision.problem_walk import (
    CALENDAR,
    MONDAY,
    Walk,
    in_status,
    notified,
    rectifying,
    red_failed,
    verifying,
)
from tests.unit.supervision.source_papers import refused

DUE = date(2026, 3, 19)  # a Thursday: at once, from Monday 16 March


def late(days: int = 4) -> Walk:
    """An item with a term of three days, so many days after the notice."""
    return rectifying(term="immediate").pass_days(days)


def colours(item: Walk) -> list[str]:
    return [slip.colour for slip in item.case.slips]


def test_on_the_last_day_there_is_no_slip_and_on_the_day_after_there_is_a_blue_one() -> None:
    assert late(3).on == DUE and colours(late(3)) == []
    item = late(4)
    assert colours(item) == ["blue"]
    (slip,) = item.case.slips
    assert (slip.issued_on, slip.answer_by, slip.new_due_on) == (
        date(2026, 3, 20),
        date(2026, 3, 25),
        date(2026, 3, 27),
    )
    event = item.event
    assert isinstance(event, ProblemSlipIssued) and (event.colour, event.issued_on) == ("blue", date(2026, 3, 20))


def test_the_clock_is_set_to_the_end_of_the_day_in_the_office() -> None:
    midnight = datetime(2026, 3, 20, tzinfo=SHANGHAI)
    assert rectifying(term="immediate").case.timers() == (Timer("issue_slip", midnight),)
    (asked,) = late().case.timers()
    assert asked.due_at == datetime(2026, 3, 26, tzinfo=SHANGHAI)


def test_a_clock_that_rings_too_early_does_nothing() -> None:
    refusal = refused(lambda: late(3).act("issue_slip", {}), "problem_slip_not_due")
    assert refusal.kind is Kind.NOT_NOW
    refused(lambda: late(4).act("issue_slip", {}), "problem_slip_not_due")


def test_a_unit_that_never_accepted_gets_its_slip_as_well() -> None:
    item = notified(term="immediate").pass_days(4)
    assert item.case.status == "notified" and colours(item) == ["blue"]


def test_an_unanswered_slip_fails_after_its_last_day_for_the_answer() -> None:
    assert colours(late().at(date(2026, 3, 25)).ring()) == ["blue"]
    assert colours(late().at(date(2026, 3, 26)).ring()) == ["blue", "orange"]


def test_an_answered_slip_fails_after_its_new_day_without_a_report() -> None:
    item = late().act("answer_slip", papers.answer("2026-03-27"))
    assert isinstance(item.event, ProblemSlipAnswered)
    assert colours(item.at(date(2026, 3, 27)).ring()) == ["blue"]
    assert colours(item.at(date(2026, 3, 28)).ring()) == ["blue", "orange"]


def test_the_last_day_for_an_answer_is_a_day_for_an_answer() -> None:
    item = late().at(date(2026, 3, 25)).act("answer_slip", papers.answer("2026-03-27"))
    assert item.case.slip is not None and item.case.slip.answer is not None
    refused(lambda: late().at(date(2026, 3, 26)).act("answer_slip", papers.answer("2026-03-27")), "problem_slip_passed")


def test_three_slips_and_no_fourth() -> None:
    item = late().pass_days(60)
    assert colours(item) == ["blue", "orange", "red"] and item.case.timers() == ()
    refused(lambda: item.act("issue_slip", {}), "problem_slip_not_due")


def test_a_red_slip_that_failed_waits_for_the_leader() -> None:
    item = red_failed()
    assert item.on == date(2026, 4, 8)  # answer by 7 April, after Qingming
    assert "red_slip" in grounds_on(item.case, item.on)
    assert grounds_on(item.case, item.on - timedelta(1)) == frozenset()
    columns = columns_of(item.case)
    assert (columns["slip_colour"], columns["due_on"], columns["rectify_by"]) == ("red", date(2026, 4, 7), DUE)


def test_an_answered_red_slip_fails_only_after_its_new_day() -> None:
    item = late()
    while item.case.slip is None or item.case.slip.colour != "red":
        item.pass_days(1)
    item.act("answer_slip", papers.answer(item.on))
    slip = item.case.slip
    assert slip is not None and slip.new_due_on == date(2026, 4, 8)
    assert grounds_on(item.case, date(2026, 4, 8)) == frozenset()
    assert grounds_on(item.case, date(2026, 4, 9)) == {"red_slip"}


@pytest.mark.parametrize("status", [S.REPORTED, S.VERIFYING, S.CHECKED_OFF, S.ESCALATED, S.WITHDRAWN, S.OPEN])
def test_while_the_unit_owes_nothing_no_slip_is_issued(status: S) -> None:
    item = in_status(status)
    assert item.case.timers() == () and item.case.slip_due_after is None
    refused(lambda: item.later(400).act("issue_slip", {}), "not_now")


def test_a_report_ends_the_slips_and_a_rejection_begins_them_anew_with_blue() -> None:
    item = late(10)
    assert colours(item) == ["blue", "orange"]
    item.act("report", papers.report())
    assert item.case.timers() == ()
    item.act("verify", papers.verification()).act("note_verification", papers.note("insufficient"))
    item.act("reject", papers.rejection(term="immediate"))
    assert item.case.slip is None and columns_of(item.case)["slip_colour"] is None
    item.at(item.case.due_on or item.on).ring()
    assert colours(item) == ["blue", "orange"]
    item.pass_days(1)
    assert [(slip.colour, slip.round) for slip in item.case.slips[2:]] == [("blue", 2)]


def test_a_report_on_the_very_day_of_the_slip_still_counts() -> None:
    item = late(3).later(1)
    assert item.case.slip is None  # the clock has not rung yet
    assert item.act("report", papers.report()).case.status == "reported"


def test_a_clock_that_was_down_issues_one_slip_with_its_full_time() -> None:
    item = rectifying(term="immediate").later(40).ring()
    assert colours(item) == ["blue"]
    assert item.case.slip is not None and item.case.slip.answer_by > item.on


def test_a_new_day_is_never_before_the_last_day_for_the_answer() -> None:
    """Before the National Day holiday three working days may be longer than seven days."""
    item = rectifying(date(2026, 9, 25), "immediate").at(date(2026, 9, 30))
    item.act("issue_slip", {}, facts=SlipFacts(date(2026, 10, 12), date(2026, 10, 8)))
    slip = item.case.slip
    assert slip is not None and slip.new_due_on == slip.answer_by == date(2026, 10, 12)


@dataclass
class Oracle:
    """What the rulebook says of slips, day by day, kept apart from the code: only the calendar is shared."""

    due_on: date
    issued: list[tuple[int, str, date]] = field(default_factory=list)
    round: int = 1
    out: int = -1
    answer_by: date | None = None
    new_day: date | None = None
    answered: bool = False

    def ring(self, today: date) -> None:
        """The day begins."""
        failed = self.due_on if self.out < 0 else (self.new_day if self.answered else self.answer_by)
        if self.out < 2 and failed is not None and today > failed:
            self.out += 1
            self.answered = False
            self.answer_by = CALENDAR.add_working_days(today, 3)
            self.new_day = max(CALENDAR.next_working_day(today + timedelta(7)), self.answer_by)
            self.issued.append((self.round, ("blue", "orange", "red")[self.out], today))

    def may_answer(self, today: date) -> bool:
        """Whether an answer is taken today."""
        return self.out >= 0 and not self.answered and self.answer_by is not None and today <= self.answer_by

    def begin_anew(self, due_on: date) -> None:
        """A rejection or resumption gives a new day."""
        self.due_on, self.round, self.out, self.answered = due_on, self.round + 1, -1, False


def again(item: Walk, term: str) -> None:
    """The unit reports, and the report is rejected on the same day."""
    item.act("report", papers.report()).act("verify", papers.verification())
    item.act("note_verification", papers.note("insufficient")).act("reject", papers.rejection(term=term))


DONE = st.sampled_from(("nothing", "down", "answer", "again", "escalate"))
STORY = st.lists(st.tuples(st.integers(1, 8), DONE), min_size=4, max_size=25)


@settings(max_examples=150, deadline=None)
@given(STORY, st.integers(0, 364), st.sampled_from(("immediate", "short")))
def test_whatever_the_unit_does_slips_come_as_the_rulebook_counts_them(
    story: list[tuple[int, str]], start: int, term: str
) -> None:
    """Some days pass, then something is done; while the clock is down nothing is issued and nothing is lost."""
    item = rectifying(date(2026, 1, 1) + timedelta(start), term)
    assert item.case.due_on is not None
    oracle = Oracle(item.case.due_on)
    for days, done in story:
        for _ in range(days):
            item.later()
            if done != "down":
                item.ring()
                oracle.ring(item.on)
        _do(item, oracle, done, term)
        assert [(slip.round, slip.colour, slip.issued_on) for slip in item.case.slips] == oracle.issued
    _none_left_out(item)


def _do(item: Walk, oracle: Oracle, done: str, term: str) -> None:
    if done == "answer" and oracle.may_answer(item.on):
        item.act("answer_slip", papers.answer(item.on))
        oracle.answered = True
    elif done == "answer" and item.case.slip is not None:
        refused(lambda: item.act("answer_slip", papers.answer(item.on)), _why(item))
    elif done == "again":
        again(item, term)
    elif done == "escalate" and "red_slip" in grounds_on(item.case, item.on):
        item.act("escalate", papers.escalation()).act("resume", papers.resumption(term))
    if item.case.round > oracle.round:
        assert item.case.due_on is not None
        oracle.begin_anew(item.case.due_on)


def _why(item: Walk) -> str:
    slip = item.case.slip
    return "problem_slip_answered" if slip is not None and slip.answer is not None else "problem_slip_passed"


def _none_left_out(item: Walk) -> None:
    """In each round the colours begin with blue and follow one another; each after the one before it failed."""
    for turn in {slip.round for slip in item.case.slips}:
        of_turn = [slip for slip in item.case.slips if slip.round == turn]
        assert [slip.colour for slip in of_turn] == ["blue", "orange", "red"][: len(of_turn)]
        for before, after in pairwise(of_turn):
            assert after.issued_on > before.fails_after


def test_the_oracle_is_not_empty() -> None:
    item, oracle = rectifying(MONDAY, "immediate"), Oracle(DUE)
    for _ in range(40):
        item.pass_days(1)
        oracle.ring(item.on)
    assert len(oracle.issued) == 3 and verifying().case.slips == ()
