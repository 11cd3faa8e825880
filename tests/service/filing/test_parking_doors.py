"""Parked events at their doors: by cause, in order, given up by two persons for a reason, all on record, for few."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select, text

from libs.chassis import parking_guard
from libs.chassis.tables import AUDIT
from tests.service.filing.test_reactions import CONSUMER, CaseMoved, opened, settle, told
from tests.support.filing_road import Road
from tests.support.filing_service import Caller, FilingHouse

DOOR = "/v1/parked-events"
CAUSE = "accountability.case.opened.v1:Absent"
FIRST, SECOND = "sys-admin", "sec-admin"
REASON = "来源系统误发，该案不存在"
LAST = UUID(int=2**128 - 1)
"""A case that comes after all others in a list."""
SECRET = "xc_n2"
"""A code that only the parked event itself holds."""


@dataclass
class Desk:
    """The service with events of a case parked and held, and two system administrators."""

    house: FilingHouse
    case_id: UUID

    def of(self, who: str) -> Caller:
        """Somebody at the door."""
        return self.house.caller(who)

    async def listed(self, who: str = FIRST, **params: str) -> Any:
        """What waits, as it is answered."""
        answer = await self.of(who).get(DOOR, **params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def states(self) -> list[tuple[int, str]]:
        """Version and state of what waits."""
        return [(one["version"], one["state"]) for one in (await self.listed())["items"]]

    async def event(self) -> str:
        """The first event that waits."""
        return str((await self.listed())["items"][0]["event_id"])

    async def give_up(self, step: str, who: str, event: str | None = None, **body: str) -> httpx.Response:
        """One of the two steps to give the first event up."""
        place = f"{DOOR}/{CONSUMER}/{event or await self.event()}/discard-{step}"
        return await self.of(who).post(place, body)

    async def propose(self, who: str = FIRST, reason: str = REASON) -> httpx.Response:
        """The first step."""
        return await self.give_up("proposal", who, reason=reason)

    async def trail(self, prefix: str = "parked_event") -> list[tuple[str, UUID, str, str]]:
        """Action, account, decision and outcome of what is on record, oldest first."""
        async with self.house.running.database.connect() as connection:
            rows = (await connection.execute(select(AUDIT).order_by(AUDIT.c.id))).all()
        found = [row for row in rows if row.action.startswith(prefix)]
        return [(row.action.removeprefix(f"{prefix}."), row.account_id, row.decision, row.outcome) for row in found]

    async def position(self) -> tuple[int, UUID | None]:
        """The last version that is settled for the case, and what blocks it."""
        statement = text("SELECT last_version, blocked_by FROM inbox_position WHERE aggregate_id = :id")
        async with self.house.running.database.connect() as connection:
            row = (await connection.execute(statement, {"id": self.case_id})).one()
        return row.last_version, row.blocked_by


@pytest_asyncio.fixture
async def desk(house: FilingHouse, keys: Path) -> AsyncIterator[Desk]:
    """A case was opened on a filing that is not there; two later events wait behind that one."""
    story, first = opened(keys, str(uuid4()))
    for event in (first, told(story.tell(CaseMoved)), told(story.tell(CaseMoved))):
        await settle(house, event)
    async with house.running.database.begin() as connection:
        await connection.execute(
            text("UPDATE replica_account SET roles = ARRAY['sys_admin'] WHERE id = :id"),
            {"id": house.city.person(SECOND).account_id},
        )
    yield Desk(house, story.id)


async def test_what_waits_is_listed_by_cause_and_tells_nothing_of_its_content(desk: Desk) -> None:
    answer = await desk.of(FIRST).get(DOOR)
    assert [(one["version"], one["state"]) for one in answer.json()["items"]] == [
        (1, "parked"), (2, "held"), (3, "held"),
    ]  # fmt: skip
    assert answer.json()["causes"] == [
        {"cause": "accountability.case.moved.v1:Held", "events": 2},
        {"cause": CAUSE, "events": 1},
    ]
    assert [one["version"] for one in (await desk.listed(cause=CAUSE))["items"]] == [1]
    assert (await desk.listed(cause="filing.filing.rejected.v1:Absent"))["total"] == 0
    assert SECRET not in answer.text and str(desk.case_id) in answer.text


async def test_a_long_list_shows_its_beginning_and_its_record_names_whose_cases_were_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parking_guard, "MOST", 2)
    async with desk.house.running.database.begin() as connection:
        await connection.execute(text("UPDATE parked_event SET aggregate_id = :id WHERE version = 3"), {"id": LAST})
    listed = await desk.listed()
    assert (len(listed["items"]), listed["total"]) == (2, 3)
    await desk.of(FIRST).post(f"{DOOR}/retry", {})
    async with desk.house.running.database.connect() as connection:
        rows = await connection.execute(select(AUDIT.c.action, AUDIT.c.objects).order_by(AUDIT.c.id))
        told_of = {row.action: set(row.objects) for row in rows if row.action.startswith("parked_event")}
    assert told_of == {"parked_event.list": {desk.case_id}, "parked_event.retry": {desk.case_id, LAST}}


async def test_a_retry_applies_in_order_what_the_cause_had_stopped(desk: Desk, house: FilingHouse) -> None:
    """The cause is gone when the filing is there: its row is put under the identity that the event names."""
    still = await desk.of(FIRST).post(f"{DOOR}/retry", {"cause": CAUSE})
    assert still.json() == {"applied": 0, "waiting": 3}
    road = Road(house)
    await road.to("in_execution")
    await _let_the_event_name(desk, road.id)
    assert (await desk.of(FIRST).post(f"{DOOR}/retry", {"aggregate_id": str(uuid4())})).json()["applied"] == 0
    assert (await desk.of(FIRST).post(f"{DOOR}/retry", {})).json() == {"applied": 3, "waiting": 0}
    assert await desk.position() == (3, None)
    assert [one["case_id"] for one in (await road.read("head"))["linked_cases"]] == [str(desk.case_id)]
    assert (await desk.of(FIRST).post(f"{DOOR}/retry", {})).json() == {"applied": 0, "waiting": 0}


async def _let_the_event_name(desk: Desk, filing_id: str) -> None:
    statement = text("SELECT raw FROM parked_event WHERE version = 1")
    async with desk.house.running.database.begin() as connection:
        raw: bytes = (await connection.execute(statement)).scalar_one()
        start = raw.index(b'"source_id":"') + len(b'"source_id":"')
        named = raw[:start] + filing_id.encode() + raw[start + 36 :]
        await connection.execute(text("UPDATE parked_event SET raw = :raw WHERE version = 1"), {"raw": named})


async def test_two_persons_give_an_event_up_and_its_successors_follow(desk: Desk) -> None:
    proposed = (await desk.propose()).json()["items"][0]
    assert (proposed["proposed_by"], proposed["reason"]) == (str(desk.of(FIRST).person.account_id), REASON)
    assert await desk.position() == (0, await _first_event(desk))
    confirmed = await desk.give_up("confirmation", SECOND)
    assert confirmed.status_code == 200
    assert [(one["version"], one["state"]) for one in confirmed.json()["items"]] == [(2, "held"), (3, "held")]
    assert (await desk.of(SECOND).post(f"{DOOR}/retry", {})).json() == {"applied": 2, "waiting": 0}
    assert await desk.position() == (3, None)


async def _first_event(desk: Desk) -> UUID:
    return UUID(await desk.event())


async def test_who_proposed_does_not_confirm_and_nobody_confirms_what_nobody_proposed(desk: Desk) -> None:
    early = await desk.give_up("confirmation", SECOND)
    await desk.propose()
    alone = await desk.give_up("confirmation", FIRST)
    for answer in (early, alone):
        assert (answer.status_code, answer.json()["code"]) == (409, "second_person_needed")
        assert answer.json()["cites"] == ["P-36"]
    assert await desk.states() == [(1, "parked"), (2, "held"), (3, "held")]


@pytest.mark.parametrize("reason", ["", "    ", "abc", "x" * 501])
async def test_a_proposal_without_a_reason_is_none(desk: Desk, reason: str) -> None:
    assert (await desk.propose(reason=reason)).status_code == 422
    assert (await desk.give_up("confirmation", SECOND)).status_code == 409
    assert (await desk.listed())["items"][0]["proposed_by"] is None


async def test_what_is_not_parked_cannot_be_given_up(desk: Desk) -> None:
    held = (await desk.listed())["items"][1]["event_id"]
    for event in (str(uuid4()), held):
        assert (await desk.give_up("proposal", FIRST, event, reason=REASON)).status_code == 404
        assert (await desk.give_up("confirmation", FIRST, event)).status_code == 404


async def test_every_use_is_on_record_with_who_and_what_came_of_it(desk: Desk) -> None:
    event = await desk.event()
    first, second = (desk.of(who).person.account_id for who in (FIRST, SECOND))
    await desk.give_up("confirmation", FIRST, event)
    await desk.give_up("proposal", FIRST, event, reason=REASON)
    await desk.give_up("confirmation", FIRST, event)
    await desk.give_up("confirmation", SECOND, event)
    await desk.of(SECOND).post(f"{DOOR}/retry", {})
    assert [line for line in await desk.trail() if line[0] != "list"] == [
        ("confirm_discard", first, "deny", "second_person_needed"),
        ("propose_discard", first, "allow", "proposed"),
        ("confirm_discard", first, "deny", "second_person_needed"),
        ("confirm_discard", second, "allow", "discarded"),
        ("retry", second, "allow", "retried"),
    ]
    assert ("list", first, "allow", "shown") in await desk.trail()
    async with desk.house.running.database.connect() as connection:
        bodies = (await connection.execute(select(AUDIT.c.body))).scalars().all()
    assert not any(REASON.encode() in body for body in bodies)


async def test_a_record_that_cannot_be_written_leaves_everything_as_it_was(desk: Desk) -> None:
    event = await desk.event()
    await desk.propose()
    async with desk.house.running.database.begin() as connection:
        await connection.execute(text("ALTER TABLE audit_event ADD CONSTRAINT full_up CHECK (id < 0) NOT VALID"))
    asked = (
        await desk.of(FIRST).get(DOOR),
        await desk.of(FIRST).post(f"{DOOR}/retry", {}),
        await desk.give_up("confirmation", SECOND, event),
    )
    assert [(answer.status_code, answer.json()["code"]) for answer in asked] == [(503, "not_recorded")] * 3
    assert (await desk.position())[0] == 0


@pytest.mark.parametrize("who", ["audit-admin", "approval-clerk", "cdi-secretary", "letters-officer"])
async def test_the_doors_are_for_system_administrators_alone(desk: Desk, who: str) -> None:
    event = await desk.event()
    answers = (
        await desk.of(who).get(DOOR),
        await desk.of(who).post(f"{DOOR}/retry", {}),
        await desk.give_up("proposal", who, event, reason=REASON),
        await desk.give_up("confirmation", who, event),
        await desk.give_up("confirmation", who, str(uuid4())),
    )
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(403, "not_entitled")] * 5
    account = desk.of(who).person.account_id
    doors = [name for name, by, decision, _ in await desk.trail("door") if (by, decision) == (account, "deny")]
    assert doors == [
        "list_parked_events", "retry_parked_events", "propose_discard", "confirm_discard", "confirm_discard",
    ]  # fmt: skip
    assert (await desk.house.http.get(DOOR)).status_code == 401
    assert await desk.states() == [(1, "parked"), (2, "held"), (3, "held")]


async def test_what_the_service_no_longer_follows_waits_and_stops_nothing(desk: Desk) -> None:
    async with desk.house.running.database.begin() as connection:
        await connection.execute(text("UPDATE parked_event SET aggregate_type = 'accountability.gone'"))
    assert (await desk.of(FIRST).post(f"{DOOR}/retry", {})).json() == {"applied": 0, "waiting": 3}


async def test_one_person_with_two_accounts_is_not_two_persons(desk: Desk) -> None:
    await desk.propose()
    async with desk.house.running.database.begin() as connection:
        await connection.execute(
            text(
                "UPDATE replica_account SET person_id ="
                " (SELECT person_id FROM replica_account WHERE id = :first) WHERE id = :second"
            ),
            {who: desk.of(name).person.account_id for who, name in (("first", FIRST), ("second", SECOND))},
        )
    desk.house.running.callers.forget()
    answer = await desk.give_up("confirmation", SECOND)
    assert (answer.status_code, answer.json()["code"]) == (409, "second_person_needed")
    assert await desk.states() == [(1, "parked"), (2, "held"), (3, "held")]


async def test_the_proposal_of_an_account_that_is_no_longer_in_use_does_not_count(desk: Desk) -> None:
    await desk.propose()
    async with desk.house.running.database.begin() as connection:
        await connection.execute(
            text("DELETE FROM replica_account WHERE id = :id"), {"id": desk.of(FIRST).person.account_id}
        )
    confirmed = await desk.give_up("confirmation", SECOND, await _event_of(desk))
    assert (confirmed.status_code, confirmed.json()["code"]) == (409, "second_person_needed")
    await desk.propose(SECOND)
    assert (await desk.listed(SECOND))["items"][0]["proposed_by"] == str(desk.of(SECOND).person.account_id)


async def _event_of(desk: Desk) -> str:
    return str((await desk.listed(SECOND))["items"][0]["event_id"])
