"""The record of a circular received."""

import hashlib
import unicodedata
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_sources import CircularLevel
from libs.kernel.case import Case
from services.supervision.circulars.status import CircularStatus
from services.supervision.sources.naming import Named, Withdrawal


@dataclass(frozen=True)
class Circular(Case):
    """A body criticised units in a document. What it says stays here; hearers get ids, codes and days."""

    status: Annotated[CircularStatus, Field(description="Whether the record stands; dictionary circular_status.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ to which it was recorded.")]
    occurrence_id: Annotated[UUID, Field(description="The event it belongs to: the first record on it (G-34).")]
    issuer_id: Annotated[UUID | None, Field(description="The issuing body, if the directory knows it.")] = None
    issuer: Annotated[str, Field(description="The issuing body by name, as stated.")] = ""
    level: Annotated[CircularLevel, Field(description="Level of the body; dictionary circular_level (G-35).")]
    reference: Annotated[str, Field(description="Number or title of the document.")]
    occurred_on: Annotated[date, Field(description="Day of the document.")]
    said: Annotated[str, Field(description="What it says of the units.")]
    units: Annotated[tuple[Named, ...], Field(description="The units criticised, with their part in the work.")]
    evidence: Annotated[tuple[str, ...], Field(description="References of the evidence.")]
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter.")] = None
    linked_to: Annotated[UUID | None, Field(description="The record it was linked to, if any.")] = None
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    recorded_for: Annotated[UUID, Field(description="The organ for which it was recorded.")]
    recorded_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]
    withdrawal: Annotated[Withdrawal | None, Field(description="That it was wrong; null while it stands.")] = None


def document_key(reference: str) -> str:
    """By which, with the day, records are of one document: a digest of its number in one width and case, without blanks
    (G-34); empty if it has none."""
    plain = "".join(unicodedata.normalize("NFKC", reference).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest() if plain else ""
