"""What the acts on watched units must know: what has ended, and which watches wait for that; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.supervision.problems.problem import Problem
from services.supervision.unit_watch.watch import UnitWatch


@dataclass(frozen=True, slots=True)
class EnteringFacts:
    """For ``enter``: of what followed, the interviews and cases that have ended already, with the day; and the problem
    items behind the escalation, locked."""

    ended: Mapping[UUID, date] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """For ``note_end``: the watches on the list that this step followed, locked, and what else of theirs has ended."""

    waiting: tuple[UnitWatch, ...] = ()
    ended: frozenset[UUID] = frozenset()
