"""How an import answers: as a line of the list, and in full; and the batches that are asked for."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.dictionaries import labels
from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.supervision.imports.commands import RECORDS_MOST, SourceSystem
from services.supervision.imports.import_batch import ImportBatch
from services.supervision.imports.records import (
    CircularRecord,
    CriticismRecord,
    ProgressRecord,
    RankingRecord,
)
from services.supervision.imports.status import KIND_LABELS, LABELS, TAKEN_LABELS, VIA_LABELS, ImportKind, Via
from services.supervision.sources.wording import Part

DICTIONARIES: Final = (
    labels("import_status", LABELS),
    labels("import_kind", KIND_LABELS),
    labels("import_via", VIA_LABELS),
    labels("import_taken", TAKEN_LABELS),
)
"""The codes of imports with their words."""
_RECORDS = Field(min_length=1, max_length=RECORDS_MOST, description="The records; all are taken, or none.")


class Batch(Part):
    """Records of one kind that are handed over together."""

    source_system: SourceSystem = Field(
        description="The system that the ids of the records belong to.", examples=["bureau_ledger"]
    )


class RankingBatch(Batch):
    """Ranking lists that are handed over together."""

    records: tuple[RankingRecord, ...] = _RECORDS


class CriticismBatch(Batch):
    """Named criticisms that are handed over together."""

    records: tuple[CriticismRecord, ...] = _RECORDS


class CircularBatch(Batch):
    """Circulars that are handed over together."""

    records: tuple[CircularRecord, ...] = _RECORDS


class ProgressBatch(Batch):
    """Progress of tasks that is handed over together."""

    records: tuple[ProgressRecord, ...] = _RECORDS


class ImportListed(BaseModel):
    """An import as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The import.")
    kind: ImportKind = Field(description="What was handed over; dictionary import_kind.")
    via: Via = Field(description="As a sheet or as a batch; dictionary import_via.")
    source_system: str = Field(description="The system that the ids of the records belong to.")
    organ_id: UUID = Field(description="The organ that handed them over.")
    counted: int = Field(description="How many records it holds.")
    handed_at: datetime = Field(description="When it was taken, UTC.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class ImportPage(Paged[ImportListed]):
    """A page of imports."""


@dataclass(frozen=True)
class ImportRead(ImportBatch):
    """An import as it answers: every record with the case it became."""

    next_acts: Annotated[tuple[str, ...], Field(description="Always empty: an import is final.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no time limit runs on an import.")] = field(
        default=(), kw_only=True
    )


def listed(batch: ImportBatch) -> ImportListed:
    """The import as a line of the list."""
    return ImportListed(
        id=batch.id,
        kind=batch.kind,
        via=batch.via,
        source_system=batch.source_system,
        organ_id=batch.organ_id,
        counted=len(batch.records),
        handed_at=batch.handed_at,
        changed_at=batch.changed_at,
        version=batch.version,
    )
