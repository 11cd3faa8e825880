"""The table of a central task as a whole, what is kept and shown of it, and who is told what."""

import re
from itertools import product

import pytest

from libs.chassis.access.grounds import Standing
from libs.chassis.representation import Representation
from libs.contracts.supervision_tasks import TASK_EVENTS, TaskProgressReported
from libs.kernel.refusal import NotEntitled, NotNow
from libs.kernel.roles import Role
from services.supervision.refusing import NamedRefusal
from services.supervision.tasks import status as words
from services.supervision.tasks.access import ACCESS, PLAN, PROGRESS, REMARKS
from services.supervision.tasks.case_type import TASK
from services.supervision.tasks.dues import dues
from services.supervision.tasks.lifecycle import LIFECYCLE
from services.supervision.tasks.read_models import line_of, part_of
from services.supervision.tasks.task import Task
from services.supervision.tasks.todo_views import TASK_STEPS
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import HOUSING, PROFILE, SCHOOLS
from tests.unit.supervision.task_papers import (
    CALENDAR,
    CLERK,
    body,
    by_clock,
    completed,
    day,
    one,
    reported,
    set_up,
    settled,
    stopped,
)

HEAD, BUREAU, OFFICER = "sup_head", "bureau", "sup_officer"
REPORTERS = {"lead_unit_user", "task_force_user", "unit_clerk", "unit_party_head", BUREAU}
ALLOWED: dict[tuple[str | None, str], set[str]] = {
    (None, "set_up"): {HEAD},
    ("under_way", "revise"): {HEAD},
    ("under_way", "report_progress"): REPORTERS,
    ("under_way", "settle_milestone"): {BUREAU, OFFICER},
    ("under_way", "turn_light"): {"clock"},
    ("under_way", "complete"): {HEAD},
    ("under_way", "stop"): {HEAD},
}


def test_every_status_act_and_role_is_admitted_or_refused_as_the_rulebook_says() -> None:
    for status, act, role in product((None, *LIFECYCLE.statuses), sorted(LIFECYCLE.acts), Role):
        mine = ALLOWED.get((None if status is None else str(status), act))
        if mine is not None and str(role) in mine:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled) as refused:
            LIFECYCLE.admit(status, act, {role})
        assert refused.value.cites


def test_every_act_that_is_asked_for_is_in_the_table_and_what_has_ended_stays() -> None:
    assert {act.name for act in TASK.acts} == LIFECYCLE.acts
    assert LIFECYCLE.final == {words.TaskStatus.COMPLETED, words.TaskStatus.STOPPED}


def walked() -> Task:
    """A task in which both milestones were reported and one was found wanting."""
    asked = body(papers.milestone(HOUSING, due_on="2026-03-13"), papers.milestone(SCHOOLS, "m2", "2026-06-30"))
    task = by_clock(set_up(asked).case, day("2026-03-20"))
    task = reported(task, papers.entry(), papers.entry("m2"), on=day("2026-03-20"), source="b-1").case
    return settled(task, "m2", "not_up_to_quality", on=day("2026-03-23")).case


@pytest.mark.parametrize("task", [set_up().case, walked(), stopped(walked()).case])
def test_a_task_survives_being_stored_and_no_word_of_it_is_projected(task: Task) -> None:
    assert TASK.load(TASK.dump(task)) == task
    columns = TASK.columns(task)
    assert set(columns) | {"id", "version"} <= set(TASK.table.c.keys())
    said = {task.title, task.basis, *(one.text for one in task.milestones), papers.SECRET}
    assert said.isdisjoint(value for value in columns.values() if isinstance(value, str))


def test_the_columns_say_what_is_red_what_presses_and_what_is_to_be_settled() -> None:
    columns = TASK.columns(walked())
    assert (columns["light"], columns["light_on"]) == ("red", day("2026-03-23"))
    assert (columns["red_unit_ids"], columns["pressed_unit_ids"], columns["to_settle"]) == ([SCHOOLS], [], True)
    assert (columns["due_on"], columns["ended_on"]) == (day("2026-03-13"), None)
    over = TASK.columns(stopped(walked(), on=day("2026-03-24")).case)
    assert (over["due_on"], over["ended_on"], over["red_unit_ids"]) == (None, day("2026-03-24"), [])
    waiting = TASK.columns(by_clock(one("2026-03-13"), day("2026-03-06")))
    assert (waiting["pressed_unit_ids"], waiting["red_unit_ids"], waiting["to_settle"]) == ([HOUSING], [], False)


def fields_for(*sections: str) -> dict[str, object]:
    """What the walked task answers where these sections are open."""
    return Representation(TASK).fields(walked(), Standing(sections=frozenset(sections), visible=True))


