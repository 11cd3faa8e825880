"""Items opened, linked and settled by other cases, and the letters that go to the unit (S-08, S-11, F-42, LS-2 ff.)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.contracts.supervision_problems import ProblemLinked, ProblemOpened, ProblemWithdrawn
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Moved
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.entering import Found, joined, linked, opened, settled
from services.supervision.problems.letters import letters_of
from services.supervision.problems.lifecycle import LIFECYCLE
from services.supervision.problems.problem import Problem
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.status import Source
from tests.support import supervision_problem_papers as papers
from tests.unit.supervision import problem_walk as walk
from tests.unit.supervision.problem_walk import (
    COMMON_PROBLEM,
    EARLIER,
    HEAD,
    INTERVIEW,
    MONDAY,
    PROFILE,
    Walk,
    checked_off,
    in_status,
    occasion,
)
from tests.unit.supervision.source_papers import refused

ITEM = walk.TASK
BY_SYSTEM = occasion(SYSTEM)


def found(**changed: Any) -> Found:
    told: dict[str, Any] = {
        "unit_id": walk.HOUSING,
        "unit_kind": "municipal_unit",
        "competent_organ_id": walk.CDI,
        "office_id": walk.OFFICE,
        "nature": "poor_quality",
        "level": "general",
        "facts": papers.FACTS,
        "place": papers.PLACE,
        "found_on": MONDAY,
        "evidence": (papers.EVIDENCE,),
        "demand": papers.DEMANDS[0],
        "source": Source.VISIT,
        "source_id": walk.VISIT,
    }
    return Found(**{**told, **changed})


def item_of(moved: Moved | None) -> Problem:
    """The item, whose move is a row of the table as the engine asks for it."""
    assert moved is not None and isinstance(moved.case, Problem)
    rows = (move for move in LIFECYCLE.moves if move.act == moved.act and move.target == moved.case.status)
    assert any(moved.source is None or move.source == moved.source for move in rows)
    assert PROBLEM.load(PROBLEM.dump(moved.case)) == moved.case and set(PROBLEM.columns(moved.case))
    return moved.case


def test_a_finding_of_a_visit_becomes_an_item_with_its_source_and_recurrence() -> None:
    moved = opened(found(), occasion(HEAD), ITEM, recurrence_of=(EARLIER,))
    problem = item_of(moved)
    assert (problem.id, problem.status, problem.source, problem.source_id) == (ITEM, "open", "visit", walk.VISIT)
    assert (problem.demands, problem.kind, problem.version) == ((papers.DEMANDS[0],), "single", 0)
    assert isinstance(moved.event, ProblemOpened) and moved.event.recurrence_of == (EARLIER,)
    assert (moved.event.source, moved.event.source_id) == ("visit", walk.VISIT)


def test_an_item_of_a_common_problem_and_one_behind_an_interview_say_so() -> None:
    problem = item_of(opened(found(common_problem_id=COMMON_PROBLEM, linked_interview_id=INTERVIEW), BY_SYSTEM, ITEM))
    assert (problem.kind, problem.common_problem_id, problem.linked_interview_ids) == (
        "common",
        COMMON_PROBLEM,
        (INTERVIEW,),
    )


def test_a_finding_without_demand_waits_for_it_before_the_notice() -> None:
    bare = Walk(item_of(opened(found(demand=""), BY_SYSTEM, ITEM)))
    refused(lambda: bare.act("notify", papers.notice("short")), "problem_no_demands")
    bare.act("revise", papers.content()).act("notify", papers.notice())
    assert bare.case.status == "notified"


@pytest.mark.parametrize("status", S)
def test_an_item_is_linked_to_an_interview_once_in_whatever_status(status: S) -> None:
    problem = in_status(status).case
    moved = linked(problem, INTERVIEW, BY_SYSTEM)
    if status is S.WITHDRAWN:
        assert moved is None
        return
    known = item_of(moved)
    assert known.linked_interview_ids == (INTERVIEW,) and known.status is status
    assert moved is not None and isinstance(moved.event, ProblemLinked)
    assert linked(known, INTERVIEW, BY_SYSTEM) is None


@pytest.mark.parametrize("status", S)
def test_an_item_joins_a_common_problem_before_anything_is_reported(status: S) -> None:
    problem = in_status(status).case
    moved = joined(problem, COMMON_PROBLEM, BY_SYSTEM)
    assert (moved is not None) == (status in (S.OPEN, S.NOTIFIED, S.RECTIFYING))
    if moved is not None:
        item = item_of(moved)
        assert (item.kind, item.common_problem_id) == ("common", COMMON_PROBLEM)
        assert item.timers() == problem.timers() and joined(item, COMMON_PROBLEM, BY_SYSTEM) is None


@pytest.mark.parametrize("status", S)
def test_what_was_done_elsewhere_withdraws_an_item_before_the_notice_and_is_noted_after(status: S) -> None:
    moved = settled(in_status(status).case, BY_SYSTEM)
    if status in (S.WITHDRAWN, S.CHECKED_OFF):
        assert moved is None
        return
    item = item_of(moved)
    assert item.source_settled_on == MONDAY and settled(item, BY_SYSTEM) is None
    assert moved is not None
    assert item.status is (S.WITHDRAWN if status is S.OPEN else status)
    assert isinstance(moved.event, ProblemWithdrawn if status is S.OPEN else ProblemLinked)


def test_an_item_on_the_list_of_a_common_problem_is_not_withdrawn_by_itself() -> None:
    item = item_of(joined(in_status(S.OPEN).case, COMMON_PROBLEM, BY_SYSTEM))
    assert item_of(settled(item, BY_SYSTEM)).status is S.OPEN


def test_the_letters_go_from_the_notice_over_each_slip_to_the_confirmation() -> None:
    item = walk.rectifying(term="immediate").pass_days(10).act("report", papers.report())
    item.act("verify", papers.verification()).act("note_verification", papers.note())
    item.act("check_off", papers.check_off("请巩固"))
    item.case = replace(item.case, number="问题〔2026〕3号")
    letters = list(letters_of(item.case, PROFILE, "zh"))
    assert [(one.letter, one.colour) for one in letters] == [
        ("notice", None),
        ("slip", "blue"),
        ("slip", "orange"),
        ("check_off", None),
    ]
    notice, blue, _, ending = letters
    assert (notice.due_on, notice.answer_by, notice.demands) == (date(2026, 3, 19), date(2026, 3, 19), papers.DEMANDS)
    assert len(notice.answer_form) == 2 and notice.number == "问题〔2026〕3号"
    assert (blue.due_on, blue.answer_by) == (date(2026, 3, 27), date(2026, 3, 25)) and "蓝色" in blue.title
    assert (ending.way, ending.remark, ending.issued_on) == ("document", "请巩固", item.on)
    assert all(one.body and one.cites and one.organ_id == walk.CDI for one in letters)


def test_the_letters_are_in_the_language_of_the_reader() -> None:
    first, _ = letters_of(checked_off().case, PROFILE, "en")
    assert (
        first.title.startswith("Rectification notice") and list(letters_of(in_status(S.OPEN).case, PROFILE, "en")) == []
    )
