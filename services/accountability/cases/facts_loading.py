"""Loads what each act must know beyond its case: the directory, the evidence index, and the cases that belong together.

Everything is read for the day of the act, or of what is pursued.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found, cases_locked
from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion, office_day
from libs.kernel.roles import Role
from libs.replica import lookups
from libs.replica.tables import ACCOUNT
from services.accountability.cases import facts as f
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.commands import NameInvolved, OpenCase, OpenCaseByHand
from services.accountability.cases.commands_deciding import DecideCase
from services.accountability.cases.commands_investigating import HearObject, RecordTests, RescopeCase
from services.accountability.cases.objects import LEADING_POSTS, CaseObject
from services.accountability.cases.sources_loading import source_of, under_way_on
from services.accountability.cases.store import same_matter
from services.accountability.cases.tables import CASES
from services.accountability.committee_loading import committee_on
from services.accountability.evidence.store import EVIDENCES
from services.accountability.joint.case_type import JOINT
from services.accountability.joint.tables import JOINTS
from services.accountability.proposals.tables import PROPOSALS

Case = AccountabilityCase
_STEPS_UP = 4
"""More levels than lie between a township and the city."""


async def opening_facts(desk: Desk, _case: None, command: OpenCase, _occasion: Occasion) -> f.OpeningFacts:
    """The filings of the same unit or matter, oldest decision first, and what sort of unit it is."""
    evidence_ids = await evidence_of(
        desk.connection, (command.unit_id,), command.project_code, command.competent_organ_id
    )
    return f.OpeningFacts(evidence_ids, await lookups.kind_of(desk.connection, command.unit_id))


async def by_hand_facts(desk: Desk, _case: None, command: OpenCaseByHand, occasion: Occasion) -> f.OpeningFacts:
    """The object as the directory has it, the source as this service has it, and the filings (P-15, P-17)."""
    connection, organ = desk.connection, occasion.actor.organ_id
    source = await source_of(connection, command.source_kind, command.source_id, organ)
    project = command.project_code or (None if source is None else source.project_code)
    target = await target_facts(connection, command.object, organ, command.occurred_on, occasion.on)
    return f.OpeningFacts(
        evidence_ids=await evidence_of(connection, (command.object.organ_id, target.unit_id), project, organ),
        unit_kind=target.unit_kind,
        target=target,
        source=source,
        already=await under_way_on(connection, command.source_id, command.object),
    )


async def involved_facts(desk: Desk, case: Case, command: NameInvolved, occasion: Occasion) -> f.InvolvedFacts:
    """The person's post, the filings of the unit, and who belongs to the case already."""
    connection, organ = desk.connection, case.competent_organ_id
    target = await target_facts(connection, command.object, organ, command.occurred_on, occasion.on)
    units = (command.object.organ_id, target.unit_id)
    return f.InvolvedFacts(
        evidence_ids=await evidence_of(connection, units, case.project_code, organ),
        target=target,
        involved=await involved_in(connection, case),
        joint=(await together_facts(desk, case, command, occasion)).joint,
    )


async def handlers_facts(desk: Desk, case: Case, _command: object, occasion: Occasion) -> f.HandlersFacts:
    """The office that looks after the unit today, and its officers."""
    office = await lookups.counterpart_office_id(desk.connection, case.unit_id, occasion.on)
    if office is None:
        return f.HandlersFacts(None, frozenset())
    officers = await persons_of_roles(desk.connection, (Role.SUP_OFFICER,), office_id=office)
    return f.HandlersFacts(UUID(int=office.int), officers)


async def scope_facts(desk: Desk, case: Case, command: RecordTests, occasion: Occasion) -> f.ScopeFacts:
    """Whom the tests are about, on the day of what is pursued."""
    day, organ = pursued_on(case, occasion), case.competent_organ_id
    return f.ScopeFacts(await target_facts(desk.connection, command.object, organ, day, occasion.on))


async def rescope_facts(desk: Desk, case: Case, command: RescopeCase, occasion: Occasion) -> f.RescopeFacts:
    """The present and the new object, and whether the supervision proposal named is of this case (A-13, A-15)."""
    connection, day, organ = desk.connection, pursued_on(case, occasion), case.competent_organ_id
    new = command.object
    return f.RescopeFacts(
        present=await target_facts(connection, case.target, organ, day, occasion.on),
        new=None if new is None else await target_facts(connection, new, organ, day, occasion.on),
        proposal_known=await _is_proposed_on(connection, command.supervision_proposal_id, case.id),
    )


async def draft_facts(desk: Desk, case: Case, _command: object, _occasion: Occasion) -> f.DraftFacts:
    """The officers of the case-trial office of the organ today."""
    roles = (Role.CASE_TRIAL,)
    return f.DraftFacts(await persons_of_roles(desk.connection, roles, organ_id=case.competent_organ_id))


async def hear_facts(desk: Desk, case: Case, command: HearObject, _occasion: Occasion) -> f.HearFacts:
    """Who is of the organization on the day of the hearing."""
    if case.target.person_id is not None:
        return f.HearFacts()
    found = await lookups.persons_of(desk.connection, case.target.organ_id, command.held_on)
    return f.HearFacts(frozenset(UUID(int=one.int) for one in found))


