"""The problem item as a row: its projected columns; what was found stands in the body alone."""

from collections.abc import Mapping
from datetime import date

from services.supervision.problems.problem import ON_THE_CLOCK, Problem
from services.supervision.problems.pursuing import recorded_grounds
from services.supervision.problems.status import ProblemStatus as S
from services.supervision.problems.verifying import verifiers_of


def columns_of(problem: Problem) -> Mapping[str, object]:
    """The projected columns of an item."""
    return {**_matter(problem), **_course(problem)}


def next_day_of(problem: Problem) -> date | None:
    """The next day that matters for the unit: the plan's, the slip's, or that of the term; None if none does."""
    if problem.status not in ON_THE_CLOCK or problem.due_on is None:
        return None
    if problem.slip is not None:
        return problem.slip.fails_after
    if problem.status is S.NOTIFIED and problem.notice is not None:
        return min(problem.notice.accept_by, problem.due_on)
    return problem.due_on


def _matter(problem: Problem) -> Mapping[str, object]:
    """Whose it is, what it is of, and where it came from."""
    return {
        "unit_id": problem.unit_id,
        "unit_kind": problem.unit_kind,
        "competent_organ_id": problem.competent_organ_id,
        "office_id": problem.office_id,
        "kind": str(problem.kind),
        "nature": problem.nature,
        "level": problem.level,
        "term": problem.term,
        "source": str(problem.source),
        "source_id": problem.source_id,
        "task_id": problem.task_id,
        "common_problem_id": problem.common_problem_id,
        "project_code": problem.project_code,
        "opened_on": problem.opened_on,
        "recurrent": bool(problem.recurrence_of),
        "source_settled": problem.source_settled_on is not None,
        "linked_interview_ids": list(problem.linked_interview_ids),
    }


def _course(problem: Problem) -> Mapping[str, object]:
    """How far it is."""
    slip, note = problem.slip, problem.note
    return {
        "notified_on": None if problem.notice is None else problem.notice.issued_on,
        "rectify_by": problem.due_on,
        "due_on": next_day_of(problem),
        "reported_on": problem.reports[-1].reported_on if problem.reports else None,
        "slip_colour": None if slip is None else slip.colour,
        "slip_answered": slip is not None and slip.answer is not None,
        "verified_as": None if note is None else str(note.result),
        "grounds": sorted(str(ground) for ground in recorded_grounds(problem)),
        "round": problem.round,
        "checked_off_on": None if problem.check_off is None else problem.check_off.checked_off_on,
        "escalated_on": problem.escalations[-1].escalated_on if problem.escalations else None,
        "falsified": problem.falsified,
        "verifier_ids": sorted(person for person in verifiers_of(problem) if person is not None),
    }
