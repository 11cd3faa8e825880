"""The disclosure window: a public notice with a time limit, and what is in time on the office's clock (TX-01, X-08)."""

from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.chassis.cases import CaseType
from libs.contracts.accountability_followups import (
    STATEMENT_EVENTS,
    WINDOW_EVENTS,
    DisclosureWindowClosed,
    DisclosureWindowOpened,
)
from libs.kernel.deadlines import end_of
from libs.kernel.lifecycle import Lifecycle
from libs.kernel.refusal import Incomplete, NotEntitled, NotNow, Refusal
from libs.kernel.roles import Role
from libs.kernel.sensitivity import Sensitivity
from services.accountability.disclosures import refusals as no
from services.accountability.disclosures.case_type import DISCLOSURE_STATEMENT, DISCLOSURE_WINDOW
from services.accountability.disclosures.commands import MatterNamed
from services.accountability.disclosures.lifecycle import STATEMENT_LIFECYCLE, WINDOW_LIFECYCLE
from services.accountability.disclosures.status import STATEMENT_LABELS, WINDOW_LABELS, StatementStatus, WindowStatus
from services.accountability.disclosures.timing import closes_at, timing_of
from services.accountability.disclosures.todo_views import ONLY_IF, STATEMENT_STEPS
from services.accountability.disclosures.window import DisclosureWindow
from services.accountability.disclosures.wording import LENIENCY_LABELS, LINK_LABELS, TIMING_LABELS, Timing
from tests.support.accountability_followups_disclosures import (
    ENDS,
    PAIR,
    STARTS,
    at_office,
    called,
    on_window,
    open_window,
    window_from,
)

TABLES: dict[str, tuple[Lifecycle, CaseType[Any]]] = {
    "window": (WINDOW_LIFECYCLE, DISCLOSURE_WINDOW),
    "statement": (STATEMENT_LIFECYCLE, DISCLOSURE_STATEMENT),
}


def refused(run: Any, *args: Any, **given: Any) -> Refusal:
    """The refusal; every one cites its rule."""
    with pytest.raises(Refusal) as found:
        run(*args, **given)
    assert found.value.cites
    return found.value


@pytest.mark.parametrize("name", TABLES)
def test_every_status_act_and_role_not_listed_together_is_refused(name: str) -> None:
    lifecycle = TABLES[name][0]
    for status, act, role in product(lifecycle.statuses, lifecycle.acts, Role):
        rows = lifecycle.rows(status, act)
        if any(role in row.by for row in rows):
            assert lifecycle.admit(status, act, {role})
            continue
        with pytest.raises((NotNow, NotEntitled)) as found:
            lifecycle.admit(status, act, {role})
        assert isinstance(found.value, NotEntitled if rows else NotNow) and found.value.cites


@pytest.mark.parametrize("name", TABLES)
def test_the_acts_of_the_table_are_the_acts_that_exist(name: str) -> None:
    lifecycle, case_type = TABLES[name]
    assert lifecycle.acts == case_type.act_by_name.keys()
    assert {move.row for move in lifecycle.moves} == {"TX-01" if name == "window" else "TX-02"}


def test_statuses_and_words_have_names() -> None:
    assert set(WINDOW_LABELS) == set(WindowStatus) and set(STATEMENT_LABELS) == set(StatementStatus)
    assert len(TIMING_LABELS) == 3 and len(LENIENCY_LABELS) == 3 and len(LINK_LABELS) == 2
    assert WINDOW_LIFECYCLE.final == {WindowStatus.CLOSED} and not STATEMENT_LIFECYCLE.final - {StatementStatus.LINKED}
    for status, roles, act, title in STATEMENT_STEPS:
        assert {role for row in STATEMENT_LIFECYCLE.rows(status, act) for role in row.by}.issuperset(roles)
        assert title.zh and title.en
    assert {act for _, act in ONLY_IF} <= {act for _, _, act, _ in STATEMENT_STEPS}


def test_a_notice_is_public_in_its_units_and_a_disclosure_is_sealed_whole() -> None:
    assert DISCLOSURE_WINDOW.access.sensitivity is Sensitivity.C1 and not DISCLOSURE_WINDOW.access.is_sealed
    assert DISCLOSURE_STATEMENT.access.is_sealed_whole
    grounds = {ground.code: ground for ground in DISCLOSURE_STATEMENT.access.grounds}
    assert grounds["discloser"].opens == ("statement",) and not grounds["discloser"].acts
    assert all(ground.named or ground.roles == (Role.CASE_MGMT,) for ground in grounds.values())


def test_what_is_told_names_nobody_and_no_finding() -> None:
    fields = {name for event in (*WINDOW_EVENTS, *STATEMENT_EVENTS) for name in event.model_fields}
    assert fields == {"window_id", "statement_id", "organ_id", "starts_on", "ends_on", "by_hand"}


