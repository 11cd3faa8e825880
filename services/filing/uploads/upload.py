"""A received file as a case: what is known of it; its bytes lie in the file store under its digest."""

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.filing.filings.wording import DocumentKind, Secrecy
from services.filing.uploads.media import FileType


class UploadStatus(StrEnum):
    """A received file is stored; it never changes afterwards."""

    STORED = "stored"


@dataclass(frozen=True)
class StoredFile(Case):
    """A received file. ``name`` is what the sender calls it and is told nowhere else; ``size`` is in bytes."""

    status: Annotated[UploadStatus, Field(description="A received file is stored.")]
    _: KW_ONLY
    organ_id: Annotated[UUID, Field(description="Organ whose account handed it in.")]
    received_by: Annotated[UUID, Field(description="Person who handed it in.")]
    name: Annotated[str, Field(description="What the sender calls it.")]
    file_type: Annotated[FileType, Field(description="What its content is.")]
    size: Annotated[int, Field(description="Size in bytes.")]
    sha256: Annotated[str, Field(description="SHA-256 of its bytes, 64 hexadecimal digits.")]
    secrecy: Annotated[Secrecy, Field(description="Declared secrecy (P-37).")]
    kind: Annotated[DocumentKind | None, Field(description="What the document is (G-11), if known.")] = None
