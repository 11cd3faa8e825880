"""How persons are kept, and the facts their acts need."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Act, CaseType, Desk, Who
from libs.kernel.actor import Occasion
from services.directory.accounts.store import usable_accounts
from services.directory.holding import hold
from services.directory.organs.store import organ_kinds
from services.directory.people import person as acts
from services.directory.people.commands import AmendPerson, EndPerson, RecordPerson, StatedPost
from services.directory.people.lifecycle import LIFECYCLE
from services.directory.people.person import Person, PersonFacts, PersonUse
from services.directory.permissions import open_at_work
from services.directory.tables import PERSON


def columns(person: Person) -> Mapping[str, object]:
    """The projected columns of a person; not the name."""
    organs = sorted({post.organ_id for post in person.posts})
    return {"code": person.code, "organ_ids": organs, "ended_on": person.ended_on}


async def record_facts(desk: Desk, _case: None, command: RecordPerson, _occasion: Occasion) -> PersonFacts:
    """Whether the code is free, and which organs exist."""
    await hold(desk.connection, f"person:{command.code}")
    found = await desk.connection.execute(select(PERSON.c.id).where(PERSON.c.code == command.code))
    return PersonFacts(found.first() is not None, await _organs(desk.connection, command.posts))


async def amend_facts(desk: Desk, _case: Person, command: AmendPerson, _occasion: Occasion) -> PersonFacts:
    """Which organs exist."""
    return PersonFacts(False, await _organs(desk.connection, command.posts))


async def end_facts(desk: Desk, case: Person, _command: EndPerson, _occasion: Occasion) -> PersonUse:
    """The person's usable accounts, held until the end of the transaction."""
    return PersonUse(await usable_accounts(desk.connection, case.id))


async def _organs(connection: AsyncConnection, posts: tuple[StatedPost, ...]) -> frozenset[UUID]:
    return frozenset(await organ_kinds(connection, *{post.organ_id for post in posts}))


PEOPLE = CaseType(
    name="person",
    resource="people",
    table=PERSON,
    case_class=Person,
    columns=columns,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("record", RecordPerson, acts.record, record_facts, opens=True),
        Act("amend", AmendPerson, acts.amend, amend_facts),
        Act("end", EndPerson, acts.end, end_facts),
    ),
    access=open_at_work(own=PERSON.c.id == Who.person),
)
