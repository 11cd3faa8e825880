"""What publications answer, for the documents of the API."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.publications.publication import Publication
from services.accountability.publications.records import Abstract
from services.accountability.publications.status import PublicationStatus

_LISTED: dict[str, JsonValue] = {
    "id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3d01",
    "number": "容公〔2026〕1号",
    "version": 2,
    "status": "published",
    "unit_id": None,
    "competent_organ_id": "019a9e2c-0000-7000-8000-000000000001",
    "range": "city",
    "published_on": "2026-05-06",
    "changed_at": "2026-05-06T02:10:00Z",
    "abstract": {
        "procedure": "依申请启动，经集体会商后由常委会认定。",
        "object_kind": "person",
        "object": "丁某",
        "event": "紧急情况下借出通行证送村民就医。",
        "reason": "为救助群众，事后即行报告，没有谋取私利。",
        "result": "免予问责，并完善应急通行办法。",
        "outcome": "exempted",
        "situations": ["yn_3"],
        "determined_on": "2026-04-20",
    },
}


@dataclass(frozen=True)
class PublicationRead(Publication):
    """A publication as it answers; to readers outside the organ everything behind the abstract is null."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no limit runs on a publication.")] = field(
        default=(), kw_only=True
    )


class PublicationListed(BaseModel):
    """A publication as a line of the list, its abstract with it."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"examples": [_LISTED]})

    id: UUID = Field(description="The publication.")
    number: str | None = Field(description="Its number of the year.", examples=["容公〔2026〕1号"])
    version: int = Field(description="Version, as in the ETag.")
    status: PublicationStatus = Field(description="Where it stands; dictionary publication_status.")
    unit_id: UUID | None = Field(description="The unit concerned; null to readers outside the organ.")
    competent_organ_id: UUID = Field(description="The discipline organ that publishes.")
    range: str = Field(description="How far; list publication_ranges.")
    published_on: date | None = Field(description="Day of publication; null before.")
    changed_at: datetime = Field(description="When it last moved, UTC.")
    abstract: Abstract = Field(description="The abstract.")


class PublicationPage(Paged[PublicationListed]):
    """A page of publications."""
