"""Loads what the acts on an internal violation must know: own cadres, the joint team, the other violations."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind
from services.accountability.internal.commands import CarryOutStep, CorrectViolation, RecordViolation
from services.accountability.internal.facts import LadderFacts, RecordFacts, StepFacts
from services.accountability.internal.store import violations_to_count
from services.accountability.internal.violation import Violation

_TEAM: Final = (OrganKind.CADRE_SUPERVISION_OFFICE, OrganKind.GENERAL_OFFICE)
"""The offices that inspect together (X-19)."""


async def record_facts(desk: Desk, _case: None, command: RecordViolation, occasion: Occasion) -> RecordFacts:
    """Whether it is an own cadre of that day, who inspects, and what else is on record of that person."""
    organ = occasion.actor.organ_id
    connection = desk.connection
    kinds = {kind: await lookups.offices_of(connection, organ, occasion.on, kind) for kind in _TEAM}
    return RecordFacts(
        own_cadre=await _serves(connection, organ, command.person_id, command.occurred_on),
        others=await violations_to_count(connection, organ, command.person_id),
        inspectors=await _inspectors(connection, command.inspector_ids, organ, occasion.on, kinds),
        team_kinds=frozenset(str(kind) for kind, offices in kinds.items() if offices),
    )


async def correct_facts(
    desk: Desk, violation: Violation, command: CorrectViolation, _occasion: Occasion
) -> RecordFacts:
    """Whether it was an own cadre on the day as it should read, and what else is on record of that person."""
    organ, person = violation.organ_id, violation.person_id
    served = await _serves(desk.connection, organ, person, command.occurred_on)
    return RecordFacts(own_cadre=served, others=await _others(desk.connection, violation))


async def ladder_facts(desk: Desk, violation: Violation, _command: object, _occasion: Occasion) -> LadderFacts:
    """What else is on record of that person."""
    return LadderFacts(await _others(desk.connection, violation))


async def step_facts(desk: Desk, violation: Violation, command: CarryOutStep, _occasion: Occasion) -> StepFacts:
    """Who served in the organ on the day of the step."""
    return StepFacts(await lookups.persons_of(desk.connection, violation.organ_id, command.done_on))


async def _serves(connection: AsyncConnection, organ_id: UUID, person_id: UUID, on: date) -> bool:
    return person_id in await lookups.persons_of(connection, organ_id, on)


async def _others(connection: AsyncConnection, violation: Violation) -> tuple[Violation, ...]:
    known = await violations_to_count(connection, violation.organ_id, violation.person_id, wait=False)
    return tuple(one for one in known if one.id != violation.id)


async def _inspectors(
    connection: AsyncConnection,
    person_ids: Sequence[UUID],
    organ_id: UUID,
    on: date,
    kinds: Mapping[OrganKind, frozenset[UUID]],
) -> Mapping[UUID, str]:
    """Of those named the ones who serve in the organ today, with the kind of their office; empty if of another kind."""
    serving = await lookups.offices_of_persons(connection, person_ids, organ_id, on)
    return {
        person: next((str(kind) for kind, offices in kinds.items() if office in offices), "")
        for person, office in serving.items()
    }
