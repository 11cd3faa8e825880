"""One valid body for every door of probations, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

CASE: Final = "5f0a3c1e-8d0b-5a44-9c11-6d1f5d2f7a10"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


PROPOSE: Final = in_body(
    one_month={
        "case_id": CASE,
        "negligence": {"holds": True, "text": "督办不及时，属于过失。", "evidence": ["卷一第3页"]},
        "no_serious_consequence": {"holds": True, "text": "没有造成经济损失和不良影响。", "evidence": ["卷一第9页"]},
        "months": 1,
        "goals": [{"goal": "完成三个积压项目的审批", "measure": "审批系统显示办结"}],
        "reasons": "属于落实不力且未造成严重后果，给予一个月考验期。",
    }
)
SET: Final = in_body(
    set={
        "decision": "set",
        "opinion": "同意。",
        "notice_number": "许纪考〔2026〕2号",
        "finding": "对重点项目督办不及时，属于过失，未造成严重后果。",
        "evaluation_way": "期满对照目标核查系统记录并实地查看。",
        "served_on": "2026-01-31",
    },
    declined={"decision": "declined", "opinion": "情节轻微，直接谈话提醒即可。"},
)
EXTEND: Final = in_body(
    extended={
        "months": 3,
        "reasons": "第三个项目需要省级部门批复。",
        "notice_number": "许纪考〔2026〕3号",
        "served_on": "2026-02-20",
    }
)
EVALUATE: Final = in_body(
    passed={
        "goals": [{"number": 1, "met": True, "fact": "三个项目均已办结。", "evidence": ["卷二第5页"]}],
        "rectified_actively": True,
        "rectified_on": "2026-02-20",
        "rectification": "主动成立专班，逐项销号。",
        "clear_effect": True,
        "effect": "项目全部开工。",
        "result": "passed",
        "proposal": "exempted",
        "reasons": "主动整改，成效明显。",
    },
    clear_failure={
        "goals": [{"number": 1, "met": False, "fact": "一个项目也没有办结。", "evidence": ["卷二第5页"]}],
        "rectified_actively": False,
        "rectification": "经两次提醒仍未行动。",
        "clear_effect": False,
        "effect": "没有变化。",
        "early": "clear_failure",
        "early_reason": "书面表示不再整改。",
        "result": "failed",
        "reasons": "未主动整改。",
    },
)
