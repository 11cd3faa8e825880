"""What taking an import must know: the records of the same keys that were taken before, and where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from services.supervision.imports.import_batch import TakenRecord


@dataclass(frozen=True, slots=True)
class TakeFacts:
    """``earlier`` are the records taken before by their source ids; ``statuses`` those of the cases they became;
    ``tasks`` are the tasks that progress is reported on, by their numbers."""

    competent_organ_id: UUID | None = None
    earlier: Mapping[str, tuple[TakenRecord, ...]] = field(default_factory=dict)
    statuses: Mapping[UUID, str] = field(default_factory=dict)
    tasks: Mapping[str, UUID] = field(default_factory=dict)
