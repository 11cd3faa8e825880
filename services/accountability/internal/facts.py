"""What the acts on an internal violation must know beyond it; loaded beforehand, for the day concerned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from services.accountability.internal.violation import Violation


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """For ``record`` and ``correct``: is it an own cadre on the day of the violation; the other violations.

    ``others`` are all violations of that person in the organ but this one, locked. ``inspectors`` gives for each
    inspector named the kind of the own office he or she serves in today; ``team_kinds`` are the kinds of office that an
    inspection team needs, as far as the organ has them (X-19).
    """

    own_cadre: bool
    others: tuple[Violation, ...] = ()
    inspectors: Mapping[UUID, str] = field(default_factory=dict)
    team_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LadderFacts:
    """For ``determine`` and ``withdraw``: all violations of that person in the organ but this one, locked."""

    others: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class StepFacts:
    """For ``carry_out``: who holds a post in the organ on the day of the step."""

    persons: frozenset[UUID] = frozenset()
