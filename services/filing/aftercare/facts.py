"""What the acts on an obligation must know beyond it; loaded beforehand, for the day of the act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from services.filing.filings.facts import Upload


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """For ``report``: the uploads named by the command, by id."""

    uploads: Mapping[UUID, Upload] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VerifyFacts:
    """For ``verify`` and ``reject_report``: who belongs to the unit, and who is recused from the filing by now."""

    persons_of_unit: frozenset[UUID] = frozenset()
    recused: frozenset[UUID] = frozenset()
