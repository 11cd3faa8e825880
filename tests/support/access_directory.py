"""The same city as the directory has it on record: organs, persons, relations and accounts in every status."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.process import Running
from libs.contracts import directory as told
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Outcome
from libs.kernel.roles import Role
from services.directory.accounts.account import Account
from services.directory.accounts.lifecycle import AccountStatus
from services.directory.accounts.store import ACCOUNTS
from services.directory.clients.client_key import ClientKey
from services.directory.clients.lifecycle import KeyStatus
from services.directory.clients.store import CLIENT_KEYS
from services.directory.organs.lifecycle import OrganStatus
from services.directory.organs.organ import Organ
from services.directory.organs.store import ORGANS
from services.directory.people.commands import StatedPost
from services.directory.people.lifecycle import PersonStatus
from services.directory.people.person import Person
from services.directory.people.store import PEOPLE
from services.directory.relations.lifecycle import RelationStatus
from services.directory.relations.relation import Relation
from services.directory.relations.store import RELATIONS
from tests.support.access_people import OPENED, OPENED_ON, ROLES, TODAY, City, Persona, named, natural_home
from tests.support.access_specials import specials
from tests.support.access_stage import Book, Scribe, Told

_PINNED = ("xuchang", "2023-01")


@dataclass
class Register:
    """What the directory has on record, by case type and id, the accounts that can call it, and the moves of each."""

    organs: dict[UUID, Organ] = field(default_factory=dict)
    people: dict[UUID, Person] = field(default_factory=dict)
    relations: dict[UUID, Relation] = field(default_factory=dict)
    accounts: dict[UUID, Account] = field(default_factory=dict)
    callers: tuple[Persona, ...] = ()
    moves: dict[tuple[str, UUID], list[Told]] = field(default_factory=dict)


def registered(city: City) -> tuple[Persona, ...]:
    """Who has an account in the directory: each role once, at home, and everybody who is like nobody else."""
    plain = (city.personas[f"{role}@{natural_home(role)}/holds"] for role in ROLES)
    unusual = (one for one, _ in specials() if one.known and one.roles <= set(ROLES))
    return (*plain, *unusual)


async def register_city(running: Running, connection: AsyncConnection, city: City) -> Register:
    """Put it on record, each entry through the writer of the engine."""
    book = Book()
    clerk = Registrar(Scribe(running, connection, book), Register(), city)
    await clerk.organs()
    await clerk.people_and_accounts()
    await clerk.relations()
    await clerk.keys()
    clerk.register.callers = tuple(one for one in registered(city) if not one.disabled)
    clerk.register.moves = book.moves
    return clerk.register


@dataclass
class Registrar:
    """Puts the city on record."""

    scribe: Scribe
    register: Register
    city: City

    async def organs(self) -> None:
        """All organs and offices, and one that has ended."""
        for code, (kind, parent) in {**self.city.organs, "dissolved": ("municipal_unit", None)}.items():
            organ = Organ(
                named("organ", code), OrganStatus.ACTIVE, *_PINNED, code=code, kind=told.OrganKind(kind),
                level=told.Level.CITY, parent_id=None if parent is None else named("organ", parent),
                name_zh=f"示例{code}", name_en=code,
            )  # fmt: skip
            event = told.OrganRecorded(code=code, kind=organ.kind, level=organ.level, parent_id=organ.parent_id)
            organ = await self._move(ORGANS, None, organ, event, "record")
            if code == "dissolved":
                ended = replace(organ, status=OrganStatus.ENDED, ended_on=TODAY)
                organ = await self._move(ORGANS, organ, ended, told.OrganEnded(ended_on=TODAY), "end")
            self.register.organs[organ.id] = organ

    async def people_and_accounts(self) -> None:
        """Who can call, one person who has left office, and the disabled account."""
        for one in registered(self.city):
            if one.person_id not in self.register.people:
                await self._person(one.person_id, one.person or one.code, one.organ_id)
            account = Account(
                one.account_id, AccountStatus.ACTIVE, *_PINNED, code=one.code, person_id=one.person_id,
                organ_id=one.organ_id, office_id=one.office_id, roles=tuple(r for r in Role if r in one.roles),
                machine=one.code == "machine",
            )  # fmt: skip
            recorded = told.AccountRecorded(
                person_id=one.person_id, organ_id=one.organ_id, office_id=one.office_id, roles=tuple(sorted(one.roles))
            )
            account = await self._move(ACCOUNTS, None, account, recorded, "record")
            if one.disabled:
                disabled = replace(account, status=AccountStatus.DISABLED)
                account = await self._move(ACCOUNTS, account, disabled, told.AccountDisabled(), "disable")
            self.register.accounts[account.id] = account
        left = await self._person(named("person", "gone"), "gone", named("organ", "schools"))
        ended = replace(left, status=PersonStatus.ENDED, ended_on=TODAY)
        event = told.PersonEnded(ended_on=TODAY)
        self.register.people[left.id] = await self._move(PEOPLE, left, ended, event, "end")

    async def keys(self) -> None:
        """Keys of the machine: one in use, one revoked, one expired."""
        machine = named("account", "machine")
        for act, status in (("", KeyStatus.ACTIVE), ("revoke", KeyStatus.REVOKED), ("expire", KeyStatus.EXPIRED)):
            key = ClientKey(
                named("key", str(status)), KeyStatus.ACTIVE, *_PINNED, account_id=machine,
                scopes=("filing.filings.read",), expires_on=TODAY,
            )  # fmt: skip
            issued = told.ClientKeyIssued(account_id=machine, scopes=key.scopes, expires_on=key.expires_on)
            key = await self._move(CLIENT_KEYS, None, key, issued, "issue")
            if act:
                ended = told.ClientKeyRevoked if act == "revoke" else told.ClientKeyExpired
                await self._move(CLIENT_KEYS, key, replace(key, status=status), ended(account_id=machine), act)

    async def relations(self) -> None:
        """Every tie of the city that joins what is on record, and authority over two persons who stand apart."""
        for kind, holder, target, since, until in self._joined():
            relation = Relation(
                named("relation", f"{kind} {holder} {target} {since} {until}"),
                RelationStatus.LASTING if until is None else RelationStatus.ENDED, *_PINNED,
                kind=told.RelationKind(kind), holder_id=holder, target_id=target, valid_from=since, valid_to=until,
            )  # fmt: skip
            event = told.RelationRecorded(
                kind=relation.kind, holder_id=holder, target_id=target, valid_from=since, valid_to=until
            )
            relation = await self._move(RELATIONS, None, relation, event, "record")
            self.register.relations[relation.id] = relation

    def _joined(self) -> Iterator[tuple[Any, ...]]:
        known = {*self.register.organs, *self.register.people}
        for tie in self.city.ties:
            if {tie.holder, tie.target} <= known:
                yield tie.kind, tie.holder, tie.target, tie.since, tie.until
        for code in (f"{Role.SUBJECT}@cdi/holds", f"{Role.THIRD_PARTY_JUDGE}@cdi/holds", "subject+judge", "gone"):
            yield "cadre_authority", named("organ", "cdi"), named("person", code), OPENED_ON, None

    async def _person(self, person_id: UUID, code: str, organ_id: UUID) -> Person:
        posts = (StatedPost(organ_id=organ_id, post=told.Post.OFFICER, valid_from=OPENED_ON, valid_to=None),)
        person = Person(person_id, PersonStatus.ACTIVE, *_PINNED, code=code, name=f"某 {code}", posts=posts)
        held = tuple(told.HeldPost(**dict(post)) for post in posts)
        event = told.PersonRecorded(code=code, posts=held)
        recorded: Person = await self._move(PEOPLE, None, person, event, "record")
        self.register.people[person_id] = recorded
        return recorded

    async def _move(self, case_type: Any, before: Any, after: Any, event: Any, act: str) -> Any:
        return await self.scribe.write(case_type, before, Outcome(after, event), act, None, SYSTEM, OPENED)
