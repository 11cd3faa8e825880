"""Keys are rotated while people work, and what was erased can be read from no backup."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import insert

from deploy.local.keys import make_kek
from deploy.local.postgres import PostgresServer
from libs.chassis.envelope import rotation
from libs.chassis.envelope.erasure import erase
from libs.chassis.envelope.key_rows import DEK, give_key
from libs.chassis.envelope.refusals import SealBroken
from libs.chassis.envelope.rotation import KekInUse
from libs.chassis.ids import new_id, now
from libs.kernel.sensitivity import Sensitivity
from tests.support.databases import name_of
from tests.support.figures import record
from tests.support.sealed_house import SealedHouse, open_sealed_house
from tests.support.sealed_specimen import HANDLER, LEADER, SAFE

C4 = Sensitivity.C4
OLD, NEW = "filing.c4.1", "filing.c4.2"
BOTH = (HANDLER, LEADER)


@dataclass
class Work:
    """What readers and writers did meanwhile."""

    secrets: dict[UUID, str]
    versions: dict[UUID, int] = field(default_factory=dict)
    reads: int = 0
    writes: int = 0
    failed: list[str] = field(default_factory=list)
    seconds: float = 0.0


async def _read(house: SealedHouse, work: Work, chance: Random) -> None:
    case_id, secret = chance.choice(list(work.secrets.items()))
    answer = await house.show("safe", case_id)
    work.reads += 1
    if answer.status_code != 200 or (case_id not in work.versions and answer.json()["reporter"] != secret):
        work.failed.append(f"read {answer.status_code}")


async def _write(house: SealedHouse, work: Work, case_id: UUID) -> None:
    answer = await house.act("safe", case_id, "step", work.versions[case_id], secret=str(work.writes))
    work.writes += 1
    if answer.status_code == 200:
        work.versions[case_id] += 1
    elif answer.json()["code"] != "busy":
        work.failed.append(f"write {answer.status_code}")
    await house.open("safe", "opened meanwhile")


@asynccontextmanager
async def working(house: SealedHouse, cases: int, seed: int) -> AsyncIterator[Work]:
    """Three who read and two who write and open, all the time."""
    secrets = {await house.open("safe", f"secret {n}"): f"secret {n}" for n in range(cases)}
    work, stop, chance = Work(secrets), asyncio.Event(), Random(seed)
    written = list(secrets)[:2]
    work.versions = dict.fromkeys(written, 1)

    async def again(one: Callable[[], Awaitable[None]]) -> None:
        while not stop.is_set():
            await one()
            await asyncio.sleep(0.02)

    tasks = [asyncio.create_task(again(partial(_read, house, work, chance))) for _ in range(3)]
    tasks += [asyncio.create_task(again(partial(_write, house, work, case_id))) for case_id in written]
    await asyncio.sleep(0.2)
    try:
        yield work
    finally:
        await asyncio.sleep(0.2)
        stop.set()
        await asyncio.gather(*tasks)


async def _fill(house: SealedHouse, count: int) -> None:
    """So many more keys, of cases that are not there."""
    keyring, at = await house.keyring(), now()
    for start in range(0, count, 5000):
        rows = []
        for _ in range(start, min(start + 5000, count)):
            key, case_id = keyring.fresh(new_id(), C4), new_id()
            wrapped = keyring.wrap(OLD, key, "safe", case_id)
            rows.append(
                {"id": key.id, "case_type": "safe", "case_id": case_id, "level": 4, "suite": int(key.suite),
                 "wrapped": wrapped, "kek_id": OLD, "created_at": at}
            )  # fmt: skip
        async with house.running.database.begin() as connection:
            await connection.execute(insert(DEK), rows)


async def _on(house: SealedHouse, kek_id: str) -> int:
    return len(await house.rows("SELECT id FROM dek WHERE kek_id = :kek", kek=kek_id))


async def _rotated(house: SealedHouse, filler: int) -> tuple[int, Work]:
    """Rotate under work; the old key is destroyed at the end, and everything still opens."""
    await _fill(house, filler)
    async with working(house, 6, seed=3) as work:
        assert make_kek(house.keys, "filing", "c4") == NEW
        began = time.monotonic()
        done = await house.desk.rotate_kek(C4, now())
        work.seconds = time.monotonic() - began
        assert await _on(house, OLD) == 0
    await house.desk.destroy_kek(OLD, (house.keys / f"{OLD}.kek").unlink, BOTH, now())
    for case_id in work.secrets:
        assert (await house.show("safe", case_id)).status_code == 200
    assert await _on(house, OLD) == 0
    return done, work


async def test_case_keys_are_wrapped_anew_while_people_read_and_write(sealed: SealedHouse) -> None:
    done, work = await _rotated(sealed, 1200)
    assert work.failed == []
    assert done >= 1200 and work.reads > 0 and work.writes > 0
    (noted,) = await sealed.rows("SELECT outcome FROM audit_event WHERE action = 'dek.rotate_kek'")
    assert noted["outcome"] == "done"


@pytest.mark.access
@pytest.mark.timeout(1800)
async def test_a_hundred_thousand_case_keys_are_wrapped_anew_while_people_read_and_write(sealed: SealedHouse) -> None:
    done, work = await _rotated(sealed, 100_000)
    record(
        g31_deks_wrapped_anew=done, g31_reads_meanwhile=work.reads, g31_writes_meanwhile=work.writes,
        g31_failed=len(work.failed), g31_seconds=round(work.seconds, 1), g31_rows_on_old_key=await _on(sealed, OLD),
    )  # fmt: skip
    assert work.failed == []


async def test_whoever_chose_the_old_key_just_before_is_waited_for(sealed: SealedHouse) -> None:
    assert await _left_behind(sealed) == 0


async def test_without_waiting_a_case_stays_under_the_old_key(
    sealed: SealedHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A control that must fail."""

    async def wait_for_nobody(_connection: object) -> None:
        return

    monkeypatch.setattr(rotation, "wait_for_choosers", wait_for_nobody)
    assert await _left_behind(sealed) == 1


