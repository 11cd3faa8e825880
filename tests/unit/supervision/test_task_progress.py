"""Progress is reported by who answers for it, and found reached by somebody else (S-02, S-08)."""

from typing import Any

import pytest

from libs.contracts.supervision_tasks import TaskMilestoneSettled, TaskProgressReported
from libs.kernel.actor import Actor
from libs.kernel.refusal import Kind
from libs.kernel.roles import Role as R
from services.supervision.tasks.commands import ReportProgress
from services.supervision.tasks.reporting import repeats
from services.supervision.tasks.task import Task
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import BUREAU, CDI, HOUSING, OFFICE, SCHOOLS, TASK_FORCE, person, refused
from tests.unit.supervision.task_papers import (
    CLERK,
    FORCE,
    LEAD,
    OF_BUREAU,
    OFFICER,
    SET_UP_ON,
    body,
    day,
    reported,
    set_up,
    settled,
)

ON = day("2026-02-02")
LATER = day("2026-02-09")


def task() -> Task:
    """A task that housing and a task force lead; the first milestone is housing's, the second of schools."""
    return set_up(body(force_id=TASK_FORCE)).case


def test_progress_is_kept_with_who_reported_it_and_changes_the_milestone() -> None:
    outcome = reported(task(), papers.entry(percent=40, obstacle="管线未迁"), on=ON)
    (kept,) = outcome.case.reports
    assert isinstance(outcome.event, TaskProgressReported) and outcome.event.reported_on == ON
    assert (kept.organ_id, kept.reported_by, kept.reported_on, kept.entries[0].obstacle) == (
        *(HOUSING, LEAD.person_id, ON),
        "管线未迁",
    )
    assert (outcome.case.milestones[0].percent, outcome.case.milestones[0].state) == (40, "open")


@pytest.mark.parametrize("actor", [LEAD, FORCE, OF_BUREAU])
def test_who_leads_and_the_bureau_report_on_all_milestones(actor: Actor) -> None:
    both = (papers.entry("m1"), papers.entry("m2", 30))
    told = reported(task(), *both, on=ON, actor=actor).case
    assert [(one.state, one.percent) for one in told.milestones] == [("reported", 100), ("open", 30)]


def test_an_undertaking_unit_reports_on_its_own_alone() -> None:
    assert reported(task(), papers.entry("m2"), on=ON, actor=CLERK).case.milestones[1].state == "reported"
    refusal = refused(lambda: reported(task(), papers.entry("m1"), on=ON, actor=CLERK), "task_milestone_of_others")
    assert refusal.kind is Kind.NOT_ENTITLED


REPORTS: list[tuple[list[dict[str, Any]], tuple[str, ...]]] = [
    ([papers.entry("m9")], ("task_milestone_unknown",)),
    ([papers.entry(), papers.entry()], ("task_reported_twice",)),
    ([papers.entry(evidence=[])], ("task_no_proof",)),
    ([papers.entry(evidence=[" "])], ("task_no_proof",)),
    ([papers.entry(percent=40, done=True, evidence=["件"])], ("task_percent_contradicts",)),
    ([papers.entry(done=False)], ("task_percent_contradicts",)),
    ([papers.entry("m9"), papers.entry("m2", evidence=[])], ("task_milestone_unknown", "task_no_proof")),
]


@pytest.mark.parametrize(("entries", "codes"), REPORTS)
def test_what_a_report_misses_is_said_all_at_once(entries: list[dict[str, Any]], codes: tuple[str, ...]) -> None:
    refused(lambda: reported(task(), *entries, on=ON), *codes)


def test_a_report_names_at_least_one_milestone() -> None:
    refused(lambda: reported(task(), on=ON, entries=[]), "task_nothing_reported")


@pytest.mark.parametrize(
    ("actor", "stated"), [(LEAD, "2026-02-01"), (OF_BUREAU, "2026-02-03"), (OF_BUREAU, "2026-01-04")]
)
def test_the_day_of_a_report_is_today_or_for_the_bureau_a_day_since_the_task_began(actor: Actor, stated: str) -> None:
    refused(lambda: reported(task(), on=ON, actor=actor, reported_on=stated), "task_report_day_wrong")
    assert (
        reported(task(), on=ON, actor=OF_BUREAU, reported_on="2026-01-05").case.milestones[0].reported_on == SET_UP_ON
    )
    assert reported(task(), on=ON, reported_on=ON.isoformat()).case.reports[0].reported_on == ON


def test_what_the_bureau_hands_in_of_an_earlier_day_changes_nothing_said_or_found_since() -> None:
    claimed = reported(task(), on=LATER).case
    old = reported(claimed, papers.entry(percent=60), on=LATER, actor=OF_BUREAU, reported_on="2026-02-05").case
    assert (old.milestones[0].state, old.milestones[0].percent, len(old.reports)) == ("reported", 100, 2)
    found = settled(claimed, verdict="not_up_to_quality", on=LATER).case
    late = reported(found, on=LATER, actor=OF_BUREAU, reported_on="2026-02-06").case
    assert late.milestones[0].to_settle is False


