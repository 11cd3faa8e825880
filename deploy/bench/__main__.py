"""``python -m deploy.bench``: every figure in one run on one machine; a table, and build/bench.json.

``python -m deploy.bench access`` measures what policy and audit cost, into build/access.json.
``python -m deploy.bench supervision`` measures supervision alone; its figures replace its own in build/bench.json.
"""

import asyncio
import json
import shutil
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from deploy.bench.access_cost import measure_access
from deploy.bench.acts import cores, measure_acts
from deploy.bench.audit_cost import measure_audit_cost
from deploy.bench.figures import record
from deploy.bench.gateway import measure_gateway
from deploy.bench.growth import count, grow, measure_reads
from deploy.bench.propagation import measure_drain, measure_latency
from deploy.bench.stage import Bench, open_bench
from deploy.bench.supervision_export import measure_export
from deploy.bench.supervision_screens import measure_screens, plant
from deploy.demo import road
from deploy.local.system import system
from deploy.local.table import PROGRAMS, Program

GOALS = {
    "filing_act_ratio": (">=", 0.5),
    "gateway_ratio": (">=", 0.5),
    "gateway_added_p50_ms": ("<=", 1.5),
    "propagation_p50_ms": ("<=", 50.0),
    "propagation_p99_ms": ("<=", 250.0),
    "events_per_s": (">=", 500.0),
    "list_growth": ("<=", 1.5),
    "detail_growth": ("<=", 1.5),
    "supervision_list_growth": ("<=", 1.5),
    "supervision_statistics_growth": ("<=", 1.5),
    "supervision_frequency_growth": ("<=", 1.5),
    "export_memory_ratio": ("<=", 1.1),
}
FOLDER = Path(".lanyard/bench")


class Part(StrEnum):
    """What can be measured."""

    ALL = "all"
    ACCESS = "access"
    SUPERVISION = "supervision"


def main(part: Annotated[Part, typer.Argument(help="What to measure.")] = Part.ALL) -> None:
    """Measure, print the table, write the figures: of everything, of what access and audit cost, or of supervision."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    if part is Part.ACCESS:
        _access()
    elif part is Part.SUPERVISION:
        _supervision_alone()
    else:
        _everything()


def _access() -> None:
    """What policy and audit cost; into build/access.json."""
    with system(FOLDER, port=8100) as running:
        bench = open_bench(running, FOLDER)
        filing = _submitted(bench)
        _stop_filing(bench)
        figures = _told(measure_access(bench, filing))
        figures |= _told(asyncio.run(measure_audit_cost(bench)))
    record(**figures)
    _tell(figures)


def _everything() -> None:
    with system(FOLDER, port=8100) as running:
        bench = open_bench(running, FOLDER)
        filing = _submitted(bench)
        figures = {"cores": float(cores())}
        figures |= _told(asyncio.run(measure_latency(bench)))
        figures |= _told(measure_gateway(bench, f"/v1/filings/{filing}"))
        _stop_filing(bench)
        figures |= _told(measure_acts(bench))
        figures |= _told(asyncio.run(measure_drain(bench, lambda: running.serve(_program()))))
        figures |= _told(_growth(bench, filing))
        figures |= _supervision(bench)
    _write(figures)
    _tell(figures)


def _supervision_alone() -> None:
    with system(FOLDER, port=8100) as running:
        figures = _supervision(open_bench(running, FOLDER))
    _write(figures)
    _tell(figures)


def _supervision(bench: Bench) -> dict[str, float]:
    """A hundred thousand problem items and ten thousand visits, and a long export."""
    figures = _told(measure_screens(bench, plant(bench)))
    return figures | _told(measure_export(bench))


def _write(figures: dict[str, float]) -> None:
    """Into build/bench.json; what was not measured now stays as it was."""
    path = Path("build/bench.json")
    path.parent.mkdir(exist_ok=True)
    before: dict[str, float] = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps(before | figures, indent=2) + "\n")


def _told(figures: dict[str, float]) -> dict[str, float]:
    print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True)
    return figures


def _submitted(bench: Bench) -> str:
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    path = road.draft(bench.cast, today, "五个重点项目容缺受理先行发证", "xc_p5", ["补办用地批复", "补缴规费"])
    road.study(bench.cast, today, path)
    road.submit(bench.cast, today, path)
    return path.rsplit("/", 1)[1]


def _program() -> Program:
    return next(program for program in PROGRAMS if program.name == "filing")


def _stop_filing(bench: Bench) -> None:
    child = next(child for child in bench.running.children if child.name == "filing")
    child.stop()
    bench.running.children.remove(child)


def _growth(bench: Bench, filing: str) -> dict[str, float]:
    asyncio.run(_clear(bench, filing))
    asyncio.run(grow(bench, filing, 1, 999))
    small = measure_reads(bench, filing)
    asyncio.run(grow(bench, filing, 1000, 99_999))
    large = measure_reads(bench, filing)
    return {
        "filings_large": float(asyncio.run(count(bench))),
        "list_p50_ms_1k": small[0],
        "list_p50_ms_100k": large[0],
        "list_growth": large[0] / small[0],
        "detail_p50_ms_1k": small[1],
        "detail_p50_ms_100k": large[1],
        "detail_growth": large[1] / small[1],
    }


async def _clear(bench: Bench, filing: str) -> None:
    from libs.chassis.database import direct

    connection = await direct(bench.running.env["FILING_DATABASE_URL"])
    await connection.execute("DELETE FROM filing WHERE id <> $1", filing)
    await connection.close()


def _tell(figures: dict[str, float]) -> None:
    print(f"{'figure':28} {'measured':>12}  goal")
    for name, value in figures.items():
        sign, goal = GOALS.get(name, ("", 0.0))
        met = "" if not sign else ("met" if (value >= goal if sign == ">=" else value <= goal) else "MISSED")
        print(f"{name:28} {value:12.3f}  {f'{sign} {goal}' if sign else '':10} {met}")


if __name__ == "__main__":
    typer.run(main)
