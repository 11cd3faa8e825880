"""One valid body for every door of the reports, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

SUBJECT: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"

NAMED: Final[dict[str, Any]] = {
    "concerns": "none",
    "received_on": "2026-03-02",
    "channel": "letter",
    "named": True,
    "reporter": {"name": "某群众", "phone": "0374-0000000", "address": "示例市示例路1号"},
    "original": "反映该局在项目审批中吃拿卡要。",
    "subject_person_ids": [SUBJECT],
}
ANONYMOUS: Final[dict[str, Any]] = {
    "concerns": "none",
    "received_on": "2026-03-02",
    "channel": "online",
    "named": False,
    "original": "反映该局在项目审批中吃拿卡要。",
    "subject_person_ids": [SUBJECT],
}

LODGE: Final = Body(openapi_examples={"named": {"value": NAMED}, "anonymous": {"value": ANONYMOUS}})
ACKNOWLEDGE: Final = Body(openapi_examples={"told": {"value": {"told_on": "2026-03-10"}}})
