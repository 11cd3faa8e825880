"""Every effect has its row, every row its effect, every answered look is on record, though the service is killed."""

from collections import defaultdict
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from libs.chassis.database import connect
from libs.chassis.identity import signer_from
from libs.chassis.sealing.checkpoint import private_key
from libs.chassis.sealing.dump import stored_checkpoints
from libs.chassis.sealing.sealer import Sealer
from libs.chassis.sealing.verifier import Verification
from libs.chassis.tables import AUDIT
from tests.support.audit_ledger import Asked, Ledger, Process
from tests.support.audit_trail import records
from tests.support.city import SampleCity
from tests.support.databases import Databases
from tests.support.figures import record
from tests.support.filing_service import TEMPLATE

_SERIAL = count(1)
_ONE_TO_ONE = """
SELECT count(*) FILTER (WHERE a.id IS NULL) AS unrecorded, count(*) FILTER (WHERE h.case_id IS NULL) AS without_effect,
    count(*) FILTER (WHERE a.object_id <> h.case_id OR a.action <> h.case_type || '.' || h.act OR a.outcome <> h.target
        OR a.account_id <> h.account_id) AS otherwise, count(*) AS all
FROM (case_history h JOIN outbox_event o ON o.aggregate_type = h.case_type AND o.aggregate_id = h.case_id
        AND o.aggregate_version = h.version)
    FULL JOIN (SELECT * FROM audit_event WHERE decision = 'allow' AND outcome NOT IN ('shown', 'repeated')) a
    ON a.event_uuid = o.event_id
"""
_REFUSE = (
    "CREATE FUNCTION refuse_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$",
    "CREATE TRIGGER refuse BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_rows()",
)
KINDS = {"draft", "revise", "show", "list", "history", "stranger", "stranger_act", "too_early"}
Rows = dict[UUID | None, list[dict[str, Any]]]


@pytest_asyncio.fixture
async def process(city: SampleCity, databases: Databases, keys: Path, tmp_path: Path) -> AsyncIterator[Process]:
    """The service at work as a process of its own."""
    url = await databases.server.create_database(f"filing_process_{next(_SERIAL)}", TEMPLATE)
    process = Process(url, keys, tmp_path)
    process.begin()
    yield process
    process.kill()
    await databases.drop(url)


async def rows_of(database: AsyncEngine) -> Rows:
    """The audit rows by the request they come from."""
    found: Rows = defaultdict(list)
    async with database.connect() as connection:
        for row in (await connection.execute(select(AUDIT).order_by(AUDIT.c.id))).mappings():
            found[row["request_id"]].append(dict(row))
    return found


def unlike(asked: Asked, rows: list[dict[str, Any]]) -> str:
    """What is wrong with the rows of a request; empty if nothing is."""
    if asked.status is None:
        return "" if len(rows) <= 1 else "several rows"
    if len(rows) != 1:
        return f"{len(rows)} rows"
    row = rows[0]
    said = (row["decision"], row["outcome"])
    if asked.status >= 400:
        return "" if said == ("deny", asked.body["code"]) else f"says {said}"
    if row["decision"] != "allow" or row["object_id"] != asked.case_id:
        return f"says {said}"
    return "" if frozenset(row["objects"]) == asked.shown else "shows others"


def faults_of(ledger: Ledger, rows: Rows) -> list[str]:
    """Every request whose rows are not what they must be, and rows of no request."""
    faults = [f"{asked.kind} {asked.status}: {fault}" for number, asked in ledger.asked.items()
              if (fault := unlike(asked, rows.get(number, [])))]  # fmt: skip
    strangers = rows.keys() - ledger.asked.keys()
    return faults + [f"a row of no request: {rows[number][0]['action']}" for number in strangers]


async def one_to_one(database: AsyncEngine) -> dict[str, int]:
    """Effects and effect rows side by side."""
    async with database.connect() as connection:
        return dict((await connection.execute(text(_ONE_TO_ONE))).mappings().one())


async def would_be_seen(database: AsyncEngine, ledger: Ledger) -> None:
    """The control: take away the row of one effect and of one answered look, and the comparison misses both."""
    looks = (number for number, asked in ledger.asked.items() if asked.kind == "show" and asked.status == 200)
    effects = (number for number, asked in ledger.asked.items() if asked.kind == "draft" and asked.status == 201)
    async with database.begin() as connection:
        taken = delete(AUDIT).where(AUDIT.c.request_id.in_([next(looks), next(effects)]))
        assert (await connection.execute(taken)).rowcount == 2
    assert (await one_to_one(database))["unrecorded"] == 1
    assert sorted(faults_of(ledger, await rows_of(database))) == ["draft 201: 0 rows", "show 200: 0 rows"]


async def verified(database: AsyncEngine, process: Process) -> tuple[object, ...]:
    """Seal what is left and verify the trail; answers the breaches."""
    key = (process.keys / "filing.key").read_bytes()
    sealer = Sealer(database, "filing", key)
    while await sealer.seal():
        pass
    async with database.connect() as connection:
        verification = Verification("filing", private_key(key).public_key())
        report = verification.verify(await records(connection), await stored_checkpoints(connection))
        return report.breaches


async def unrecordable(ledger: Ledger, database: AsyncEngine, requests: int) -> int:
    """The table of audit rows takes none for a while: no request is answered; answers how many were asked."""
    await run(database, *_REFUSE)
    asked = await ledger.ask_some(requests)
    await run(database, "DROP TRIGGER refuse ON audit_event")
    assert {(one.status, one.body["code"]) for one in asked} == {(503, "not_recorded")}
    ledger.asked = {number: one for number, one in ledger.asked.items() if one not in asked}
    return len(asked)


async def run(database: AsyncEngine, *statements: str) -> None:
    """Any statements, in one transaction."""
    async with database.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def prove(process: Process, city: SampleCity, requests: int, kills: int) -> dict[str, int]:
    """Ask so much of the service, kill it so often, and compare; answers the figures."""
    ledger = Ledger(process, city, signer_from(process.keys), Random(requests))
    await ledger.run(requests, kills)
    assert {one.kind for one in ledger.asked.values() if one.status is not None and one.status < 500} == KINDS
    database = connect(process.url, size=2, timeouts=False)
    before = await one_to_one(database)
    refused = await unrecordable(ledger, database, max(20, requests // 100))
    process.kill()
    effects, faults = await one_to_one(database), faults_of(ledger, await rows_of(database))
    breaches = await verified(database, process)
    await would_be_seen(database, ledger)
    await database.dispose()
    assert (faults[:5], breaches, effects) == ([], (), before)
    assert (effects["unrecorded"], effects["without_effect"], effects["otherwise"]) == (0, 0, 0)
    return {
        "audited_requests": sum(asked.status is not None for asked in ledger.asked.values()),
        "audited_effects": effects["all"],
        "audit_kills": kills,
        "audit_rows_missing": len(faults),
        "audit_refused_unrecorded": refused,
    }


@pytest.mark.timeout(300)
async def test_every_effect_and_every_look_is_on_record_though_the_service_is_killed(
    process: Process, city: SampleCity
) -> None:
    figures = await prove(process, city, requests=400, kills=2)
    assert figures["audited_effects"] > 50


@pytest.mark.access
@pytest.mark.timeout(3600)
async def test_ten_thousand_requests_and_twenty_five_kills_leave_no_gap_in_the_record(
    process: Process, city: SampleCity
) -> None:
    figures = await prove(process, city, requests=10_000, kills=25)
    record(**figures)
    assert figures["audited_effects"] > 1_000
