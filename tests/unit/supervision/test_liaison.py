"""Liaison with the bureau, lead units and task forces: analysed, measured, seen to its end, held again (S-02)."""

import re
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.supervision_liaison import LiaisonMeasureSettled, LiaisonMeetingClosed, LiaisonMeetingRecorded
from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.refusal import Kind, NotEntitled, NotNow
from libs.kernel.roles import Role
from libs.kernel.roles import Role as R
from services.supervision.liaison import acts
from services.supervision.liaison import status as words
from services.supervision.liaison.case_type import MEETING
from services.supervision.liaison.commands import CloseMeeting, RecordMeeting, SettleMeasure
from services.supervision.liaison.dues import dues
from services.supervision.liaison.facts import MeetingFacts
from services.supervision.liaison.lifecycle import LIFECYCLE
from services.supervision.liaison.meeting import LiaisonMeeting
from services.supervision.liaison.read_models import line_of
from services.supervision.liaison.todo_views import MEETING_STEPS
from services.supervision.refusing import NamedRefusal
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import (
    BUREAU,
    CDI,
    HOUSING,
    OFFICE,
    PROFILE,
    SCHOOLS,
    TASK_FORCE,
    TODAY,
    occasion,
    person,
    refused,
)
from tests.unit.supervision.task_papers import CALENDAR, HEAD, OFFICER

TASK_ID, PROBLEM_ID, STRANGE = UUID(int=0x81), UUID(int=0x82), UUID(int=0x99)
CONDUCT = person(UUID(int=0x83), CDI, R.CONDUCT, office=UUID(int=0x15))
FACTS = MeetingFacts(CALENDAR, frozenset({BUREAU, TASK_FORCE, HOUSING}), frozenset({TASK_ID}), frozenset({PROBLEM_ID}))
TWO = (papers.measure(TASK_FORCE), papers.measure(CDI, "c2", "2026-04-15"))
Body = dict[str, Any]


def recorded(body: Body | None = None, actor: Actor = OFFICER) -> Outcome[LiaisonMeeting]:
    """A meeting recorded: an analysis with the bureau and a task force, two measures."""
    usual = papers.meeting((BUREAU, TASK_FORCE), TWO)
    return acts.record(RecordMeeting.model_validate(body or usual), occasion(actor), FACTS)


def settled(
    meeting: LiaisonMeeting, code: str = "c1", ended_as: str = "done", note: str = "批复已取得"
) -> Outcome[LiaisonMeeting]:
    """A measure settled."""
    command = SettleMeasure.model_validate({"measure": code, "ended_as": ended_as, "note": note})
    return acts.settle_measure(meeting, command, occasion(OFFICER))


@pytest.mark.parametrize("actor", [OFFICER, HEAD, CONDUCT])
def test_an_analysis_is_kept_with_who_took_part_what_was_said_and_the_measures(actor: Actor) -> None:
    points = [{"text": "开工滞后", "task_id": str(TASK_ID)}, {"text": "整改反复", "problem_id": str(PROBLEM_ID)}]
    outcome = recorded(papers.meeting((BUREAU, HOUSING), (papers.measure(HOUSING),), points=points), actor)
    meeting = outcome.case
    assert isinstance(outcome.event, LiaisonMeetingRecorded) and meeting.status == "recorded"
    assert (meeting.participant_ids, meeting.office_id) == ((BUREAU, HOUSING), actor.office_id)
    assert [(point.task_id, point.problem_id) for point in meeting.points] == [(TASK_ID, None), (None, PROBLEM_ID)]
    columns = MEETING.columns(meeting)
    assert (columns["task_ids"], columns["problem_ids"]) == ([TASK_ID], [PROBLEM_ID])


@pytest.mark.parametrize(
    ("held_on", "next_by"),
    [
        ("2026-03-13", "2026-04-13"),
        ("2026-01-30", "2026-02-28"),  # the shorter month; Saturday the 28th is worked
        ("2026-01-31", "2026-02-28"),
        ("2026-01-16", "2026-02-24"),  # the 16th is in the holiday: the first working day after it
    ],
)
def test_the_next_analysis_is_due_a_month_later_at_the_ends_of_months_too(held_on: str, next_by: str) -> None:
    meeting = recorded(papers.meeting((BUREAU,), (papers.measure(BUREAU, due_on="2026-04-30"),), held_on=held_on)).case
    assert meeting.next_by == date.fromisoformat(next_by)


def test_a_meeting_that_only_circulated_leaves_nothing_to_be_done_and_asks_for_no_next_one() -> None:
    meeting = recorded(papers.meeting((BUREAU,), kind="circulation")).case
    assert (meeting.status, meeting.next_by, meeting.next_measure_on) == ("settled", None, None)


