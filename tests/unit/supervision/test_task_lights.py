"""The light of a task turns at the borders of its milestones, counted in working days of the office (S-08, G-04)."""

from datetime import date, timedelta

import pytest

from libs.contracts.supervision_tasks import TaskLightTurned
from libs.kernel.actor import Actor
from libs.kernel.calendar import DayKind, SpecialDay, WorkCalendar
from libs.kernel.deadlines import end_of
from libs.kernel.refusal import NotNow
from libs.kernel.text import Text
from services.supervision.tasks import acts_planning, acts_progress
from services.supervision.tasks import commands as ask
from services.supervision.tasks.facts import DayFacts, PlanFacts
from services.supervision.tasks.lights import light_of
from services.supervision.tasks.refusals import LightStays
from services.supervision.tasks.status import Colour
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import HOUSING, SCHOOLS, occasion, refused
from tests.unit.supervision.task_papers import (
    HEAD,
    LEAD,
    OF_BUREAU,
    PLANNING,
    body,
    by_clock,
    completed,
    day,
    morning,
    one,
    reported,
    set_up,
    settled,
    stopped,
    turned,
)

BORDERS = [
    # the day set, its first yellow day, its last day
    ("2026-03-13", "2026-03-06", "2026-03-13"),  # five working days from Friday to Friday
    ("2026-03-16", "2026-03-09", "2026-03-16"),  # the weekend between does not count
    ("2026-02-27", "2026-02-13", "2026-02-27"),  # Spring Festival between; Saturday the 14th is worked
    ("2026-02-28", "2026-02-14", "2026-02-28"),  # the month ends on a Saturday that is worked
    ("2026-02-18", "2026-02-10", "2026-02-24"),  # set within the holiday: the first working day after it
    ("2026-01-31", "2026-01-26", "2026-02-02"),  # the month ends on a Saturday that is not worked
    ("2026-05-31", "2026-05-25", "2026-06-01"),  # the month ends on a Sunday
    ("2026-05-09", "2026-04-29", "2026-05-09"),  # a Saturday worked for Labour Day
    ("2026-10-10", "2026-09-28", "2026-10-10"),  # a Saturday worked for National Day, the holiday before it
    ("2026-10-01", "2026-09-23", "2026-10-08"),  # the quarter begins with a holiday
    ("2026-09-20", "2026-09-14", "2026-09-20"),  # a Sunday that is worked
    ("2027-01-01", "2026-12-25", "2027-01-04"),  # the year begins with a statutory holiday
]


@pytest.mark.parametrize(("due_on", "yellow_on", "last_on"), BORDERS)
def test_a_milestone_is_yellow_five_working_days_before_its_last_day_and_red_the_day_after(
    due_on: str, yellow_on: str, last_on: str
) -> None:
    (found,) = one(due_on).milestones
    assert (found.warned_from, found.last_on) == (day(yellow_on), day(last_on))
    lights = {on: light_of(found, on) for on in _around(found.warned_from, found.last_on)}
    assert list(lights.values()) == [Colour.GREEN, Colour.YELLOW, Colour.YELLOW, Colour.RED]


def _around(first: date, last: date) -> tuple[date, ...]:
    one_day = timedelta(days=1)
    return (first - one_day, first, last, last + one_day)


@pytest.mark.parametrize(("due_on", "yellow_on", "last_on"), BORDERS)
def test_a_punctual_clock_turns_it_on_those_days_and_asks_to_be_woken_as_they_begin(
    due_on: str, yellow_on: str, last_on: str
) -> None:
    task = one(due_on)
    (timer,) = task.timers()
    assert (timer.act, timer.due_at) == ("turn_light", end_of(day(yellow_on) - timedelta(days=1)))
    task = by_clock(task, day(last_on) + timedelta(days=30))
    red_on = day(last_on) + timedelta(days=1)
    assert [(turn.light, turn.on) for turn in task.lights] == [
        ("green", task.set_up_on),
        ("yellow", day(yellow_on)),
        ("red", red_on),
    ]
    assert (task.light, task.light_on, task.turns_on, task.timers()) == ("red", red_on, None, ())
    assert task.red_unit_ids == task.pressed_unit_ids == (HOUSING,)


def test_a_clock_that_was_down_keeps_every_turn_on_its_own_day_and_tells_the_last_one() -> None:
    outcome = turned(one("2026-03-13"), day("2026-03-20"))
    assert [(turn.light, turn.on) for turn in outcome.case.lights[1:]] == [
        ("yellow", day("2026-03-06")),
        ("red", day("2026-03-14")),
    ]
    event = outcome.event
    assert isinstance(event, TaskLightTurned) and (event.light, event.turned_on) == ("red", day("2026-03-14"))


