"""Questions to the replica, for today and for any past day."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Column, ColumnElement, MetaData, Table, Uuid, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.cases import who_values
from libs.replica import lookups, standing
from libs.replica.codes import OrganKind, Post, RelationKind
from services.directory.stable_ids import account_id, organ_id, person_id
from tests.service.replica.hearer import Hearer

TODAY = date(2026, 3, 1)
EDUCATION = organ_id("education-bureau")
CDI = organ_id("municipal-cdi")
MATTER = Table("matter", MetaData(), Column("about_id", Uuid))


@pytest.mark.parametrize(
    ("on", "office"),
    [
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), "supervision-office-2"),
        (date(2024, 12, 31), "supervision-office-2"),
        (date(2025, 1, 1), "supervision-office-3"),
        (TODAY, "supervision-office-3"),
    ],
)
async def test_the_counterpart_office_is_that_of_the_day_asked_about(
    hearer: Hearer, on: date, office: str | None
) -> None:
    async with hearer.database.connect() as connection:
        found = await lookups.counterpart_office_id(connection, EDUCATION, on)
    assert found == (None if office is None else organ_id(office))


async def test_leaders_are_told_with_the_side_they_stand_on(hearer: Hearer) -> None:
    async with hearer.database.connect() as connection:
        leaders = await lookups.leaders_of(connection, organ_id("housing-bureau"), TODAY)
    assert {leader.person_id: set(leader.organ_kinds) for leader in leaders} == {
        person_id("vice-mayor-1"): {OrganKind.MUNICIPAL_GOVERNMENT},
        person_id("deputy-party-secretary"): {OrganKind.MUNICIPAL_COMMITTEE},
    }


async def test_the_standing_committee_is_who_holds_the_post_that_day(hearer: Hearer) -> None:
    async with hearer.database.connect() as connection:
        members = await lookups.persons_holding(connection, CDI, Post.SC_MEMBER, TODAY)
        before = await lookups.persons_holding(connection, CDI, Post.SC_MEMBER, date(2023, 6, 1))
        secretaries = await lookups.persons_holding(connection, CDI, Post.CDI_SECRETARY, TODAY)
    assert len(members) == 7
    assert before == frozenset()
    assert secretaries == {person_id("cdi-secretary")} <= members


async def test_offices_are_told_apart_from_organs_below(hearer: Hearer) -> None:
    people = [person_id(code) for code in ("office1-officer", "sc-member-3", "east-office-head", "approval-head")]
    async with hearer.database.connect() as connection:
        offices = await lookups.offices_of(connection, CDI, TODAY)
        supervision = await lookups.offices_of(connection, CDI, TODAY, OrganKind.SUPERVISION_OFFICE)
        places = await lookups.offices_of_persons(connection, people, CDI, TODAY)
        inside = await lookups.persons_of(connection, CDI, TODAY)
    assert organ_id("east-county-cdi") not in offices
    assert supervision == {organ_id(f"supervision-office-{n}") for n in (1, 2, 3)}
    assert places == {people[0]: organ_id("supervision-office-1"), people[1]: None}
    assert person_id("east-cdi-secretary") not in inside


async def test_stands_and_posts_and_kinds(hearer: Hearer) -> None:
    async with hearer.database.connect() as connection:
        resident = (RelationKind.RESIDENCY, organ_id("dispatched-body-2"), EDUCATION)
        assert await lookups.stands(connection, *resident, TODAY)
        assert not await lookups.stands(connection, *resident, date(2020, 1, 1))
        assert await lookups.kind_of(connection, EDUCATION) == OrganKind.MUNICIPAL_UNIT
        assert await lookups.kind_of(connection, UUID(int=5)) is None
        held = await lookups.posts(connection, person_id("cdi-secretary"), TODAY)
        assert {post.post for post in held} == {"cdi_secretary", "sc_member"}
        assert await lookups.find_actor(connection, UUID(int=5)) is None


Ask = Callable[[str, ColumnElement[bool], UUID], Awaitable[bool]]


def _asking(connection: AsyncConnection) -> Ask:
    async def ask(account: str, expression: ColumnElement[bool], about: UUID) -> bool:
        """Whether that account stands so to a matter about that unit."""
        actor = await lookups.find_actor(connection, account_id(account))
        assert actor is not None
        await connection.execute(text("TRUNCATE matter"))
        await connection.execute(insert(MATTER), [{"about_id": about}])
        statement = select(expression.label("stands")).select_from(MATTER)
        answer: Any = (await connection.execute(statement, who_values(actor, TODAY))).scalar_one()
        return bool(answer)

    return ask


async def test_standing_is_the_relation_of_the_caller_today(hearer: Hearer) -> None:
    about = MATTER.c.about_id
    approval, office1 = organ_id("approval-bureau"), organ_id("supervision-office-1")
    expected = [
        ("office1-officer", standing.counterpart(about), approval, True),
        ("office2-officer", standing.counterpart(about), approval, False),
        ("office2-officer", standing.counterpart(about), EDUCATION, False),
        ("office3-officer", standing.counterpart(about), EDUCATION, True),
        ("vice-mayor-1", standing.portfolio(about), approval, True),
        ("vice-mayor-2", standing.portfolio(about), approval, False),
        ("sc-member-1", standing.portfolio_over_counterpart(about), approval, True),
        ("sc-member-2", standing.portfolio_over_counterpart(about), approval, False),
        ("dispatched1-head", standing.residency(about), approval, True),
        ("dispatched2-head", standing.residency(about), approval, False),
        ("office1-officer", standing.within_organ(about), office1, True),
        ("approval-clerk", standing.within_organ(about), approval, True),
        ("approval-clerk", standing.within_organ(about), office1, False),
        ("cdi-secretary", standing.within_organ(about), organ_id("east-county-cdi"), False),
        ("office1-head", standing.holds_post(about, Post.PRINCIPAL), office1, True),
        ("office1-officer", standing.holds_post(about, Post.PRINCIPAL), office1, False),
        ("cdi-secretary", standing.cadre_authority(about), person_id("approval-head"), True),
        ("east-cdi-secretary", standing.cadre_authority(about), person_id("approval-head"), False),
        ("approval-clerk", standing.organ_is(about, OrganKind.MUNICIPAL_UNIT), approval, True),
        ("approval-clerk", standing.caller_organ_is(OrganKind.MUNICIPAL_CDI), approval, False),
    ]
    async with hearer.database.begin() as connection:
        await connection.execute(text("CREATE TABLE matter (about_id uuid)"))
        ask = _asking(connection)
        found = [(who, await ask(who, expression, about_id)) for who, expression, about_id, _ in expected]
    assert found == [(who, stands) for who, _, _, stands in expected]
