"""What the acts on a report must know beyond it; loaded beforehand, for the day of the act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from services.vault.reports.wording import Concern


@dataclass(frozen=True, slots=True)
class LodgeFacts:
    """For ``lodge``: which subjects bar the entry, and which ids the directory does not know.

    ``barring`` has the persons who are managed by a higher organ or head the own one.
    """

    barring: Mapping[UUID, Concern] = field(default_factory=dict)
    unknown: frozenset[UUID] = frozenset()
