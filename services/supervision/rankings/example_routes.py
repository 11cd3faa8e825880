"""One valid body for every door of ranking lists, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_COUNTIES: Final = tuple(f"019a9e2c-0000-7000-8000-00000000004{n}" for n in range(1, 5))
_TASK_FORCE: Final = "019a9e2c-0000-7000-8000-000000000061"


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


_PLACES: Final[list[Value]] = [
    {"unit_id": _COUNTIES[0], "rank": 1},
    {"unit_id": _COUNTIES[1], "rank": 2, "tied": True},
    {"unit_id": _COUNTIES[2], "rank": 2, "tied": True},
    {"unit_id": _COUNTIES[3], "rank": 4},
]

IMPORT: Final = _in_body(
    monthly={
        "kind": "monthly_review",
        "list_code": "counties",
        "period": "2026-02",
        "reference": "市政府常务会议“月讲评”",
        "evidence": ["月讲评排名表（盖章件）"],
        "ranked": 4,
        "places": _PLACES,
    },
    provincial={
        "kind": "provincial_appraisal",
        "list_code": "estate_renewal",
        "period": "2025",
        "subject": "老旧小区改造年度评价",
        "reference": "省厅年度评价结果通报",
        "evidence": ["通报原件"],
        "ranked": 2,
        "places": [{"outside": "外市工作专班", "rank": 1}, {"unit_id": _TASK_FORCE, "rank": 2, "leads": True}],
    },
)
CONFIRM: Final = _in_body(confirmed={})
WITHDRAW: Final = _in_body(mistaken={"reasons": "导入的是送审稿，以印发件为准。"})
PROPOSE: Final = _in_body(
    corrected={
        "reasons": "复核发现第三、四名得分录入颠倒。",
        "ranked": 4,
        "places": [
            *_PLACES[:1],
            {"unit_id": _COUNTIES[1], "rank": 2},
            {"unit_id": _COUNTIES[3], "rank": 3},
            {"unit_id": _COUNTIES[2], "rank": 4},
        ],
    }
)
CONFIRM_CORRECTION: Final = _in_body(confirmed={})
REFUSE: Final = _in_body(refused={"reasons": "与印发件核对，原榜单无误。"})
