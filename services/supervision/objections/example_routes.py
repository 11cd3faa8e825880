"""One valid body for every door of objections, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


LODGE: Final = _in_body(
    lodged={
        "visit_id": "019a9e2c-0000-7000-8000-000000000081",
        "points": "停工系执行重污染天气管控，已有批准文件，不属于进度滞后。",
        "evidence": ["重污染天气管控通知", "复工审批表"],
    }
)
ASSIGN: Final = _in_body(assigned={"examiner_id": "019a9e2c-0000-7000-8000-000000000053"})
DECIDE: Final = _in_body(
    upheld={"outcome": "upheld", "reasons": "管控解除后仍停工九日，结论成立。"},
    corrected={
        "outcome": "corrected",
        "reasons": "停工十二日属管控期间，应当扣除。",
        "corrected_text": "停工九日，其余时间属管控要求。",
    },
    revoked={
        "outcome": "revoked",
        "reasons": "停工均在管控期间。",
        "affected_problem_ids": ["019a9e2c-0000-7000-8000-000000000071"],
    },
)
WITHDRAW: Final = _in_body(withdrawn={})
