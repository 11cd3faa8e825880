"""Triggers as rows, and the lock under which everything of one organ is weighed."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found
from libs.chassis.cases import CaseType
from services.accountability.triggers.access import ACCESS
from services.accountability.triggers.lifecycle import LIFECYCLE
from services.accountability.triggers.status import TriggerStatus
from services.accountability.triggers.tables import TRIGGERS
from services.accountability.triggers.trigger import Trigger

_ROW = TRIGGERS.c
_LOCK_SPACE: Final = 4720
"""Number of this use among the advisory locks of the database."""


def columns_of(trigger: Trigger) -> Mapping[str, object]:
    """The projected columns of a trigger."""
    return {
        "competent_organ_id": trigger.competent_organ_id,
        "source_kind": str(trigger.source_kind),
        "by_hand": trigger.is_by_hand,
        "occurrence_id": trigger.occurrence_id,
        "occurred_on": trigger.occurred_on,
        "month_list": trigger.ranking.list_code if trigger.is_monthly and trigger.ranking is not None else None,
        "unit_ids": list(trigger.units),
    }


STORED: Final[CaseType[Trigger]] = CaseType(
    name="trigger",
    resource="triggers",
    table=TRIGGERS,
    case_class=Trigger,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(),
    access=ACCESS,
)
"""A trigger as it is stored; case_type.py adds its acts, whose facts reach further than triggers."""


async def hold_weighing(connection: AsyncConnection, organ_id: UUID) -> None:
    """Let nobody else weigh anything of that organ until the transaction ends.

    Triggers move each other and the interviews of their event; one lock per organ, taken before any row, keeps two
    that arrive at once from missing or blocking each other (G-34).
    """
    lock = func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(organ_id)))
    await connection.execute(select(lock))


async def related_to(
    connection: AsyncConnection, organ_id: UUID, occurrence_ids: Iterable[UUID], month_list: str | None
) -> tuple[Trigger, ...]:
    """The triggers in force on those events, and with one month of a list the whole list and all on its months."""
    ours = (_ROW.competent_organ_id == organ_id, _ROW.status == str(TriggerStatus.WEIGHED))
    found = {one.id: one for one in await _of_events(connection, organ_id, occurrence_ids)}
    lists = {one.ranking.list_code for one in found.values() if one.is_monthly and one.ranking is not None}
    lists |= set() if month_list is None else {month_list}
    if lists:
        months = await cases_found(connection, STORED, *ours, _ROW.month_list.in_(sorted(lists)))
        on_months = await _of_events(connection, organ_id, (month.occurrence_id for month in months))
        found |= {one.id: one for one in (*months, *on_months)}
    return tuple(found[identity] for identity in sorted(found))


async def _of_events(
    connection: AsyncConnection, organ_id: UUID, occurrence_ids: Iterable[UUID]
) -> tuple[Trigger, ...]:
    ours = (_ROW.competent_organ_id == organ_id, _ROW.status == str(TriggerStatus.WEIGHED))
    return await cases_found(connection, STORED, *ours, _ROW.occurrence_id.in_(list(occurrence_ids)))
