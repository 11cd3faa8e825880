"""What reviews answer, for the documents of the API, and the letter of their decision (LA-10)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from services.accountability.reviews.review import Review
from services.accountability.reviews.status import ReviewEntrance, ReviewStatus
from services.accountability.sanctions.status import RecourseStage, ReviewPath

LISTED_FIELDS: Final = (
    "id", "number", "version", "status", "case_id", "sanction_id", "unit_id", "person_id", "organ_id", "first_organ_id",
    "competent_organ_id", "path", "stage", "entrance", "decide_by", "changed_at",
)  # fmt: skip


@dataclass(frozen=True)
class ReviewRead(Review):
    """A review as it answers; what is not for the caller is empty."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller now.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="By when it is to be decided.")] = field(default=(), kw_only=True)


class ReviewListed(BaseModel):
    """A review as a line of the list."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The review.")
    number: str | None = Field(description="Its number of the year.", examples=["问复〔2026〕1号"])
    version: int = Field(description="Version, as in the ETag.")
    status: ReviewStatus = Field(description="Where it stands; dictionary review_status.")
    case_id: UUID | None = Field(description="The case; null for whom it is closed to.")
    sanction_id: UUID | None = Field(description="The sanction it was applied for on; null if ordered.")
    unit_id: UUID = Field(description="The unit concerned.")
    person_id: UUID | None = Field(description="The official it is on; null: an organization.")
    organ_id: UUID = Field(description="The organization, or the one in which the official serves.")
    first_organ_id: UUID = Field(description="Organ that made the decision under review.")
    competent_organ_id: UUID = Field(description="Organ that decides the review.")
    path: ReviewPath = Field(description="Whose clocks it has; dictionary review_paths.")
    stage: RecourseStage = Field(description="first or further; dictionary recourse_stages.")
    entrance: ReviewEntrance = Field(description="How it was opened; dictionary review_entrances.")
    decide_by: date = Field(description="Day by which it is to be decided.")
    changed_at: datetime = Field(description="When it last moved, UTC.")


class ReviewPage(Paged[ReviewListed]):
    """A page of reviews."""


class ReviewLetter(BaseModel):
    """The decision on a review as it is served (LA-10); names are put in by the directory, not here."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "title": "复审决定书",
                    "document_number": "示纪复〔2026〕1号",
                    "organ_id": "019a9e2c-0000-7000-8000-000000000001",
                    "person_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b31",
                    "object_organ_id": "019a9e2c-0000-7000-8000-000000000021",
                    "reviewed_document": "示纪问〔2026〕6号",
                    "reviewed_on": "2026-05-20",
                    "asked": "请求撤销诫勉。",
                    "outcome": "changed",
                    "outcome_text": "变更",
                    "before": ["admonition"],
                    "measures": ["reminder_talk"],
                    "reasons": "督促记录经补充核实，过错较轻。",
                    "texts": ["复审、复核、申诉期间不停止执行。"],
                    "decided_on": "2026-06-30",
                    "served_on": "2026-07-02",
                }
            ]
        },
    )

    title: str = Field(description="Title of the letter, in the reader's language.")
    document_number: str = Field(description="Number of the decision.")
    organ_id: UUID = Field(description="Organ that decided the review.")
    person_id: UUID | None = Field(description="The official it is on; null: an organization.")
    object_organ_id: UUID = Field(description="The organization, or the one in which the official serves.")
    reviewed_document: str = Field(description="Number of the decision under review.")
    reviewed_on: date = Field(description="Day of that decision.")
    asked: str = Field(description="What was asked for; empty if a higher organ ordered it.")
    outcome: str = Field(description="Code of the list review_outcomes.")
    outcome_text: str = Field(description="The same in the reader's language.")
    before: tuple[str, ...] = Field(description="Measures before; list accountability_measures.")
    measures: tuple[str, ...] = Field(description="Measures in force from now on.")
    reasons: str = Field(description="Reasons.")
    texts: tuple[str, ...] = Field(description="What the letter must say of further recourse and execution.")
    decided_on: date = Field(description="Day of the decision.")
    served_on: date | None = Field(description="Day of service; null before.")
