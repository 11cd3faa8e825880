"""A hundred thousand problem items and ten thousand visits of a whole city, made out of one of each."""

from dataclasses import dataclass
from typing import Final

import asyncpg

from deploy.bench.stage import Bench
from libs.chassis.database import direct

UNITS: Final = 60
OFFICES: Final = 14
BODIES: Final = 16
MONTHS: Final = 36
"""Problems were opened, and visits made, in so many months until today."""

_AT_ONCE: Final = 5_000
_ORGANS: Final = """
INSERT INTO replica_organ (id, code, kind, level, parent_id, ended_on, version)
SELECT md5('bench-' || kind || n)::uuid, 'bench-' || replace(kind, '_', '-') || '-' || n, kind, 'city', $1, NULL, 1
FROM (SELECT $2::text AS kind, generate_series(1, $3::int) AS n) made ON CONFLICT DO NOTHING
"""
_RELATIONS: Final = """
INSERT INTO replica_relation (id, kind, holder_id, target_id, valid_from, valid_to, version)
SELECT md5($1 || unit.id)::uuid, $1, holder.id, unit.id, DATE '2020-01-01', NULL, 1
FROM (SELECT id, row_number() OVER (ORDER BY code) AS place FROM replica_organ WHERE kind = 'municipal_unit') unit
JOIN (SELECT id, row_number() OVER (ORDER BY code DESC) AS place, count(*) OVER () AS many
      FROM replica_organ WHERE kind = $2 AND parent_id = $3) holder ON unit.place % holder.many = holder.place - 1
WHERE NOT EXISTS (SELECT FROM replica_relation r WHERE r.kind = $1 AND r.target_id = unit.id)
"""
_UNITS: Final = """
SELECT array_agg(id ORDER BY code) FROM replica_organ WHERE kind IN ('municipal_unit', 'county')
"""
# Seven of ten are checked off; of the rest each status has its part, and what is overdue has its slip.
_PROBLEMS: Final = """
INSERT INTO problem
SELECT grown.* FROM problem one, generate_series($1::int, $2::int) n, LATERAL (
    SELECT hashint4(n)::bigint & 1048575 AS a, hashint4(n + 7000000)::bigint & 1048575 AS b
) chance, LATERAL (
    SELECT CURRENT_DATE - (a % ($4::int * 30))::int AS opened, CASE WHEN b % 10 < 7 THEN 'checked_off' ELSE
        ('{open,notified,rectifying,reported,verifying,escalated,withdrawn}'::text[])[1 + b % 7] END AS stands
) begun, LATERAL (
    SELECT opened + 15 AS due, stands NOT IN ('open', 'withdrawn') AS told, stands IN ('notified', 'rectifying') AS ours
) course, LATERAL (
    SELECT gen_random_uuid() AS id, n::text AS number, stands AS status,
        ($3::uuid[])[1 + n % cardinality($3)] AS unit_id,
        ('{cannot_finish_in_time,poor_quality,shirking,false_report,formalism,other}'::text[])[1 + a % 6] AS nature,
        opened AS opened_on, now() - n * interval '1 minute' AS changed_at, a % 11 = 0 AS recurrent,
        b % 23 = 0 AS falsified, CASE WHEN told THEN opened END AS notified_on,
        CASE WHEN told THEN due END AS rectify_by,
        CASE WHEN stands = 'checked_off' THEN opened + 12 END AS checked_off_on,
        CASE WHEN ours AND due < CURRENT_DATE THEN ('{blue,orange,red}'::text[])[1 + a % 3] END AS slip_colour
) said, LATERAL jsonb_populate_record(one, to_jsonb(said) || jsonb_build_object(
    'body', one.body || to_jsonb(said) || jsonb_build_object('due_on', said.rectify_by)
)) grown WHERE one.id = $5
"""
_VISITS: Final = """
INSERT INTO visit
SELECT grown.* FROM visit one, generate_series($1::int, $2::int) n, LATERAL (
    SELECT hashint4(n)::bigint & 1048575 AS a, hashint4(n + 7000000)::bigint & 1048575 AS b
) chance, LATERAL (
    SELECT CURRENT_DATE - (a % ($4::int * 30))::int AS day, ($3::uuid[])[1 + n % cardinality($3)] AS place,
        CASE WHEN b % 20 < 17 THEN 'closed' ELSE ('{cancelled,in_field,reported}'::text[])[1 + b % 3] END AS stands,
        CASE WHEN b % 2 = 0 THEN 'daily_dispatched' WHEN b % 3 = 0 THEN 'spot_verification' ELSE 'daily_cdi' END AS what
) made, LATERAL (
    SELECT min(r.holder_id::text)::uuid AS visitor FROM replica_relation r
    WHERE r.target_id = place AND r.kind = CASE WHEN what = 'daily_dispatched' THEN 'residency' ELSE 'counterpart' END
) sent, LATERAL (
    SELECT gen_random_uuid() AS id, NULL::text AS number, stands AS status, what AS kind, place AS unit_id,
        day AS planned_on, CASE WHEN stands <> 'cancelled' THEN day END AS visited_on, b % 5 = 0 AS unannounced,
        visitor AS office_id, now() - n * interval '1 minute' AS changed_at,
        CASE WHEN visitor = one.office_id THEN one.planned_by ELSE md5('head of ' || visitor)::uuid END AS planned_by
) said, LATERAL jsonb_populate_record(one, to_jsonb(said) || jsonb_build_object('body', one.body || to_jsonb(said)
    || jsonb_build_object('on_site', CASE WHEN said.visited_on IS NOT NULL
        THEN jsonb_build_object('place', '现场', 'on', said.visited_on, 'logged_at', now()) END)
)) grown WHERE one.id = $5 AND visitor IS NOT NULL
"""


