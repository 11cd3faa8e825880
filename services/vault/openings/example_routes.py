"""One valid body for every door of the openings, as the documents of the API show it."""

from typing import Final

from fastapi import Body

REPORT: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b21"

REQUEST: Final = Body(
    openapi_examples={
        "feedback": {
            "value": {"report_id": REPORT, "purpose": "result_feedback", "reason": "须向实名检举人当面告知受理情况。"}
        }
    }
)
DECISION: Final = Body(
    openapi_examples={
        "approved": {"value": {"outcome": "approved", "minutes": 10}},
        "refused": {"value": {"outcome": "refused", "reason": "可以书面告知，无须查看。"}},
    }
)
READING: Final = Body(openapi_examples={"once": {"value": {}}})
ACKNOWLEDGEMENT: Final = Body(openapi_examples={"noted": {"value": {}}})
