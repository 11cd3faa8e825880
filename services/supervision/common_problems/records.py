"""What a common problem keeps of its draw, of what was added to the sample, of each check, and of its end."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.supervision.common_problems.status import CheckWay
from services.supervision.problems.status import CheckResult


@dataclass(frozen=True)
class DrawnSample:
    """The one draw by lot: what anyone entitled needs to run it again (G-50)."""

    seed: Annotated[str, Field(description="Seed of the draw; the machine gave it, nobody chose it.")]
    percent: Annotated[int, Field(description="Percentage drawn, rounded up to whole items; never below 30 (S-11).")]
    method: Annotated[str, Field(description="Name of the method: lowest SHA-256 of seed and item.")]
    item_ids: Annotated[tuple[UUID, ...], Field(description="Items drawn, by ascending value.")]
    drawn_by: Annotated[UUID, Field(description="Head who asked for the draw.")]
    drawn_on: Annotated[date, Field(description="Day of the draw.")]


@dataclass(frozen=True)
class SampleAddition:
    """Items added to the sample by hand (G-50)."""

    item_ids: Annotated[tuple[UUID, ...], Field(description="Items added.")]
    reasons: Annotated[str, Field(description="Why these.")]
    added_by: Annotated[UUID, Field(description="Head who added them.")]
    added_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class SampleCheck:
    """One item of the sample, checked on a visit to its unit (S-11, G-51)."""

    item_id: Annotated[UUID, Field(description="The problem item.")]
    way: Annotated[CheckWay, Field(description="Openly or covertly; dictionary check_way.")]
    visit_id: Annotated[UUID, Field(description="The visit on which it was checked.")]
    checked_on: Annotated[date, Field(description="Day on site.")]
    result: Annotated[CheckResult, Field(description="What was found; dictionary verification_result.")]
    facts: Annotated[str, Field(description="What was seen.")]
    evidence: Annotated[tuple[str, ...], Field(description="What shows it.")]
    noted_by: Annotated[UUID, Field(description="Officer who noted it.")]
    noted_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class SampleClosing:
    """How it was closed: the sample checked in both ways, every item settled."""

    conclusion: Annotated[str, Field(description="What came of it.")]
    closed_by: Annotated[UUID, Field(description="Head who closed it.")]
    closed_on: Annotated[date, Field(description="Day on which it was closed.")]
