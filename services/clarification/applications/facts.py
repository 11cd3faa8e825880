"""What the acts on an application must know beyond it; loaded beforehand, for the day of the act."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from libs.kernel.calendar import WorkCalendar
from services.clarification.clarifications.clarification import Clarification


@dataclass(frozen=True, slots=True)
class Office:
    """An office or body and the discipline organ it belongs to."""

    office_id: UUID
    organ_id: UUID


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """For ``apply`` and ``enter_from_paper``.

    ``units`` are those in which the person holds a post, or held the last one if in none today (G-33), or the unit that
    applies.
    ``by_relation`` looks after the unit today; ``verified`` is the office that verified the latest concluded lead on
    the subject, if any, and ``verified_on`` the day it ended (C-04).
    """

    calendar: WorkCalendar
    units: frozenset[UUID] = frozenset()
    by_relation: Office | None = None
    verified: Office | None = None
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class WithdrawalFacts:
    """For ``withdraw``: the clarification behind the application, locked."""

    clarification: Clarification | None = field(default=None)
