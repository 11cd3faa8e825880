"""A received file as a case: what is known of it; its bytes lie in the file store under its digest."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from libs.kernel.case import Case
from services.filing.filings.wording import DocumentKind, Secrecy
from services.filing.uploads.media import FileType


class UploadStatus(StrEnum):
    """A received file is stored; it never changes afterwards."""

    STORED = "stored"


@dataclass(frozen=True)
class StoredFile(Case):
    """A received file. ``name`` is what the sender calls it and is told nowhere else; ``size`` is in bytes."""

    status: UploadStatus
    organ_id: UUID = field(kw_only=True)
    received_by: UUID = field(kw_only=True)
    name: str = field(kw_only=True)
    file_type: FileType = field(kw_only=True)
    size: int = field(kw_only=True)
    sha256: str = field(kw_only=True)
    secrecy: Secrecy = field(kw_only=True)
    kind: DocumentKind | None = field(default=None, kw_only=True)