def test_an_undertaking_unit_reads_the_plan_and_the_light_and_nothing_of_the_others() -> None:
    shown = fields_for(PLAN.name)
    milestones = shown["milestones"]
    assert isinstance(milestones, list) and (shown["light"], shown["title"]) == ("red", "老旧小区改造提升")
    assert {one[name] for one in milestones for name in ("state", "percent", "reported_on", "to_settle")} == {None}
    assert [shown[name] for name in ("lights", "reports", "settlements", "revisions", "turns_on")] == [
        [],
        [],
        [],
        [],
        None,
    ]
    assert {one["due_on"] for one in milestones} == {"2026-03-13", "2026-06-30"}
    assert PROGRESS.told == {TaskProgressReported.event_type: ("reported_on",)}


def test_who_leads_reads_the_progress_and_never_the_remarks() -> None:
    led, inside = fields_for(PLAN.name, PROGRESS.name), fields_for(PLAN.name, PROGRESS.name, REMARKS.name)
    assert papers.SECRET not in str(led) and papers.SECRET in str(inside)
    settlements = led["settlements"]
    assert isinstance(settlements, list)
    (found,) = settlements
    assert (found["wanting"], found["remarks"]) == (papers.settlement("m2", "no")["wanting"], "")


def test_no_unit_has_a_ground_that_opens_the_remarks() -> None:
    units = REPORTERS - {BUREAU}
    opening = [ground for ground in ACCESS.grounds if REMARKS.name in ground.opens]
    assert units.isdisjoint(str(role) for ground in opening for role in ground.roles)


def test_a_unit_reads_its_own_part_with_what_was_found_and_no_remark() -> None:
    part = part_of(walked(), SCHOOLS)
    (milestone,) = part.milestones
    assert (part.light, milestone.code, milestone.light, milestone.state) == ("red", "m2", "red", "not_up_to_quality")
    assert [(one.verdict, bool(one.wanting)) for one in milestone.found] == [("not_up_to_quality", True)]
    assert papers.SECRET not in part.model_dump_json()
    own = part_of(walked(), HOUSING)
    assert (own.light, own.milestones[0].percent, own.milestones[0].found) == ("yellow", 100, ())
    assert part_of(walked(), CLERK.person_id).milestones == ()


def test_a_line_says_how_many_are_reached_only_to_who_sees_the_progress() -> None:
    inside, unit = line_of(walked(), with_progress=True), line_of(walked(), with_progress=False)
    assert (inside.milestones, inside.reached, inside.due_on) == (2, 0, day("2026-03-13"))
    assert (unit.milestones, unit.reached, unit.due_on) == (2, None, None)
    assert line_of(stopped(walked()).case, with_progress=True).due_on is None


def test_the_days_of_milestones_are_explained_soonest_first() -> None:
    task = set_up(
        body(papers.milestone(HOUSING, due_on="2026-02-18"), papers.milestone(SCHOOLS, "m2", "2027-06-30"))
    ).case
    found = [running.deadline for running in dues(task, PROFILE, {"calendar": CALENDAR})]
    assert [(one.due_on, one.provisional) for one in found] == [(day("2026-02-24"), False), (day("2027-06-30"), True)]
    assert "2026-02-18" in found[0].explanation.zh and "2026-02-24" in found[0].explanation.en
    reached = settled(reported(task, on=day("2026-02-02")).case, on=day("2026-02-03")).case
    assert len(dues(reached, PROFILE, {"calendar": CALENDAR})) == 1
    assert dues(stopped(task).case, PROFILE, {"calendar": CALENDAR}) == ()
    single = settled(reported(one("2026-03-13"), on=day("2026-02-02")).case, on=day("2026-02-03")).case
    assert dues(completed(single).case, PROFILE, {"calendar": CALENDAR}) == ()


def test_every_refusal_has_a_name_of_its_own_words_in_two_languages_and_a_rule() -> None:
    named = [one for one in NamedRefusal.__subclasses__() if one.__module__.startswith("services.supervision.tasks")]
    assert len(named) == len({refusal.code for refusal in named}) > 30
    for refusal in named:
        assert re.fullmatch(r"task_[a-z_]+", refusal.code) and refusal.rule
        assert refusal.title.zh and refusal.title.en


def test_every_code_has_words_and_what_waits_is_a_move_of_the_table() -> None:
    assert set(words.LABELS) == set(words.TaskStatus) and set(words.STATE_LABELS) == set(words.MilestoneState)
    assert set(words.COLOUR_LABELS) == set(words.Colour) and set(words.VERDICT_LABELS) == set(words.Verdict)
    for status, role, act, _ in TASK_STEPS:
        assert LIFECYCLE.admit(status, act, {role})


def test_no_event_has_a_field_for_words_or_persons() -> None:
    fields = {name for event in TASK_EVENTS for name in event.model_fields}
    assert not re.search(r"text|title|remark|reason|obstacle|evidence|person|_by\b", " ".join(fields))