async def found_city(bench: Bench) -> None:
    """Units, supervision offices and bodies beside those of the sample city, each unit with its office and body."""
    connection = await _connect(bench)
    cdi = await connection.fetchval("SELECT id FROM replica_organ WHERE kind = 'municipal_cdi'")
    made = (("municipal_unit", UNITS, None), ("supervision_office", OFFICES, cdi), ("dispatched_body", BODIES, cdi))
    for kind, wanted, parent in made:
        there = await connection.fetchval("SELECT count(*) FROM replica_organ WHERE kind = $1", kind)
        await connection.execute(_ORGANS, parent, kind, max(0, wanted - there))
    for kind, holders in (("counterpart", "supervision_office"), ("residency", "dispatched_body")):
        await connection.execute(_RELATIONS, kind, holders, cdi)
    await connection.close()


@dataclass(frozen=True)
class Seeds:
    """The problem item and the visit out of which all others are made."""

    problem_id: str
    visit_id: str


async def grow(bench: Bench, seeds: Seeds, problems: range, visits: range) -> None:
    """Problem items and visits by these serials; the counters are kept by the tables themselves."""
    connection = await _connect(bench)
    units = await connection.fetchval(_UNITS)
    for statement, serials, seed in ((_PROBLEMS, problems, seeds.problem_id), (_VISITS, visits, seeds.visit_id)):
        for start in range(serials.start, serials.stop, _AT_ONCE):
            end = min(start + _AT_ONCE, serials.stop) - 1
            await connection.execute(statement, start, end, units, MONTHS, seed)
            await connection.execute("SELECT problem_added_up(), visit_added_up()")
    for table in ("problem", "problem_tally", "problem_move", "visit", "visit_tally", "visit_move", "audit_event"):
        await connection.execute(f"VACUUM ANALYZE {table}")
    await connection.close()


async def clear(bench: Bench, seeds: Seeds) -> None:
    """Leave the two alone out of which all others are made."""
    connection = await _connect(bench)
    await connection.execute("DELETE FROM problem WHERE id <> $1", seeds.problem_id)
    await connection.execute("DELETE FROM visit WHERE id <> $1", seeds.visit_id)
    await connection.close()


async def count(bench: Bench) -> dict[str, float]:
    """How many there are."""
    connection = await _connect(bench)
    problems = await connection.fetchval("SELECT count(*) FROM problem")
    visits = await connection.fetchval("SELECT count(*) FROM visit")
    await connection.close()
    return {"problems_large": float(problems), "visits_large": float(visits)}


async def _connect(bench: Bench) -> asyncpg.Connection:
    connection = await direct(bench.running.env["SUPERVISION_DATABASE_URL"])
    await connection.execute("SET statement_timeout = 0")
    return connection
