"""Questions to the replica, each for a given day: who looked after this unit, who held this post, who is this account.

``on`` is a calendar day of the office (Asia/Shanghai); a period contains its first day and not its ``valid_to``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Date, Table, Text, Uuid, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.prepared import Prepared
from libs.kernel.actor import Actor
from libs.kernel.roles import Role
from libs.replica.codes import OFFICE_KINDS, OrganKind, Post, RelationKind
from libs.replica.tables import ACCOUNT, ORGAN, PERSON, POST, RELATION

_ROLES = frozenset(Role)
_IS_OFFICE = ORGAN.c.kind.in_(sorted(str(kind) for kind in OFFICE_KINDS))


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ or office. ``ended_on`` is the first day on which it no longer exists, None while it does."""

    id: UUID
    code: str
    kind: str
    level: str
    parent_id: UUID | None
    ended_on: date | None

    def exists_on(self, day: date) -> bool:
        """Whether the organ has not ended by that day."""
        return self.ended_on is None or day < self.ended_on


@dataclass(frozen=True, slots=True)
class PostOf:
    """A post that a person holds in an organ or office."""

    organ_id: UUID
    post: str


@dataclass(frozen=True, slots=True)
class LeaderOf:
    """A person whose portfolio covers a unit, and the kinds of organ where that person holds a post.

    A municipal leader's side (G-10) is told by the kind: municipal_committee is the party's, municipal_government
    the government's.
    """

    person_id: UUID
    organ_kinds: frozenset[str]


def valid_on(table: Table, on: date) -> ColumnElement[bool]:
    """That the period of a row contains the day."""
    return (table.c.valid_from <= on) & or_(table.c.valid_to.is_(None), on < table.c.valid_to)


_ON = bindparam("on", type_=Date)
_ORGANS = Prepared(select(ORGAN).where(ORGAN.c.id == bindparam("ids", type_=ARRAY(Uuid)).any_()))
_ORGAN_AND_KIND = Prepared(
    select(ORGAN)
    .where(or_(ORGAN.c.id == bindparam("organ_id", type_=Uuid), ORGAN.c.kind == bindparam("kind", type_=Text)))
    .order_by(ORGAN.c.id)
)
_ORGANS_OF_KIND = Prepared(
    select(ORGAN.c.id).where(
        ORGAN.c.kind == bindparam("kind", type_=Text), or_(ORGAN.c.ended_on.is_(None), ORGAN.c.ended_on > _ON)
    )
)


async def find_actor(connection: AsyncConnection, account_id: UUID) -> Actor | None:
    """The actor of an account, with the roles this code knows; None if the account is unknown or disabled."""
    statement = select(ACCOUNT).where(ACCOUNT.c.id == account_id, ACCOUNT.c.disabled.is_(False))
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        return None
    roles = frozenset(Role(role) for role in row.roles if role in _ROLES)
    return actor_of(row.id, row.person_id, row.organ_id, row.office_id, roles)


def actor_of(
    account_id: UUID, person_id: UUID, organ_id: UUID, office_id: UUID | None, roles: frozenset[Role]
) -> Actor:
    """An actor of plain UUIDs: those of the database driver are of a class of its own, which JSON writers refuse."""
    office = None if office_id is None else _plain(office_id)
    return Actor(_plain(account_id), _plain(person_id), _plain(organ_id), office, roles)


def _plain(identity: UUID) -> UUID:
    return UUID(int=identity.int)


async def organ(connection: AsyncConnection, organ_id: UUID) -> Organ | None:
    """The organ or office of that id, ended or not."""
    return next(iter(await organs(connection, (organ_id,))), None)


async def organs(connection: AsyncConnection, organ_ids: Iterable[UUID]) -> tuple[Organ, ...]:
    """The organs of those ids that the replica knows, ended or not."""
    rows = await _ORGANS.rows(connection, {"ids": list(organ_ids)})
    return tuple(_organ(row) for row in rows)


def _organ(row: Any) -> Organ:
    return Organ(row["id"], row["code"], row["kind"], row["level"], row["parent_id"], row["ended_on"])


async def kind_of(connection: AsyncConnection, organ_id: UUID) -> str | None:
    """The kind of an organ (OrganKind); None if the replica does not know it."""
    return (await connection.execute(select(ORGAN.c.kind).where(ORGAN.c.id == organ_id))).scalar_one_or_none()


async def offices_of(connection: AsyncConnection, organ_id: UUID, on: date, *kinds: OrganKind) -> frozenset[UUID]:
    """The offices and bodies of an organ that exist on that day, of those kinds or of all."""
    exists_then = or_(ORGAN.c.ended_on.is_(None), on < ORGAN.c.ended_on)
    wanted = ORGAN.c.kind.in_([str(kind) for kind in kinds]) if kinds else _IS_OFFICE
    rows = await connection.execute(select(ORGAN.c.id).where(ORGAN.c.parent_id == organ_id, exists_then, wanted))
    return frozenset(rows.scalars())


