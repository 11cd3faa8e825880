"""What is sealed in the vault stays where it was put, and is gone once its key is destroyed (P-06)."""

from typing import Any
from uuid import UUID

import pytest

from deploy.local.keys import make_kek
from libs.chassis.envelope.erasure import erase
from libs.chassis.envelope.rotation import KeyDesk
from libs.kernel.sensitivity import Sensitivity
from libs.replica.lookups import find_actor
from services.vault.main import SERVICE
from services.vault.reports.case_type import REPORT
from tests.support.vault_service import REPORTS, VaultHouse

LETTERS = "letters-officer"


async def change(vault: VaultHouse, statement: str) -> None:
    """What somebody with the rights of the database does."""
    async with vault.running.database.begin() as connection:
        await connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report SET body = (SELECT body FROM report WHERE id = '{other}') WHERE id = '{mine}'",
        "UPDATE dek SET case_id = gen_random_uuid() WHERE case_id = '{mine}'",
        "UPDATE report SET version = version + 1 WHERE id = '{mine}'",
        "UPDATE dek SET wrapped = (SELECT wrapped FROM dek WHERE case_id = '{other}') WHERE case_id = '{mine}'",
    ],
    ids=["body of another", "key of nobody", "another version", "key of another"],
)
async def test_what_was_moved_in_the_database_is_not_read(vault: VaultHouse, statement: str) -> None:
    mine, other = await vault.lodge(), await vault.lodge()
    opening = await vault.approved(LETTERS, mine)
    await change(vault, statement.format(mine=mine, other=other))
    read = await vault.read(LETTERS, opening)
    assert read.status_code == 500
    assert "举报人甲" not in read.text
    broken = await vault.rows("SELECT outcome FROM audit_event WHERE action = 'report.read_original'")
    assert [row["outcome"] for row in broken] == ["broken_off"]


async def test_a_report_whose_key_was_destroyed_by_two_persons_is_read_by_nobody(vault: VaultHouse) -> None:
    report = await vault.lodge()
    opening = await vault.approved(LETTERS, report)
    async with vault.running.database.connect() as connection:
        by = [await find_actor(connection, vault.city.person(one).account_id) for one in ("sys-admin", "sec-admin")]
    assert by[0] is not None and by[1] is not None
    await erase(vault.running.database, REPORT, UUID(report), (by[0], by[1]), "kept_long_enough", vault.running.clock())
    for answer in (await vault.read(LETTERS, opening), await vault.letters.get(f"{REPORTS}/{report}")):
        assert (answer.status_code, "举报人甲" in answer.text) == (410, False)


@pytest.mark.parametrize("rotate", ["rotate_kek", "rotate_deks"])
async def test_a_report_is_read_as_before_after_its_keys_were_changed(vault: VaultHouse, rotate: str) -> None:
    opening = await vault.approved(LETTERS, await vault.lodge())
    before = await vault.rows("SELECT wrapped FROM dek ORDER BY case_id")
    await _rotated(vault, rotate)
    assert before != await vault.rows("SELECT wrapped FROM dek ORDER BY case_id")
    read: Any = (await vault.read(LETTERS, opening)).json()
    assert read["reporter"]["name"] == "举报人甲"


async def _rotated(vault: VaultHouse, rotate: str) -> None:
    desk, at = KeyDesk(vault.running.database, SERVICE.types), vault.running.clock()
    if rotate == "rotate_deks":
        await desk.rotate_deks(at)
        return
    for level in (Sensitivity.C3, Sensitivity.C4):
        make_kek(vault.keys, "vault", level.name.lower())
        await desk.rotate_kek(level, at)
