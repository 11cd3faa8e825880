"""Loads what each act must know beyond its case: the index of leads, the directory, transfers and corrections."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.case_store import cases_found
from libs.chassis.cases import Desk
from libs.kernel.actor import Actor, Occasion
from libs.kernel.roles import Role
from libs.replica import lookups
from libs.replica.codes import OrganKind, RelationKind
from libs.replica.tables import ACCOUNT
from services.clarification.corrections.case_type import CORRECTION
from services.clarification.corrections.facts import CorrectionCount
from services.clarification.corrections.lifecycle import CorrectionStatus
from services.clarification.corrections.store import correction_terms
from services.clarification.corrections.tables import CORRECTIONS
from services.clarification.leads_index.entry import LeadEntry
from services.clarification.leads_index.lifecycle import LeadStatus
from services.clarification.leads_index.store import entry_of
from services.clarification.malice import facts as f
from services.clarification.malice.commands import RequestCorrections, SuspectMalice
from services.clarification.malice.commands_decision import DisposeMalice, EscalateMalice
from services.clarification.malice.lifecycle import APPROVERS, HANDLERS, HEADS
from services.clarification.malice.malice import Malice
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.tables import MALICES
from services.clarification.transfers.case_type import TRANSFER
from services.clarification.transfers.lifecycle import TransferStatus
from services.clarification.transfers.store import transfer_terms
from services.clarification.transfers.tables import TRANSFERS

_STEPS_UP = 6
"""More levels than the tree of discipline organs has."""
_LOCK_SPACE = 4715
"""Number of this use among the advisory locks of the database."""
_BODIES = frozenset({OrganKind.DISPATCHED_BODY, OrganKind.TOWNSHIP_BODY})


async def suspect_facts(desk: Desk, _case: None, command: SuspectMalice, occasion: Occasion) -> f.SuspectFacts:
    """The lead if it is of the caller's office or organ, whether there is a case on it, and who heads the office."""
    entry = await entry_of(desk.connection, command.lead_id)
    if entry is None or not _is_theirs(entry, occasion.actor):
        return f.SuspectFacts(None)
    lead = findings_of(entry)
    if lead is None:
        return f.SuspectFacts(None)
    already = await _is_suspected(desk.connection, lead.lead_id)
    heads = await persons_of_roles(desk.connection, HEADS, office_id=lead.office_id)
    return f.SuspectFacts(lead, already, heads - {lead.subject_person_id})


def findings_of(entry: LeadEntry) -> f.LeadFindings | None:
    """What the index holds of a concluded lead; None while it is open or nobody is said to have verified it."""
    if entry.status is not LeadStatus.CONCLUDED or entry.office_id is None:
        return None
    report_ref = entry.report_ref
    return f.LeadFindings(
        lead_id=entry.id,
        organ_id=entry.organ_id,
        office_id=entry.office_id,
        subject_person_id=entry.subject_person_id,
        subject_organ_id=entry.subject_organ_id,
        report_refs=() if report_ref is None else (report_ref,),
        verifier_ids=entry.verifier_ids,
        untrue_items=tuple(item.item for item in entry.items if item.finding == "untrue"),
        repeats_concluded=entry.repeats is not None,
    )


async def _is_suspected(connection: AsyncConnection, lead_id: UUID) -> bool:
    """Whether there is a case on the lead; until the transaction ends nobody else opens one."""
    await connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(str(lead_id)))))
    there = (MALICES.c.lead_id == lead_id, MALICES.c.status != str(S.NOT_ESTABLISHED))
    return (await connection.execute(select(MALICES.c.id).where(*there))).first() is not None


def _is_theirs(entry: LeadEntry, actor: Actor) -> bool:
    """Officers know leads of their own office, letters and conduct office those of the organ; nobody one on himself."""
    if entry.subject_person_id == actor.person_id:
        return False
    of_organ = entry.organ_id == actor.organ_id
    return of_organ and (actor.is_any(Role.LETTERS, Role.CONDUCT) or entry.office_id == actor.office_id)


async def office_facts(desk: Desk, malice: Malice, _command: object, _occasion: Occasion) -> f.OfficeFacts:
    """Who serves in the office and heads it, and who heads the organ; of a body its own head sends, too (TW-06)."""
    connection, office = desk.connection, malice.office_id
    heads = await persons_of_roles(connection, HEADS, office_id=office)
    secretaries = await persons_of_roles(connection, (Role.CDI_SECRETARY,), organ_id=malice.organ_id)
    is_body = await lookups.kind_of(connection, office) in _BODIES
    return f.OfficeFacts(
        officers=await persons_of_roles(connection, HANDLERS, office_id=office),
        heads=heads,
        organ_heads=(secretaries | heads if is_body else secretaries) - _subject(malice),
    )


