"""Each crash window for one death or two; the long run has hundreds at each."""

from pathlib import Path

import pytest

from deploy.local.postgres import PostgresServer
from libs.chassis.failpoints import POINTS
from tests.faults.goals.g02_windows import CONTROLS, WORLDS, proved

pytestmark = pytest.mark.faults

SEED = 20260102


def test_the_windows_are_all_the_failpoints_there_are() -> None:
    assert {window.point for windows in WORLDS for window in windows} == POINTS


async def test_whatever_dies_at_any_failpoint_nothing_is_lost_or_doubled(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    proof = await proved(postgres_server, tmp_path, SEED, rounds=1)
    assert proof.held, (proof.figure, proof.words)
    assert set(proof.failpoints) >= POINTS
    assert dict(proof.controls) == dict.fromkeys(CONTROLS, True)