async def _left_behind(house: SealedHouse) -> int:
    """Rows on the old key after a rotation during which somebody who had chosen it was still at work."""
    async with house.running.database.connect() as connection:
        await give_key(connection, "safe", new_id(), C4, now())
        make_kek(house.keys, "filing", "c4")
        rotating = asyncio.create_task(house.desk.rotate_kek(C4, now()))
        await asyncio.sleep(0.4)
        await connection.commit()
    await rotating
    return await _on(house, OLD)


async def test_a_key_that_is_in_use_or_current_is_not_destroyed(sealed: SealedHouse) -> None:
    await sealed.open("safe", "secret")
    for _ in range(2):
        with pytest.raises(KekInUse):
            await sealed.desk.destroy_kek(OLD, (sealed.keys / f"{OLD}.kek").unlink, BOTH, now())
        make_kek(sealed.keys, "filing", "c4")
    assert (sealed.keys / f"{OLD}.kek").exists()


async def test_cases_are_encrypted_anew_while_people_read_and_write(sealed: SealedHouse) -> None:
    kept = await sealed.open("safe", "kept")
    before = {row["case_id"]: row["id"] for row in await sealed.rows("SELECT case_id, id FROM dek")}
    dossier = await sealed.open("dossier", "secret")
    earlier = await sealed.body("dossier", dossier)
    async with working(sealed, 12, seed=4) as work:
        at = now()
        done = await sealed.desk.rotate_deks(at)
    assert work.failed == [] and done >= 14
    assert await sealed.rows("SELECT id FROM dek WHERE created_at < :at", at=at) == []
    after = {row["case_id"]: row["id"] for row in await sealed.rows("SELECT case_id, id FROM dek")}
    assert before and all(after[case_id] != key_id for case_id, key_id in before.items())
    read = (await sealed.show("safe", kept)).json()
    assert (read["version"], read["reporter"]) == (1, "kept")
    told = (await sealed.get(HANDLER, f"/v1/histories/dossier/{dossier}")).json()["items"]
    assert told[0]["record"]["secret"] == "secret"
    assert (await sealed.show("dossier", dossier)).json()["tip"] == "secret"
    assert earlier["tip"] != (await sealed.body("dossier", dossier))["tip"]


