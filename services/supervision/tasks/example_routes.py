"""One valid body for every door of central tasks, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_LEAD: Final = "019a9e2c-0000-7000-8000-000000000031"
_UNIT: Final = "019a9e2c-0000-7000-8000-000000000032"
_FORCE: Final = "019a9e2c-0000-7000-8000-000000000061"


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


_MILESTONES: Final[list[Value]] = [
    {
        "code": "m1",
        "text": "完成项目库编制",
        "standard": "入库项目手续齐全，经市政府常务会议审定",
        "due_on": "2026-03-31",
        "owner_id": _LEAD,
    },
    {
        "code": "m2",
        "text": "首批二十个小区开工",
        "standard": "施工许可齐备，现场有人有机械",
        "due_on": "2026-06-30",
        "owner_id": _UNIT,
    },
]
_PLAN: Final[Value] = {
    "lead_unit_id": _LEAD,
    "task_force_id": _FORCE,
    "undertaking_unit_ids": [_UNIT],
    "milestones": _MILESTONES,
}

SET_UP: Final = _in_body(
    renewal={"title": "老旧小区改造提升", "kind": "stage_task", "basis": "市委重点工作清单（2026年）", **_PLAN}
)
REVISE: Final = _in_body(
    extended={
        **_PLAN,
        "milestones": [_MILESTONES[0], {**_MILESTONES[1], "due_on": "2026-07-31"}],
        "reasons": "市委专题会议同意第二个节点顺延一个月。",
    }
)
REPORT: Final = _in_body(
    done={"entries": [{"milestone": "m1", "done": True, "percent": 100, "evidence": ["项目库审定件"]}]},
    from_bureau={
        "entries": [{"milestone": "m2", "done": False, "percent": 60, "obstacle": "三个小区管线迁改未完成"}],
        "reported_on": "2026-06-05",
        "source": {"source_system": "bureau_tasks", "source_id": "2026-06-0045", "source_version": 1},
    },
)
SETTLE: Final = _in_body(
    reached={"milestone": "m1", "verdict": "reached", "evidence": ["现场查看记录第12号"]},
    wanting={
        "milestone": "m2",
        "verdict": "not_up_to_quality",
        "evidence": ["督查照片三组"],
        "wanting": "两个小区围而未施，不符合开工标准。",
        "remarks": "建议下月安排现场核查。",
    },
)
COMPLETE: Final = _in_body(done={"note": "全部节点经认定达到。"})
STOP: Final = _in_body(stopped={"reasons": "市委决定并入片区更新任务统筹推进。"})