def test_an_act_overtakes_a_clock_that_is_late() -> None:
    on = day("2026-03-16")
    told = reported(one("2026-03-13"), papers.entry(percent=40, obstacle="管线未迁"), on=on).case
    two = set_up(body(papers.milestone(HOUSING, due_on="2026-03-13"), papers.milestone(SCHOOLS, "m2", "2026-06-30")))
    other = reported(two.case, papers.entry("m2"), on=day("2026-03-02")).case
    for late in (told, stopped(one("2026-03-13"), on=on).case, settled(other, "m2", on=on).case):
        assert [(turn.light, turn.on) for turn in late.lights[1:]] == [
            ("yellow", day("2026-03-06")),
            ("red", day("2026-03-14")),
        ]


def test_what_was_turned_is_not_turned_again_and_nothing_is_turned_before_its_day() -> None:
    task = by_clock(one("2026-03-13"), day("2026-03-06"))
    for on in ("2026-03-06", "2026-03-13"):
        with pytest.raises(NotNow):
            turned(task, day(on))
    with pytest.raises(NotNow):
        turned(by_clock(task, day("2026-03-14")), day("2026-03-14"))


def test_a_day_moved_by_a_new_arrangement_is_asked_for_again_later() -> None:
    """The clock does not forget it, and nothing turns before its day."""
    task = one("2026-03-13")
    off = SpecialDay(DayKind.HOLIDAY, Text("调休", "day off"))
    worked = SpecialDay(DayKind.MAKEUP, Text("调休", "worked"))
    holidays = {day("2026-03-13"): off, day("2026-03-14"): worked, day("2026-03-07"): worked}
    facts = DayFacts(WorkCalendar(holidays, {2026}))
    with pytest.raises(LightStays) as stays:
        turned(task, day("2026-03-06"), facts)
    assert not isinstance(stays.value, NotNow) and stays.value.cites
    assert turned(task, day("2026-03-09"), facts).case.lights[-1].on == day("2026-03-07")


def test_the_light_of_a_task_is_that_of_its_worst_milestone_and_says_which_they_are() -> None:
    asked = body(
        papers.milestone(HOUSING, due_on="2026-03-13"),
        papers.milestone(SCHOOLS, "m2", "2026-03-18"),
        papers.milestone(SCHOOLS, "m3", "2026-03-31"),
    )
    task = by_clock(set_up(asked).case, day("2026-03-25"))
    assert [(turn.light, turn.on.isoformat(), turn.red, turn.yellow) for turn in task.lights] == [
        ("green", "2026-01-05", (), ()),
        ("yellow", "2026-03-06", (), ("m1",)),
        ("yellow", "2026-03-11", (), ("m1", "m2")),
        ("red", "2026-03-14", ("m1",), ("m2",)),
        ("red", "2026-03-19", ("m1", "m2"), ()),
        ("red", "2026-03-24", ("m1", "m2"), ("m3",)),
    ]
    assert (task.light, task.light_on) == ("red", day("2026-03-14"))
    assert task.red_unit_ids == (HOUSING, SCHOOLS) and task.next_due_on == day("2026-03-13")


def test_what_is_reported_done_in_time_turns_green_and_waits_for_a_finding() -> None:
    task = by_clock(one("2026-03-13"), day("2026-03-12"))
    told = reported(task, on=day("2026-03-13")).case
    assert (told.light, told.turns_on, told.awaits_settlement) == ("green", None, True)
    assert (told.pressed_unit_ids, told.next_due_on) == ((), day("2026-03-13"))
    assert settled(told, on=day("2026-03-20")).case.light == "green"


def test_what_is_reported_done_late_is_yellow_until_it_is_found_reached() -> None:
    task = by_clock(one("2026-03-13"), day("2026-03-14"))
    late = reported(task, on=day("2026-03-16")).case
    assert (late.light, late.red_unit_ids, late.pressed_unit_ids) == ("yellow", (), ())
    reached = settled(late, on=day("2026-03-18")).case
    assert [turn.light for turn in reached.lights] == ["green", "yellow", "red", "yellow", "green"]
    assert (reached.light_on, reached.next_due_on) == (day("2026-03-18"), None)


def test_the_last_day_itself_is_in_time_and_a_holiday_after_the_day_set_is_too() -> None:
    within = one("2026-02-18")
    assert reported(within, on=day("2026-02-24")).case.light == "green"
    assert reported(by_clock(within, day("2026-02-25")), on=day("2026-02-25")).case.light == "yellow"


