"""One valid body for every door of windows and disclosures, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

HANDLERS: Final = ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13", "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b17"]
UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
PERSON: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b41"
WINDOW: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b42"
CASE: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b43"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


OPEN: Final = in_body(
    village_finance={
        "notice_number": "许纪告〔2026〕1号",
        "notice": "敦促村级财务违纪违法人员在限期内主动向组织说明问题。",
        "starts_on": "2026-05-06",
        "ends_on": "2026-06-05",
        "unit_ids": [UNIT],
        "persons": "村（社区）干部及镇、街道、部门有关人员",
        "matters": [
            {"text": "村级集体资金、资产、资源管理使用中的问题", "financial": True},
            {"text": "工程发包、低保评定中的失职渎职问题", "financial": False},
        ],
        "handler_ids": HANDLERS,
    }
)
NAME: Final = in_body(two={"handler_ids": HANDLERS})
CLOSE: Final = in_body(early={"reasons": "通告范围有误，另行发布。"})
HAND_IN: Final = in_body(own={"window_id": WINDOW, "content": "2024年经手的三笔支出未按规定入账，现全部说明。"})
RECEIVE: Final = in_body(
    on_paper={
        "window_id": WINDOW,
        "person_id": PERSON,
        "unit_id": UNIT,
        "received_at": "2026-06-05T17:40:00+08:00",
        "stamp": "收文〔2026〕88号",
        "content": "书面说明经手工程发包中未公开比选的情况。",
    }
)
ASIDE: Final = in_body(relative={"ground": "close_relative"})
ASSESS: Final = in_body(
    lighter={
        "frank": True,
        "frank_reasons": "主动说明全部经过，与账目相符。",
        "complete": True,
        "complete_reasons": "经核对未发现隐瞒。",
        "handed_in_cents": 3_260_000,
        "handed_in_reference": "暂扣款收据〔2026〕12号",
        "problems": 3,
        "leniency": [{"factor": "self_check", "reasoning": "通告发布后自行清账。", "evidence": "卷一第6页"}],
        "strictness": [],
        "proposal": "lighter",
        "proposal_reasons": "限期内坦诚、完整说明，并退缴全部款项。",
    }
)
COUNTERSIGN: Final = in_body(
    confirmed={"outcome": "confirmed", "opinion": "同意评估意见和从轻建议。"},
    returned={"outcome": "returned", "reasons": "未核对第三笔支出，请补充。"},
)
LINK: Final = in_body(to_case={"kind": "case", "id": CASE, "note": "与该案同一事项。"})
