"""One valid body for the door of transfer sheets, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

_SUBJECT: Final = "019a9e2c-0000-7000-8000-000000000201"
_HANDLER: Final = "019a9e2c-0000-7000-8000-000000000231"
_UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
_SCREENED: Final = {"higher_managed": False, "own_head": False}


def _in_body(**values: dict[str, Any]) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


SUBMIT: Final = _in_body(
    person={
        "screening": _SCREENED,
        "kind": "violation",
        "subject_person_id": _SUBJECT,
        "items": [
            {"text": "老旧小区改造项目现场签证单与实际工程量不符，由其一人签认。", "is_main": True},
            {"text": "督办的燃气管网更换任务未开工，上报为已完成。"},
        ],
        "materials": [{"title": "现场签证单复印件", "copies": 3}, {"title": "第二次督查记录"}],
        "handler_id": _HANDLER,
    },
    unit={
        "screening": _SCREENED,
        "kind": "systemic",
        "subject_organ_id": _UNIT,
        "items": [{"text": "多个乡镇同类项目均先付款后验收。", "is_main": True}],
        "materials": [{"title": "项目台账摘录"}],
        "handler_id": _HANDLER,
    },
)
