"""What the engine writes down: of what was done, refused, broken off or asked again, and whom it goes back to."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis import database
from libs.chassis.engine import Performed, Request
from libs.chassis.failpoints import STAGE, PlantedFailure, arm
from libs.chassis.idempotency import fingerprint
from libs.kernel.refusal import Absent, Busy, KeyReused, NotEntitled, NotNow, Stale
from tests.support.binders import CLERK, FALL, HEAD, NEW_YEAR_IN_OFFICE, ORGAN, OUTSIDER, SEEN, House, Write
from tests.support.sealed_house import SealedHouse
from tests.support.sealed_specimen import LETTERS
from tests.support.sealed_specimen import Write as SealedWrite

REQUEST_ID, CORRELATION, CAUSE = UUID(int=11), UUID(int=12), UUID(int=13)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a row that somebody else holds."""
    monkeypatch.setitem(database._TIMEOUTS, "lock_timeout", "200")


async def _audit(house: House) -> list[dict[str, Any]]:
    return await house.rows("audit_event")


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


async def test_a_refusal_on_right_or_status_is_recorded_with_who_asked_what(house: House) -> None:
    case_id = await house.opened()
    house.at = NEW_YEAR_IN_OFFICE
    with pytest.raises(NotEntitled):
        await house.do("step", case_id, 1, actor=HEAD, request_id=REQUEST_ID)
    _, denied = await _audit(house)
    assert isinstance(denied["event_uuid"], UUID)
    assert _without(denied, "id", "event_uuid", "body", "row_mac", "recorded_at") == {
        "at": NEW_YEAR_IN_OFFICE,
        "account_id": HEAD.account_id,
        "organ_id": ORGAN,
        "action": "binder.step",
        "object_type": "binder",
        "object_id": case_id,
        "decision": "deny",
        "outcome": "not_entitled",
        "policy_version": "",
        "request_id": REQUEST_ID,
        "objects": [],
        "purpose": None,
    }


async def test_a_refusal_of_form_is_not_recorded(house: House) -> None:
    case_id = await house.opened()
    with pytest.raises(Stale):
        await house.do("step", case_id, 7)
    assert len(await _audit(house)) == 1


async def test_an_act_that_the_database_breaks_off_is_recorded_and_leaves_nothing_else(house: House) -> None:
    case_id = await house.opened()
    house.engine.wake.clear()
    SEEN.does = "SELECT 1/0"
    with pytest.raises(DBAPIError):
        await house.do("step", case_id, 1, request_id=REQUEST_ID)
    _, broken = await _audit(house)
    assert (broken["decision"], broken["outcome"], broken["object_id"]) == ("deny", "broken_off", case_id)
    assert (broken["action"], broken["request_id"]) == ("binder.step", REQUEST_ID)
    assert [row["version"] for row in await house.rows("binder")] == [1]
    assert not house.engine.wake.is_set()


async def test_a_case_that_somebody_else_holds_is_busy_for_a_second_and_nothing_is_recorded(house: House) -> None:
    case_id = await house.opened()
    async with house.engine.database.connect() as other:
        await other.execute(text("SELECT 1 FROM binder FOR UPDATE"))
        with pytest.raises(Busy) as busy:
            await house.do("step", case_id, 1)
    assert busy.value.retry_after == 1
    assert len(await _audit(house)) == 1


async def test_what_was_done_is_recorded_once_in_case_history_audit_and_outbox(house: House) -> None:
    case_id = await house.opened(request_id=REQUEST_ID)
    await house.do("step", case_id, 1, note="word", request_id=CAUSE)
    audit = await _audit(house)
    assert [(row["action"], row["decision"], row["outcome"], row["request_id"]) for row in audit] == [
        ("binder.open", "allow", "open", REQUEST_ID),
        ("binder.step", "allow", "open", CAUSE),
    ]
    history = await house.rows("case_history")
    assert {(row["account_id"], row["person_id"], row["at"]) for row in history} == {
        (CLERK.account_id, CLERK.person_id, FALL)
    }
    records = {row["version"]: row["record"] for row in history}
    assert '"word"' in records[2]
    assert '"word"' not in records[1]
    told = await house.rows("outbox_event")
    assert [(row["aggregate_version"], row["occurred_at"]) for row in told] == [(1, FALL), (2, FALL)]
    assert {(row["aggregate_id"], row["actor_ref"]) for row in told} == {(case_id, CLERK.account_id)}


