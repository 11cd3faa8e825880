"""What is not on record is not done and not shown; and every attempt that right or rule stopped is on record."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.support.audit_of_house import RECORDS, HouseTrail
from tests.support.filing_road import FILINGS, Road
from tests.support.filing_service import FilingHouse
from tests.support.refused import nothing_written, problem, said_in_both_languages

_FUNCTION = "CREATE FUNCTION refuse_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$"
_AT_ONCE = "CREATE TRIGGER refuse BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_rows()"
_AT_COMMIT = (
    "CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON audit_event DEFERRABLE INITIALLY DEFERRED"
    " FOR EACH ROW EXECUTE FUNCTION refuse_rows()"
)
_FULL = "ALTER TABLE audit_event ADD CONSTRAINT refuse CHECK (id < 0) NOT VALID"
BROKEN = {"at once": (_FUNCTION, _AT_ONCE), "at commit": (_FUNCTION, _AT_COMMIT), "by a constraint": (_FULL,)}


@pytest.fixture
def trail(house: FilingHouse, keys: Path) -> HouseTrail:
    """The trail of the house."""
    return HouseTrail(house, keys)


@asynccontextmanager
async def no_rows(trail: HouseTrail, how: str) -> AsyncIterator[None]:
    """The table of audit rows takes none; afterwards it does again."""
    await trail.run(*BROKEN[how])
    yield
    undo = (
        "ALTER TABLE audit_event DROP CONSTRAINT refuse"
        if how == "by a constraint"
        else ("DROP TRIGGER refuse ON audit_event")
    )
    await trail.run(undo)


def not_recorded(answer: httpx.Response) -> None:
    """503 with a time to come back, and nothing else in it."""
    problem(answer, 503, "not_recorded")
    assert int(answer.headers["Retry-After"]) > 0
    assert set(answer.json()) == {"type", "title", "status", "detail", "code", "instance", "cites", "errors"}


@pytest.mark.parametrize("how", BROKEN)
async def test_an_act_that_cannot_be_recorded_is_not_done(house: FilingHouse, trail: HouseTrail, how: str) -> None:
    road = Road(house)
    await road.draft()
    await road.prepare()
    clerk = road.who("clerk")
    key = {"Idempotency-Key": str(uuid4())}
    before = await trail.rows()
    async with no_rows(trail, how), nothing_written(house):
        not_recorded(await clerk.post(FILINGS, {"form": road.form()}, **key))
        not_recorded(await clerk.post(f"{road.path}/revisions", {"form": road.form()}, **{"If-Match": '"1"'}))
    assert await trail.rows() == before
    assert (await clerk.post(FILINGS, {"form": road.form()}, **key)).status_code == 201, "the same key serves again"
    assert (await clerk.post(f"{road.path}/revisions", {"form": road.form()}, **{"If-Match": '"1"'})).status_code == 200


@pytest.mark.parametrize("how", BROKEN)
async def test_a_refusal_that_cannot_be_recorded_is_not_given(house: FilingHouse, trail: HouseTrail, how: str) -> None:
    road = Road(house)
    await road.draft()
    stranger = house.caller("office2-head")
    async with no_rows(trail, how):
        not_recorded(await stranger.post(f"{road.path}/withdrawal", {"reason": "x"}, **{"If-Match": '"1"'}))
        not_recorded(await stranger.get(road.path))
        not_recorded(await stranger.get(RECORDS))


@pytest.mark.parametrize("how", BROKEN)
async def test_nothing_is_shown_that_cannot_be_recorded(house: FilingHouse, trail: HouseTrail, how: str) -> None:
    road = Road(house)
    await road.draft()
    clerk, admin = road.who("clerk"), house.caller("audit-admin")
    looks: list[Callable[[], Awaitable[httpx.Response]]] = [
        lambda: clerk.get(road.path),
        lambda: clerk.get(FILINGS),
        lambda: clerk.get(f"/v1/histories/filing/{road.id}"),
        lambda: admin.get(RECORDS),
        lambda: admin.get(f"{RECORDS}/export"),
        lambda: admin.get(f"{RECORDS}/1/proof"),
    ]
    async with no_rows(trail, how):
        for look in looks:
            not_recorded(await look())
    for look in looks[:-1]:
        assert (await look()).status_code == 200


async def test_what_could_not_be_recorded_is_said_in_both_languages(house: FilingHouse, trail: HouseTrail) -> None:
    road = Road(house)
    await road.draft()
    async with no_rows(trail, "at once"):
        not_recorded(await said_in_both_languages(road.who("clerk"), lambda: road.who("clerk").get(road.path)))


async def outcomes(trail: HouseTrail, action: str) -> list[tuple[Any, ...]]:
    """Decision and outcome of the rows of an action, oldest first."""
    return [(row["decision"], row["outcome"], row["object_id"]) for row in await trail.rows(action=action)]


async def test_an_attempt_that_the_status_or_the_facts_stopped_is_on_record(
    house: FilingHouse, trail: HouseTrail
) -> None:
    road = Road(house)
    await road.draft()
    answers = [await road.ask("study"), await road.ask("present"), await road.ask("pass_gate", by="approval-clerk")]
    assert [answer.status_code for answer in answers] == [422, 409, 409]
    for act, answer in zip(("study", "present", "pass_gate"), answers, strict=True):
        assert await outcomes(trail, f"filing.{act}") == [("deny", answer.json()["code"], UUID(road.id))]


async def test_a_request_that_is_only_badly_made_leaves_no_row(house: FilingHouse, trail: HouseTrail) -> None:
    road = Road(house)
    await road.draft()
    clerk = road.who("clerk")
    before = len(await trail.rows())
    answers = [
        await clerk.post(f"{road.path}/revisions", {"form": road.form()}),
        await clerk.post(f"{road.path}/revisions", {"form": road.form()}, **{"If-Match": '"9"'}),
        await clerk.post(f"{road.path}/revisions", {"form": 1}, **{"If-Match": '"1"'}),
    ]
    assert [answer.status_code for answer in answers] == [428, 412, 422]
    assert len(await trail.rows()) == before


async def test_a_repeated_request_shows_the_case_again_and_that_is_a_look(
    house: FilingHouse, trail: HouseTrail
) -> None:
    road = Road(house)
    key = {"Idempotency-Key": str(uuid4())}
    form = {"form": road.form()}
    first = await road.who("clerk").post(FILINGS, form, **key)
    again = await road.who("clerk").post(FILINGS, form, **key)
    assert first.json()["id"] == again.json()["id"]
    case_id = UUID(first.json()["id"])
    found = await outcomes(trail, "filing.draft")
    assert found == [("allow", "draft", case_id), ("allow", "repeated", case_id)]


async def test_every_row_bears_the_mark_of_the_service(house: FilingHouse, trail: HouseTrail) -> None:
    road = Road(house)
    await road.draft()
    await road.read()
    await house.caller("office2-head").get(road.path)
    await trail.seal()
    assert {row["action"] for row in await trail.rows()} == {"filing.draft", "filing.show"}, (
        "nothing was held against any"
    )
    assert all(row["row_mac"] for row in await trail.rows())
