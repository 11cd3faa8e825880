"""Loading a city through the engine, as the system itself: what is new is recorded, what differs is changed."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.engine import Engine, Request
from libs.contracts.directory import RelationKind
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Case, Command
from libs.kernel.refusal import Refusal
from services.directory.accounts.account import Account
from services.directory.accounts.commands import ChangeRoles, LoadPassword, RecordAccount
from services.directory.city_file import AccountRow, City, OrganRow, PersonRow, RelationRow
from services.directory.organs.commands import AmendOrgan, RecordOrgan
from services.directory.passwords import Passwords
from services.directory.people.commands import AmendPerson, RecordPerson, StatedPost
from services.directory.relations.commands import CorrectRelation, RecordRelation
from services.directory.stable_ids import account_id, organ_id, person_id, relation_id
from services.directory.tables import SECRET

C = TypeVar("C", bound=Case)


class NotLoaded(Exception):
    """An entry of the file was refused; nothing of the file was loaded. Names entry, refusal and pointers."""


class OneHashPerPassword(Passwords):
    """Hashes each distinct password once: loaded accounts share theirs until they get one of their own."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, str] = {}

    async def hash(self, password: str) -> str:
        """The hash of the password, the same each time."""
        if password not in self._known:
            self._known[password] = await super().hash(password)
        return self._known[password]


@dataclass
class Loader:
    """One load in one transaction; ``done`` counts what was done, e.g. ``organ.record``."""

    engine: Engine
    connection: AsyncConnection
    done: Counter[str] = field(default_factory=Counter)

    async def load(self, city: City) -> None:
        """Load everything. Raises NotLoaded."""
        found = {name: await self._present(name) for name in self.engine.types}
        for organ in city.organs:
            await self._load_organ(organ, found["organ"])
        for person in city.people:
            await self._load_person(person, found["person"])
        for relation in city.relations:
            await self._load_relation(relation, found["relation"])
        for person in city.people:
            if person.account is not None:
                await self._load_account(person.code, person.account, found["account"])
        if city.password is not None:
            await self._set_passwords(city, LoadPassword(password=city.password, lasting=city.password_lasts))

    async def _load_organ(self, row: OrganRow, present: dict[UUID, Any]) -> None:
        own_id = organ_id(row.code)
        stated = AmendOrgan(
            kind=row.kind,
            level=row.level,
            parent_id=None if row.parent is None else organ_id(row.parent),
            name_zh=row.zh,
            name_en=row.en,
        )
        if own_id not in present:
            await self._do("organ", "record", own_id, RecordOrgan(code=row.code, **dict(stated)), row.code)
        elif _differs(present[own_id], stated):
            await self._do("organ", "amend", own_id, stated, row.code)

    async def _load_person(self, row: PersonRow, present: dict[UUID, Any]) -> None:
        own_id = person_id(row.code)
        posts = (
            StatedPost(organ_id=organ_id(p.organ), post=p.post, valid_from=p.since, valid_to=p.until) for p in row.posts
        )
        stated = AmendPerson(name=row.name, posts=tuple(posts))
        if own_id not in present:
            await self._do("person", "record", own_id, RecordPerson(code=row.code, **dict(stated)), row.code)
        elif _differs(present[own_id], stated):
            await self._do("person", "amend", own_id, stated, row.code)

    async def _load_relation(self, row: RelationRow, present: dict[UUID, Any]) -> None:
        stated = CorrectRelation(valid_from=row.since, valid_to=row.until)
        for target in row.targets:
            own_id = relation_id(row.kind, row.holder, target, row.since)
            name = f"{row.kind} {row.holder} {target}"
            if own_id not in present:
                holder, other = _ends(row.kind, row.holder, target)
                command = RecordRelation(kind=row.kind, holder_id=holder, target_id=other, **dict(stated))
                await self._do("relation", "record", own_id, command, name)
            elif _differs(present[own_id], stated):
                await self._do("relation", "correct", own_id, stated, name)

    async def _load_account(self, code: str, row: AccountRow, present: dict[UUID, Account]) -> None:
        own_id = account_id(code)
        stated = ChangeRoles(
            organ_id=organ_id(row.organ),
            office_id=None if row.office is None else organ_id(row.office),
            roles=row.roles,
        )
        known = present.get(own_id)
        if known is None:
            command = RecordAccount(code=code, person_id=person_id(code), **dict(stated))
            await self._do("account", "record", own_id, command, code)
        elif (known.organ_id, known.office_id, set(known.roles)) != (
            stated.organ_id,
            stated.office_id,
            set(stated.roles),
        ):
            await self._do("account", "change_roles", own_id, stated, code)

    async def _set_passwords(self, city: City, command: LoadPassword) -> None:
        """Give a password to accounts that never had one; a password that someone has set is left alone."""
        having = set((await self.connection.execute(select(SECRET.c.account_id))).scalars())
        for person in city.people:
            if person.account is not None and account_id(person.code) not in having:
                await self._do("account", "set_password", account_id(person.code), command, person.code)

    async def _present(self, name: str) -> dict[UUID, Any]:
        case_type = self.engine.types[name]
        bodies = await self.connection.execute(select(case_type.table.c.body))
        return {case.id: case for case in map(case_type.load, bodies.scalars())}

    async def _do(self, case_type: str, act: str, case_id: UUID, command: Command, name: str) -> None:
        request = Request(case_type, act, command, SYSTEM, case_id=case_id, unconditional=True)
        try:
            await self.engine.perform_within(self.connection, request)
        except Refusal as refusal:
            where = ", ".join(f"{missing.pointer} {missing.code}" for missing in refusal.errors)
            raise NotLoaded(f"{case_type} {name}: {refusal.code} {where}".rstrip()) from None
        self.done[f"{case_type}.{act}"] += 1


def _differs(case: Any, stated: Command) -> bool:
    return any(getattr(case, name) != value for name, value in stated)


def _ends(kind: RelationKind, holder: str, target: str) -> tuple[UUID, UUID]:
    """Holder and target of a relation: persons or organs, by its kind."""
    match kind:
        case RelationKind.PORTFOLIO:
            return person_id(holder), organ_id(target)
        case RelationKind.CADRE_AUTHORITY:
            return organ_id(holder), person_id(target)
        case _:
            return organ_id(holder), organ_id(target)