@pytest.mark.parametrize(
    ("asked", "correlation"),
    [
        ({"correlation_id": CORRELATION, "request_id": REQUEST_ID, "causation_id": CAUSE}, CORRELATION),
        ({"request_id": REQUEST_ID}, REQUEST_ID),
        ({}, None),
    ],
)
async def test_an_event_goes_back_to_what_it_was_asked_for(
    house: House, asked: dict[str, Any], correlation: UUID | None
) -> None:
    await house.opened(**asked)
    (told,) = await house.rows("outbox_event")
    assert told["causation_id"] == asked.get("causation_id")
    if correlation is None:
        assert told["correlation_id"] not in (REQUEST_ID, CORRELATION, told["event_id"], told["aggregate_id"])
    else:
        assert told["correlation_id"] == correlation


async def test_a_repeat_is_answered_from_the_first_and_recorded_as_a_look(house: House) -> None:
    first = await house.do("open", key="k", route="binder.open")
    house.engine.wake.clear()
    again = await house.do("open", key="k", route="binder.open", request_id=REQUEST_ID)
    assert (again.case, again.opened, again.repeated) == (first.case, True, True)
    assert again.standing == first.standing
    _, looked = await _audit(house)
    assert (looked["decision"], looked["outcome"], looked["action"]) == ("allow", "repeated", "binder.open")
    assert (looked["object_id"], looked["request_id"]) == (first.case.id, REQUEST_ID)
    stepped = [await house.do("step", first.case.id, 1, key="s", route="binder.step") for _ in range(2)]
    assert [(one.opened, one.repeated, one.case.version) for one in stepped] == [(False, False, 2), (False, True, 2)]
    assert len(await house.rows("case_history")) == 2


async def test_the_same_key_and_words_for_another_case_are_another_request(house: House) -> None:
    first, second = await house.opened(), await house.opened()
    await house.do("step", first, 1, key="k", route="binder.step")
    with pytest.raises(KeyReused):
        await house.do("step", second, 1, key="k", route="binder.step")
    assert sorted(row["version"] for row in await house.rows("binder")) == [1, 2]


async def test_a_repeat_by_who_may_no_longer_see_the_case_is_absent(house: House) -> None:
    case_id = await house.opened()
    await house.do("hand_over", case_id, 1, key="h", route="binder.hand_over")
    with pytest.raises(Absent):
        await house.do("hand_over", case_id, 1, key="h", route="binder.hand_over")
    assert len(await house.rows("case_history")) == 2


async def test_a_repeat_does_not_wait_for_who_acts_on_the_case(house: House) -> None:
    first = await house.do("open", key="k", route="binder.open")
    async with house.engine.database.connect() as other:
        await other.execute(text("SELECT 1 FROM binder FOR UPDATE"))
        again = await house.do("open", key="k", route="binder.open")
    assert again.case == first.case


async def test_a_key_is_claimed_for_the_case_that_is_opened_or_moved(house: House) -> None:
    case_id = await house.opened(key="k", route="binder.open")
    await house.do("step", case_id, 1, key="k", route="binder.step")
    claims = [_without(row, "fingerprint") for row in await house.rows("idempotency")]
    expected = {"principal": CLERK.account_id, "key": "k", "case_type": "binder", "case_id": case_id}
    assert sorted(claims, key=lambda row: str(row["route"])) == [
        {**expected, "route": "binder.open", "created_at": FALL},
        {**expected, "route": "binder.step", "created_at": FALL},
    ]


