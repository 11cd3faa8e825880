"""``python -m tests.faults.page`` writes the measured figures of build/faults.json into docs/guarantees.md."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tests.faults.report import WRITTEN, turn_of

PAGE: Final = Path("docs/guarantees.md")
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
TITLES: Final[Mapping[str, str]] = {
    "g1": "随机杀死、冻结任何进程 · anything killed or frozen at any moment",
    "g2": "每个崩溃窗口 · every crash window",
    "g3": "断电 · power cut",
    "g4": "多个中继下的次序 · order with several relays",
    "g5": "迟到的提交 · late commits",
    "g6": "消息系统数据全失 · everything the broker held is lost",
    "g7": "位翻转、文件截断 · flipped bits, cut files",
    "g8": "僵尸进程 · zombies",
    "g9": "去重窗口之后的重复 · repeats after the window",
    "g10": "毒消息 · poison",
    "g11": "消息系统停机、冻结 · the broker away or frozen",
    "g11_disk": "消息系统磁盘写满 · the broker's disk full",
    "g13": "提交结果未知 · unknown outcome of a commit",
    "g14": "网络黑洞 · black hole",
    "g16": "伪造、篡改 · forged and altered events",
    "g17": "时延与吞吐 · latency and throughput",
}
"""What is broken, by goal."""
_HEAD: Final = (
    "目标 goal", "破坏什么 what is broken", "丢 lost", "重 doubled", "乱 disordered", "滞 stuck", "达标 held",
    "数字 figures",
)  # fmt: skip


class Unmarked(ValueError):
    """The page has lost the markers between which the figures stand."""


def part(whole: Mapping[str, Any]) -> str:
    """The figures as Markdown: goals, deviations, controls, failpoints, and what the run can be repeated from."""
    lines = [f"| {' | '.join(_HEAD)} |", "|---" * len(_HEAD) + "|"]
    for name, goal in sorted(whole["goals"].items(), key=lambda item: turn_of(item[0])):
        counts = " | ".join(str(goal["totals"].get(kind, 0)) for kind in ("lost", "doubled", "disordered", "stuck"))
        figures = ", ".join(f"{key} {value:.4g}" for key, value in goal["figure"].items())
        held = "✓" if goal["held"] else "✗"
        lines.append(f"| {name.upper()} | {TITLES.get(name, name)} | {counts} | {held} | {figures} |")
    failed = sum(whole["controls"].values())
    lines += [
        "",
        f"对照 Controls: {len(whole['controls'])}，按应然失败 failed as they should: {failed}.",
        *(f"* `{name}`: {'✓' if value else '✗'}" for name, value in sorted(whole["controls"].items())),
        "",
        "故障注入点 Failpoints, hits: "
        + ", ".join(f"`{name}` {hits}" for name, hits in sorted(whole["failpoints"].items())),
        "",
        "注入的故障 Faults: " + ", ".join(f"{name} {times}" for name, times in sorted(whole["faults"].items())),
        "",
        "种子 Seeds: " + ", ".join(map(str, whole["seeds"])),
    ]
    return "\n".join(lines)


def written(page: str, whole: Mapping[str, Any]) -> str:
    """The page with these figures. Raises Unmarked."""
    before, begins, rest = page.partition(BEGIN)
    _, ends, after = rest.partition(END)
    if not begins or not ends:
        raise Unmarked(f"{PAGE} has no {BEGIN} … {END}")
    return f"{before}{BEGIN}\n{part(whole)}\n{END}{after}"


def main() -> int:
    """Exit code 0 if the page has the figures of the last run now, 1 if there was no run."""
    if not WRITTEN.exists():
        print(f"there is no {WRITTEN}: run `make faults`", file=sys.stderr)
        return 1
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), json.loads(WRITTEN.read_text())), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
