"""The ranking list: what was handed in, who confirmed it, and every version that was in force."""

from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.contracts.supervision_sources import RankingKind
from libs.kernel.case import Case
from services.supervision.rankings.places import Place
from services.supervision.rankings.status import RankingStatus, Side


@dataclass(frozen=True)
class Confirmation:
    """That one side confirmed the list."""

    side: Annotated[Side, Field(description="bureau or case_management; dictionary ranking_side.")]
    person_id: Annotated[UUID, Field(description="Who confirmed.")]
    confirmed_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Correction:
    """A correction that was proposed; ``refused_because`` is null unless it was not confirmed."""

    places: Annotated[tuple[Place, ...], Field(description="The corrected list, best first.")]
    reasons: Annotated[str, Field(description="What was wrong.")]
    proposed_by: Annotated[UUID, Field(description="Who proposed it.")]
    proposed_at: Annotated[datetime, Field(description="When, UTC.")]
    decided_by: Annotated[UUID | None, Field(description="Who confirmed or refused it.")] = None
    decided_at: Annotated[datetime | None, Field(description="When, UTC.")] = None
    refused_because: Annotated[str | None, Field(description="Why it was refused; null if it was not.")] = None


@dataclass(frozen=True)
class FormerList:
    """A version that was in force before."""

    list_version: Annotated[int, Field(description="Its version.")]
    confirmed_on: Annotated[date, Field(description="Day from which it was in force.")]
    places: Annotated[tuple[Place, ...], Field(description="Its places, best first.")]


@dataclass(frozen=True)
class NotTaken:
    """That the list was taken back or not accepted before it was confirmed."""

    reasons: Annotated[str, Field(description="Why.")]
    side: Annotated[Side, Field(description="Which side.")]
    person_id: Annotated[UUID, Field(description="Who.")]
    withdrawn_at: Annotated[datetime, Field(description="When, UTC.")]


@dataclass(frozen=True)
class Ranking(Case):
    """A ranking list of one kind, list and period. It counts once both sides have confirmed it (G-37)."""

    status: Annotated[RankingStatus, Field(description="Where it stands; dictionary ranking_status.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="The discipline organ to which it was handed.")]
    bureau_id: Annotated[UUID, Field(description="The bureau that handed it in.")]
    kind: Annotated[RankingKind, Field(description="Kind of list; dictionary ranking_kind.")]
    list_code: Annotated[str, Field(description="Which list, e.g. counties, municipal_units.")]
    period: Annotated[str, Field(description="Period that was reviewed, e.g. 2026-03.")]
    subject: Annotated[str, Field(description="What was appraised.")] = ""
    reference: Annotated[str, Field(description="Document or meeting in which it was made known.")]
    evidence: Annotated[tuple[str, ...], Field(description="References of the evidence.")]
    places: Annotated[tuple[Place, ...], Field(description="The list as it stands, best first.")]
    list_version: Annotated[int, Field(description="Version of the list; corrections count on.")] = 1
    imported_by: Annotated[UUID, Field(description="Who handed it in.")]
    imported_at: Annotated[datetime, Field(description="When, UTC.")]
    confirmations: Annotated[tuple[Confirmation, ...], Field(description="The sides that have confirmed it.")] = ()
    confirmed_on: Annotated[date | None, Field(description="Day from which the list, as it stands, is in force.")] = (
        None
    )
    correction: Annotated[Correction | None, Field(description="The correction now proposed, if any.")] = None
    corrections: Annotated[tuple[Correction, ...], Field(description="Corrections decided, oldest first.")] = ()
    earlier: Annotated[tuple[FormerList, ...], Field(description="Versions in force before, oldest first.")] = ()
    withdrawal: Annotated[NotTaken | None, Field(description="That it was not taken; null if it was.")] = None

    def confirmed_by(self, side: Side) -> bool:
        """Whether that side has confirmed it."""
        return any(one.side is side for one in self.confirmations)
