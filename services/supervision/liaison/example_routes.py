"""One valid body for every door of liaison meetings, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_BUREAU: Final = "019a9e2c-0000-7000-8000-000000000051"
_FORCE: Final = "019a9e2c-0000-7000-8000-000000000061"
_TASK: Final = "019a9e2c-0000-7000-8000-000000000101"


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


RECORD: Final = _in_body(
    analysis={
        "kind": "analysis",
        "held_on": "2026-03-13",
        "participant_ids": [_BUREAU, _FORCE],
        "points": [{"text": "两个片区开工滞后，主要卡在管线迁改审批。", "task_id": _TASK}],
        "measures": [{"code": "c1", "text": "专班每周调度管线迁改", "owner_id": _FORCE, "due_on": "2026-03-31"}],
    },
    circulation={
        "kind": "circulation",
        "held_on": "2026-03-06",
        "participant_ids": [_BUREAU],
        "points": [{"text": "通报二月份督查发现的共性问题。"}],
    },
)
SETTLE: Final = _in_body(done={"measure": "c1", "ended_as": "done", "note": "三个小区管线迁改批复已取得。"})
CLOSE: Final = _in_body(closed={"note": "措施均已落实，归档。"})
