"""Loads what each act must know beyond its case: from the replica of the directory, the uploads, the obligations."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.profile import Profile
from libs.replica import lookups
from libs.replica.codes import OrganKind, Post, RelationKind
from services.filing.aftercare.store import OBLIGATIONS
from services.filing.earlier_problems.corrected_loading import corrected
from services.filing.escalations.in_force_loading import in_force
from services.filing.filings import facts as f
from services.filing.filings.commands_decision import ServeReceipt
from services.filing.filings.commands_execution import ExtendFiling, HitNegative, ReportProgress
from services.filing.filings.commands_review import OpenConsultation
from services.filing.filings.commands_unit import AttachDocument, DraftFiling
from services.filing.filings.filing import Filing
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.tables import FILINGS
from services.filing.uploads.store import uploads_by_id

_PARTY_SIDE = frozenset({OrganKind.MUNICIPAL_COMMITTEE})


async def draft_facts(desk: Desk, _case: None, command: DraftFiling, occasion: Occasion) -> f.DraftFacts:
    """The actor's unit, the organ it files with, and whether the filing it supplements is its own and runs."""
    connection, unit_id = desk.connection, occasion.actor.organ_id
    unit, commissions = await lookups.organ_and_kind(connection, unit_id, OrganKind.MUNICIPAL_CDI)
    city = min((organ.id for organ in commissions if organ.exists_on(occasion.on)), default=None)
    return f.DraftFacts(
        unit_kind=unit.kind if unit else None,
        unit_ended=unit is not None and not unit.exists_on(occasion.on),
        competent_organ_id=await competent_organ(connection, unit, occasion.profile, occasion.on, city),
        supplemented=await _supplements(connection, command.supplements_id, unit_id),
    )


async def competent_organ(
    connection: AsyncConnection, unit: lookups.Organ | None, profile: Profile, on: date, city: UUID | None
) -> UUID | None:
    """The discipline organ that a unit files with: the city's, or that of its own level (F-25, F-32)."""
    if unit is None:
        return None
    if profile.options.get("filing.competent_organ") == "same_level" and unit.level != "city":
        office = await lookups.counterpart_office_id(connection, unit.id, on)
        found = None if office is None else await lookups.organ(connection, office)
        return None if found is None else found.parent_id
    return city


async def _supplements(connection: AsyncConnection, filing_id: UUID | None, unit_id: UUID) -> bool:
    if filing_id is None:
        return False
    running = (FILINGS.c.id == filing_id, FILINGS.c.unit_id == unit_id, FILINGS.c.status == str(S.IN_EXECUTION))
    return (await connection.execute(select(FILINGS.c.id).where(*running))).first() is not None


async def attach_facts(desk: Desk, _filing: Filing, command: AttachDocument, _occasion: Occasion) -> f.AttachFacts:
    """The upload that the command names."""
    found = await uploads_by_id(desk.connection, (command.upload_id,))
    return f.AttachFacts(found.get(command.upload_id))


async def study_facts(desk: Desk, filing: Filing, _command: object, occasion: Occasion) -> f.StudyFacts:
    """Who holds a post in the unit."""
    return f.StudyFacts(await lookups.persons_of(desk.connection, filing.unit_id, occasion.on))


async def extend_facts(desk: Desk, filing: Filing, command: ExtendFiling, occasion: Occasion) -> f.ExtendFacts:
    """Who holds a post in the unit, and the upload that is the new minutes."""
    persons = await lookups.persons_of(desk.connection, filing.unit_id, occasion.on)
    named = command.minutes.attachment_id
    return f.ExtendFacts(persons, await uploads_by_id(desk.connection, () if named is None else (named,)))


async def present_facts(desk: Desk, _filing: Filing, _command: object, _occasion: Occasion) -> f.PresentFacts:
    """The working calendar."""
    return f.PresentFacts(desk.service("calendar"))


async def return_facts(desk: Desk, _filing: Filing, _command: object, _occasion: Occasion) -> f.ReturnFacts:
    """The working calendar."""
    return f.ReturnFacts(desk.service("calendar"))


async def gate_facts(desk: Desk, filing: Filing, _command: object, occasion: Occasion) -> f.GateFacts:
    """Who is in charge of the unit today, on which side, which office looks after it, and what is escalated."""
    connection, on = desk.connection, occasion.on
    return f.GateFacts(
        leaders=await leaders(connection, filing.unit_id, on),
        persons_of_unit=await lookups.persons_of(connection, filing.unit_id, on),
        counterpart_office_id=await counterpart(connection, filing, on),
        escalated=await in_force(connection, filing.unit_id),
    )


async def leaders(connection: AsyncConnection, unit_id: UUID, on: date) -> Mapping[UUID, str]:
    """Leaders whose portfolio covers the unit on that day, each with the side: party or government (G-10)."""
    found = await lookups.leaders_of(connection, unit_id, on)
    return {one.person_id: "party" if one.organ_kinds & _PARTY_SIDE else "government" for one in found}


async def counterpart(connection: AsyncConnection, filing: Filing, on: date) -> UUID | None:
    """The supervision office of the competent organ that looks after the unit on that day (F-26)."""
    offices = await lookups.offices_of(connection, filing.competent_organ_id, on, OrganKind.SUPERVISION_OFFICE)
    holders = await lookups.holders(connection, RelationKind.COUNTERPART, filing.unit_id, on)
    return min(holders & offices, default=None)