def test_what_is_not_up_to_quality_is_red_until_it_is_found_reached_whatever_is_reported() -> None:
    told = reported(one("2026-03-13"), on=day("2026-03-02")).case
    found = settled(told, verdict="not_up_to_quality", on=day("2026-03-04")).case
    assert (found.light, found.red_unit_ids, found.turns_on) == ("red", (HOUSING,), None)
    again = reported(found, on=day("2026-03-09")).case
    assert (again.light, again.awaits_settlement) == ("red", True)
    reached = settled(again, on=day("2026-03-11")).case
    assert [(turn.light, turn.on.isoformat()) for turn in reached.lights] == [
        ("green", "2026-01-05"),
        ("red", "2026-03-04"),
        ("green", "2026-03-11"),
    ]


def test_a_claim_taken_back_turns_with_its_days_again() -> None:
    told = reported(one("2026-03-13"), on=day("2026-03-10")).case
    back = reported(told, papers.entry(percent=80), on=day("2026-03-11")).case
    assert (back.light, back.turns_on, back.awaits_settlement) == ("yellow", day("2026-03-14"), False)


def test_a_milestone_set_near_its_day_is_yellow_from_the_beginning() -> None:
    task = set_up(body(papers.milestone(HOUSING, due_on="2026-03-13")), on=day("2026-03-11")).case
    assert [(turn.light, turn.on) for turn in task.lights] == [("yellow", day("2026-03-11"))]
    assert task.turns_on == day("2026-03-14")


def test_no_light_turns_once_the_task_has_ended() -> None:
    over = stopped(by_clock(one("2026-03-13"), day("2026-03-20")), on=day("2026-03-23")).case
    assert (over.light, over.timers(), over.red_unit_ids, over.pressed_unit_ids) == ("red", (), (), ())
    done = completed(settled(reported(one("2026-03-13"), on=day("2026-03-02")).case, on=day("2026-03-03")).case)
    assert (done.case.light, done.case.timers()) == ("green", ())


def test_lights_of_one_day_are_kept_in_the_order_in_which_they_turned() -> None:
    task = by_clock(one("2026-03-13"), day("2026-03-14"))
    told = reported(task, on=day("2026-03-14")).case
    assert [(turn.light, turn.on.isoformat()) for turn in told.lights[-2:]] == [
        ("red", "2026-03-14"),
        ("yellow", "2026-03-14"),
    ]


def test_an_arrangement_published_after_a_report_makes_nothing_late_that_was_in_time() -> None:
    """Neither by the passing of days, nor by a plan that leaves the day alone."""
    without = PlanFacts(WorkCalendar({}, {2026}), PLANNING.kinds)
    told = reported(one("2026-02-18"), on=day("2026-02-24")).case
    other = ask.ReportProgress.model_validate(papers.report(source="b-1"))
    again = acts_progress.report_progress(told, other, occasion(OF_BUREAU, morning(day("2026-02-24"))), without).case
    assert (again.milestones[0].last_on, again.light) == (day("2026-02-24"), "green")
    plan = papers.revision(body(papers.milestone(HOUSING, due_on="2026-02-18"), papers.milestone(SCHOOLS, "m2")))
    command = ask.ReviseTask.model_validate(plan)
    planned = acts_planning.revise(told, command, occasion(HEAD, morning(day("2026-02-25"))), without).case
    assert (planned.milestones[0].last_on, planned.light) == (day("2026-02-24"), "green")


def test_what_is_not_up_to_quality_stays_red_when_the_unit_says_it_is_not_done_after_all() -> None:
    found = settled(
        reported(one("2026-03-13"), on=day("2026-03-02")).case, verdict="not_up_to_quality", on=day("2026-03-04")
    )
    back = reported(found.case, papers.entry(percent=80), on=day("2026-03-05")).case
    assert (back.light, back.milestones[0].state, back.awaits_settlement) == ("red", "not_up_to_quality", False)


@pytest.mark.parametrize("actor", [LEAD, OF_BUREAU])
def test_an_overdue_milestone_says_what_stands_in_its_way(actor: Actor) -> None:
    task = by_clock(one("2026-03-13"), day("2026-03-14"))
    half = papers.entry(percent=50)
    refused(lambda: reported(task, half, on=day("2026-03-14"), actor=actor), "task_no_obstacle")
    assert reported(one("2026-03-13"), half, on=day("2026-03-13")).case.light == "yellow"
