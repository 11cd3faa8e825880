"""The record of a named criticism."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_sources import SourceLevel
from libs.kernel.case import Case
from services.supervision.criticisms.status import CriticismStatus
from services.supervision.sources.naming import Named, Withdrawal


@dataclass(frozen=True)
class Criticism(Case):
    """A leader named units in criticism. What was said stays here; hearers get ids, codes and days."""

    status: Annotated[CriticismStatus, Field(description="Whether the record stands; dictionary criticism_status.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ to which it was recorded.")]
    occurrence_id: Annotated[UUID, Field(description="The event it belongs to: the first record on it (G-34).")]
    leader_id: Annotated[UUID | None, Field(description="The leader, if the directory knows the person.")] = None
    leader: Annotated[str, Field(description="The leader by post, as stated.")] = ""
    level: Annotated[SourceLevel, Field(description="Level of the leader; dictionary source_level (G-34).")]
    reference: Annotated[str, Field(description="Meeting or document in which it was said.")]
    occurred_on: Annotated[date, Field(description="Day on which it was said.")]
    said: Annotated[str, Field(description="What was said of the units.")]
    units: Annotated[tuple[Named, ...], Field(description="The units named, with their part in the work.")]
    evidence: Annotated[tuple[str, ...], Field(description="References of the evidence.")]
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter.")] = None
    linked_to: Annotated[UUID | None, Field(description="The record it was linked to, if any.")] = None
    recorded_by: Annotated[UUID, Field(description="Who recorded it.")]
    recorded_for: Annotated[UUID, Field(description="The organ for which it was recorded.")]
    recorded_at: Annotated[datetime, Field(description="When it was recorded, UTC.")]
    withdrawal: Annotated[Withdrawal | None, Field(description="That it was wrong; null while it stands.")] = None
