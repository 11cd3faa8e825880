"""One valid body for every door of requests for staff, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_TASK: Final = "019a9e2c-0000-7000-8000-000000000101"
_UNIT: Final = "019a9e2c-0000-7000-8000-000000000032"
_PERSON: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13"
_TERM: Final[Value] = {"from_on": "2026-04-01", "until_on": "2026-06-30"}


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


JOINT: Final = _in_body(
    joint={
        "task_id": _TASK,
        "topic": "老旧小区改造开工情况联合督导",
        "reasons": "两个片区进度滞后，需联合督导推动。",
        "staff_wanted": 2,
        "term": _TERM,
    }
)
STAFF: Final = _in_body(
    help={
        "kind": "staff_help",
        "unit_id": _UNIT,
        "task_id": _TASK,
        "topic": "工程计量专业协助",
        "reasons": "核查工程量需要造价专业人员。",
        "staff_wanted": 1,
        "term": _TERM,
    }
)
ANSWER: Final = _in_body(
    granted_by_unit={
        "outcome": "granted",
        "note": "派一名高级工程师。",
        "staff_ids": [_PERSON],
        "term": {"from_on": "2026-04-07", "until_on": "2026-04-30"},
    },
    granted_to_lead_unit={"outcome": "granted", "note": "同意派员参与联合督导，具体安排另行进行。"},
    refused={"outcome": "refused", "reasons": "本月业务骨干均在汛前检查一线。"},
)
WITHDRAW: Final = _in_body(withdrawn={"reasons": "进度已追上，不再需要。"})
END: Final = _in_body(ended={"outcome": "协助核查工程量三处，出具意见一份。"})
