"""A few relays and hearers frozen in mid batch; the long run freezes a hundred of each."""

from pathlib import Path

import pytest

from deploy.local.postgres import PostgresServer
from tests.faults.goals.g08_zombies import CONTROLS, proved

pytestmark = pytest.mark.faults

SEED = 20260108


async def test_the_frozen_do_no_harm_when_they_wake_up(postgres_server: PostgresServer, tmp_path: Path) -> None:
    proof = await proved(postgres_server, tmp_path, SEED, rounds=4)
    assert proof.held, (proof.figure, proof.words)
    assert dict(proof.controls) == dict.fromkeys(CONTROLS, True), proof.figure
