"""Four relays on hot aggregates, small; the long run has 10,000 events and five seeds."""

from pathlib import Path
from uuid import UUID

from deploy.local.postgres import PostgresServer
from tests.faults.goals.g04_order import disorder, proved

SEED = 20260104
ONE, OTHER = UUID(int=1), UUID(int=2)


async def test_four_relays_keep_the_order_and_such_that_skip_locked_rows_do_not(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    proof = await proved(postgres_server, tmp_path, [SEED], events=400, hot=20)
    assert proof.held, (proof.figure, proof.words)
    assert proof.faults["lock_cut"]
    assert all(proof.controls.values()), proof.figure


def test_disorder_is_what_stands_behind_something_newer_or_itself() -> None:
    assert disorder([(ONE, 1), (OTHER, 1), (ONE, 2), (OTHER, 2)]) == 0
    assert disorder([(ONE, 1), (ONE, 3), (ONE, 2), (ONE, 4)]) == 1
    assert disorder([(ONE, 1), (ONE, 1), (OTHER, 2), (OTHER, 1)]) == 2
