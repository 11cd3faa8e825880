"""One valid body for every door of the internal violations, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

CADRE: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b31"
INSPECTORS: Final = ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b32", "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b33"]
SECRETARY: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b34"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


RECORD: Final = in_body(
    late={
        "person_id": CADRE,
        "occurred_on": "2026-03-02",
        "kind": "attendance",
        "facts": "上午未到岗，未请假。",
        "evidence": [{"way": "clock_in", "reference": "考勤系统3月2日记录"}],
    },
    inspected={
        "person_id": CADRE,
        "occurred_on": "2026-06-10",
        "kind": "on_duty",
        "facts": "突击检查时不在岗。",
        "evidence": [{"way": "inspection", "reference": "检查记录2026年第4号"}],
        "inspector_ids": INSPECTORS,
    },
)
DETERMINE: Final = in_body(first={"rung": "first"}, repeat={"rung": "repeat"})
CORRECT: Final = in_body(
    other_day={
        "occurred_on": "2025-12-30",
        "kind": "attendance",
        "facts": "上午未到岗，未请假。",
        "reasons": "核对打卡记录，实为2025年12月30日。",
    }
)
WITHDRAW: Final = in_body(leave_found={"reasons": "查明当日已经请假，系统未同步。"})
STEP: Final = in_body(
    circular={"step": "circular_criticism", "done_on": "2026-03-05", "proof": "内部通报2026年第2期"},
    interview={
        "step": "interview",
        "done_on": "2026-06-12",
        "proof": "约谈记录2026年第1号",
        "note": "认识到问题，表示改正。",
        "interviewer_id": SECRETARY,
    },
    self_criticism={"step": "written_self_criticism", "done_on": "2026-06-15", "proof": "书面检查，卷一第3页"},
)
CLOSE: Final = in_body(closed={"note": "已通报，材料归档。"})