async def test_a_value_under_an_older_key_does_not_open_any_more(sealed: SealedHouse) -> None:
    safe = await sealed.open("safe", "secret")
    (row,) = await sealed.rows("SELECT body FROM safe")
    assert await sealed.desk.rotate_deks(now(), safe) == 1
    await sealed.rows("UPDATE safe SET body = CAST(:body AS jsonb)", body=row["body"])
    async with sealed.running.database.connect() as connection:
        with pytest.raises(SealBroken):
            await sealed.load(connection, "safe", safe)


async def test_who_waits_for_a_case_that_is_encrypted_anew_moves_it_under_its_new_key(sealed: SealedHouse) -> None:
    safe = await sealed.open("safe", "secret")
    for version in range(1, 30):
        both = (sealed.act("safe", safe, "step", version, secret="s"), sealed.desk.rotate_deks(now(), safe))
        answer, _ = await asyncio.gather(*both)
        assert answer.status_code == 200, answer.text
    assert (await sealed.show("safe", safe)).json()["version"] == 30


async def test_an_erased_case_is_left_alone_by_rotation(sealed: SealedHouse) -> None:
    safe = await sealed.open("safe", "secret")
    await erase(sealed.running.database, SAFE, safe, BOTH, "why", now())
    make_kek(sealed.keys, "filing", "c4")
    assert (await sealed.desk.rotate_kek(C4, now()), await sealed.desk.rotate_deks(now())) == (0, 0)


async def test_what_was_erased_is_read_from_no_backup(
    sealed: SealedHouse, postgres_server: PostgresServer, tmp_path: Path
) -> None:
    """A backup holds the wrapped key of its day: it opens until the key of that day is destroyed, then no more."""
    gone, kept = await sealed.open("safe", "gone"), await sealed.open("safe", "kept")
    url = sealed.running.settings.database_url
    await sealed.running.database.dispose()
    backup = await postgres_server.create_database(f"backup_of_{name_of(url)}", name_of(url))

    await erase(sealed.running.database, SAFE, gone, BOTH, "request of the person", now())
    assert (await sealed.show("safe", gone)).status_code == 410
    async with open_sealed_house(backup, sealed.keys) as house:  # the control
        assert (await house.show("safe", gone)).json()["reporter"] == "gone"

    make_kek(sealed.keys, "filing", "c4")
    assert await sealed.desk.rotate_kek(C4, now()) == 1
    await sealed.desk.destroy_kek(OLD, (sealed.keys / f"{OLD}.kek").unlink, BOTH, now())
    async with open_sealed_house(backup, sealed.keys) as house:
        answers = [await house.show("safe", case_id) for case_id in (gone, kept)]
        assert [(one.status_code, one.json()["code"]) for one in answers] == [(500, "internal_error")] * 2
        (stored,) = await sealed.rows("SELECT id, wrapped, kek_id FROM dek WHERE case_id = :id", id=kept)
        taken_over = "UPDATE dek SET wrapped = :wrapped, kek_id = :kek_id WHERE id = :id"
        await house.rows(taken_over, **stored)  # a restored backup gets the keys that are still there
        assert (await house.show("safe", kept)).json()["reporter"] == "kept"
        assert (await house.show("safe", gone)).status_code == 500
    await postgres_server.drop_database(name_of(backup))
    assert (await sealed.show("safe", kept)).json()["reporter"] == "kept"
    record(g31_read_from_backup_after_destruction=0)
