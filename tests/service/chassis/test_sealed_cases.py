"""Cases of class C3 and C4: nothing of them stands in clear in the database, and what was tampered with is refused."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from deploy.local.postgres import PostgresServer
from libs.chassis.case_store import cases_found, cases_locked
from libs.chassis.clock import Clock
from libs.chassis.envelope.erasure import NothingToErase, TwoErasersNeeded, erase
from libs.chassis.envelope.refusals import Erased, KeysMissing
from libs.chassis.ids import now
from libs.chassis.process import Part, Running
from libs.kernel.actor import Actor
from tests.support.sealed_house import SealedHouse, make_sealed_database, open_sealed_house, own_keys
from tests.support.sealed_specimen import DOSSIER, HANDLER, LEADER, LETTERS, SAFE, SERVICE

SECRET = "a name nobody may read"
BOTH = (HANDLER, LEADER)
TABLES = ("dossier", "safe", "case_history", "outbox_event", "audit_event", "idempotency", "dek", "timer")


async def test_nothing_restricted_stands_in_clear_in_any_table(sealed: SealedHouse) -> None:
    dossier, safe = await sealed.open("dossier", SECRET, "matter"), await sealed.open("safe", SECRET)
    assert (await sealed.act("dossier", dossier, "deferral", 1, secret=SECRET)).status_code == 200
    assert (await sealed.act("safe", safe, "step", 1, secret=SECRET)).status_code == 200
    for table in TABLES:
        for row in await sealed.rows(f"SELECT t::text AS whole FROM {table} t"):
            assert "nobody" not in row["whole"]
            assert SECRET.encode().hex() not in row["whole"]
    assert (await sealed.body("dossier", dossier))["matter"] == "matter"
    assert set(await sealed.body("safe", safe)) == {"sealed"}


async def test_whoever_may_read_it_reads_it_and_no_one_else_sees_that_there_is_anything(sealed: SealedHouse) -> None:
    dossier = await sealed.open("dossier", SECRET, "matter")
    read = (await sealed.show("dossier", dossier)).json()
    assert (read["matter"], read["tip"], read["deferrals"]) == ("matter", SECRET, [SECRET])
    assert [item["verification"] for item in read["items"]] == [f"{SECRET} 0", f"{SECRET} 1"]
    other = (await sealed.get(LEADER, f"/v1/dossiers/{dossier}")).json()
    assert (other["matter"], other["tip"], other["deferrals"]) == ("matter", None, [])
    assert [item["verification"] for item in other["items"]] == ["", ""]


async def test_a_case_that_is_sealed_as_a_whole_is_read_listed_and_moved(sealed: SealedHouse) -> None:
    safe = await sealed.open("safe", SECRET)
    assert (await sealed.act("safe", safe, "step", 1, secret="other")).json()["reporter"] == "other"
    listed = (await sealed.get(LETTERS, "/v1/safes")).json()
    assert (listed["total"], listed["items"][0]["reporter"]) == (1, "other")


async def test_each_case_has_a_key_of_its_own(sealed: SealedHouse) -> None:
    for kind in ("dossier", "safe", "dossier"):
        await sealed.open(kind, SECRET)
    rows = await sealed.rows("SELECT DISTINCT id, wrapped, level, suite, kek_id FROM dek")
    assert len(rows) == 3
    assert {(row["level"], row["suite"], row["kek_id"]) for row in rows} == {(4, 1, "filing.c4.1")}


async def test_the_national_suite_is_a_setting(sealed: SealedHouse, keys: Path, tmp_path: Path) -> None:
    first = await sealed.open("safe", SECRET)
    url = sealed.running.settings.database_url
    async with open_sealed_house(url, sealed.keys, "sm4-gcm") as house:
        second = await house.open("safe", SECRET)
        for case_id in (first, second):
            assert (await house.show("safe", case_id)).json()["reporter"] == SECRET
        assert {row["suite"] for row in await house.rows("SELECT suite FROM dek")} == {1, 2}
    assert (await sealed.show("safe", second)).json()["reporter"] == SECRET


async def test_a_repeated_request_is_known_by_a_keyed_digest_and_opens_nothing_twice(sealed: SealedHouse) -> None:
    key, body = {"Idempotency-Key": "once"}, {"secret": SECRET, "matter": ""}
    first = await sealed.post(LETTERS, "/v1/safes", body, **key)
    again = await sealed.post(LETTERS, "/v1/safes", body, **key)
    assert first.json()["id"] == again.json()["id"]
    assert (await sealed.post(LETTERS, "/v1/safes", {"secret": "other"}, **key)).json()["code"].endswith("key_reused")
    assert len(await sealed.rows("SELECT * FROM dek")) == 1


async def test_the_timeline_tells_what_was_stated_and_keeps_what_is_kept(sealed: SealedHouse) -> None:
    dossier = await sealed.open("dossier", SECRET)
    await sealed.act("dossier", dossier, "deferral", 1, secret=SECRET)
    await sealed.act("dossier", dossier, "step", 2, matter="plain")
    told = (await sealed.get(HANDLER, f"/v1/histories/dossier/{dossier}")).json()["items"]
    assert [(move["act"], move["record"]["secret"]) for move in told] == [
        ("open", SECRET), ("defer", SECRET), ("step", ""),
    ]  # fmt: skip
    kept = (await sealed.get(LEADER, f"/v1/histories/dossier/{dossier}")).json()["items"]
    assert [move["act"] for move in kept] == ["open", "step"]


async def test_facts_of_acts_read_and_lock_encrypted_cases_by_condition(sealed: SealedHouse) -> None:
    ids = [await sealed.open("dossier", SECRET) for _ in range(2)]
    async with sealed.running.database.begin() as connection:
        for read in (cases_found, cases_locked):
            found = await read(connection, DOSSIER, DOSSIER.table.c.id.in_(ids))
            assert [(case.id, case.tip, case.version) for case in found] == [(i, SECRET, 1) for i in sorted(ids)]


@pytest.mark.parametrize(
    ("kind", "damage"),
    [
        ("dossier", "UPDATE dossier SET body = jsonb_set(body, '{tip}', body->'deferrals')"),
        ("dossier", "UPDATE dossier SET body = jsonb_set(body, '{tip}', '\"planted\"')"),
        ("dossier", "UPDATE dossier SET body = body - 'tip'"),
        ("dossier", "DELETE FROM dek"),
        ("safe", "UPDATE safe SET version = 2"),
        ("safe", "UPDATE dek SET level = 3"),
        ("safe", "UPDATE dek SET kek_id = 'filing.c4.9'"),
    ],
)
async def test_what_was_tampered_with_is_an_internal_error_on_record(
    sealed: SealedHouse, kind: str, damage: str
) -> None:
    case_id = await sealed.open(kind, SECRET)
    await sealed.rows(damage)
    shown = await sealed.show(kind, case_id)
    moved = await sealed.act(kind, case_id, "step", 2 if "version" in damage else 1, secret="new")
    for answer in (shown, moved):
        assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
        assert SECRET not in answer.text and "planted" not in answer.text
    rows = await sealed.rows("SELECT action, decision, outcome FROM audit_event ORDER BY id DESC LIMIT 2")
    assert [tuple(row.values()) for row in rows] == [
        (f"{kind}.step", "deny", "broken_off"), (f"{kind}.show", "deny", "broken_off"),
    ]  # fmt: skip


async def test_an_erased_field_is_empty_and_the_case_moves_no_more(sealed: SealedHouse) -> None:
    dossier = await sealed.open("dossier", SECRET, "matter")
    await erase(sealed.running.database, DOSSIER, dossier, BOTH, "request of the person", now())
    read = (await sealed.show("dossier", dossier)).json()
    assert (read["matter"], read["tip"], read["deferrals"]) == ("matter", None, [])
    assert [item["verification"] for item in read["items"]] == ["", ""]
    (told,) = (await sealed.get(HANDLER, f"/v1/histories/dossier/{dossier}")).json()["items"]
    assert (told["act"], told["record"]) == ("open", None)
    answer = await sealed.act("dossier", dossier, "step", 1, matter="new")
    assert (answer.status_code, answer.json()["code"]) == (410, "erased")
    async with sealed.running.database.begin() as connection:
        assert await cases_locked(connection, DOSSIER) == ()


async def test_an_erased_case_is_gone_from_lists_and_said_to_be_destroyed(sealed: SealedHouse) -> None:
    safe, kept = await sealed.open("safe", SECRET), await sealed.open("safe", "kept")
    await sealed.act("safe", safe, "step", 1, matter="wake", secret=SECRET)
    await erase(sealed.running.database, SAFE, safe, BOTH, "request of the person", now())
    answer = await sealed.show("safe", safe)
    assert (answer.status_code, answer.json()["code"], answer.json()["title"]) == (
        410, "erased", "The content of this case was destroyed",
    )  # fmt: skip
    listed = (await sealed.get(LETTERS, "/v1/safes")).json()
    assert (listed["total"], [one["id"] for one in listed["items"]]) == (1, [str(kept)])
    assert (await sealed.get(LETTERS, f"/v1/histories/safe/{safe}")).status_code == 410
    assert await sealed.rows("SELECT * FROM timer") == []
    facts = await sealed.rows("SELECT action, account_id FROM audit_event WHERE outcome = 'erased' ORDER BY id")
    assert [tuple(row.values()) for row in facts][:2] == [
        ("safe.erase", HANDLER.account_id), ("safe.second_erasure", LEADER.account_id),
    ]  # fmt: skip
    assert len(await sealed.rows("SELECT * FROM case_history WHERE case_id = :id", id=safe)) == 2


async def test_who_may_not_know_an_erased_case_is_not_told_that_it_was_there(sealed: SealedHouse) -> None:
    safe = await sealed.open("safe", SECRET)
    await erase(sealed.running.database, SAFE, safe, BOTH, "request of the person", now())
    assert (await sealed.get(HANDLER, f"/v1/safes/{safe}")).status_code == 404


@pytest.mark.parametrize(
    ("by", "reason"),
    [
        ((HANDLER, HANDLER), "why"),
        ((HANDLER, Actor(UUID(int=55), HANDLER.person_id, LEADER.organ_id, None, LEADER.roles)), "why"),
        ((HANDLER, LEADER), " "),
    ],
)
async def test_an_erasure_needs_two_persons_and_a_reason(
    sealed: SealedHouse, by: tuple[Actor, Actor], reason: str
) -> None:
    safe = await sealed.open("safe", SECRET)
    with pytest.raises(TwoErasersNeeded):
        await erase(sealed.running.database, SAFE, safe, by, reason, now())
    assert (await sealed.show("safe", safe)).json()["reporter"] == SECRET


async def test_what_is_not_there_or_was_erased_before_cannot_be_erased(sealed: SealedHouse) -> None:
    safe = await sealed.open("safe", SECRET)
    await erase(sealed.running.database, SAFE, safe, BOTH, "why", now())
    for case_id in (safe, uuid4()):
        with pytest.raises(NothingToErase):
            await erase(sealed.running.database, SAFE, case_id, BOTH, "why", now())


async def test_the_clock_goes_on_past_a_case_that_was_tampered_with(sealed: SealedHouse) -> None:
    broken, sound = await sealed.open("safe", SECRET), await sealed.open("safe", SECRET)
    for case_id in (broken, sound):
        await sealed.act("safe", case_id, "step", 1, matter="wake", secret=SECRET)
    await sealed.rows('UPDATE safe SET body = \'{"sealed": ""}\' WHERE id = :id', id=broken)
    assert await Clock(sealed.running.engine).tick() == 2
    assert [row["case_id"] for row in await sealed.rows("SELECT case_id FROM timer")] == [broken]
    assert (await sealed.show("safe", sound)).json()["version"] == 3


@pytest.mark.parametrize("fault", ["missing", "readable", "short"])
async def test_a_service_with_restricted_content_does_not_start_without_sound_keys(
    postgres_server: PostgresServer, keys: Path, tmp_path: Path, fault: str
) -> None:
    own = own_keys(keys, tmp_path / "keys")
    place = own / "filing.c4.1.kek"
    match fault:
        case "missing":
            place.unlink()
        case "readable":
            place.chmod(0o644)
        case _:
            place.write_bytes(b"short")
    url = await make_sealed_database(postgres_server, f"unstarted_{fault}")
    with pytest.raises(KeysMissing):
        async with open_sealed_house(url, own):
            pass
    await postgres_server.drop_database(f"unstarted_{fault}")


async def test_a_service_without_restricted_content_needs_no_such_keys(sealed: SealedHouse) -> None:
    from dataclasses import replace

    for place in sealed.keys.glob("*.kek"):
        place.unlink()
    running = Running(replace(SERVICE, types=()), sealed.running.settings, Part.WEB)
    assert running.engine.types == {}
    await running.database.dispose()


async def test_a_pool_without_a_keyring_reads_nothing_restricted(sealed: SealedHouse) -> None:
    from libs.chassis.database import connect

    safe = await sealed.open("safe", SECRET)
    bare = connect(sealed.running.settings.database_url, size=1)
    async with bare.connect() as connection:
        with pytest.raises(KeysMissing):
            await sealed.load(connection, "safe", safe)
    await bare.dispose()
    assert Erased.kind.value == "gone"
