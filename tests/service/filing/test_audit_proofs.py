"""The proof of one record is checked without the system; nothing is proved of a trail that was altered."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.audit_of_house import ADMIN, RECORDS, HouseTrail
from tests.support.filing_road import Road
from tests.support.filing_service import FilingHouse
from tests.support.refused import problem


@pytest.fixture
def trail(house: FilingHouse, keys: Path) -> HouseTrail:
    """The trail of the house."""
    return HouseTrail(house, keys)


async def prove(house: FilingHouse, audit_id: int) -> httpx.Response:
    """The administrator asks for the proof of a record."""
    return await house.caller(ADMIN).get(f"{RECORDS}/{audit_id}/proof")


async def sealed(house: FilingHouse, trail: HouseTrail) -> Road:
    """A filing drafted and read a few times, all sealed."""
    road = Road(house)
    await road.draft()
    for _ in range(4):
        await road.read()
    await trail.seal()
    return road


async def check(proof: dict[str, Any], folder: Path, keys: Path) -> tuple[int, str]:
    """What the program says of a proof, with the public keys alone and far from any database."""
    (folder / "proof.json").write_text(json.dumps(proof))
    (folder / "filing.pub").write_bytes((keys / "filing.pub").read_bytes())
    command = [sys.executable, "-m", "deploy.verify_audit", str(folder / "proof.json"), "--keys", str(folder)]
    run = asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]}
    )
    done = await run
    return done.returncode, done.stdout + done.stderr


async def test_a_proof_is_checked_offline(house: FilingHouse, trail: HouseTrail, tmp_path: Path, keys: Path) -> None:
    road = await sealed(house, trail)
    answer = await prove(house, 3)
    assert answer.status_code == 200, answer.text
    code, said = await check(answer.json(), tmp_path, keys)
    record, verdict, _ = said.splitlines()
    assert (code, verdict) == (0, "proved: record 3 of filing is leaf 2 of 5")
    assert (json.loads(record)["action"], json.loads(record)["object_id"]) == ("filing.show", road.id)


@pytest.mark.parametrize("field", ["body", "row_mac", "path", "leaf_index", "checkpoint"])
async def test_a_proof_that_was_changed_proves_nothing(
    house: FilingHouse, trail: HouseTrail, tmp_path: Path, keys: Path, field: str
) -> None:
    await sealed(house, trail)
    proof, other = (await prove(house, 3)).json(), (await prove(house, 4)).json()
    taken = other[field] if field != "checkpoint" else proof[field].replace("\n5\n", "\n6\n")
    code, said = await check({**proof, field: taken}, tmp_path, keys)
    assert (code, said.split(":")[0]) == (1, "NOT PROVED")


async def test_what_is_no_proof_is_told_apart_from_one_that_fails(tmp_path: Path, keys: Path) -> None:
    assert await check({"service": "filing"}, tmp_path, keys) == (
        2,
        "cannot verify: this is not the proof of a record\n",
    )


async def test_there_is_no_proof_of_a_record_that_is_not_there(house: FilingHouse, trail: HouseTrail) -> None:
    await sealed(house, trail)
    problem(await prove(house, 999), 404, "absent")
    assert (await house.caller(ADMIN).get(f"{RECORDS}/x/proof")).status_code == 404


async def test_a_record_is_proved_only_once_it_is_under_a_signed_checkpoint(
    house: FilingHouse, trail: HouseTrail
) -> None:
    await Road(house).draft()
    answer = await prove(house, 1)
    problem(answer, 409, "not_sealed_yet")
    assert answer.headers["Retry-After"] == "10"
    await trail.seal()
    assert (await prove(house, 1)).status_code == 200
    await trail.run("DELETE FROM audit_checkpoint")
    problem(await prove(house, 1), 409, "not_sealed_yet")


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_event SET body = body || ' '::bytea WHERE id = 3",
        "UPDATE audit_event SET row_mac = NULL WHERE id = 3",
        "UPDATE audit_leaf SET leaf_hash = sha256('other') WHERE leaf_index = 4",
        "DELETE FROM audit_leaf WHERE leaf_index = 4",
        "UPDATE audit_checkpoint SET note = replace(note, 'time 1', 'time 2')",
    ],
)
async def test_nothing_is_proved_of_a_trail_that_was_altered(
    house: FilingHouse, trail: HouseTrail, tampering: str
) -> None:
    await sealed(house, trail)
    await trail.run(tampering)
    problem(await prove(house, 3), 409, "trail_altered")


async def test_each_proof_asked_for_is_on_record(house: FilingHouse, trail: HouseTrail) -> None:
    await sealed(house, trail)
    await prove(house, 3)
    await prove(house, 999)
    rows = await trail.rows(action="audit_record.prove")
    found = [(row["object_id"].int, row["decision"], row["outcome"]) for row in rows]
    assert found == [(3, "allow", "shown"), (999, "deny", "absent")]
