"""Damage in the broker's store, in short: one store cut, one bit flipped, and what must hold of the damage itself."""

import random
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest

from deploy.local.broker import NatsServer
from deploy.local.postgres import PostgresServer
from deploy.local.servers import nats
from libs.chassis.reconcile import reconcile
from tests.faults.goals.g07_damage import Damage, block_of, never_applied, one_round, spoil
from tests.faults.ledger import deviations, totals
from tests.faults.pairs import STREAM, Pairs, at_work, carry_all, feed, read_pair, settled
from tests.faults.power import connected
from tests.support.specimen import SERVICE, Pair

pytestmark = pytest.mark.faults

_SERIAL = count(1)
NOTHING = {"lost": 0, "doubled": 0, "disordered": 0, "stuck": 0}


@pytest.fixture
def pairs(postgres_server: PostgresServer, keys: Path) -> Pairs:
    """Fresh pairs with databases of their own."""
    return Pairs(postgres_server, keys, f"damage{next(_SERIAL)}")


@pytest.mark.parametrize(("damage", "ahead"), [(Damage.CUT, True), (Damage.FLIP, False)])
async def test_damage_is_found_and_healed(pairs: Pairs, tmp_path: Path, damage: Damage, ahead: bool) -> None:
    found = await one_round(pairs, tmp_path / "n", damage, random.Random(7), ahead=ahead)
    assert found.held, found
    assert found.behind or ahead  # the control: without reconciliation what was not heard yet never comes


async def _with_its_newest_damaged(pair: Pair, server: NatsServer) -> UUID:
    """A case of three events, all published and heard by nobody, the last of which the broker cannot read."""
    (sick,) = await feed(pair, 1, 2)
    await carry_all(pair)
    await feed(pair, 1, 2)
    await carry_all(pair)
    newest = (await pair.broker.stream.get_msg(STREAM, 3)).data or b""
    server.stop()
    content = bytearray(block_of(server).read_bytes())
    content[content.index(newest) + 20] ^= 4
    block_of(server).write_bytes(content)
    server.start()
    await connected(pair.broker)
    return sick


async def test_a_damaged_message_that_is_the_newest_of_its_case_is_followed_by_the_good_one(
    pairs: Pairs, tmp_path: Path
) -> None:
    with nats(tmp_path / "n") as server:
        async with pairs.fresh(server.url) as pair:
            sick = await _with_its_newest_damaged(pair, server)
            counted = await reconcile(pair.urls[SERVICE], pair.broker, SERVICE)
            assert counted is not None and counted.healthy  # the control: the broker counts what it cannot read
            found = await reconcile(pair.urls[SERVICE], pair.broker, SERVICE, "digest")
            assert found is not None and (found.missing, found.damaged) == (1, 1)
            async with at_work(pair):
                assert await settled(pair, 20)
            assert await pair.kept(sick) == (1, 2, 3)
            assert totals(deviations(await read_pair(pair, stream=False))) == NOTHING


async def test_a_case_that_moves_on_behind_a_damaged_message_needs_no_digest_pass(pairs: Pairs, tmp_path: Path) -> None:
    """The relay misses what it has published, and the count pass then reads that subject message by message."""
    with nats(tmp_path / "n") as server:
        async with pairs.fresh(server.url) as pair:
            sick = await _with_its_newest_damaged(pair, server)
            await pair.step(sick, 3)
            async with at_work(pair, reconcile_every=0.2) as work:
                assert await settled(pair, 30)
                assert work.relay.alarms
            assert await pair.kept(sick) == (1, 2, 3, 4)
            assert totals(deviations(await read_pair(pair, stream=False))) == NOTHING


async def test_a_message_with_a_flipped_bit_is_never_applied(pairs: Pairs, tmp_path: Path) -> None:
    found = await never_applied(pairs, tmp_path / "n", random.Random(7), 40)
    assert found == {"altered_given": 40, "altered_applied": 0}


def test_spoiling_flips_one_bit_or_cuts_behind_what_must_stay(tmp_path: Path) -> None:
    block, whole = tmp_path / "1.blk", bytes(range(256))
    for seed in range(20):
        block.write_bytes(whole)
        assert "flipped" in spoil(block, Damage.FLIP, random.Random(seed), 100)
        after = block.read_bytes()
        wrong = [place for place in range(256) if after[place] != whole[place]]
        assert len(wrong) == 1 and wrong[0] >= 100 and (after[wrong[0]] ^ whole[wrong[0]]).bit_count() == 1
        block.write_bytes(whole)
        spoil(block, Damage.CUT, random.Random(seed), 100)
        assert 100 <= len(block.read_bytes()) < 256 and whole.startswith(block.read_bytes())
