"""What the acts on an objection must know beyond case and command; loaded beforehand."""

from dataclasses import dataclass

from services.supervision.visits.visit import Visit


@dataclass(frozen=True, slots=True)
class LodgeFacts:
    """``visit`` is the visit if it was concluded and was to the unit of the caller, else None; ``lodged``: an objection
    to it stands already."""

    visit: Visit | None = None
    lodged: bool = False


@dataclass(frozen=True, slots=True)
class ExaminerFacts:
    """``may_examine``: the person is of the organ, in a role that examines; ``of_unit``: holds a post in the unit."""

    may_examine: bool = False
    of_unit: bool = False


@dataclass(frozen=True, slots=True)
class DecideFacts:
    """The visit, locked, for the note on it."""

    visit: Visit
