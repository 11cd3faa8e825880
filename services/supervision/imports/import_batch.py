"""The import: what was handed over together, and what became of each record of it."""

from dataclasses import KW_ONLY, dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.supervision.imports.status import ImportKind, ImportStatus, Taken, Via


@dataclass(frozen=True)
class TakenRecord:
    """One record of an import, known by the key of the system it is from. Its content is in the case it became."""

    source_id: Annotated[str, Field(description="Its id in the system it is from.")]
    source_version: Annotated[int, Field(description="Its version there.")]
    digest: Annotated[str, Field(description="SHA-256 of its content: the same key with another one is refused.")]
    record_id: Annotated[UUID, Field(description="The ranking, criticism, circular or task.")]
    taken: Annotated[Taken, Field(description="What became of it; dictionary import_taken.")]
    about: Annotated[str, Field(description="What it is on in every version, as codes; empty if that may change.")] = ""
    replaces: Annotated[UUID | None, Field(description="The record that was withdrawn for it, if any.")] = None


@dataclass(frozen=True)
class ImportBatch(Case):
    """Records handed over together: all of them were taken, in one step. Nothing is kept of what was refused."""

    status: Annotated[ImportStatus, Field(description="Always taken; dictionary import_status.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="The organ that handed them over.")]
    competent_organ_id: Annotated[UUID | None, Field(description="The discipline organ they go to.")] = None
    kind: Annotated[ImportKind, Field(description="What was handed over; dictionary import_kind.")]
    via: Annotated[Via, Field(description="As a sheet or as a batch; dictionary import_via.")]
    source_system: Annotated[str, Field(description="The system the keys of the records belong to.")]
    handed_by: Annotated[UUID, Field(description="Who handed them over.")]
    handed_at: Annotated[datetime, Field(description="When, UTC.")]
    records: Annotated[tuple[TakenRecord, ...], Field(description="The records, in the order handed over.")]
