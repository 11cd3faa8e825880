"""How much memory an export takes: the peak of a fresh process that writes two thousand lines, and twenty thousand."""

import time
import urllib.request
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import psutil

from deploy.bench.acts import process
from deploy.bench.inspected_city import MONTHS
from deploy.bench.stage import Bench
from deploy.bench.supervision_screens import LARGE
from libs.sheets.layout import HEADER_ROW

FEW: Final = 2_000
MANY: Final = 20_000
_READER: Final = "cdi-secretary"
_STRAIGHT: Final = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def measure_export(bench: Bench) -> dict[str, float]:
    """Peak resident memory in MiB of a process that exports few lines, and of one that exports many, and the ratio."""
    few, many = (_peak(bench, wanted) for wanted in (FEW, MANY))
    return {
        "export_lines_few": few.lines,
        "export_lines_many": many.lines,
        "export_seconds_many": many.seconds,
        "export_peak_mib_few": few.mebibytes,
        "export_peak_mib_many": many.mebibytes,
        "export_memory_ratio": many.mebibytes / few.mebibytes,
    }


@dataclass(frozen=True)
class Peak:
    """What an export took."""

    lines: float
    seconds: float
    mebibytes: float


def _peak(bench: Bench, wanted: int) -> Peak:
    """What about so many of the latest lines take in a fresh web part."""
    days = wanted * MONTHS * 30 // LARGE
    since = datetime.now(ZoneInfo("Asia/Shanghai")).date() - timedelta(days)
    token = bench.token("supervision", account=bench.cast.people[_READER].me)
    with process(bench, f"export-{wanted}", "services.supervision.main", "/livez", "--role", "web") as address:
        asked = urllib.request.Request(f"{address}/v1/exports/problems?opened_from={since}")
        asked.add_header("Authorization", f"Bearer {token}")
        started = time.perf_counter()
        with _STRAIGHT.open(asked, timeout=300) as answer:
            content = answer.read()
        return Peak(_lines(content), time.perf_counter() - started, _high_water(address))


def _lines(content: bytes) -> float:
    """The lines of the sheet, without its head."""
    sheet = ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")
    return float(sheet.count(b"<row ") - HEADER_ROW)


def _high_water(address: str) -> float:
    """The peak resident memory, in MiB, of whoever listens at that address."""
    port = address.rsplit(":", 1)[1]
    pid = next(one.pid for one in psutil.process_iter() if port in one.cmdline())
    said = Path(f"/proc/{pid}/status").read_text()
    kilobytes = next(line for line in said.splitlines() if line.startswith("VmHWM")).split()[1]
    return int(kilobytes) / 1024
