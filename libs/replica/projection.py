"""Keeps the replica: each directory event is written as it is heard; hearing it again changes nothing."""

from functools import partial
from typing import Any

from sqlalchemy import Table, delete, func, insert, or_, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.hearing import Follow, Heard
from libs.contracts.directory import (
    ACCOUNT_EVENTS,
    ORGAN_EVENTS,
    PERSON_EVENTS,
    RELATION_EVENTS,
    AccountDisabled,
    AccountRecorded,
    OrganEnded,
    OrganRecorded,
    PersonEnded,
    PersonRecorded,
    RelationEnded,
    RelationRecorded,
)
from libs.kernel.events import Event
from libs.replica.tables import ACCOUNT, ORGAN, PERSON, POST, RELATION


async def project_organ(connection: AsyncConnection, heard: Heard) -> None:
    """Write what an organ event says."""
    match heard.event:
        case OrganRecorded() as organ:
            await _upsert(connection, ORGAN, heard, organ.model_dump())
        case OrganEnded(ended_on=ended_on):
            await _change(connection, ORGAN, heard, {"ended_on": ended_on})


async def project_person(connection: AsyncConnection, heard: Heard) -> None:
    """Write what a person event says; all posts are replaced by those it tells."""
    match heard.event:
        case PersonRecorded(code=code, posts=posts):
            if await _upsert(connection, PERSON, heard, {"code": code}):
                await connection.execute(delete(POST).where(POST.c.person_id == heard.aggregate_id))
                rows = [{"person_id": heard.aggregate_id, **post.model_dump()} for post in posts]
                if rows:
                    await connection.execute(insert(POST), rows)
        case PersonEnded(ended_on=ended_on):
            if await _change(connection, PERSON, heard, {"ended_on": ended_on}):
                held = (POST.c.person_id == heard.aggregate_id, _lasts_after(POST, ended_on))
                last_day = func.greatest(POST.c.valid_from, ended_on)
                await connection.execute(update(POST).where(*held).values(valid_to=last_day))


async def project_relation(connection: AsyncConnection, heard: Heard) -> None:
    """Write what a relation event says."""
    match heard.event:
        case RelationRecorded() as relation:
            await _upsert(connection, RELATION, heard, relation.model_dump())
        case RelationEnded(valid_to=valid_to):
            await _change(connection, RELATION, heard, {"valid_to": valid_to})


async def project_account(connection: AsyncConnection, heard: Heard) -> None:
    """Write what an account event says."""
    match heard.event:
        case AccountRecorded() as account:
            roles = list(account.roles)
            values = {**account.model_dump(), "roles": roles, "disabled": False}
            await _upsert(connection, ACCOUNT, heard, values)
        case AccountDisabled():
            await _change(connection, ACCOUNT, heard, {"disabled": True})


_follow = partial(Follow, "directory")

FOLLOWS: tuple[Follow, ...] = (
    _follow("organ", contracts=ORGAN_EVENTS, project=project_organ),
    _follow("person", contracts=PERSON_EVENTS, project=project_person),
    _follow("relation", contracts=RELATION_EVENTS, project=project_relation),
    _follow("account", contracts=ACCOUNT_EVENTS, project=project_account),
)
"""What every service but the directory follows, beside what it follows of its own accord."""

RIGHTS_CHANGE: tuple[type[Event], ...] = (AccountRecorded, AccountDisabled)
"""Events after which remembered callers must be forgotten (``Service.rights_change``)."""


async def _upsert(connection: AsyncConnection, table: Table, heard: Heard, values: dict[str, Any]) -> bool:
    """Insert or overwrite the row of the aggregate; False if the row knows this version or a later one already."""
    row = {**values, "version": heard.version}
    statement = pg_insert(table).values(id=heard.aggregate_id, **row)
    statement = statement.on_conflict_do_update(
        index_elements=[table.c.id], set_=row, where=table.c.version < heard.version
    )
    return (await connection.execute(statement)).rowcount == 1


async def _change(connection: AsyncConnection, table: Table, heard: Heard, values: dict[str, Any]) -> bool:
    """Change the row of the aggregate; False if it knows this version already or does not exist."""
    older = (table.c.id == heard.aggregate_id, table.c.version < heard.version)
    statement = update(table).where(*older).values(**values, version=heard.version)
    return (await connection.execute(statement)).rowcount == 1


def _lasts_after(table: Table, day: Any) -> Any:
    return or_(table.c.valid_to.is_(None), table.c.valid_to > day)
