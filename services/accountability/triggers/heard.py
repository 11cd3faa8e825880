"""What supervision tells of a source, as the commands that weigh it; the fields come as its contracts write them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from services.accountability.triggers.commands import (
    ListConfirmed,
    RecordTrigger,
    ReplaceList,
    UnitNamed,
    UnitRanked,
)
from services.accountability.triggers.status import TriggerSource

Told = Mapping[str, Any]
"""The fields of an event."""


def naming(kind: TriggerSource, told: Told) -> RecordTrigger:
    """A criticism or circular: who was named in which role, at which level. The kind of a unit is read from the own
    copy of the directory."""
    return RecordTrigger(
        competent_organ_id=told["competent_organ_id"],
        source_kind=kind,
        level=told["level"],
        occurrence_id=told["occurrence_id"],
        occurred_on=told["occurred_on"],
        project_code=told["project_code"],
        units=tuple(UnitNamed(**_of(UnitNamed, unit)) for unit in told["units"]),
    )


def ranking(ranking_id: UUID, told: Told) -> RecordTrigger:
    """A confirmed ranking: an event of its own (G-37)."""
    occurred_on: date = told["confirmed_on"]
    return RecordTrigger(
        competent_organ_id=told["competent_organ_id"],
        source_kind=TriggerSource.RANKING,
        occurrence_id=ranking_id,
        occurred_on=occurred_on,
        ranking=_list(told),
    )


def correction(told: Told) -> ReplaceList:
    """A corrected ranking."""
    return ReplaceList(ranking=_list(told))


def _list(told: Told) -> ListConfirmed:
    units = tuple(UnitRanked(**_of(UnitRanked, unit)) for unit in told["units"])
    return ListConfirmed(**{**_of(ListConfirmed, told), "units": units})


def _of(part: type[UnitNamed] | type[UnitRanked] | type[ListConfirmed], told: Told) -> dict[str, Any]:
    return {name: told[name] for name in part.model_fields if name in told}
