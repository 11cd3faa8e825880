"""One valid body for every door of the candidates, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

LEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2c01"


def _in_body(**values: dict[str, Any]) -> Any:
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


TAKE_UP: Final = _in_body(
    one_item={
        "problems": [
            {
                "lead_id": LEAD,
                "item": 1,
                "problem": "反映其在项目验收中收受礼金。",
                "verification": "调取验收记录并谈话核实。",
            }
        ]
    }
)
DISMISS: Final = _in_body(no_need={"reason": "未造成不良影响，本人亦不要求澄清。"})
