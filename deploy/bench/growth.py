"""Whether list and detail stay as fast with a hundred thousand filings as with a thousand."""

import asyncpg

from deploy.bench.load import median_ms
from deploy.bench.stage import Bench
from libs.chassis.database import direct

_COPY = """
INSERT INTO filing (id, version, status, number, profile, profile_version, opened_at, changed_at, body, unit_id,
    competent_organ_id, office_id, title, positive_items, terms, urgent, late_filing, first_submitted_at, decided_on,
    outcome, reason_codes, total_due_on, due_on, chair_id, panel_ids, handler_ids, receipt_number)
SELECT m.id, 1, status, number || '-' || n, profile, profile_version, opened_at - n * interval '1 minute',
    changed_at - n * interval '1 minute', jsonb_set(body, '{id}', to_jsonb(m.id::text)), unit_id,
    competent_organ_id, office_id, title || n, positive_items, terms || ARRAY['n' || n], urgent, late_filing,
    first_submitted_at - n * interval '1 minute', decided_on, outcome, reason_codes, total_due_on, due_on, chair_id,
    panel_ids, handler_ids, NULL
FROM (SELECT * FROM filing WHERE id = $1) f, generate_series($2::int, $3::int) n,
    LATERAL (SELECT gen_random_uuid() AS id, n AS which) m
"""


async def grow(bench: Bench, filing_id: str, first: int, last: int) -> None:
    """Copies of one filing with other ids, numbers and times."""
    connection = await direct(bench.running.env["FILING_DATABASE_URL"])
    await connection.execute("SET statement_timeout = 0")
    for start in range(first, last, 20_000):
        await connection.execute(_COPY, filing_id, start, min(start + 19_999, last))
    await connection.execute("VACUUM ANALYZE filing")
    await connection.close()


async def count(bench: Bench) -> int:
    """How many filings there are."""
    connection: asyncpg.Connection = await direct(bench.running.env["FILING_DATABASE_URL"])
    found = await connection.fetchval("SELECT count(*) FROM filing")
    await connection.close()
    return int(found)


def measure_reads(bench: Bench, filing_id: str) -> tuple[float, float]:
    """Median milliseconds of the first page of twenty and of one filing, for the head of the counterpart office."""
    head = bench.cast.head.me

    def token() -> str:
        return bench.token("filing", account=head)

    listed = median_ms(bench.address("filing", "/v1/filings?page_size=20"), token, rounds=200)
    detail = median_ms(bench.address("filing", f"/v1/filings/{filing_id}"), token, rounds=200)
    return listed, detail
