"""A central task is set up whole, revised with reasons, and completed once everything is found reached (S-01, P-22)."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.supervision_tasks import TaskCompleted, TaskRevised, TaskSetUp, TaskStopped
from libs.kernel.refusal import Kind
from libs.kernel.roles import Role as R
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import (
    BUREAU,
    CDI,
    EAST,
    HOUSING,
    OFFICE,
    SCHOOLS,
    TASK_FORCE,
    person,
    refused,
)
from tests.unit.supervision.task_papers import (
    HEAD,
    PLANNING,
    SET_UP_ON,
    body,
    by_clock,
    completed,
    day,
    one,
    reported,
    revised,
    set_up,
    settled,
    stopped,
)

NOWHERE = UUID(int=0x99)


def test_a_task_is_set_up_with_who_leads_who_undertakes_and_its_milestones() -> None:
    outcome = set_up()
    task, event = outcome.case, outcome.event
    assert isinstance(event, TaskSetUp) and (event.light, event.lead_unit_id) == ("green", HOUSING)
    assert (task.competent_organ_id, task.office_id, task.bureau_id) == (CDI, OFFICE, BUREAU)
    assert (task.unit_ids, task.set_up_on, task.set_up_by) == ((HOUSING, SCHOOLS), SET_UP_ON, HEAD.person_id)
    assert [(one.code, one.state, one.percent) for one in task.milestones] == [("m1", "open", 0), ("m2", "open", 0)]
    assert [(turn.light, turn.on) for turn in task.lights] == [("green", SET_UP_ON)]


@pytest.mark.parametrize(("lead_id", "force_id"), [(None, TASK_FORCE), (HOUSING, TASK_FORCE), (HOUSING, None)])
def test_a_unit_a_task_force_or_both_lead_it(lead_id: UUID | None, force_id: UUID | None) -> None:
    owner = lead_id or force_id
    assert owner is not None
    asked = papers.task(lead_id, [papers.milestone(owner)], force_id=force_id)
    assert set_up(asked).case.unit_ids == tuple(one for one in (lead_id, force_id) if one)


PLANS: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    (papers.task(None, [papers.milestone(SCHOOLS)], SCHOOLS), ("task_nobody_leads",)),
    (body(title=" "), ("task_no_title",)),
    (body(kind="hobby"), ("task_kind_unknown",)),
    (body(basis=""), ("task_no_basis",)),
    (papers.task(NOWHERE, [papers.milestone(NOWHERE)]), ("task_unit_unfit",)),
    (papers.task(TASK_FORCE, [papers.milestone(TASK_FORCE)]), ("task_unit_unfit",)),
    (papers.task(HOUSING, [papers.milestone(HOUSING)], force_id=SCHOOLS), ("task_unit_unfit",)),
    (papers.task(HOUSING, [papers.milestone(HOUSING)], BUREAU), ("task_unit_unfit",)),
    (papers.task(HOUSING, [papers.milestone(HOUSING)], HOUSING), ("task_unit_twice",)),
    (papers.task(HOUSING, []), ("task_no_milestones",)),
    (body(papers.milestone(HOUSING), papers.milestone(SCHOOLS)), ("task_milestone_twice",)),
    (body(papers.milestone(HOUSING, text="")), ("task_milestone_unclear",)),
    (body(papers.milestone(HOUSING, standard=" ")), ("task_milestone_unclear",)),
    (body(papers.milestone(EAST)), ("task_owner_outside",)),
    (body(papers.milestone(HOUSING, due_on="2026-01-04")), ("task_milestone_past",)),
    (
        papers.task(None, [], title="", basis=""),
        ("task_no_title", "task_no_basis", "task_nobody_leads", "task_no_milestones"),
    ),
]


@pytest.mark.parametrize(("asked", "codes"), PLANS)
def test_what_a_plan_misses_is_said_all_at_once(asked: dict[str, Any], codes: tuple[str, ...]) -> None:
    refused(lambda: set_up(asked), *codes)


def test_a_milestone_may_be_due_on_the_day_it_is_set() -> None:
    assert set_up(body(papers.milestone(HOUSING, due_on=SET_UP_ON.isoformat()))).case.light == "yellow"


def test_a_head_without_an_office_sets_nothing_up() -> None:
    alone = person(HEAD.person_id, CDI, R.SUP_HEAD)
    assert refused(lambda: set_up(actor=alone), "task_no_office").kind is Kind.NOT_ENTITLED


def test_a_revision_keeps_the_plan_it_replaces_with_its_reasons() -> None:
    task = set_up().case
    longer = papers.revision(body(papers.milestone(HOUSING), papers.milestone(SCHOOLS, "m2", "2026-07-31")))
    outcome = revised(task, longer, on=day("2026-02-02"))
    (former,) = outcome.case.revisions
    assert isinstance(outcome.event, TaskRevised) and former.reasons == longer["reasons"]
    assert (former.milestones, former.revised_by) == (task.milestones, HEAD.person_id)
    assert [one.last_on for one in outcome.case.milestones] == [day("2026-04-10"), day("2026-07-31")]
    refused(lambda: revised(task, {**longer, "reasons": " "}, on=day("2026-02-02")), "task_no_reasons")
    refused(lambda: revised(task, papers.revision(body()), on=day("2026-02-02")), "task_nothing_revised")
    assert revised(task, papers.revision(body(), undertaking_unit_ids=[str(SCHOOLS), str(EAST)]), on=SET_UP_ON).case


def test_a_new_day_turns_the_light_and_the_turn_before_stays_on_record() -> None:
    red = by_clock(one("2026-03-13"), day("2026-03-20"))
    later = papers.revision(body(papers.milestone(HOUSING, due_on="2026-04-30")))
    moved = revised(red, later, on=day("2026-03-23")).case
    assert [(turn.light, turn.on.isoformat()) for turn in moved.lights[-2:]] == [
        ("red", "2026-03-14"),
        ("green", "2026-03-23"),
    ]
    assert moved.turns_on == day("2026-04-23")
    past = papers.revision(body(papers.milestone(HOUSING, due_on="2026-03-20")))
    refused(lambda: revised(red, past, on=day("2026-03-23")), "task_milestone_past")


def test_a_day_that_is_past_may_stand_as_it_was() -> None:
    red = by_clock(one("2026-03-13"), day("2026-03-20"))
    asked = papers.revision(
        body(papers.milestone(HOUSING, due_on="2026-03-13"), papers.milestone(SCHOOLS, "m2", "2026-06-30"))
    )
    moved = revised(red, asked, on=day("2026-03-23")).case
    assert (moved.light, moved.light_on) == ("red", day("2026-03-14"))


@pytest.mark.parametrize("changed", [{"due_on": "2026-05-29"}, {"standard": "降低标准"}, {"owner_id": str(SCHOOLS)}])
def test_what_was_found_reached_stays_as_it_is(changed: dict[str, Any]) -> None:
    reached = settled(reported(set_up().case, on=day("2026-02-02")).case, on=day("2026-02-03")).case
    other = papers.revision(
        body({**papers.milestone(HOUSING), **changed}, papers.milestone(SCHOOLS, "m2", "2026-06-30"))
    )
    refusal = refused(lambda: revised(reached, other, on=day("2026-02-04")), "task_reached_changed")
    assert refusal.kind is Kind.NOT_NOW
    gone = papers.revision(body(papers.milestone(SCHOOLS, "m2", "2026-06-30")))
    refused(lambda: revised(reached, gone, on=day("2026-02-04")), "task_reached_changed")


def test_a_claim_made_to_another_standard_is_none_and_a_finding_is_undone_by_no_plan() -> None:
    stricter = papers.revision(
        body(papers.milestone(HOUSING, standard="验收合格"), papers.milestone(SCHOOLS, "m2", "2026-06-30"))
    )
    claimed = reported(set_up().case, on=day("2026-02-02")).case
    (anew, _) = revised(claimed, stricter, on=day("2026-02-03")).case.milestones
    assert (anew.state, anew.to_settle, anew.reported_on) == ("open", False, None)
    wanting = settled(claimed, verdict="not_up_to_quality", on=day("2026-02-03")).case
    moved = revised(wanting, stricter, on=day("2026-02-04")).case
    assert (moved.milestones[0].state, moved.light) == ("not_up_to_quality", "red")


def test_a_claim_survives_a_plan_that_leaves_its_words_alone() -> None:
    claimed = reported(set_up().case, on=day("2026-02-02")).case
    longer = papers.revision(body(papers.milestone(HOUSING), papers.milestone(SCHOOLS, "m2", "2026-07-31")))
    moved = revised(claimed, longer, on=day("2026-02-03")).case
    assert (moved.milestones[0].state, moved.milestones[0].to_settle, moved.light) == ("reported", True, "green")


def test_a_task_is_complete_once_every_milestone_was_found_reached() -> None:
    task = set_up().case
    refusal = refused(lambda: completed(task), "task_milestones_open")
    assert refusal.kind is Kind.NOT_NOW and [error.pointer for error in refusal.errors] == [
        "/milestones/m1",
        "/milestones/m2",
    ]
    for code in ("m1", "m2"):
        task = settled(reported(task, papers.entry(code), on=day("2026-02-02")).case, code, on=day("2026-02-03")).case
    outcome = completed(task, on=day("2026-02-04"))
    assert isinstance(outcome.event, TaskCompleted)
    assert outcome.case.status == "completed" and outcome.case.ending is not None
    assert (outcome.case.ending.ended_on, outcome.case.turns_on) == (day("2026-02-04"), None)


def test_a_task_is_given_up_with_reasons() -> None:
    outcome = stopped(set_up().case)
    assert isinstance(outcome.event, TaskStopped) and outcome.case.status == "stopped"
    refused(lambda: stopped(set_up().case, " "), "task_no_reasons")


def test_the_bureau_is_kept_if_the_directory_no_longer_knows_which_it_is() -> None:
    task = set_up(facts=replace(PLANNING, bureau_id=None)).case
    assert task.bureau_id is None
