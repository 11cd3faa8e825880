"""How relations are kept, and the facts their acts need."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Act, CaseType, Desk, Who
from libs.contracts.directory import RelationKind
from libs.kernel.actor import Occasion
from services.directory.holding import hold
from services.directory.organs.store import organ_kinds
from services.directory.people.lifecycle import PersonStatus
from services.directory.permissions import open_at_work
from services.directory.relations import relation as acts
from services.directory.relations.commands import CorrectRelation, EndRelation, RecordRelation
from services.directory.relations.lifecycle import LIFECYCLE
from services.directory.relations.relation import PERSON as A_PERSON
from services.directory.relations.relation import OtherPeriod, Relation, RelationFacts
from services.directory.tables import PERSON, RELATION


def columns(relation: Relation) -> Mapping[str, object]:
    """The projected columns of a relation."""
    return {
        "kind": str(relation.kind),
        "holder_id": relation.holder_id,
        "target_id": relation.target_id,
        "valid_from": relation.valid_from,
        "valid_to": relation.valid_to,
    }


async def record_facts(desk: Desk, _case: None, command: RecordRelation, _occasion: Occasion) -> RelationFacts:
    """What holder and target are, and what else is recorded of the target."""
    kinds = await _kinds(desk.connection, command.holder_id, command.target_id)
    others = await _others(desk.connection, command.kind, command.target_id, None)
    return RelationFacts(kinds.get(command.holder_id), kinds.get(command.target_id), others)


async def correct_facts(desk: Desk, case: Relation, _command: CorrectRelation, _occasion: Occasion) -> RelationFacts:
    """What else is recorded of the target."""
    return RelationFacts(None, None, await _others(desk.connection, case.kind, case.target_id, case.id))


async def _kinds(connection: AsyncConnection, *ids: UUID) -> Mapping[UUID, str]:
    persons = select(PERSON.c.id).where(PERSON.c.id.in_(ids), PERSON.c.status == PersonStatus.ACTIVE)
    found = dict.fromkeys((await connection.execute(persons)).scalars(), A_PERSON)
    return {**found, **await organ_kinds(connection, *ids)}


async def _others(
    connection: AsyncConnection, kind: RelationKind, target_id: UUID, own_id: UUID | None
) -> tuple[OtherPeriod, ...]:
    """The target's other relations of that kind; nobody else writes one until this transaction ends."""
    await hold(connection, f"relation:{kind}:{target_id}")
    same = (RELATION.c.kind == str(kind), RELATION.c.target_id == target_id, RELATION.c.id.is_distinct_from(own_id))
    rows = await connection.execute(
        select(RELATION.c.holder_id, RELATION.c.valid_from, RELATION.c.valid_to).where(*same)
    )
    return tuple(OtherPeriod(*row) for row in rows)


RELATIONS = CaseType(
    name="relation",
    resource="relations",
    table=RELATION,
    case_class=Relation,
    columns=columns,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("record", RecordRelation, acts.record, record_facts, opens=True),
        Act("correct", CorrectRelation, acts.correct, correct_facts),
        Act("end", EndRelation, acts.end),
    ),
    access=open_at_work(own=or_(RELATION.c.holder_id == Who.person, RELATION.c.target_id == Who.person)),
)
