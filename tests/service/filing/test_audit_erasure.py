"""A case may be erased; who acted on it and who looked at it stays on record and can still be proved."""

import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from deploy.dump_audit import dump
from deploy.verify_audit import verify
from libs.chassis.sealing.checkpoint import public_key
from libs.chassis.sealing.proof import read_proof
from libs.chassis.sealing.witness import Verdict
from tests.support.audit_of_house import ADMIN, RECORDS, HouseTrail
from tests.support.filing_road import FILINGS, Road
from tests.support.filing_service import FilingHouse

ERASED = (
    "DELETE FROM case_history WHERE case_id = '{0}'",
    "DELETE FROM outbox_event WHERE aggregate_id = '{0}'",
    "DELETE FROM idempotency WHERE case_id = '{0}'",
    "DELETE FROM timer WHERE case_id = '{0}'",
    "DELETE FROM filing WHERE id = '{0}'",
)
"""All that the owner of the database takes away of a case; the audit trail is not among it."""


async def looked_at(house: FilingHouse) -> Road:
    """A filing that was drafted, read, listed, and asked for by a stranger."""
    road = Road(house)
    await road.draft()
    await road.read()
    assert (await road.who("clerk").get(FILINGS)).status_code == 200
    assert (await house.caller("vice-mayor-2").get(road.path)).status_code == 404
    return road


async def witnessed(trail: HouseTrail, folder: Path) -> None:
    """Seal, let a witness sign, and put the public keys beside its journal."""
    await trail.seal()
    with trail.witness(folder) as witness:
        assert await trail.look(witness) is Verdict.SIGNED
    (folder / "filing.pub").write_bytes((trail.keys / "filing.pub").read_bytes())
    spki = PublicFormat.SubjectPublicKeyInfo
    (folder / "witness.pub").write_bytes(witness.key.public_key().public_bytes(Encoding.PEM, spki))


async def test_the_record_of_a_case_outlives_the_case(house: FilingHouse, keys: Path, tmp_path: Path) -> None:
    trail = HouseTrail(house, keys)
    road = await looked_at(house)
    before = await trail.found(object_id=road.id)
    assert [(one["action"], one["outcome"]) for one in before] == [
        ("filing.show", "absent"), ("filing.list", "shown"), ("filing.show", "shown"), ("filing.draft", "draft")
    ]  # fmt: skip
    await witnessed(trail, tmp_path)
    await trail.run(*(statement.format(road.id) for statement in ERASED))
    assert (await road.who("clerk").get(road.path)).status_code == 404, "the case is gone"

    found = {one["id"]: one for one in await trail.found(object_id=road.id)}
    assert [found[one["id"]] for one in before] == [
        {**one, "seal": "sealed", "leaf_index": one["id"] - 1} for one in before
    ]
    await proved(house, before, keys)
    exported = await house.caller(ADMIN).get(f"{RECORDS}/export", object_id=road.id)
    (tmp_path / "export").write_bytes(exported.content)
    await dump(house.running.settings.database_url, tmp_path / "dump")
    for file in ("export", "dump"):
        report = verify(tmp_path / file, tmp_path / "filing.checkpoints", tmp_path)
        assert (report.breaches, report.size >= len(before)) == ((), True)


async def proved(house: FilingHouse, records: list[dict[str, Any]], keys: Path) -> None:
    """Each of the records has a proof that says who, what and which case."""
    key = public_key((keys / "filing.pub").read_bytes())
    for one in records:
        proof = read_proof((await house.caller(ADMIN).get(f"{RECORDS}/{one['id']}/proof")).json())
        said = json.loads(proof.body)
        assert proof.checked(key).size >= len(records)
        assert all(said[name] == one[name] for name in ("account_id", "action", "object_id", "objects", "outcome"))
