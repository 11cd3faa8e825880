"""One valid body for every door of common problems, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

_HOUSING: Final = "019a9e2c-0000-7000-8000-000000000021"
_ITEM: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2c01"
_ADDED: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2c02"
_VISIT: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2d01"


def _in_body(**values: dict[str, Any]) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


COMPILE: Final = _in_body(
    estates={
        "title": "老旧小区改造配套资金拨付滞后",
        "nature": "funds_and_projects",
        "facts": "多个单位配套资金到位率低于六成，项目进度因此滞后。",
        "evidence": ["资金拨付台账汇总表"],
        "demand": "月底前拨付到位，并报送拨付凭证。",
    }
)
ADD_ITEM: Final = _in_body(
    found={
        "found": {
            "unit_id": _HOUSING,
            "facts": "三个小区配套资金尚未拨付。",
            "place": "城东片区改造指挥部",
            "found_on": "2026-03-11",
            "evidence": ["拨付明细（截至3月11日）"],
            "level": "serious",
        }
    },
    kept_already={"problem_id": _ITEM},
)
FIX: Final = _in_body(complete={})
DRAW: Final = _in_body(drawn={})
ENLARGE: Final = _in_body(besides={"item_ids": [_ADDED], "reasons": "群众反映该单位整改后又出现同类情况，一并检查。"})
NOTE_CHECK: Final = _in_body(
    covert={
        "item_id": _ITEM,
        "way": "covert",
        "visit_id": _VISIT,
        "result": "sufficient",
        "facts": "现场查看拨付凭证与银行回单，资金已全部到位。",
        "evidence": ["现场检查记录"],
    }
)
CLOSE: Final = _in_body(settled={"conclusion": "样本均已现场核实，各单位问题全部销号。"})
