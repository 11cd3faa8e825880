"""Loads what the acts on a trigger must know, while nobody else weighs anything of the organ."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import RelationKind
from libs.replica.lookups import valid_on
from libs.replica.tables import ORGAN, RELATION
from services.accountability.interviews.case_type import INTERVIEW
from services.accountability.interviews.entering import interview_id_of
from services.accountability.interviews.interview import Interview
from services.accountability.triggers.acts import list_of
from services.accountability.triggers.commands import (
    ListConfirmed,
    RecordByHand,
    RecordTrigger,
    ReplaceList,
    WithdrawByHand,
    WithdrawTrigger,
)
from services.accountability.triggers.facts import WeighingFacts
from services.accountability.triggers.records import Known
from services.accountability.triggers.status import RankingKind
from services.accountability.triggers.store import hold_weighing, related_to
from services.accountability.triggers.trigger import Trigger

_Pairs = Iterable[tuple[UUID, UUID]]


async def record_facts(desk: Desk, _case: None, command: RecordTrigger, occasion: Occasion) -> WeighingFacts:
    """The units, what else is on that event or list, and the interviews."""
    organ_id, event = command.competent_organ_id, command.occurrence_id
    await hold_weighing(desk.connection, organ_id)
    units = _last_of(command.ranking) or tuple(one.unit_id for one in command.units)
    related = await related_to(desk.connection, organ_id, (event,), _month_list(command.ranking))
    known = await _known(desk.connection, units, organ_id, command.occurred_on, occasion.on)
    return await _facts(desk, known, related, ((unit, event) for unit in units))


async def hand_facts(desk: Desk, _case: None, command: RecordByHand, occasion: Occasion) -> WeighingFacts:
    """The same for a record of the head's; on an event of its own there is nothing related, and no interview yet."""
    organ_id, event = desk.actor.organ_id, command.occurrence_id
    await hold_weighing(desk.connection, organ_id)
    units = tuple(one.unit_id for one in command.units)
    known = await _known(desk.connection, units, organ_id, command.occurred_on, occasion.on)
    if event is None:
        return await _facts(desk, known, (), ())
    related = await related_to(desk.connection, organ_id, (event,), None)
    return await _facts(desk, known, related, ((unit, event) for unit in units))


async def replace_facts(desk: Desk, trigger: Trigger, command: ReplaceList, occasion: Occasion) -> WeighingFacts:
    """The units last before and now, the other months, and the interviews."""
    organ_id = trigger.competent_organ_id
    await hold_weighing(desk.connection, organ_id)
    last = _last_of(command.ranking)
    known = await _known(desk.connection, last, organ_id, trigger.occurred_on, occasion.on)
    related = await _others(desk, trigger)
    units = dict.fromkeys((*trigger.units, *last))
    return await _facts(desk, known, related, ((unit, trigger.occurrence_id) for unit in units))


async def withdrawal_facts(
    desk: Desk, trigger: Trigger, _command: WithdrawTrigger | WithdrawByHand, _occasion: Occasion
) -> WeighingFacts:
    """What else is on the event, and the interviews."""
    await hold_weighing(desk.connection, trigger.competent_organ_id)
    related = await _others(desk, trigger)
    return await _facts(desk, {}, related, ((unit, trigger.occurrence_id) for unit in trigger.units))


async def _others(desk: Desk, trigger: Trigger) -> tuple[Trigger, ...]:
    month_list = trigger.ranking.list_code if trigger.is_monthly and trigger.ranking is not None else None
    found = await related_to(desk.connection, trigger.competent_organ_id, (trigger.occurrence_id,), month_list)
    return tuple(one for one in found if one.id != trigger.id)


async def _facts(desk: Desk, known: Mapping[UUID, Known], related: tuple[Trigger, ...], own: _Pairs) -> WeighingFacts:
    pairs = {(unit, trigger.occurrence_id) for trigger in related for unit in trigger.units} | set(own)
    pinned = {(one.profile, one.profile_version) for one in related}
    return WeighingFacts(
        units=known,
        related=related,
        interviews=await _interviews(desk.connection, pairs),
        profiles={(name, version): desk.policies.profile(name, version) for name, version in pinned},
    )


async def _interviews(connection: AsyncConnection, pairs: _Pairs) -> Mapping[UUID, Interview]:
    ids = sorted({interview_id_of(*pair) for pair in pairs})
    if not ids:
        return {}
    found = await cases_locked(connection, INTERVIEW, INTERVIEW.table.c.id.in_(ids))
    return {interview.id: interview for interview in found}


async def _known(
    connection: AsyncConnection, units: Iterable[UUID], organ_id: UUID, occurred_on: date, on: date
) -> Mapping[UUID, Known]:
    """The units that existed on the day of the event, with the office of the organ that looks after each today."""
    asked = tuple(dict.fromkeys(units))
    kinds = {one.id: str(one.kind) for one in await lookups.organs(connection, asked) if one.exists_on(occurred_on)}
    offices = await _offices(connection, asked, organ_id, on)
    return {unit: Known(unit, kinds.get(unit), offices.get(unit)) for unit in asked}


async def _offices(
    connection: AsyncConnection, units: tuple[UUID, ...], organ_id: UUID, on: date
) -> Mapping[UUID, UUID]:
    statement = (
        select(RELATION.c.target_id, RELATION.c.holder_id)
        .join(ORGAN, ORGAN.c.id == RELATION.c.holder_id)
        .where(RELATION.c.kind == str(RelationKind.COUNTERPART), RELATION.c.target_id.in_(units))
        .where(valid_on(RELATION, on), ORGAN.c.parent_id == organ_id)
        .order_by(RELATION.c.holder_id.desc())
    )
    found = await connection.execute(statement)
    return {UUID(int=row.target_id.int): UUID(int=row.holder_id.int) for row in found}


def _last_of(ranking: ListConfirmed | None) -> tuple[UUID, ...]:
    return () if ranking is None else tuple(place.unit_id for place in list_of(ranking).last)


def _month_list(ranking: ListConfirmed | None) -> str | None:
    return ranking.list_code if ranking is not None and ranking.kind is RankingKind.MONTHLY_REVIEW else None