async def together_facts(desk: Desk, case: Case, _command: object, _occasion: Occasion) -> f.TogetherFacts:
    """The cases of persons involved, the main case of an involved one, and the joint disposition, locked."""
    from services.accountability.cases.case_type import CASE

    mains = (
        () if case.main_case_id is None else await cases_locked(desk.connection, CASE, CASES.c.id == case.main_case_id)
    )
    of_main = bool(case.involved_case_ids)
    joints = await cases_locked(desk.connection, JOINT, JOINTS.c.main_case_id == case.id) if of_main else ()
    return f.TogetherFacts(
        involved=await involved_in(desk.connection, case),
        main=mains[0] if mains else None,
        joint=joints[0] if joints else None,
    )


async def together_seen(connection: AsyncConnection, case: Case) -> f.TogetherFacts:
    """The same for a look: without a lock."""
    from services.accountability.cases.case_type import CASE

    of_main = CASES.c.main_case_id == case.id
    involved = await cases_found(connection, CASE, of_main) if case.involved_case_ids else ()
    main_id = case.main_case_id
    mains = () if main_id is None else await cases_found(connection, CASE, CASES.c.id == main_id)
    return f.TogetherFacts(involved, mains[0] if mains else None)


async def decide_facts(desk: Desk, case: Case, command: DecideCase, occasion: Occasion) -> f.DecideFacts:
    """The standing committee on the day of the meeting, and what is decided together (G-17, X-11)."""
    committee = await committee_on(desk.connection, case.competent_organ_id, command.resolution.held_on)
    return f.DecideFacts(committee, await together_facts(desk, case, command, occasion))


async def involved_in(connection: AsyncConnection, case: Case) -> tuple[Case, ...]:
    """The cases of the persons involved in a main case, locked to the end of the transaction (X-11)."""
    from services.accountability.cases.case_type import CASE

    if not case.involved_case_ids:
        return ()
    return await cases_locked(connection, CASE, CASES.c.main_case_id == case.id)


async def target_facts(
    connection: AsyncConnection, target: CaseObject, organ_id: UUID, day: date, today: date
) -> f.TargetFacts:
    """The organ of an object, which office of the competent organ looks after it today, and the leader posts held
    there on the day (P-15)."""
    organ = await lookups.organ(connection, target.organ_id)
    if organ is None or not organ.exists_on(today):
        return f.TargetFacts(None, None, None)
    held = frozenset[lookups.PostOf]()
    if target.person_id is not None:
        held = await lookups.posts(connection, target.person_id, day)
    unit, office = await _looked_after(connection, organ, organ_id, today)
    return f.TargetFacts(
        kind=organ.kind,
        level=organ.level,
        office_id=office,
        posts=frozenset(one.post for one in held if one.organ_id == target.organ_id) & LEADING_POSTS,
        parent_id=organ.parent_id,
        unit_id=None if unit is None else UUID(int=unit.id.int),
        unit_kind=None if unit is None else unit.kind,
    )


async def _looked_after(
    connection: AsyncConnection, organ: lookups.Organ, competent_organ_id: UUID, today: date
) -> tuple[lookups.Organ | None, UUID | None]:
    """The unit that an office of the competent organ looks after: the organ itself, or one that it is part of."""
    unit: lookups.Organ | None = organ
    for _ in range(_STEPS_UP):
        if unit is None:
            break
        office_id = await lookups.counterpart_office_id(connection, unit.id, today)
        office = None if office_id is None else await lookups.organ(connection, office_id)
        if office is not None and office.parent_id == competent_organ_id:
            return unit, UUID(int=office.id.int)
        unit = None if unit.parent_id is None else await lookups.organ(connection, unit.parent_id)
    return None, None


async def evidence_of(
    connection: AsyncConnection, unit_ids: Iterable[UUID | None], project_code: str | None, organ_id: UUID
) -> tuple[UUID, ...]:
    """The filings of the same units or matter, oldest decision first (P-17)."""
    alike = same_matter({one for one in unit_ids if one is not None}, project_code, organ_id)
    statement = select(EVIDENCES.c.id).where(alike).order_by(EVIDENCES.c.decided_on, EVIDENCES.c.id)
    return tuple(UUID(int=one.int) for one in (await connection.execute(statement)).scalars())


async def persons_of_roles(
    connection: AsyncConnection, roles: Iterable[Role], *, office_id: UUID | None = None, organ_id: UUID | None = None
) -> frozenset[UUID]:
    """Persons with an account of one of the roles, in that office or organ."""
    place = ACCOUNT.c.office_id == office_id if office_id is not None else ACCOUNT.c.organ_id == organ_id
    found = set[UUID]()
    for role in roles:
        held = literal(str(role)) == ACCOUNT.c.roles.any_()
        rows = await connection.execute(select(ACCOUNT.c.person_id).where(place, ACCOUNT.c.disabled.is_(False), held))
        found |= {UUID(int=one.int) for one in rows.scalars()}
    return frozenset(found)


def pursued_on(case: Case, occasion: Occasion) -> date:
    """The day of what is pursued: as stated at the opening, else the day of the opening."""
    if case.occurred_on is not None:
        return case.occurred_on
    return occasion.on if case.opened_at is None else office_day(case.opened_at)


async def _is_proposed_on(connection: AsyncConnection, proposal_id: UUID | None, case_id: UUID) -> bool:
    if proposal_id is None:
        return True
    row = PROPOSALS.c
    there = select(row.id).where(row.id == proposal_id, row.source_case_id == case_id)
    return (await connection.execute(there)).first() is not None
