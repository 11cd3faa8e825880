"""One valid body for every door of the records of criticism, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_LEADER: Final = "019a9e2c-0000-7000-8000-000000000221"
_LEAD_UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
_COUNTY: Final = "019a9e2c-0000-7000-8000-000000000041"


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


RECORD: Final = _in_body(
    municipal={
        "leader_id": _LEADER,
        "level": "municipal",
        "reference": "全市重点项目推进会",
        "occurred_on": "2026-03-02",
        "said": "两个单位推进老旧小区改造进展缓慢，多次调度仍未见效。",
        "units": [
            {
                "unit_id": _LEAD_UNIT,
                "roles": ["lead", "undertaking"],
                "lead_duty_unfulfilled": True,
                "lead_duty_evidence": "督查通报第12期",
            },
            {"unit_id": _COUNTY, "roles": ["undertaking"]},
        ],
        "evidence": ["会议纪要第5期", "会议录音整理稿"],
        "project_code": "2601-411000-04-01-123456",
    },
    provincial={
        "leader": "分管副省长",
        "level": "provincial",
        "reference": "全省城市更新工作电视电话会议",
        "occurred_on": "2026-03-05",
        "said": "点名该县改造任务完成率全省靠后。",
        "units": [{"unit_id": _COUNTY, "roles": ["undertaking"]}],
        "evidence": ["省会议纪要第8期"],
    },
)
WITHDRAW: Final = _in_body(mistaken={"reasons": "核对会议纪要，所列单位并未被点名。"})