def test_a_notice_has_number_period_scope_and_more_than_one_to_turn_to() -> None:
    outcome = open_window()
    assert isinstance(outcome.event, DisclosureWindowOpened)
    assert [matter.financial for matter in outcome.case.matters] == [True, False]
    (timer,) = outcome.case.timers()
    assert (timer.act, timer.due_at) == ("expire", end_of(ENDS))
    assert TypeAdapter(DisclosureWindow).validate_json(DISCLOSURE_WINDOW.dump(outcome.case)) == outcome.case
    assert set(DISCLOSURE_WINDOW.columns(outcome.case)) <= {column.name for column in DISCLOSURE_WINDOW.table.columns}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"notice_number": ""}, no.NoticeIncomplete),
        ({"notice": ""}, no.NoticeIncomplete),
        ({"persons": ""}, no.NoticeIncomplete),
        ({"starts_on": STARTS - timedelta(days=1)}, no.WindowPeriodWrong),
        ({"ends_on": STARTS - timedelta(days=1)}, no.WindowPeriodWrong),
        ({"unit_ids": ()}, no.NoUnitInScope),
        ({"unit_ids": (called("unit"), called("ghost"))}, no.NoUnitInScope),
        ({"matters": ()}, no.NoMatterInScope),
        ({"matters": (MatterNamed(text="", financial=True),)}, no.NoMatterInScope),
        ({"handler_ids": PAIR[:1]}, no.DisclosureHandlers),
        ({"handler_ids": (PAIR[0], PAIR[0])}, no.DisclosureHandlers),
        ({"handler_ids": (*PAIR, called("clerk"))}, no.DisclosureHandlers),
    ],
)
def test_what_a_notice_lacks_is_named(changes: dict[str, Any], expected: type[Refusal]) -> None:
    assert isinstance(refused(open_window, **changes), expected)


def test_everything_that_a_notice_lacks_is_named_at_once() -> None:
    refusal = refused(open_window, notice="", unit_ids=(), matters=())
    assert isinstance(refusal, Incomplete) and len({error.code for error in refusal.errors}) == 3


def test_it_may_last_a_single_day() -> None:
    day = open_window(ends_on=STARTS).case
    assert timing_of(day, at_office(STARTS, 23, 59, 59)) is Timing.INSIDE


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (at_office(STARTS - timedelta(days=1), 23, 59, 59, 999_999), Timing.BEFORE),
        (at_office(STARTS, 0), Timing.INSIDE),
        (at_office(ENDS, 0), Timing.INSIDE),
        (at_office(ENDS, 23, 59, 59, 999_999), Timing.INSIDE),
        (at_office(ENDS + timedelta(days=1), 0), Timing.AFTER),
        (datetime.fromisoformat("2026-06-05T15:59:59+00:00"), Timing.INSIDE),
        (datetime.fromisoformat("2026-06-05T16:00:00+00:00"), Timing.AFTER),
    ],
)
def test_the_time_limit_runs_from_midnight_to_24_00_of_its_last_day_in_the_office(
    at: datetime, expected: Timing
) -> None:
    assert timing_of(window_from(), at) is expected


def test_the_clock_closes_it_at_the_end_of_its_last_day_and_not_before() -> None:
    window = window_from()
    early = refused(on_window, window, "expire", "clock", end_of(ENDS) - timedelta(seconds=1))
    assert isinstance(early, no.WindowRuns)
    assert on_window(window, "expire", "clock", end_of(ENDS)).case.timers() == ()
    outcome = on_window(window, "expire", "clock", end_of(ENDS) + timedelta(minutes=5))
    assert isinstance(outcome.event, DisclosureWindowClosed) and not outcome.event.by_hand
    assert outcome.case.timers() == () and closes_at(outcome.case) == end_of(ENDS)


def test_the_leader_closes_it_before_with_reasons_and_what_came_before_was_in_time() -> None:
    at = at_office(date(2026, 5, 20), 10)
    assert isinstance(refused(on_window, window_from(), "close", "leader", at, reasons=""), no.WindowReasonsMissing)
    outcome = on_window(window_from(), "close", "leader", at, reasons="范围有误")
    assert isinstance(outcome.event, DisclosureWindowClosed) and outcome.event.by_hand
    assert timing_of(outcome.case, at - timedelta(seconds=1)) is Timing.INSIDE
    assert timing_of(outcome.case, at) is Timing.AFTER


def test_other_officers_are_named_as_the_first_were() -> None:
    named = on_window(window_from(), "name_window_handlers", "leader", at_office(STARTS), handler_ids=PAIR[::-1])
    assert named.case.handler_ids == PAIR[::-1]
    one = refused(on_window, window_from(), "name_window_handlers", "leader", at_office(STARTS), handler_ids=PAIR[:1])
    assert isinstance(one, no.DisclosureHandlers)