def test_a_report_of_a_machine_is_taken_once() -> None:
    first = reported(task(), on=ON, actor=OF_BUREAU, source="b-1").case
    asked = ReportProgress.model_validate(papers.report(source="b-1"))
    assert repeats(first, asked, BUREAU) and not repeats(first, asked, HOUSING)
    again = refused(lambda: reported(first, on=LATER, actor=OF_BUREAU, source="b-1"), "task_report_known")
    assert again.kind is Kind.NOT_NOW
    half = papers.entry(percent=50)
    changed = refused(lambda: reported(first, half, on=LATER, actor=OF_BUREAU, source="b-1"), "task_report_contradicts")
    assert changed.kind is Kind.NOT_NOW
    newer = reported(first, half, on=LATER, actor=OF_BUREAU, source="b-1", version=3).case
    refused(
        lambda: reported(newer, half, on=LATER, actor=OF_BUREAU, source="b-1", version=2), "task_report_contradicts"
    )
    other = reported(newer, half, on=LATER, actor=OF_BUREAU, source="b-2").case
    assert [one.source.source_id for one in other.reports if one.source] == ["b-1", "b-1", "b-2"]
    assert not repeats(other, ReportProgress.model_validate(papers.report()), BUREAU)


def test_what_was_found_reached_is_not_reported_on_any_more() -> None:
    reached = settled(reported(task(), on=ON).case, on=LATER).case
    refusal = refused(lambda: reported(reached, papers.entry(percent=90), on=LATER), "task_already_reached")
    assert refusal.kind is Kind.NOT_NOW


@pytest.mark.parametrize("actor", [OFFICER, OF_BUREAU])
def test_the_bureau_or_an_officer_finds_it_reached_or_wanting(actor: Actor) -> None:
    claimed = reported(task(), on=ON).case
    outcome = settled(claimed, on=LATER, actor=actor)
    assert isinstance(outcome.event, TaskMilestoneSettled)
    (kept,) = outcome.case.settlements
    assert (kept.verdict, kept.settled_by, kept.settled_on) == ("reached", actor.person_id, LATER)
    assert (outcome.case.milestones[0].state, outcome.case.milestones[0].settled_on) == ("reached", LATER)
    wanting = settled(claimed, verdict="not_up_to_quality", on=LATER, actor=actor).case
    assert wanting.milestones[0].state == "not_up_to_quality"


def test_what_nobody_reported_done_is_not_settled() -> None:
    for verdict in ("reached", "not_up_to_quality"):
        refusal = refused(lambda v=verdict: settled(task(), verdict=v, on=ON), "task_milestone_unreported")
        assert refusal.kind is Kind.NOT_NOW
    wanting = settled(reported(task(), on=ON).case, verdict="not_up_to_quality", on=ON).case
    refused(lambda: settled(wanting, on=LATER), "task_milestone_unreported")
    refused(lambda: settled(wanting, "m9", on=LATER), "task_milestone_unknown")


def test_what_was_found_reached_may_later_be_found_wanting_but_is_not_found_reached_twice() -> None:
    reached = settled(reported(task(), on=ON).case, on=ON).case
    refused(lambda: settled(reached, on=LATER), "task_already_reached")
    assert settled(reached, verdict="not_up_to_quality", on=LATER).case.light == "red"


def test_whoever_reported_it_done_does_not_settle_it() -> None:
    by_bureau = reported(task(), on=ON, actor=OF_BUREAU).case
    refusal = refused(lambda: settled(by_bureau, on=LATER, actor=OF_BUREAU), "task_settled_by_reporter")
    assert refusal.kind is Kind.NOT_ENTITLED
    two_hats = person(LEAD.person_id, CDI, R.SUP_OFFICER, office=OFFICE)
    refused(lambda: settled(reported(task(), on=ON).case, on=LATER, actor=two_hats), "task_settled_by_reporter")
    again = reported(reported(task(), on=ON).case, on=ON, actor=OF_BUREAU).case
    refused(lambda: settled(again, on=LATER, actor=OF_BUREAU), "task_settled_by_reporter")


@pytest.mark.parametrize(
    ("verdict", "changed", "code"),
    [
        ("reached", {"evidence": []}, "task_no_grounds"),
        ("not_up_to_quality", {"evidence": [""]}, "task_no_grounds"),
        ("not_up_to_quality", {"wanting": " "}, "task_nothing_wanting"),
    ],
)
def test_a_finding_says_what_it_rests_on_and_what_is_wanting(verdict: str, changed: dict[str, Any], code: str) -> None:
    claimed = reported(task(), on=ON).case
    refused(lambda: settled(claimed, verdict=verdict, on=LATER, **changed), code)
    assert SCHOOLS in claimed.unit_ids