RECORDS: list[tuple[Body, tuple[str, ...]]] = [
    (papers.meeting((BUREAU,), TWO, kind="dinner"), ("liaison_kind_unknown", "liaison_measure_unclear")),
    (papers.meeting((BUREAU, TASK_FORCE), TWO, held_on="2026-03-17"), ("liaison_meeting_ahead",)),
    (papers.meeting((), (papers.measure(CDI),)), ("liaison_nobody_there",)),
    (papers.meeting((BUREAU, SCHOOLS), (papers.measure(CDI),)), ("liaison_participant_unfit",)),
    (papers.meeting((BUREAU, BUREAU), (papers.measure(CDI),)), ("liaison_participant_unfit",)),
    (papers.meeting((BUREAU,), (papers.measure(CDI),), points=[]), ("liaison_nothing_said",)),
    (papers.meeting((BUREAU,), (papers.measure(CDI),), points=[{"text": " "}]), ("liaison_nothing_said",)),
    (
        papers.meeting((BUREAU,), (papers.measure(CDI),), points=[{"text": "某", "task_id": str(STRANGE)}]),
        ("liaison_point_unknown",),
    ),
    (
        papers.meeting((BUREAU,), (papers.measure(CDI),), points=[{"text": "某", "problem_id": str(STRANGE)}]),
        ("liaison_point_unknown",),
    ),
    (papers.meeting((BUREAU,)), ("liaison_no_measures",)),
    (papers.meeting((BUREAU,), (papers.measure(CDI), papers.measure(CDI))), ("liaison_measure_unclear",)),
    (papers.meeting((BUREAU,), (papers.measure(CDI, text=" "),)), ("liaison_measure_unclear",)),
    (papers.meeting((BUREAU,), (papers.measure(TASK_FORCE),)), ("liaison_measure_unclear",)),
    (papers.meeting((BUREAU,), (papers.measure(CDI, due_on="2026-03-12"),)), ("liaison_measure_unclear",)),
    (papers.meeting((), (), points=[]), ("liaison_nobody_there", "liaison_nothing_said", "liaison_no_measures")),
]


@pytest.mark.parametrize(("body", "codes"), RECORDS)
def test_what_a_record_misses_is_said_all_at_once(body: Body, codes: tuple[str, ...]) -> None:
    refused(lambda: recorded(body), *codes)


def test_whoever_has_no_office_records_nothing() -> None:
    refusal = refused(lambda: recorded(actor=person(UUID(int=0x84), CDI, R.CONDUCT)), "liaison_no_office")
    assert refusal.kind is Kind.NOT_ENTITLED


def test_with_the_last_measure_nothing_is_outstanding_and_the_meeting_is_closed() -> None:
    first = settled(recorded().case)
    assert isinstance(first.event, LiaisonMeasureSettled) and first.case.status == "recorded"
    assert (first.case.next_measure_on, first.case.measures[0].ended_on) == (date(2026, 4, 15), TODAY)
    second = settled(first.case, "c2", "dropped", "并入其他措施").case
    assert (second.status, second.next_measure_on) == ("settled", None)
    closed = acts.close(second, CloseMeeting(), occasion(OFFICER))
    assert isinstance(closed.event, LiaisonMeetingClosed) and closed.case.status == "closed"
    assert closed.case.closing is not None and closed.case.closing.closed_on == TODAY


def test_a_measure_ends_once_with_what_proves_it() -> None:
    meeting = settled(recorded().case).case
    assert refused(lambda: settled(meeting), "liaison_measure_over").kind is Kind.NOT_NOW
    refused(lambda: settled(meeting, "c9"), "liaison_measure_unknown")
    refused(lambda: settled(meeting, "c2", note=" "), "liaison_end_unproven")


def test_the_days_of_outstanding_measures_run() -> None:
    found = dues(recorded().case, PROFILE, {"calendar": CALENDAR})
    assert [one.deadline.due_on for one in found] == [date(2026, 3, 31), date(2026, 4, 15)]
    assert len(dues(settled(recorded().case).case, PROFILE, {"calendar": CALENDAR})) == 1


RECORDERS = {"conduct", "sup_officer", "sup_head"}
ALLOWED: set[tuple[str | None, str]] = {(None, "record"), ("recorded", "settle_measure"), ("settled", "close")}


def test_every_status_act_and_role_is_admitted_or_refused_as_the_rulebook_says() -> None:
    for status, act, role in product((None, *LIFECYCLE.statuses), sorted(LIFECYCLE.acts), Role):
        listed = (None if status is None else str(status), act) in ALLOWED
        if listed and str(role) in RECORDERS:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises(NotEntitled if listed else NotNow) as found:
            LIFECYCLE.admit(status, act, {role})
        assert found.value.cites
    assert {act.name for act in MEETING.acts} == LIFECYCLE.acts


def test_a_meeting_survives_being_stored_and_no_word_of_it_is_projected() -> None:
    for meeting in (recorded().case, settled(recorded().case).case):
        assert MEETING.load(MEETING.dump(meeting)) == meeting
    columns = MEETING.columns(recorded().case)
    assert set(columns) <= set(MEETING.table.c.keys())
    assert [value for value in columns.values() if isinstance(value, str)] == ["analysis"]
    line = line_of(settled(recorded().case).case)
    assert (line.measures, line.outstanding, line.due_on) == (2, 1, date(2026, 4, 15))


def test_every_refusal_has_a_name_of_its_own_and_every_code_has_words() -> None:
    named = [one for one in NamedRefusal.__subclasses__() if one.__module__.startswith("services.supervision.liaison")]
    assert len({refusal.code for refusal in named}) == len(named) > 10
    for refusal in named:
        assert re.fullmatch(r"liaison_[a-z_]+", refusal.code) and refusal.rule and refusal.title.en
    assert set(words.LABELS) == set(words.MeetingStatus) and set(words.END_LABELS) == set(words.MeasureEnd)
    assert words.ANALYSIS in PROFILE.list("liaison_kinds") and OFFICER.office_id == OFFICE
    for status, role, act, _ in MEETING_STEPS:
        assert LIFECYCLE.admit(status, act, {role})