async def organ_and_kind(
    connection: AsyncConnection, organ_id: UUID, kind: OrganKind
) -> tuple[Organ | None, tuple[Organ, ...]]:
    """An organ and all organs of a kind, ended or not, in one question."""
    rows = await _ORGAN_AND_KIND.rows(connection, {"organ_id": organ_id, "kind": str(kind)})
    found = tuple(_organ(row) for row in rows)
    return next((o for o in found if o.id == organ_id), None), tuple(o for o in found if o.kind == str(kind))


async def organs_of_kind(connection: AsyncConnection, kind: OrganKind, on: date) -> frozenset[UUID]:
    """All organs of that kind that exist on that day, e.g. the municipal discipline organ."""
    rows = await _ORGANS_OF_KIND.rows(connection, {"kind": str(kind), "on": on})
    return frozenset(row["id"] for row in rows)


async def holders(connection: AsyncConnection, kind: RelationKind | str, target_id: UUID, on: date) -> frozenset[UUID]:
    """Who has that relation to the target on that day."""
    statement = select(RELATION.c.holder_id).where(
        RELATION.c.kind == str(kind), RELATION.c.target_id == target_id, valid_on(RELATION, on)
    )
    return frozenset((await connection.execute(statement)).scalars())


async def targets(connection: AsyncConnection, kind: RelationKind | str, holder_id: UUID, on: date) -> frozenset[UUID]:
    """To whom the holder has that relation on that day."""
    statement = select(RELATION.c.target_id).where(
        RELATION.c.kind == str(kind), RELATION.c.holder_id == holder_id, valid_on(RELATION, on)
    )
    return frozenset((await connection.execute(statement)).scalars())


async def stands(
    connection: AsyncConnection, kind: RelationKind | str, holder_id: UUID, target_id: UUID, on: date
) -> bool:
    """Whether the holder has that relation to the target on that day."""
    return holder_id in await holders(connection, kind, target_id, on)


async def counterpart_office_id(connection: AsyncConnection, unit_id: UUID, on: date) -> UUID | None:
    """The supervision office that looks after a unit, county or body on that day (F-26, C-26, C-28); at most one."""
    found = await holders(connection, RelationKind.COUNTERPART, unit_id, on)
    return min(found, default=None)


async def leaders_of(connection: AsyncConnection, target_id: UUID, on: date) -> tuple[LeaderOf, ...]:
    """Whose portfolio covers a unit or office on that day (F-24, C-26), with the kinds of organ they hold posts in."""
    persons = await holders(connection, RelationKind.PORTFOLIO, target_id, on)
    statement = (
        select(POST.c.person_id, ORGAN.c.kind)
        .join(ORGAN, ORGAN.c.id == POST.c.organ_id)
        .where(POST.c.person_id.in_(persons), valid_on(POST, on))
    )
    kinds: dict[UUID, set[str]] = {person: set() for person in persons}
    for person, kind in await connection.execute(statement):
        kinds[person].add(kind)
    return tuple(LeaderOf(person, frozenset(kinds[person])) for person in sorted(kinds))


async def posts(connection: AsyncConnection, person_id: UUID, on: date) -> frozenset[PostOf]:
    """The posts a person holds on that day."""
    statement = select(POST.c.organ_id, POST.c.post).where(POST.c.person_id == person_id, valid_on(POST, on))
    return frozenset(PostOf(row.organ_id, row.post) for row in await connection.execute(statement))


async def persons_holding(connection: AsyncConnection, organ_id: UUID, post: Post | str, on: date) -> frozenset[UUID]:
    """Who holds that post in that very organ or office on that day."""
    held = (POST.c.organ_id == organ_id, POST.c.post == str(post), valid_on(POST, on))
    return frozenset((await connection.execute(select(POST.c.person_id).where(*held))).scalars())


async def persons_of(connection: AsyncConnection, organ_id: UUID, on: date) -> frozenset[UUID]:
    """Who holds any post in an organ or one of its offices on that day."""
    offices = select(ORGAN.c.id).where(ORGAN.c.parent_id == organ_id, _IS_OFFICE)
    there = or_(POST.c.organ_id == organ_id, POST.c.organ_id.in_(offices))
    return frozenset((await connection.execute(select(POST.c.person_id).where(there, valid_on(POST, on)))).scalars())


async def offices_of_persons(
    connection: AsyncConnection, person_ids: Iterable[UUID], organ_id: UUID, on: date
) -> dict[UUID, UUID | None]:
    """Of those persons the ones with a post in the organ on that day: their office in it, None if without one."""
    statement = (
        select(POST.c.person_id, POST.c.organ_id)
        .join(ORGAN, ORGAN.c.id == POST.c.organ_id)
        .where(POST.c.person_id.in_(tuple(person_ids)), valid_on(POST, on))
        .where(or_(ORGAN.c.id == organ_id, and_(ORGAN.c.parent_id == organ_id, _IS_OFFICE)))
        .order_by(POST.c.organ_id)
    )
    found: dict[UUID, UUID | None] = {}
    for person, place in await connection.execute(statement):
        office = None if place == organ_id else place
        found[person] = found.get(person) or office
    return found


async def knows_person(connection: AsyncConnection, person_id: UUID) -> bool:
    """Whether the replica has that person."""
    return (await connection.execute(select(PERSON.c.id).where(PERSON.c.id == person_id))).first() is not None
