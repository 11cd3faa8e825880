"""One valid body for every door of triggers, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

EVENT: Final = "019a9e2c-0000-7000-8000-000000000301"
HOUSING: Final = "019a9e2c-0000-7000-8000-000000000021"
TRANSPORT: Final = "019a9e2c-0000-7000-8000-000000000022"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


RECORD: Final = in_body(
    criticism={
        "source_kind": "named_criticism",
        "source_organ": "许昌市人民政府",
        "level": "municipal",
        "reference": "全市重点项目推进会，2026年4月2日",
        "occurred_on": "2026-04-02",
        "units": [{"unit_id": HOUSING, "roles": ["undertaking"]}],
        "evidence": ["会议纪要〔2026〕11号第3页"],
        "project_code": "2601-411000-04-01-123456",
    },
    lead_duty={
        "source_kind": "lead_duty",
        "source_organ": "第一监督检查室",
        "reference": "督查报告〔2026〕7号",
        "occurred_on": "2026-04-03",
        "units": [
            {
                "unit_id": HOUSING,
                "roles": ["lead"],
                "lead_duty_unfulfilled": True,
                "lead_duty_evidence": "督查报告〔2026〕7号第二部分",
            }
        ],
        "evidence": ["督查报告〔2026〕7号"],
        "occurrence_id": EVENT,
    },
    stated={
        "source_kind": "circular",
        "source_organ": "许昌市人民政府办公室",
        "level": "municipal",
        "reference": "许政办通报〔2026〕9号",
        "occurred_on": "2026-04-02",
        "units": [
            {
                "unit_id": TRANSPORT,
                "roles": ["lead"],
                "stated": {"tier": "xc_i1", "reason": "牵头事项整体滞后，市级通报两次点名，需由主要负责同志提醒。"},
            }
        ],
        "evidence": ["许政办通报〔2026〕9号"],
    },
)
WITHDRAW: Final = in_body(wrong={"reasons": "经核对，会议点名的是另一单位。"})
