"""Loads what each act must know beyond its case: posts of the day, filings, days of the calendar, other notices."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import Desk
from libs.kernel.actor import Occasion
from libs.kernel.calendar import WorkCalendar
from libs.kernel.profile import Profile
from libs.replica import lookups
from libs.replica.codes import OrganKind
from libs.replica.lookups import valid_on
from libs.replica.tables import POST
from services.accountability.interviews import facts as f
from services.accountability.interviews.commands import ConfirmInterview, HoldInterview, IssueNotice
from services.accountability.interviews.commands_after import FindInsufficient, VerifyRectification
from services.accountability.interviews.confirming import carried_by
from services.accountability.interviews.days import event_day, posts_day_of
from services.accountability.interviews.dues import last_day_of, rectification_limit_on
from services.accountability.interviews.filings_loading import filings_of
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.limits import HOLD, NOTICE, RECTIFICATION
from services.accountability.interviews.records import InterviewNotice
from services.accountability.interviews.tables import INTERVIEWS

_LOCK_SPACE: Final = 4731
"""Number of this use among the advisory locks of the database."""
_NOTICE: Final = TypeAdapter(InterviewNotice)


async def confirm_facts(desk: Desk, case: Interview, command: ConfirmInterview, occasion: Occasion) -> f.ConfirmFacts:
    """The leaders of the unit on the day of the event, and the filings of unit and matter as they stand."""
    carried = carried_by(case, command.checks)
    return await leaders_on(desk.connection, case, carried.occurred_on if carried else event_day(case) or occasion.on)


async def leaders_on(connection: AsyncConnection, case: Interview, on: date) -> f.ConfirmFacts:
    """The same for the posts of a day."""
    return f.ConfirmFacts(await posts_in(connection, case.unit_id, on), await filings_of(connection, case))


async def recusal_facts(desk: Desk, case: Interview, _command: object, occasion: Occasion) -> f.RecusalFacts:
    """Who is of the organ today."""
    return f.RecusalFacts(_plain(await lookups.persons_of(desk.connection, case.competent_organ_id, occasion.on)))


async def notice_facts(desk: Desk, case: Interview, command: IssueNotice, occasion: Occasion) -> f.NoticeFacts:
    """Posts in the organ today, the days between which the talk lies, the occasion it joins, whether the number is
    taken; nobody else takes it until the transaction ends."""
    connection, organ = desk.connection, case.competent_organ_id
    claimed = func.pg_advisory_xact_lock(_LOCK_SPACE, func.hashtext(f"{organ} {command.letter_number}"))
    await connection.execute(select(claimed))
    days = talk_days(case, occasion.profile, desk.service("calendar"), occasion.on)
    return f.NoticeFacts(
        posts=await posts_in(connection, organ, occasion.on),
        earliest_on=days[0],
        latest_on=days[1],
        occasion_notices=await _occasion_of(connection, case, command.collective_id),
        number_taken=await _is_taken(connection, case, command.letter_number),
    )


def talk_days(case: Interview, profile: Profile, calendar: WorkCalendar, on: date) -> tuple[date, date]:
    """The first day after the notice period from today, and the last day of the limit (G-40)."""
    earliest = last_day_of(NOTICE, on, profile, calendar)
    return earliest, last_day_of(HOLD, case.called_from or on, profile, calendar)


async def hold_facts(desk: Desk, case: Interview, command: HoldInterview, _occasion: Occasion) -> f.HoldFacts:
    """Who held which post in the organ, and who was of it, on the day of the talk."""
    connection, organ = desk.connection, case.competent_organ_id
    held = await posts_in(connection, organ, command.held_on)
    return f.HoldFacts(held, _plain(await lookups.persons_of(connection, organ, command.held_on)))


async def no_show_facts(desk: Desk, case: Interview, _command: object, occasion: Occasion) -> f.NoShowFacts:
    """The organ above the unit, and the party committee of the city."""
    unit = await lookups.organ(desk.connection, case.unit_id)
    above = () if unit is None or unit.parent_id is None else (unit.parent_id,)
    committees = await lookups.organs_of_kind(desk.connection, OrganKind.MUNICIPAL_COMMITTEE, occasion.on)
    return f.NoShowFacts(_plain((*above, *committees)))


async def plan_facts(desk: Desk, case: Interview, _command: object, occasion: Occasion) -> f.PlanFacts:
    """Who is of the unit today, and the end of the thirty days."""
    persons = await lookups.persons_of(desk.connection, case.unit_id, occasion.on)
    return f.PlanFacts(_plain(persons), _limit_on(desk, case, occasion))


async def slip_facts(desk: Desk, case: Interview, _command: object, occasion: Occasion) -> f.SlipFacts:
    """The end of the thirty days, and the last day that a slip of today may give."""
    latest = last_day_of(RECTIFICATION, occasion.on, occasion.profile, desk.service("calendar"))
    return f.SlipFacts(_limit_on(desk, case, occasion), latest)


async def visit_facts(
    desk: Desk, case: Interview, command: FindInsufficient | VerifyRectification, occasion: Occasion
) -> f.VisitFacts:
    """Who was of the organ on the day of the visit, and the last day for another try."""
    persons = await lookups.persons_of(desk.connection, case.competent_organ_id, command.visited_on)
    again = last_day_of(RECTIFICATION, occasion.on, occasion.profile, desk.service("calendar"))
    return f.VisitFacts(_plain(persons), again)


async def pursuit_facts(desk: Desk, case: Interview, _command: object, occasion: Occasion) -> f.PursuitFacts:
    """The leaders of the unit on the day that was confirmed, and the filings (P-15, P-17)."""
    found = await leaders_on(desk.connection, case, posts_day_of(case) or occasion.on)
    return f.PursuitFacts(found.leaders, found.filings)


async def check_facts(
    connection: AsyncConnection, case: Interview, profile: Profile, calendar: WorkCalendar, on: date
) -> f.CheckFacts:
    """What the rules of the next step look at, on that day."""
    earliest, latest = talk_days(case, profile, calendar, on)
    held = await posts_in(connection, case.competent_organ_id, on)
    return f.CheckFacts(
        confirm=await leaders_on(connection, case, posts_day_of(case) or on),
        notice=f.NoticeFacts(held, earliest, latest),
        limit_on=rectification_limit_on(case, profile, calendar) or on,
        on=on,
    )


async def posts_in(connection: AsyncConnection, organ_id: UUID, on: date) -> f.PostsOf:
    """Who held which posts in that very organ on that day."""
    statement = select(POST.c.person_id, POST.c.post).where(POST.c.organ_id == organ_id, valid_on(POST, on))
    found: dict[UUID, set[str]] = defaultdict(set)
    for person, post in await connection.execute(statement):
        found[UUID(int=person.int)].add(post)
    return {person: frozenset(posts) for person, posts in found.items()}


def _limit_on(desk: Desk, case: Interview, occasion: Occasion) -> date:
    found = rectification_limit_on(case, occasion.profile, desk.service("calendar"))
    assert found is not None  # only after the talk is it asked for
    return found


async def _is_taken(connection: AsyncConnection, case: Interview, number: str) -> bool:
    row = INTERVIEWS.c
    there = (row.competent_organ_id == case.competent_organ_id, row.letter_number == number, row.id != case.id)
    return (await connection.execute(select(row.id).where(*there))).first() is not None


async def _occasion_of(
    connection: AsyncConnection, case: Interview, collective_id: UUID | None
) -> tuple[InterviewNotice, ...]:
    """The notices of the other interviews of that occasion, of the same organ."""
    if collective_id is None:
        return ()
    row = INTERVIEWS.c
    there = (row.competent_organ_id == case.competent_organ_id, row.collective_id == collective_id, row.id != case.id)
    rows = (await connection.execute(select(row.id, row.body["notice"]).where(*there))).all()
    return tuple(_NOTICE.validate_json(str(notice)) for _, notice in rows)


def _plain(persons: Iterable[UUID]) -> frozenset[UUID]:
    """UUIDs of the standard class."""
    return frozenset(UUID(int=one.int) for one in persons)
