"""The trigger: what supervision or the head of an office recorded, and the answer of the tiers for each unit."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.case import Case
from services.accountability.triggers.records import Answer, HandRecord, Known, Named, RankingList, TriggerWithdrawal
from services.accountability.triggers.status import Level, RankingKind, TriggerSource, TriggerStatus

BY_HAND = "by_hand"
"""What a trigger made by hand is called where only the kind of source is told."""


@dataclass(frozen=True)
class Trigger(Case):
    """One record of a source; its id is that of the record in supervision, or fresh if made by hand.

    Exactly one of ``named`` and ``ranking`` has content. ``answers`` are those of now: a later record of the same
    event or list may change them.
    """

    status: Annotated[TriggerStatus, Field(description="weighed or withdrawn.")]
    _: KW_ONLY
    competent_organ_id: Annotated[UUID, Field(description="Discipline organ that weighs it.")]
    source_kind: Annotated[TriggerSource, Field(description="What it comes from; dictionary trigger_sources.")]
    level: Annotated[Level | None, Field(description="Level of the source; null: it has none of its own.")] = None
    occurrence_id: Annotated[
        UUID, Field(description="The event it belongs to; a unit is interviewed once on it (G-34).")
    ]
    occurred_on: Annotated[date, Field(description="Day of the event; of a ranking, of its confirmation.")]
    project_code: Annotated[str | None, Field(description="State investment-project code of the matter, if any.")] = (
        None
    )
    named: Annotated[tuple[Named, ...], Field(description="Who was named; empty for a ranking of supervision.")] = ()
    ranking: Annotated[RankingList | None, Field(description="The list, if it is a ranking of supervision.")] = None
    ranking_kind: Annotated[RankingKind | None, Field(description="Which ranking; null if it is none.")] = None
    record: Annotated[HandRecord | None, Field(description="What was recorded by hand; null: from supervision.")] = None
    known: Annotated[tuple[Known, ...], Field(description="The units as the organ knew them when recorded.")] = ()
    answers: Annotated[tuple[Answer, ...], Field(description="The answer per unit, with reasons.")] = ()
    withdrawal: Annotated[
        TriggerWithdrawal | None, Field(description="That and why it was withdrawn; null while it holds.")
    ] = None

    @property
    def is_by_hand(self) -> bool:
        """Whether a person recorded it here."""
        return self.record is not None

    @property
    def told_kind(self) -> str:
        """The kind of source as events and bases tell it."""
        return BY_HAND if self.is_by_hand else str(self.source_kind)

    @property
    def holds(self) -> bool:
        """Whether it is still in force."""
        return self.status is TriggerStatus.WEIGHED

    @property
    def is_monthly(self) -> bool:
        """Whether it is a month of a list, which counts together with the other months (A-04)."""
        return self.ranking is not None and self.ranking.kind is RankingKind.MONTHLY_REVIEW

    @property
    def units(self) -> tuple[UUID, ...]:
        """The units in question, each once: those named, or those last."""
        found = [one.unit_id for one in (self.ranking.last if self.ranking is not None else self.named)]
        return tuple(dict.fromkeys(found))

    def known_of(self, unit_id: UUID) -> Known:
        """The unit as the organ knew it."""
        return next((one for one in self.known if one.unit_id == unit_id), Known(unit_id))
