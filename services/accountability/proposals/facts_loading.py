"""Loads what each act on a supervision proposal must know beyond its case."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Uuid, column, func, select, table

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.replica import lookups
from libs.replica.codes import OrganKind
from services.accountability.proposals import facts as f
from services.accountability.proposals.commands import ArgueProposal, DraftProposal, IssueProposal, ServeProposal
from services.accountability.proposals.dues import answer_by
from services.accountability.proposals.proposal import SupervisionProposal
from services.accountability.proposals.tables import PROPOSALS

_CASES: Final = table("accountability_case", column("id", Uuid), column("competent_organ_id", Uuid))
"""Of the cases only whose they are: proposals know nothing else of them."""
_LOCK_SPACE: Final = 4717
"""Number of this use among the advisory locks of the database."""


async def draft_facts(desk: Desk, _case: None, command: DraftProposal, occasion: Occasion) -> f.DraftFacts:
    """The organ of the drafter's supervision office, whether the body exists outside it, whose the named case is."""
    connection, office_id = desk.connection, occasion.actor.office_id
    office = None if office_id is None else await lookups.organ(connection, office_id)
    fits = office is not None and office.kind == OrganKind.SUPERVISION_OFFICE and office.exists_on(occasion.on)
    organ_id = office.parent_id if office is not None and fits else None
    body = await lookups.organ(connection, command.unit_id)
    outside = body is not None and body.exists_on(occasion.on) and organ_id not in (body.id, body.parent_id)
    whose = select(_CASES.c.competent_organ_id).where(_CASES.c.id == command.source_case_id)
    case_organ_id = (await connection.execute(whose)).scalar_one_or_none()
    return f.DraftFacts(_plain(organ_id), outside, _plain(case_organ_id))


async def organ_facts(desk: Desk, case: SupervisionProposal, command: object, occasion: Occasion) -> f.OrganFacts:
    """Who holds a post in the organ or its offices, and which of the bodies asked exist."""
    persons = await lookups.persons_of(desk.connection, case.competent_organ_id, occasion.on)
    asked = [body.organ_id for body in command.consulted] if isinstance(command, ArgueProposal) else []
    bodies = await lookups.organs(desk.connection, asked)
    there = frozenset(UUID(int=body.id.int) for body in bodies if body.exists_on(occasion.on))
    return f.OrganFacts(persons, there)


async def issue_facts(desk: Desk, case: SupervisionProposal, command: IssueProposal, _on: Occasion) -> f.IssueFacts:
    """Whether the number is taken; nobody else takes it until the transaction ends."""
    whole = f"{case.competent_organ_id} {command.letter_number}"
    await desk.connection.execute(select(func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(whole))))
    row = PROPOSALS.c
    there = select(row.id).where(
        row.competent_organ_id == case.competent_organ_id, row.letter_number == command.letter_number
    )
    return f.IssueFacts((await desk.connection.execute(there)).first() is not None)


async def serve_facts(desk: Desk, _case: SupervisionProposal, command: ServeProposal, on: Occasion) -> f.TermFacts:
    """The day of the answer, counted from the day of service."""
    return _term(desk, command.served_on, on)


async def ruling_facts(desk: Desk, _case: SupervisionProposal, _command: object, on: Occasion) -> f.TermFacts:
    """The day of the answer, counted from today."""
    return _term(desk, on.on, on)


def _term(desk: Desk, since: date, occasion: Occasion) -> f.TermFacts:
    return f.TermFacts(answer_by(since, occasion.profile, desk.service("calendar")))


def _plain(identity: UUID | None) -> UUID | None:
    """A plain UUID: those of the database driver are of a class of its own, which JSON writers refuse."""
    return None if identity is None else UUID(int=identity.int)