async def test_several_acts_are_done_together_or_not_at_all(house: House) -> None:
    first, second = await house.opened(), await house.opened()
    asked = Request("binder", "step", Write(), CLERK, first, 1)
    acts = [asked, Request("binder", "step", Write(), CLERK, second, 1)]
    house.engine.wake.clear()
    done = await house.engine.transact(asked, _all_of(house, acts))
    assert [performed.case.version for performed in done] == [2, 2]
    assert house.engine.wake.is_set()
    house.engine.wake.clear()
    acts = [Request("binder", "step", Write(), CLERK, first, 2), Request("binder", "close", Write(), HEAD, second, 2)]
    with pytest.raises(NotEntitled):
        await house.engine.transact(acts[0], _all_of(house, acts))
    assert {row["version"] for row in await house.rows("binder")} == {2}
    assert not house.engine.wake.is_set()
    denied = (await _audit(house))[-1]
    assert (denied["decision"], denied["action"], denied["object_id"]) == ("deny", "binder.step", first)


def _all_of(house: House, acts: list[Request]) -> Any:
    async def work(connection: AsyncConnection) -> list[Performed]:
        return [await house.engine.perform_within(connection, act) for act in acts]

    return work


async def test_a_denial_is_recorded_although_nothing_else_is(house: House) -> None:
    with pytest.raises(Absent):
        await house.do("step", UUID(int=99), 1, actor=OUTSIDER)
    (denied,) = await _audit(house)
    assert (denied["outcome"], denied["object_id"], denied["account_id"]) == (
        "absent",
        UUID(int=99),
        OUTSIDER.account_id,
    )
    newer = await _newer(house)
    with pytest.raises(NotNow):
        await house.do("step", newer, 1)
    assert [row["outcome"] for row in await _audit(house)] == ["absent", "open", "not_now"]


async def _newer(house: House) -> UUID:
    house.at = NEW_YEAR_IN_OFFICE
    return await house.opened()


@pytest.mark.parametrize(
    ("point", "stored"),
    [("engine.after_claim", 0), ("engine.before_save", 0), ("engine.before_commit", 0), ("engine.after_commit", 1)],
)
async def test_an_act_told_to_fail_at_a_point_fails_there_and_is_done_once_when_it_is_asked_again(
    house: House, point: str, stored: int
) -> None:
    arm({"LANYARD_FAILPOINTS": f"{point}=fail", "LANYARD_STAGE": STAGE})
    try:
        with pytest.raises(PlantedFailure):
            await house.opened(key="k", route="binder.open")
    finally:
        arm({})
    assert [len(await house.rows(table)) for table in ("binder", "outbox_event", "idempotency")] == [stored] * 3
    again = await house.do("open", key="k", route="binder.open")
    assert again.repeated is bool(stored)
    assert len(await house.rows("binder")) == 1


async def test_an_act_without_a_key_claims_nothing(house: House) -> None:
    arm({"LANYARD_FAILPOINTS": "engine.after_claim=fail", "LANYARD_STAGE": STAGE})
    try:
        await asyncio.gather(house.opened(), house.opened())
    finally:
        arm({})
    assert await house.rows("idempotency") == []
    assert len(await house.rows("binder")) == 2


async def test_the_fingerprint_of_restricted_content_is_keyed(sealed: SealedHouse) -> None:
    await sealed.post(LETTERS, "/v1/safes", {"secret": "word", "matter": ""}, **{"Idempotency-Key": "once"})
    (row,) = await sealed.rows("SELECT * FROM idempotency")
    command = SealedWrite(secret="word", matter="")
    assert row["fingerprint"] != fingerprint(row["route"], None, command)
    key = (await sealed.keyring()).fingerprint_key
    assert row["fingerprint"] == fingerprint(row["route"], None, command, key)


async def test_the_fingerprint_of_other_content_needs_no_key(house: House) -> None:
    await house.opened(key="k", route="binder.open", note="word")
    (row,) = await house.rows("idempotency")
    assert row["fingerprint"] == fingerprint("binder.open", None, Write(note="word"))
