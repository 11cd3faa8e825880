"""One valid body for every door of the applications, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
PERSON: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


FORM: Final[Value] = {
    "unit_id": UNIT,
    "post": "科长",
    "contact": "单位办公电话 0374-0000000",
    "claim": "请求对反映本人收受礼金一事澄清正名，消除影响。",
    "reported_content": "反映本人在项目验收中收受礼金。",
    "appearances": [{"place": "局机关干部推荐会", "on": "2026-03-10"}],
    "situations": ["xc_c1"],
    "methods": ["written", "meeting"],
    "publicity": "accepted",
    "true_statement": True,
}
FORM_OF_UNIT: Final[Value] = {
    **FORM,
    "post": "",
    "claim": "请求对反映本单位违规发放补贴一事予以澄清。",
    "reported_content": "反映本单位违规发放补贴。",
    "situations": ["xc_c3"],
}

APPLY: Final = in_body(
    person={"applicant": "person", "form": FORM}, unit={"applicant": "organization", "form": FORM_OF_UNIT}
)
PAPER: Final = in_body(
    person={
        "subject": {"kind": "person", "person_id": PERSON, "unit_id": UNIT},
        "form": FORM,
        "received_on": "2026-03-12",
    },
    unit={"subject": {"kind": "organization", "organ_id": UNIT}, "form": FORM_OF_UNIT, "received_on": "2026-03-12"},
)
ACKNOWLEDGE: Final = in_body(handed_over={})
WITHDRAW: Final = in_body(without_reason={}, with_reason={"reason": "单位已作说明，不再申请。"})
RECONSIDER: Final = in_body(new_facts={"reason": "答复后又有群众传播该内容，影响仍在。"})
