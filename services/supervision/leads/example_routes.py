"""One valid body for every door of the lead desk, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

_SUBJECT: Final = "019a9e2c-0000-7000-8000-000000000201"
_UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
_OFFICE: Final = "019a9e2c-0000-7000-8000-000000000005"
_BODY: Final = "019a9e2c-0000-7000-8000-000000000041"
_OTHER_ORGAN: Final = "019a9e2c-0000-7000-8000-000000000031"
_HEAD: Final = "019a9e2c-0000-7000-8000-000000000211"
_OFFICERS: Final = ("019a9e2c-0000-7000-8000-000000000212", "019a9e2c-0000-7000-8000-000000000213")
_LEADER: Final = "019a9e2c-0000-7000-8000-000000000214"
_SECRETARY: Final = "019a9e2c-0000-7000-8000-000000000215"
_REPORT: Final = "019a9e2c-0000-7000-8000-000000000301"
_APPROVAL: Final[Value] = {"approved_by": _SECRETARY, "approved_on": "2026-03-03"}


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


REGISTER: Final = _in_body(
    person={
        "kind": "violation",
        "subject_person_id": _SUBJECT,
        "received_on": "2026-03-02",
        "items": [
            {"text": "2025年道路改造工程验收中收受施工方礼品。", "is_main": True},
            {"text": "使用单位公车接送家属。"},
        ],
        "report_ref": _REPORT,
    },
    unit={
        "kind": "systemic",
        "subject_organ_id": _UNIT,
        "received_on": "2026-03-02",
        "items": [{"text": "老旧小区改造资金拨付超过合同约定期限。", "is_main": True}],
        "handed_over": {
            "organ_id": _BODY,
            "handed_over_on": "2026-03-02",
            "reference": "专项稽查移〔2026〕2号",
            "materials": [{"title": "资金拨付台账"}],
        },
    },
)
RECEIVE: Final = _in_body(receipt={})
TURN_BACK: Final = _in_body(materials={"reasons": "移交单所附材料缺少签证单附件，请补齐后重新移交。"})
ASSIGN: Final = _in_body(
    office={
        "office_id": _OFFICE,
        "head_id": _HEAD,
        "verifier_ids": list(_OFFICERS),
        "leader_id": _LEADER,
        "approval": _APPROVAL,
        "recusals": [{"person_id": person} for person in (_HEAD, *_OFFICERS, _LEADER)],
    }
)
FORWARD: Final = _in_body(
    county={
        "to_organ_id": _OTHER_ORGAN,
        "reasons": "被反映单位由县纪委监委联系。",
        "approval": _APPROVAL,
    }
)
PROPOSE: Final = _in_body(
    verification={
        "disposition": "preliminary_verification",
        "reasons": "反映具体，具有可查性。",
        "study": {
            "held_on": "2026-03-09",
            "present": [_HEAD, *_OFFICERS],
            "conclusion": "一致同意初步核实。",
        },
    }
)
SIGN: Final = _in_body(own={})
DISPOSE: Final = _in_body(
    verification={
        "disposition": "preliminary_verification",
        "opinion": "同意，注意控制知悉范围。",
        "signatures": [{"person_id": person, "signed_on": "2026-03-10"} for person in (_HEAD, *_OFFICERS)],
    }
)
CONCLUDE: Final = _in_body(
    untrue={
        "concluded_on": "2026-04-20",
        "findings": [
            {"item": 1, "finding": "untrue", "basis": "验收当日其在外地参加培训，签到和票据相符。"},
            {"item": 2, "finding": "unprovable", "basis": "行车记录保存期已过，无其他证据。"},
        ],
    }
)
FEED_BACK: Final = _in_body(result={"text": "对反映的问题已逐项作出结论，相关制度问题另函建议。"}, plain={})