async def review_facts(desk: Desk, filing: Filing, _command: object, occasion: Occasion) -> f.ReviewFacts:
    """The counterpart office today and who serves in it."""
    connection, on = desk.connection, occasion.on
    office = await counterpart(connection, filing, on)
    return f.ReviewFacts(
        counterpart_office_id=office,
        officers=frozenset() if office is None else await lookups.persons_of(connection, office, on),
        persons_of_unit=await lookups.persons_of(connection, filing.unit_id, on),
    )


async def panel_facts(desk: Desk, filing: Filing, command: OpenConsultation, occasion: Occasion) -> f.PanelFacts:
    """The office of each proposed member, and which offices are supervision offices (F-41)."""
    connection, on, organ = desk.connection, occasion.on, filing.competent_organ_id
    return f.PanelFacts(
        offices=await lookups.offices_of_persons(connection, command.member_ids, organ, on),
        supervision_offices=await lookups.offices_of(connection, organ, on, OrganKind.SUPERVISION_OFFICE),
        persons_of_unit=await lookups.persons_of(connection, filing.unit_id, on),
    )


async def committee_facts(desk: Desk, filing: Filing, command: object, occasion: Occasion) -> f.CommitteeFacts:
    """The standing committee on the meeting's day (G-17)."""
    resolution = getattr(command, "resolution", None)
    on = occasion.on if resolution is None else resolution.held_on
    connection, organ = desk.connection, filing.competent_organ_id
    return f.CommitteeFacts(
        members=await committee_members(connection, organ, on),
        secretaries=await lookups.persons_holding(connection, organ, Post.CDI_SECRETARY, on),
        persons_of_unit=await lookups.persons_of(connection, filing.unit_id, on),
    )


async def committee_members(connection: AsyncConnection, organ_id: UUID, on: date) -> frozenset[UUID]:
    """All members of the standing committee of that organ on that day, secretary and deputies among them."""
    posts = (Post.CDI_SECRETARY, Post.CDI_DEPUTY_SECRETARY, Post.SC_MEMBER)
    held = [await lookups.persons_holding(connection, organ_id, post, on) for post in posts]
    return frozenset().union(*held)


async def service_facts(desk: Desk, filing: Filing, command: ServeReceipt, occasion: Occasion) -> f.ServiceFacts:
    """Who may sign for organ and unit, and whether the receipt's number is taken."""
    connection, organ = desk.connection, filing.competent_organ_id
    same = (FILINGS.c.competent_organ_id == organ, FILINGS.c.receipt_number == command.number)
    taken = (await connection.execute(select(FILINGS.c.id).where(*same))).first() is not None
    return f.ServiceFacts(
        secretaries=await lookups.persons_holding(connection, organ, Post.CDI_SECRETARY, occasion.on),
        persons_of_unit=await lookups.persons_of(connection, filing.unit_id, occasion.on),
        number_taken=taken,
    )


async def progress_facts(desk: Desk, _filing: Filing, command: ReportProgress, _occasion: Occasion) -> f.UploadFacts:
    """The uploads that the command names as evidence."""
    return f.UploadFacts(await uploads_by_id(desk.connection, command.evidence))


async def hit_facts(desk: Desk, filing: Filing, command: HitNegative, _occasion: Occasion) -> f.HitFacts:
    """The uploads that the command names as evidence, and the problems it names that supervision checked off (F-19)."""
    connection = desk.connection
    named: Iterable[UUID] = (upload for hit in command.hits for upload in hit.evidence)
    problems = {hit.problem_id for hit in command.hits if hit.problem_id is not None}
    return f.HitFacts(
        uploads=await uploads_by_id(connection, tuple(named)),
        corrected_problems=await corrected(connection, filing.competent_organ_id, filing.unit_id, problems),
    )


async def obligation_facts(desk: Desk, filing: Filing, _command: object, _occasion: Occasion) -> f.ObligationFacts:
    """How many after-care obligations the filing has, and how many are not verified (F-42)."""
    total, verified = await obligations_of(desk.connection, filing.id)
    return f.ObligationFacts(total, total - verified)


async def obligations_of(connection: AsyncConnection, filing_id: UUID) -> tuple[int, int]:
    """How many obligations a filing has and how many of them are verified."""
    verified = func.count().filter(OBLIGATIONS.c.status == "verified")
    statement = select(func.count(), verified).where(OBLIGATIONS.c.filing_id == filing_id)
    row = (await connection.execute(statement)).one()
    return int(row[0]), int(row[1])


async def check_facts(connection: AsyncConnection, filing: Filing, on: date, calendar: object) -> f.CheckFacts:
    """What the rules of the present status look at; read, never changed."""
    total, verified = await obligations_of(connection, filing.id)
    return f.CheckFacts(
        on=on,
        unit_kind=await lookups.kind_of(connection, filing.unit_id),
        leaders=await leaders(connection, filing.unit_id, on),
        counterpart_office_id=await counterpart(connection, filing, on),
        persons_of_unit=await lookups.persons_of(connection, filing.unit_id, on),
        obligations=total,
        unverified=total - verified,
        calendar=calendar,  # type: ignore[arg-type]
    )
