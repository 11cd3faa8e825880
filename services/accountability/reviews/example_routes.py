"""One valid body for every door of the reviews, as the documents of the API show it."""

from typing import Final

from services.accountability.cases.example_routes import RESOLUTION, in_body

SANCTION: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f5a01"
CASE: Final = "019a9e2c-0000-7000-8000-000000000200"
REVIEWERS: Final = ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b41", "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b42"]

_APPLICATION: Final = {
    "sanction_id": SANCTION,
    "stage": "first",
    "reasons": "本人于二月已三次书面督促，材料见附件，决定未予采信。",
    "asked": "请求撤销诫勉。",
    "materials": ["督办函三份"],
}
APPLY = in_body(
    review=_APPLICATION,
    further={**_APPLICATION, "stage": "further", "reasons": "复审未核实督办函的送达记录。"},
)
PAPER = in_body(by_post={**_APPLICATION, "received_on": "2026-06-10"})
ORDER = in_body(ordered={"case_id": CASE, "reasons": "据反映责任划分与职责分工不符，请复审。"})
ASSIGN = in_body(
    two={
        "reviewer_ids": REVIEWERS,
        "recusals": [{"person_id": one, "ground": None} for one in REVIEWERS],
    }
)
EXTEND = in_body(complex={"reason": "涉及多个单位的职责分工，须逐一核实。"})
REPORT = in_body(
    lighter={
        "facts": "督办函三份经核实属实，二月已送达施工单位。",
        "nature": "定性准确，责任类型不变，过错程度较原认定为轻。",
        "outcome": "changed",
        "measures": ["reminder_talk"],
    },
    upheld={"facts": "未发现新的事实。", "nature": "定性准确、程序合规。", "outcome": "upheld"},
)
DECIDE = in_body(
    changed={
        "outcome": "changed",
        "measures": ["reminder_talk"],
        "reasons": "过错较轻，诫勉变更为谈话提醒。",
        "document_number": "示纪复〔2026〕1号",
        "resolution": {**RESOLUTION, "text": "同意变更为谈话提醒。"},
    },
    upheld={
        "outcome": "upheld",
        "reasons": "事实清楚，处理恰当。",
        "document_number": "示纪复〔2026〕2号",
        "resolution": {**RESOLUTION, "text": "同意维持。"},
    },
)
SERVE = in_body(served={"served_on": "2026-07-02", "receipt": "送达回证〔2026〕40号"})
