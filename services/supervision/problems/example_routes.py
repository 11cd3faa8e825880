"""One valid body for every door of problem items, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
_TASK: Final = "019a9e2c-0000-7000-8000-0000000000a1"
_VISIT: Final = "019a9e2c-0000-7000-8000-0000000000b1"
_OBJECTION: Final = "019a9e2c-0000-7000-8000-0000000000c1"
_PERSON: Final = "019a9e2c-0000-7000-8000-000000000035"


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


_CONTENT: Final[Value] = {
    "nature": "cannot_finish_in_time",
    "level": "serious",
    "facts": "配套管网工程应于二月底完工，现场仅完成约四成，工期已无法保证。",
    "place": "东城片区三号路段",
    "evidence": ["现场照片六张", "监理日志复印件"],
    "demands": ["三日内补齐施工力量并报送赶工计划", "按新工期完成剩余管网并通过验收"],
    "term": "short",
}

OPEN: Final = _in_body(
    task={**_CONTENT, "unit_id": _UNIT, "source": "task", "task_id": _TASK, "found_on": "2026-03-13"},
    office={
        **_CONTENT,
        "unit_id": _UNIT,
        "source": "office",
        "found_on": "2026-03-13",
        "nature": "formalism",
        "aspect": "study_meetings_papers",
        "term": None,
    },
)
REVISE: Final = _in_body(revised={**_CONTENT, "level": "general"})
WITHDRAW: Final = _in_body(
    mistaken={"reasons": "与已建立的另一问题重复。"},
    objection={"reasons": "督查结论经异议审查被撤销。", "objection_id": _OBJECTION},
)
NOTIFY: Final = _in_body(proposed={}, long={"term": "long"})
ACCEPT: Final = _in_body(
    accepted={
        "responsible_person_id": _PERSON,
        "steps": [
            {"text": "补充两个作业班组", "due_on": "2026-03-19"},
            {"text": "完成剩余管网铺设", "due_on": "2026-03-30"},
        ],
    }
)
REPORT: Final = _in_body(
    reported={
        "met": [
            {"demand": 1, "done": "已增加两个班组并报送赶工计划", "proof": ["赶工计划及进场记录"]},
            {"demand": 2, "done": "剩余管网已铺设并通过验收", "proof": ["验收记录", "竣工照片"]},
        ]
    }
)
ANSWER: Final = _in_body(
    answered={
        "reasons": "材料供应延误五天。",
        "steps": [{"text": "改由本地供应商供货，夜间增班", "due_on": "2026-04-03"}],
    }
)
VERIFY: Final = _in_body(on_site={"way": "on_site", "visit_id": _VISIT}, document={"way": "document"})
NOTE: Final = _in_body(
    sufficient={
        "result": "sufficient",
        "found": "现场查看管网已全部铺设，与验收记录一致。",
        "evidence": ["核查记录", "现场照片"],
    },
    false={
        "result": "false",
        "found": "现场仍有两百米未铺设。",
        "evidence": ["测量记录"],
        "falsity": "上报的竣工照片摄于另一路段，经比对地标确认。",
    },
)
CHECK_OFF: Final = _in_body(checked_off={"remark": "请巩固整改成果。"})
REJECT: Final = _in_body(
    insufficient={
        "ground": "insufficient",
        "reasons": "仍有两百米未铺设。",
        "missing": ["三号路段北侧两百米管网"],
        "term": "immediate",
    }
)
REFUSAL: Final = _in_body(
    refused={
        "refused_on": "2026-03-27",
        "facts": "该单位负责人在督办会上明确表示不再安排整改。",
        "evidence": ["会议记录"],
    }
)
ESCALATE: Final = _in_body(red={"ground": "red_slip", "reasons": "红单期满仍未整改，且两次答复均未兑现。"})
RESUME: Final = _in_body(resumed={"reasons": "问责程序已启动，问题仍须整改到位。", "term": "short"})
