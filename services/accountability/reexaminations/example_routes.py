"""One valid body for every door of the re-examinations, as the documents of the API show it."""

from typing import Final

from services.accountability.cases.example_routes import RESOLUTION, in_body

EXAMINER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b43"

DRAW = in_body(nothing_to_choose={})
ASSIGN = in_body(one={"examiner_ids": [EXAMINER], "recusals": [{"person_id": EXAMINER, "ground": None}]})
_FOUND: Final = {
    "facts": "事实清楚，证据足以认定。",
    "nature": "定性准确。",
    "measure": "与过错程度相当，容错情形已予研究。",
    "procedure": "陈述申辩笔录缺一页签名。",
}
REPORT = in_body(
    flaws={
        **_FOUND,
        "outcome": "correct",
        "flaws": [{"place": "卷三第21页", "text": "笔录缺签名。", "remedy": "补签并附说明。"}],
    },
    too_heavy={
        **_FOUND,
        "measure": "过错轻微、未造成后果，诫勉偏重。",
        "outcome": "change",
        "measures": ["reminder_talk"],
    },
)
DECIDE = in_body(
    adopted={
        "adopted": True,
        "reasons": "同意复核意见。",
        "document_number": "示纪核〔2026〕1号",
        "resolution": {**RESOLUTION, "text": "同意变更为谈话提醒。"},
    }
)
