"""How a ranking list answers: as a line of the list of lists, and in full."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.paging import Paged
from libs.chassis.representation import Due
from libs.contracts.supervision_sources import RankingKind
from services.supervision.rankings.ranking import Ranking
from services.supervision.rankings.status import RankingStatus


class RankingListed(BaseModel):
    """A ranking list in the overview; its places are in the list itself."""

    model_config = ConfigDict(frozen=True)

    id: UUID = Field(description="The ranking list.")
    number: str | None = Field(description="Number of the list in the organ's year.", examples=["排名〔2026〕3号"])
    status: RankingStatus = Field(description="Where it stands; dictionary ranking_status.")
    kind: RankingKind = Field(description="Kind of list; dictionary ranking_kind.")
    list_code: str = Field(description="Which list, e.g. counties, municipal_units.")
    period: str = Field(description="Period that was reviewed.")
    list_version: int = Field(description="Version of the list.")
    confirmed_on: date | None = Field(description="Day from which it is in force; null before.")
    ranked: int = Field(description="How many places it has.")
    changed_at: datetime | None = Field(description="When it last moved, UTC.")
    version: int = Field(description="Version, as in the ETag.")


class RankingPage(Paged[RankingListed]):
    """A page of ranking lists."""


@dataclass(frozen=True)
class RankingRead(Ranking):
    """A ranking list as it answers: its fields and what this caller may do now."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller in the present status.")] = field(
        default=(), kw_only=True
    )
    due: Annotated[tuple[Due, ...], Field(description="Always empty: no time limit runs on a list.")] = field(
        default=(), kw_only=True
    )


def listed(ranking: Ranking) -> RankingListed:
    """The list in the overview."""
    return RankingListed(
        id=ranking.id,
        number=ranking.number,
        status=ranking.status,
        kind=ranking.kind,
        list_code=ranking.list_code,
        period=ranking.period,
        list_version=ranking.list_version,
        confirmed_on=ranking.confirmed_on,
        ranked=len(ranking.places),
        changed_at=ranking.changed_at,
        version=ranking.version,
    )