async def draft_facts(desk: Desk, malice: Malice, _command: object, _occasion: Occasion) -> f.DraftFacts:
    """The officers of the case-trial office of the organ."""
    return f.DraftFacts(await persons_of_roles(desk.connection, (Role.CASE_TRIAL,), organ_id=malice.organ_id))


async def escalate_facts(desk: Desk, malice: Malice, command: EscalateMalice, occasion: Occasion) -> f.Certifier:
    """The organ that the command asks, as the directory has it today."""
    return await certifier(desk.connection, malice, command.certifying_organ_id, occasion.on)


async def pending_facts(desk: Desk, malice: Malice, _command: object, occasion: Occasion) -> f.Certifier:
    """The organ that was asked, as the directory has it today: it may have changed since."""
    asked = malice.organ_id if malice.escalation is None else malice.escalation.certifying_organ_id
    return await certifier(desk.connection, malice, asked, occasion.on)


async def certifier(connection: AsyncConnection, malice: Malice, organ_id: UUID, on: date) -> f.Certifier:
    """Kind and level of an organ, whether it is the own one or above it, and who may decide there."""
    organ = await lookups.organ(connection, organ_id)
    standing = organ if organ is not None and organ.exists_on(on) else None
    return f.Certifier(
        kind=None if standing is None else standing.kind,
        level=None if standing is None else standing.level,
        in_line=organ_id in await _line_of(connection, malice.organ_id),
        managing_level=await _managing_level(connection, malice, on),
        approvers=await persons_of_roles(connection, APPROVERS, organ_id=organ_id),
    )


async def dispose_facts(desk: Desk, _malice: Malice, command: DisposeMalice, occasion: Occasion) -> f.DisposeFacts:
    """The kinds of the organs that letters go to, and when an answer is expected."""
    return f.DisposeFacts(await transfer_terms(desk, command.transfers, occasion))


async def repair_facts(desk: Desk, _malice: Malice, command: RequestCorrections, occasion: Occasion) -> f.RepairFacts:
    """Which bodies may be asked, and by when they answer."""
    return f.RepairFacts(await correction_terms(desk, command.corrections, occasion))


async def settled_facts(desk: Desk, malice: Malice) -> f.CloseFacts:
    """Whether each transfer was answered, and how the correction tasks stand."""
    transfers = await cases_found(desk.connection, TRANSFER, TRANSFERS.c.source_id == malice.id)
    tasks = await cases_found(desk.connection, CORRECTION, CORRECTIONS.c.source_id == malice.id)
    closed = [(task.undoes_gain, task.status is CorrectionStatus.CLOSED) for task in tasks]
    return f.CloseFacts(
        answered={str(one.route): one.status is TransferStatus.FED_BACK for one in transfers},
        corrections=_counted(done for _, done in closed),
        gains=_counted(done for gain, done in closed if gain),
    )


async def persons_of_roles(
    connection: AsyncConnection, roles: Iterable[Role], *, office_id: UUID | None = None, organ_id: UUID | None = None
) -> frozenset[UUID]:
    """Persons with an account of one of the roles, in that office or organ."""
    held = or_(*(literal(str(role)) == ACCOUNT.c.roles.any_() for role in roles))
    place = ACCOUNT.c.office_id == office_id if office_id is not None else ACCOUNT.c.organ_id == organ_id
    statement = select(ACCOUNT.c.person_id).where(place, ACCOUNT.c.disabled.is_(False), held)
    return frozenset(UUID(int=one.int) for one in (await connection.execute(statement)).scalars())


async def _line_of(connection: AsyncConnection, organ_id: UUID) -> frozenset[UUID]:
    """The organ and those above it."""
    found: set[UUID] = set()
    at: UUID | None = organ_id
    for _ in range(_STEPS_UP):
        if at is None:
            break
        found.add(at)
        organ = await lookups.organ(connection, at)
        at = None if organ is None else organ.parent_id
    return frozenset(found)


async def _managing_level(connection: AsyncConnection, malice: Malice, on: date) -> str | None:
    """The highest level that manages the accused person that day, or the level of the accused organization (P-03)."""
    if malice.subject_organ_id is not None:
        organ = await lookups.organ(connection, malice.subject_organ_id)
        return None if organ is None else organ.level
    if malice.subject_person_id is None:
        return None
    holders = await lookups.holders(connection, RelationKind.CADRE_AUTHORITY, malice.subject_person_id, on)
    levels = [organ.level for organ in await lookups.organs(connection, holders)]
    return max(levels, key=lambda level: f.RANKS.get(level, 0), default=None)


def _subject(malice: Malice) -> frozenset[UUID]:
    return frozenset() if malice.subject_person_id is None else frozenset({malice.subject_person_id})


def _counted(done: Iterable[bool]) -> CorrectionCount:
    states = tuple(done)
    return CorrectionCount(len(states), states.count(False))
