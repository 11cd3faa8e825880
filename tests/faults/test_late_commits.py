"""Late commits and a held transaction, for two seconds; the long run holds for a minute."""

from pathlib import Path

from deploy.local.postgres import PostgresServer
from tests.faults.goals.g05_late_commits import proved

SEED = 20260105


async def test_late_commits_are_not_skipped_and_nobody_waits_for_a_transaction_of_others(
    postgres_server: PostgresServer, tmp_path: Path
) -> None:
    proof = await proved(postgres_server, tmp_path, SEED, hold=2.0)
    assert proof.totals == {"lost": 0, "doubled": 0, "disordered": 0, "stuck": 0}, proof.words
    assert proof.figure["events_during_hold"] > 10
    assert proof.figure["delay_p50_ms"] < 1000 * proof.figure["control_horizon_stall_seconds"]
    assert all(proof.controls.values()), proof.figure
