"""One valid body for every door of visits, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
_TASK: Final = "019a9e2c-0000-7000-8000-000000000031"
_LEADER: Final = "019a9e2c-0000-7000-8000-000000000051"
_MEMBER: Final = "019a9e2c-0000-7000-8000-000000000052"
_ITEM: Final = "019a9e2c-0000-7000-8000-000000000071"


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


_RANGE: Final[Value] = {
    "unit_id": _UNIT,
    "planned_on": "2026-03-18",
    "content": "老旧小区改造年度任务推进和资金使用情况",
    "subject": "改造项目建设单位和施工现场",
    "scope": "城区三个在建小区，2026年1月以来",
    "methods": ["on_site", "document_review"],
}

PLAN: Final = _in_body(
    daily={**_RANGE, "kind": "daily_cdi", "unannounced": True, "task_id": _TASK},
    spot={**_RANGE, "kind": "spot_verification", "unannounced": False, "problem_ids": [_ITEM]},
    special={
        **_RANGE,
        "kind": "special",
        "unannounced": False,
        "topic_marks": ["small_cut", "high_concern"],
        "topic_reasons": "推进难度一般，但涉及群众多，本季度集中整治。",
    },
)
ANSWER: Final = _in_body(
    confirmed={"outcome": "confirmed", "remark": "同意列入本季度专项监督。"},
    declined={"outcome": "declined", "reasons": "与上月专项内容重复。"},
)
TEAM: Final = _in_body(
    two={
        "leader_id": _LEADER,
        "member_ids": [_MEMBER],
        "recusals": [{"person_id": _LEADER}, {"person_id": _MEMBER}],
    }
)
START: Final = _in_body(on_site={"place": "东城路小区改造工地", "started_on": "2026-03-18"})
_MARKS: Final = ("no_notice", "no_greeting", "no_report", "no_escort", "straight_to_grassroots", "straight_to_site")
REPORT: Final = _in_body(
    found={
        "findings": [
            {
                "nature": "cannot_finish_in_time",
                "level": "serious",
                "facts": "外墙保温工程停工二十余日，未按节点复工。",
                "place": "东城路小区3号楼",
                "evidence": ["现场照片12张", "施工日志复印件"],
            }
        ],
        "marks": [{"mark": mark, "kept": True} for mark in _MARKS],
    },
    no_problem={
        "no_problem": "核对任务台账与现场进度一致。",
        "evidence": ["台账核对表"],
        "marks": [
            *({"mark": mark, "kept": True} for mark in _MARKS[:-1]),
            {"mark": _MARKS[-1], "kept": False, "reason": "道路临时封闭，先到项目部。"},
        ],
    },
)
CONCLUDE: Final = _in_body(
    decided={
        "decisions": [{"outcome": "problem", "demand": "十日内复工，按节点补足进度并报送整改情况。"}],
        "conclusion": "发现一项进度滞后问题，其余任务按计划推进。",
    },
    dismissed={
        "decisions": [{"outcome": "dismissed", "reasons": "经核对，停工系环保管控要求，手续齐全。"}],
        "conclusion": "未发现需要整改的问题。",
    },
)
CANCEL: Final = _in_body(cancelled={"reasons": "与市级统一检查合并进行。"})
