"""The past that a what-if looks at: what the caller may read of those days, and what bears on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_lists import read_page
from libs.chassis.case_store import Loaded
from libs.chassis.cases import CaseType, Policies
from libs.chassis.door import Door
from libs.chassis.looking import Look
from libs.chassis.paging import PageWanted, Sort
from libs.kernel.case import C, Case
from libs.kernel.profile import Profile
from services.accountability.interviews.tables import INTERVIEWS
from services.accountability.tolerance.access import DOSSIER
from services.accountability.tolerance.case_type import TOLERANCE
from services.accountability.tolerance.status import DECIDED
from services.accountability.tolerance.tables import TOLERANCES
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.triggers.case_type import TRIGGER
from services.accountability.triggers.proposing import STANDING
from services.accountability.triggers.status import TriggerStatus
from services.accountability.triggers.store import related_to
from services.accountability.triggers.tables import TRIGGERS
from services.accountability.triggers.trigger import Trigger
from services.accountability.what_ifs.asking import MOST, WhatIf
from services.accountability.what_ifs.refusals import WhatIfTooWide

_ALL_OF_IT: Final = PageWanted(1, MOST)


@dataclass(frozen=True, slots=True)
class Past:
    """What is compared. ``shown`` are the triggers of those days that the caller may read, ``bearing`` all that hold
    of their events and lists; each determination comes with whether its dossier is open to the caller."""

    shown: tuple[Trigger, ...]
    bearing: tuple[Trigger, ...]
    held: frozenset[tuple[UUID, UUID]]
    tolerances: tuple[tuple[Tolerance, bool], ...]
    profiles: dict[tuple[str, str], Profile]


async def past_of(look: Look, door: Door, asked: WhatIf) -> Past:
    """What lies in those days, noted in the look; refuses if it is more than one question may reach."""
    row = TRIGGERS.c
    days = (row.occurred_on >= asked.from_on, row.occurred_on <= asked.to_on)
    triggers = await _read(look, door, TRIGGER, (row.status == str(TriggerStatus.WEIGHED), *days), "occurred_on")
    shown = tuple(one.case for one in triggers)
    events = {one.occurrence_id for one in shown}
    bearing = await related_to(look.connection, door.actor.organ_id, events, None) if events else ()
    decided = TOLERANCES.c
    then = (decided.determined_on >= asked.from_on, decided.determined_on <= asked.to_on)
    of_those = (decided.status.in_([str(status) for status in DECIDED]), *then)
    tolerances = await _read(look, door, TOLERANCE, of_those, "determined_on")
    return Past(
        shown,
        bearing,
        await _held(look.connection, bearing),
        tuple((one.case, DOSSIER.name in one.standing.sections) for one in tolerances),
        _pinned((*bearing, *(one.case for one in tolerances)), door.engine.policies),
    )


async def _read(
    look: Look, door: Door, case_type: CaseType[C], conditions: tuple[ColumnElement[bool], ...], day: str
) -> list[Loaded[C]]:
    """Those of the caller's organ that the caller may read, all or none."""
    ours = case_type.table.c.competent_organ_id == door.actor.organ_id
    found, total = await read_page(look, door, case_type, (ours, *conditions), _ALL_OF_IT, Sort(day, False))
    if total > MOST:
        raise WhatIfTooWide
    return found


async def _held(connection: AsyncConnection, triggers: Iterable[Trigger]) -> frozenset[tuple[UUID, UUID]]:
    """The interviews of those events that took place or were missed: after them the months count anew."""
    events = {one.occurrence_id for one in triggers if one.is_monthly}
    if not events:
        return frozenset()
    row = INTERVIEWS.c
    there = (row.occurrence_id.in_(events), row.status.in_(sorted(str(status) for status in STANDING)))
    found = await connection.execute(select(row.unit_id, row.occurrence_id).where(*there))
    return frozenset((UUID(int=one.unit_id.int), UUID(int=one.occurrence_id.int)) for one in found)


def _pinned(cases: Iterable[Case], policies: Policies) -> dict[tuple[str, str], Profile]:
    pinned = {(one.profile, one.profile_version) for one in cases}
    return {(name, version): policies.profile(name, version) for name, version in pinned}
