"""Loads what draws and re-examinations must know beyond themselves."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.chain_executing import deciding_chain
from services.accountability.cases.status import CaseStatus
from services.accountability.cases.tables import CASES
from services.accountability.committee_loading import committee_on
from services.accountability.reexaminations import facts as f
from services.accountability.reexaminations.commands import DecideReexamination
from services.accountability.reexaminations.draw import Draw
from services.accountability.reexaminations.reexamination import Reexamination
from services.accountability.reexaminations.status import DrawStatus
from services.accountability.reexaminations.tables import DRAWS
from services.accountability.reviews.hands_loading import hands_beside
from services.accountability.sanctions.record_loading import record_of

_LOCK_SPACE: Final = 4718
"""Number of this use among the advisory locks of the database."""
_SHAPE: Final = TypeAdapter(Draw)


async def draw_facts(desk: Desk, _case: None, _command: object, occasion: Occasion) -> f.DrawFacts:
    """The draws of the organ, the current one under lock, and the closed cases that were in none of them."""
    connection, organ_id = desk.connection, occasion.actor.organ_id
    await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(organ_id)))))
    draws = await _draws_of(connection, organ_id)
    current = next((draw for draw in draws if draw.status is DrawStatus.CURRENT), None)
    cases = await _closed_since(connection, organ_id, draws)
    hands = await hands_beside(connection, [case.id for case in cases])
    drawable = (f.Drawable(case, deciding_chain(case) | hands.get(case.id, frozenset())) for case in cases)
    return f.DrawFacts(frozenset(draw.half_year for draw in draws), current, tuple(drawable))


async def assign_facts(desk: Desk, case: Reexamination, _command: object, occasion: Occasion) -> f.AssignFacts:
    """Who holds a post in the organ today."""
    return f.AssignFacts(await lookups.persons_of(desk.connection, case.competent_organ_id, occasion.on))


async def report_facts(desk: Desk, case: Reexamination, _command: object, _occasion: Occasion) -> f.CaseFacts:
    """The case and the sanctions on its object, under lock."""
    return await _case_facts(desk.connection, case)


async def decide_facts(desk: Desk, case: Reexamination, command: DecideReexamination, _on: Occasion) -> f.CaseFacts:
    """The same, and the standing committee on the day of the meeting."""
    found = await _case_facts(desk.connection, case)
    committee = await committee_on(desk.connection, case.competent_organ_id, command.resolution.held_on)
    return f.CaseFacts(found.case, found.record, committee)


async def _draws_of(connection: AsyncConnection, organ_id: UUID) -> tuple[Draw, ...]:
    """Every draw of the organ, under lock."""
    row = DRAWS.c
    statement = select(row.body, row.version).where(row.competent_organ_id == organ_id).order_by(row.id)
    rows = (await connection.execute(statement.with_for_update())).all()
    return tuple(replace(_SHAPE.validate_json(found.body), version=found.version) for found in rows)


async def _case_facts(connection: AsyncConnection, reexamination: Reexamination) -> f.CaseFacts:
    (case,) = await cases_locked(connection, CASE, CASES.c.id == reexamination.case_id)
    return f.CaseFacts(case, await record_of(connection, case.object_person_id, case.target.organ_id))


async def _closed_since(
    connection: AsyncConnection, organ_id: UUID, draws: tuple[Draw, ...]
) -> tuple[AccountabilityCase, ...]:
    """The closed cases of the organ that no draw could have drawn before."""
    row = CASES.c
    before = [case_id for draw in draws for case_id in draw.population]
    return await cases_found(
        connection,
        CASE,
        row.competent_organ_id == organ_id,
        row.status == str(CaseStatus.CLOSED),
        row.id.not_in(before),
    )
