"""Repetition after the dedupe window, in short: all is published and heard again, and nothing comes of it."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from libs.chassis.inbox import Verdict
from tests.faults.goals.g09_repeats import FORGOTTEN, Repeats, repeated
from tests.faults.pairs import Pairs

pytestmark = pytest.mark.faults

EVENTS = 40


async def test_nothing_is_stored_again_or_applied_twice_when_everything_is_repeated(
    postgres_server: PostgresServer, keys: Path, tmp_path: Path
) -> None:
    with nats(tmp_path / "n") as server:
        found = await repeated(Pairs(postgres_server, keys, "repeats"), server.url, EVENTS)
    assert found.held, found
    assert (found.events, found.republished, found.stored_again) == (EVENTS, EVENTS * len(FORGOTTEN), 0)
    assert found.verdicts == {Verdict.DUPLICATE: 2 * EVENTS}
    assert found.plainly_stored == EVENTS  # the control: the broker itself has forgotten what it knew


def test_a_repetition_that_was_not_whole_proves_nothing() -> None:
    whole = Repeats(events=5, republished=10, delivered_again=10)
    assert whole.held
    assert not replace(whole, delivered_again=9).held
    assert not replace(whole, republished=5).held
    assert not replace(whole, stored_again=1).held
    assert not replace(whole, verdicts=Counter({Verdict.APPLIED: 1})).held
    assert not Repeats().held
