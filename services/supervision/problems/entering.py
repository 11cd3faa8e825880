"""How a problem item begins and changes because of other cases: effects of their acts, to be returned among
``Outcome.others``; no acts of its own."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from libs.contracts.supervision_problems import ProblemLinked, ProblemOpened, ProblemWithdrawn
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.supervision.problems.problem import Problem
from services.supervision.problems.records import ProblemWithdrawal
from services.supervision.problems.status import ProblemKind, ProblemStatus, Source
from services.supervision.problems.telling import matter_of

JOINABLE: Final = frozenset({ProblemStatus.OPEN, ProblemStatus.NOTIFIED, ProblemStatus.RECTIFYING})
"""Statuses in which an item may still become one of a common problem: before anything is reported put right."""


@dataclass(frozen=True)
class Found:
    """A problem that was found, in one unit. ``level`` and ``nature`` are codes of the profile; ``demand`` is what the
    unit is asked to do (may be empty: then it is completed before the notice); ``term`` is a proposal."""

    unit_id: UUID
    unit_kind: str
    competent_organ_id: UUID
    nature: str
    level: str
    facts: str
    place: str
    found_on: date
    evidence: tuple[str, ...]
    demand: str
    source: Source
    aspect: str | None = None
    office_id: UUID | None = None
    source_id: UUID | None = None
    responsible_person_id: UUID | None = None
    term: str | None = None
    task_id: UUID | None = None
    project_code: str | None = None
    common_problem_id: UUID | None = None
    linked_interview_id: UUID | None = None


def opened(found: Found, occasion: Occasion, problem_id: UUID, recurrence_of: tuple[UUID, ...] = ()) -> Moved:
    """The item of a problem that was found (TS-01, S-08).

    ``recurrence_of`` are the earlier items of this unit and nature that had been checked off: see ``recurrence``.
    """
    problem = replace(
        item_of(found, occasion, problem_id),
        recurrence_of=recurrence_of,
        linked_interview_ids=() if found.linked_interview_id is None else (found.linked_interview_id,),
        responsible_person_id=found.responsible_person_id,
    )
    return Moved(problem, "open", opening_of(problem))


def linked(problem: Problem, interview_id: UUID, _occasion: Occasion) -> Moved | None:
    """The item with an interview it was the reason of (S-12); None if it is linked already or was withdrawn."""
    if interview_id in problem.linked_interview_ids or problem.status is ProblemStatus.WITHDRAWN:
        return None
    known = replace(problem, linked_interview_ids=(*problem.linked_interview_ids, interview_id))
    return Moved(known, "link", ProblemLinked(**matter_of(known)), source=problem.status)


def joined(problem: Problem, common_problem_id: UUID, _occasion: Occasion) -> Moved | None:
    """The item as one of a common problem (S-11); None if it is one already, or too far on (see ``JOINABLE``)."""
    if problem.common_problem_id is not None or problem.status not in JOINABLE:
        return None
    item = replace(problem, common_problem_id=common_problem_id, kind=ProblemKind.OF_COMMON_PROBLEM)
    return Moved(item, "link", ProblemLinked(**matter_of(item)), source=problem.status)


def settled(problem: Problem, occasion: Occasion) -> Moved | None:
    """What it came from was found done elsewhere, e.g. the after-care obligation was verified (F-42).

    Not yet notified, it is withdrawn; later, or as an item of a common problem, it is noted and the head sees it. None
    if that is known already or it has ended.
    """
    ended = problem.status in (ProblemStatus.WITHDRAWN, ProblemStatus.CHECKED_OFF)
    if ended or problem.source_settled_on is not None:
        return None
    noted = replace(problem, source_settled_on=occasion.on)
    if problem.status is not ProblemStatus.OPEN or problem.common_problem_id is not None:
        return Moved(noted, "settle", ProblemLinked(**matter_of(noted)), source=problem.status)
    ending = ProblemWithdrawal("", occasion.on, None, None)
    gone = replace(noted, status=ProblemStatus.WITHDRAWN, withdrawal=ending)
    return Moved(gone, "settle", ProblemWithdrawn(**matter_of(gone)), source=problem.status)


def opening_of(problem: Problem) -> ProblemOpened:
    """What is told of an item that is opened."""
    assert problem.source is not None
    return ProblemOpened(
        **matter_of(problem),
        source=str(problem.source),
        source_id=problem.source_id,
        recurrence_of=problem.recurrence_of,
    )


def item_of(found: Found, occasion: Occasion, problem_id: UUID) -> Problem:
    """What was found, as an item that is open from today."""
    return Problem(
        problem_id,
        ProblemStatus.OPEN,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=found.unit_id,
        unit_kind=found.unit_kind,
        competent_organ_id=found.competent_organ_id,
        office_id=found.office_id,
        kind=ProblemKind.SINGLE if found.common_problem_id is None else ProblemKind.OF_COMMON_PROBLEM,
        nature=found.nature,
        aspect=found.aspect,
        level=found.level,
        facts=found.facts,
        place=found.place,
        found_on=found.found_on,
        evidence=found.evidence,
        demands=(found.demand,) if found.demand else (),
        term=found.term,
        source=found.source,
        source_id=found.source_id,
        task_id=found.task_id,
        project_code=found.project_code,
        common_problem_id=found.common_problem_id,
        opened_on=occasion.on,
        opened_by=occasion.actor.person_id,
    )
