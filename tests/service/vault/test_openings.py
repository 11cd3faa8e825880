"""Opening a sealed report: purpose, second person, one look within minutes, told to the supervisor (P-06)."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest

from tests.support.vault_service import OPENINGS, VaultHouse

NOW = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)
LETTERS = "letters-officer"
REASON = "须当面告知受理情况"


async def test_a_look_answers_reporter_and_original_once(vault: VaultHouse) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge())
    read = await vault.read(LETTERS, opening)
    assert read.status_code == 200, read.text
    assert read.json()["reporter"]["name"] == "举报人甲"
    assert read.json()["original"] == "反映审批局负责人收受礼金。"
    again = await vault.read(LETTERS, opening)
    assert (again.status_code, again.json()["code"]) == (409, "not_now")
    assert "举报人甲" not in again.text


async def test_a_repetition_with_the_same_key_does_not_bring_the_content_again(vault: VaultHouse) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge())
    first = await vault.read(LETTERS, opening, **{"Idempotency-Key": "look-1", "If-Match": '"2"'})
    again = await vault.read(LETTERS, opening, **{"Idempotency-Key": "look-1", "If-Match": '"2"'})
    assert (first.status_code, again.status_code, again.json()["code"]) == (200, 409, "already_read")
    assert "举报人甲" not in again.text
    assert await vault.events(opening) == [f"vault.opening.{name}.v1" for name in ("requested", "approved", "used")]


@pytest.mark.parametrize("key", [{}, {"Idempotency-Key": "look-2"}], ids=["keys of their own", "one key"])
async def test_of_looks_at_the_same_moment_one_is_answered(vault: VaultHouse, key: dict[str, str]) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge())
    look = partial(vault.letters.post, f"{OPENINGS}/{opening}/reading", {}, **{"If-Match": '"2"'}, **key)
    answers = await asyncio.gather(*(look() for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
    assert sum("举报人甲" in answer.text for answer in answers) == 1


async def test_the_look_is_on_record_with_its_purpose(vault: VaultHouse) -> None:
    report = await vault.lodge()
    opening = await vault.approved(LETTERS, report)
    await vault.read(LETTERS, opening)
    rows = await vault.rows("SELECT * FROM audit_event WHERE action = 'report.read_original'")
    assert [(str(r["object_id"]), r["purpose"], r["decision"]) for r in rows] == [(report, "result_feedback", "allow")]


async def test_a_refused_look_is_on_record_too(vault: VaultHouse) -> None:
    report = await vault.lodge()
    opening = await vault.requested(LETTERS, report)
    await vault.read(LETTERS, opening)
    rows = await vault.rows("SELECT * FROM audit_event WHERE action = 'report.read_original'")
    assert [(r["decision"], r["outcome"], r["purpose"]) for r in rows] == [("deny", "not_now", "result_feedback")]


async def test_nothing_is_read_when_the_record_of_the_look_cannot_be_written(vault: VaultHouse) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge())
    async with vault.running.database.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE audit_event ADD CHECK (purpose IS NULL) NOT VALID")
    version = {"If-Match": '"2"'}
    refused = await vault.caller(LETTERS).post(f"{OPENINGS}/{opening}/reading", {}, **version)
    assert (refused.status_code, refused.json()["code"]) == (503, "not_recorded")
    assert "举报人甲" not in refused.text
    async with vault.running.database.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE audit_event DROP CONSTRAINT audit_event_purpose_check")
    assert (await vault.read(LETTERS, opening)).status_code == 200


async def test_each_look_needs_an_opening_of_its_own(vault: VaultHouse) -> None:
    report = await vault.lodge()
    for _ in range(2):
        assert (await vault.read(LETTERS, await vault.approved(LETTERS, report))).status_code == 200


async def test_without_approval_nothing_is_read(vault: VaultHouse) -> None:
    read = await vault.read(LETTERS, await vault.requested(LETTERS, await vault.lodge()))
    assert (read.status_code, read.json()["code"]) == (409, "not_now")


@pytest.mark.parametrize("who", ["cdi-secretary", "cdi-deputy-1"])
async def test_the_head_or_the_leader_in_charge_of_the_letters_office_approves(vault: VaultHouse, who: str) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge(), by=who)
    read = (await vault.letters.get(f"{OPENINGS}/{opening}")).json()
    assert (read["status"], read["decided_by"]) == ("approved", vault.caller(who).id)


@pytest.mark.parametrize(
    "who",
    ["cdi-deputy-2", "sc-member-1", "east-cdi-secretary", "office1-head", "sys-admin", "sec-admin", "audit-admin"],
)
async def test_nobody_else_learns_of_an_opening(vault: VaultHouse, who: str) -> None:
    opening = await vault.requested(LETTERS, await vault.lodge())
    caller = vault.caller(who)
    assert (await caller.get(f"{OPENINGS}/{opening}")).status_code == 404
    assert (await caller.get(OPENINGS)).json()["total"] == 0
    refused = await caller.act(f"{OPENINGS}/{opening}/decision", {"outcome": "approved"})
    assert refused.status_code == 404


async def test_who_asked_does_not_approve(vault: VaultHouse) -> None:
    opening = await vault.requested(LETTERS, await vault.lodge())
    refused = await vault.letters.act(f"{OPENINGS}/{opening}/decision", {"outcome": "approved"})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_entitled")


async def test_whom_the_report_is_about_neither_approves_nor_learns_of_it(vault: VaultHouse) -> None:
    deputy = vault.caller("cdi-deputy-1")
    report = await vault.lodge(subject_person_ids=[deputy.id])
    opening = await vault.requested(LETTERS, report)
    assert deputy.id not in (await vault.letters.get(f"{OPENINGS}/{opening}")).json()["approver_ids"]
    assert (await deputy.get(f"{OPENINGS}/{opening}")).status_code == 404
    assert (await deputy.act(f"{OPENINGS}/{opening}/decision", {"outcome": "approved"})).status_code == 404


async def test_where_nobody_is_left_to_decide_nothing_can_be_asked(vault: VaultHouse) -> None:
    barred = [vault.caller(who).id for who in ("cdi-deputy-1", "cdi-secretary")]
    report = await vault.lodge(recused_ids=barred)
    body = {"report_id": report, "purpose": "verification", "reason": REASON}
    refused = await vault.letters.post(OPENINGS, body)
    assert (refused.status_code, refused.json()["code"]) == (422, "nobody_to_approve")


async def test_a_leader_who_is_no_longer_in_charge_does_not_decide(vault: VaultHouse) -> None:
    opening = await vault.requested(LETTERS, await vault.lodge())
    async with vault.running.database.begin() as connection:
        await connection.exec_driver_sql("UPDATE replica_relation SET valid_to = '2025-01-01' WHERE kind = 'portfolio'")
    refused = await vault.caller("cdi-deputy-1").act(f"{OPENINGS}/{opening}/decision", {"outcome": "approved"})
    assert (refused.status_code, refused.json()["code"]) == (403, "approver_not_competent")


async def test_a_refused_opening_opens_nothing(vault: VaultHouse) -> None:
    opening = await vault.requested(LETTERS, await vault.lodge())
    decided = {"outcome": "refused", "reason": "可以书面告知。"}
    answer = await vault.caller("cdi-secretary").act(f"{OPENINGS}/{opening}/decision", decided)
    assert (answer.status_code, answer.json()["status"]) == (200, "refused")
    assert (await vault.read(LETTERS, opening)).status_code == 409


@pytest.mark.parametrize("minutes", [0, 16, 60])
async def test_a_look_is_allowed_for_fifteen_minutes_at_most(vault: VaultHouse, minutes: int) -> None:
    opening = await vault.requested(LETTERS, await vault.lodge())
    decided = {"outcome": "approved", "minutes": minutes}
    refused = await vault.caller("cdi-secretary").act(f"{OPENINGS}/{opening}/decision", decided)
    assert refused.status_code == 422


async def test_after_its_minutes_an_opening_is_over_and_time_ends_it(vault: VaultHouse) -> None:
    vault.clock.at = NOW
    opening = await vault.approved(LETTERS, await vault.lodge(), minutes=10)
    vault.clock.at = NOW + timedelta(minutes=10)
    refused = await vault.read(LETTERS, opening)
    assert (refused.status_code, refused.json()["code"]) == (409, "opening_over")
    await vault.tick()
    assert (await vault.letters.get(f"{OPENINGS}/{opening}")).json()["status"] == "expired"
    assert (await vault.events(opening))[-1] == "vault.opening.expired.v1"


async def test_a_used_opening_does_not_expire(vault: VaultHouse) -> None:
    vault.clock.at = NOW
    opening = await vault.approved(LETTERS, await vault.lodge())
    await vault.read(LETTERS, opening)
    vault.clock.at = NOW + timedelta(hours=1)
    assert await vault.tick() == 0
    assert (await vault.letters.get(f"{OPENINGS}/{opening}")).json()["status"] == "used"


@pytest.mark.parametrize("who", ["cdi-secretary", "cadre-officer"])
async def test_who_sees_an_opening_of_another_cannot_use_it(vault: VaultHouse, who: str) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge())
    refused = await vault.read(who, opening)
    assert (refused.status_code, refused.json()["code"]) == (403, "not_entitled")


async def test_the_supervisor_sees_codes_persons_and_times_and_no_words(vault: VaultHouse) -> None:
    opening = await vault.requested(LETTERS, await vault.lodge())
    refused = {"outcome": "refused", "reason": "可以书面告知。"}
    await vault.caller("cdi-secretary").act(f"{OPENINGS}/{opening}/decision", refused)
    supervisor = vault.caller("cadre-officer")
    answer = await supervisor.get(f"{OPENINGS}/{opening}")
    read = answer.json()
    assert (read["purpose"], read["requester_id"]) == ("result_feedback", vault.letters.id)
    assert read["decided_by"] == vault.caller("cdi-secretary").id and read["decided_at"]
    assert (read["reason"], read["refusal"]) == ("", "")
    timeline = await supervisor.get(f"/v1/histories/opening/{opening}")
    changes = await supervisor.get("/v1/changes")
    listed = await supervisor.get(OPENINGS)
    for told in (answer, timeline, changes, listed):
        assert REASON not in told.text and "可以书面告知" not in told.text


async def test_an_ended_opening_waits_for_the_supervisor_until_it_is_noted(vault: VaultHouse) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge())
    supervisor = vault.caller("cadre-officer")
    assert (await supervisor.get("/v1/todo")).json()["items"] == []
    await vault.read(LETTERS, opening)
    (waiting,) = (await supervisor.get("/v1/todo")).json()["items"]
    assert (waiting["id"], waiting["act"], waiting["resource"]) == (opening, "acknowledge", "openings")
    noted = await supervisor.act(f"{OPENINGS}/{opening}/acknowledgement", {})
    assert (noted.status_code, noted.json()["acknowledged_by"]) == (200, supervisor.id)
    assert (await supervisor.get("/v1/todo")).json()["items"] == []
    again = await supervisor.act(f"{OPENINGS}/{opening}/acknowledgement", {})
    assert (again.status_code, again.json()["code"]) == (409, "already_noted")


async def test_what_waits_is_shown_to_whom_it_waits_for(vault: VaultHouse) -> None:
    opening = await vault.requested(LETTERS, await vault.lodge())
    for who in ("cdi-secretary", "cdi-deputy-1"):
        acts = [(one["id"], one["act"]) for one in (await vault.caller(who).get("/v1/todo")).json()["items"]]
        assert acts == [(opening, "approve")]
    await vault.caller("cdi-secretary").act(f"{OPENINGS}/{opening}/decision", {"outcome": "approved"})
    acts = [(one["id"], one["act"]) for one in (await vault.letters.get("/v1/todo")).json()["items"]]
    assert (opening, "use") in acts


async def test_events_of_an_opening_carry_ids_and_codes_alone(vault: VaultHouse) -> None:
    report = await vault.lodge()
    opening = await vault.approved(LETTERS, report)
    await vault.read(LETTERS, opening)
    told = await vault.reactor.published()
    assert [event["type"].split(".")[2] for event in told] == ["requested", "approved", "used"]
    for event in told:
        assert event["data"].keys() <= {"organ_id", "report_ref", "purpose", "minutes"}
        assert event["data"]["report_ref"] == report


async def test_a_purpose_that_is_not_listed_is_refused(vault: VaultHouse) -> None:
    body = {"report_id": await vault.lodge(), "purpose": "curiosity", "reason": REASON}
    refused = await vault.letters.post(OPENINGS, body)
    assert (refused.status_code, refused.json()["code"]) == (422, "purpose_unknown")


async def test_a_report_that_is_not_ones_own_to_ask_for_answers_as_one_that_is_not_there(vault: VaultHouse) -> None:
    body = {"report_id": await vault.lodge(), "purpose": "verification", "reason": REASON}
    hidden = await vault.caller("office1-officer").post(OPENINGS, body)
    absent = await vault.caller("office1-officer").post(OPENINGS, {**body, "report_id": str(uuid4())})
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.json() | {"instance": ""} == absent.json() | {"instance": ""}


async def test_the_reasons_are_encrypted_in_the_database(vault: VaultHouse) -> None:
    await vault.requested(LETTERS, await vault.lodge())
    rows = await vault.rows("SELECT body::text AS body FROM opening")
    rows += await vault.rows("SELECT record::text AS body FROM case_history WHERE case_type = 'opening'")
    assert len(rows) == 2 and not any("告知" in str(row["body"]) for row in rows)
