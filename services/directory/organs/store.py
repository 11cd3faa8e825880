"""How organs are kept, and the facts their acts need."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Act, CaseType, Desk
from libs.contracts.directory import OrganKind
from libs.kernel.actor import Occasion
from services.directory.accounts.lifecycle import AccountStatus
from services.directory.holding import hold
from services.directory.organs import organ as acts
from services.directory.organs.commands import AmendOrgan, EndOrgan, RecordOrgan
from services.directory.organs.lifecycle import LIFECYCLE, OrganStatus
from services.directory.organs.organ import Organ, OrganFacts, OrganUse
from services.directory.permissions import open_to_all
from services.directory.tables import ACCOUNT, ORGAN


def columns(organ: Organ) -> Mapping[str, object]:
    """The projected columns of an organ."""
    return {
        "code": organ.code,
        "kind": str(organ.kind),
        "level": str(organ.level),
        "parent_id": organ.parent_id,
        "ended_on": organ.ended_on,
    }


async def record_facts(desk: Desk, _case: None, command: RecordOrgan, _occasion: Occasion) -> OrganFacts:
    """Whether the code is free, and where the organ would stand."""
    await hold(desk.connection, f"organ:{command.code}")
    taken = (await desk.connection.execute(select(ORGAN.c.id).where(ORGAN.c.code == command.code))).first() is not None
    return OrganFacts(taken, *await _parent(desk.connection, command.parent_id))


async def amend_facts(desk: Desk, _case: Organ, command: AmendOrgan, _occasion: Occasion) -> OrganFacts:
    """Where the organ would stand."""
    return OrganFacts(False, *await _parent(desk.connection, command.parent_id))


async def end_facts(desk: Desk, case: Organ, _command: EndOrgan, _occasion: Occasion) -> OrganUse:
    """What of the organ has not ended."""
    below = select(func.count()).where(ORGAN.c.parent_id == case.id, ORGAN.c.status == OrganStatus.ACTIVE)
    of_organ = (ACCOUNT.c.organ_id == case.id) | (ACCOUNT.c.office_id == case.id)
    usable = select(func.count()).where(of_organ, ACCOUNT.c.status == AccountStatus.ACTIVE)
    return OrganUse(
        (await desk.connection.execute(below)).scalar_one(), (await desk.connection.execute(usable)).scalar_one()
    )


async def _parent(connection: AsyncConnection, parent_id: UUID | None) -> tuple[OrganKind | None, frozenset[UUID]]:
    """The kind of an active parent, and all organs above it."""
    if parent_id is None:
        return None, frozenset()
    await hold(connection, "organ tree")
    start = select(ORGAN.c.id, ORGAN.c.parent_id, ORGAN.c.kind, ORGAN.c.status).where(ORGAN.c.id == parent_id)
    row = (await connection.execute(start)).one_or_none()
    if row is None or row.status != OrganStatus.ACTIVE:
        return None, frozenset()
    above = select(ORGAN.c.id, ORGAN.c.parent_id).where(ORGAN.c.id == row.parent_id).cte("above", recursive=True)
    higher = ORGAN.alias()
    above = above.union(select(higher.c.id, higher.c.parent_id).where(higher.c.id == above.c.parent_id))
    found = (await connection.execute(select(above.c.id))).scalars()
    return OrganKind(row.kind), frozenset(found)


async def organ_kinds(connection: AsyncConnection, *organ_ids: UUID) -> Mapping[UUID, OrganKind]:
    """The kinds of those organs that exist and have not ended."""
    active = (ORGAN.c.id.in_(organ_ids), ORGAN.c.status == OrganStatus.ACTIVE)
    rows = await connection.execute(select(ORGAN.c.id, ORGAN.c.kind).where(*active))
    return {organ_id: OrganKind(kind) for organ_id, kind in rows}


ORGANS = CaseType(
    name="organ",
    resource="organs",
    table=ORGAN,
    case_class=Organ,
    columns=columns,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("record", RecordOrgan, acts.record, record_facts, opens=True),
        Act("amend", AmendOrgan, acts.amend, amend_facts),
        Act("end", EndOrgan, acts.end, end_facts),
    ),
    access=open_to_all(),
)
