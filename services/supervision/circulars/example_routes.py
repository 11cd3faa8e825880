"""One valid body for every door of recorded circulars, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_ISSUER: Final = "019a9e2c-0000-7000-8000-000000000051"
_LEAD_UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
_COUNTIES: Final = ("019a9e2c-0000-7000-8000-000000000041", "019a9e2c-0000-7000-8000-000000000042")


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


RECORD: Final = _in_body(
    national={
        "issuer": "国家有关部委",
        "level": "national",
        "reference": "建办函〔2026〕31号",
        "occurred_on": "2026-03-02",
        "said": "老旧小区改造台账不实，牵头部门审核把关不严。",
        "units": [
            {
                "unit_id": _LEAD_UNIT,
                "roles": ["lead"],
                "lead_duty_unfulfilled": True,
                "lead_duty_evidence": "督查通报第12期",
            },
            *({"unit_id": county, "roles": ["undertaking"]} for county in _COUNTIES),
        ],
        "evidence": ["通报原件"],
    },
    municipal={
        "issuer_id": _ISSUER,
        "level": "municipal",
        "reference": "许督〔2026〕12号",
        "occurred_on": "2026-03-09",
        "said": "未按期报送整改情况。",
        "units": [{"unit_id": _COUNTIES[0], "roles": ["undertaking"]}],
        "evidence": ["通报原件"],
    },
)
WITHDRAW: Final = _in_body(mistaken={"reasons": "该文件为工作提示，并非通报批评。"})
