"""One valid body for every door of supervision lists, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


_LIST: Final[Value] = {
    "title": "市直单位日常监督清单",
    "basis": "市纪委监委年度监督工作安排",
    "items": [
        {
            "code": "d1",
            "requirement": "重点任务节点进展按月如实报告",
            "standard": "每月末工作日前报告，佐证材料与现场一致",
        },
        {
            "code": "d2",
            "requirement": "反馈问题按期整改",
            "standard": "到期逐项销号，无虚假整改",
        },
    ],
}

DRAFT: Final = _in_body(daily={"kind": "daily", **_LIST})
REVISE: Final = _in_body(shorter={**_LIST, "items": _LIST["items"][:1]})
FORCE: Final = _in_body(decided={})
RETIRE: Final = _in_body(retired={"reasons": "上级统一清单印发，本级不再单列。"})
