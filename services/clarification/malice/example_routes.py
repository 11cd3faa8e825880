"""One valid body for every door of these cases, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

LEAD: Final = "019a9e2c-0000-7000-8000-000000000101"
HANDLER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13"
HEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b14"
TRIAL_OFFICER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b16"
APPROVER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b15"
CITY_ORGAN: Final = "019a9e2c-0000-7000-8000-000000000001"
ORGANIZATION_DEPARTMENT: Final = "019a9e2c-0000-7000-8000-000000000002"
PUBLIC_SECURITY: Final = "019a9e2c-0000-7000-8000-000000000003"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


SIGNS: Final = [
    {"sign": "intent", "present": True, "note": "来信要求取消其候选资格。"},
    {"sign": "factual_basis", "present": True, "note": "所附票据经鉴定系拼接。"},
    {"sign": "way_of_reporting", "present": True, "note": "同一内容向多处散发。"},
    {"sign": "timing", "present": True, "note": "公示期第二日寄出。"},
    {"sign": "relation", "present": False, "note": "未见利害关系的线索。"},
]
NO_RECUSAL: Final = [{"person_id": HEAD, "ground": None}, {"person_id": HANDLER, "ground": None}]
LOSS: Final = {
    "item": "candidate_status",
    "addressee_organ_id": ORGANIZATION_DEPARTMENT,
    "text": "恢复其候选人选资格。",
}
GAIN: Final = {
    "item": "appointment",
    "addressee_organ_id": ORGANIZATION_DEPARTMENT,
    "undoes_gain": True,
    "text": "撤销因此取得的任用，对象见函件。",
    "letter_number": "许纪函〔2026〕8号",
}

SUSPECT: Final = in_body(suspected={"lead_id": LEAD, "signs": SIGNS, "reason": "所附材料系伪造，时间与公示重合。"})
INVESTIGATE: Final = in_body(
    approved={"handler_ids": [HANDLER], "opinion": "同意核查。", "recusals": NO_RECUSAL},
)
NAME: Final = in_body(other={"handler_ids": [HANDLER], "recusals": NO_RECUSAL})
RENEW: Final = in_body(today={})
ASIDE: Final = in_body(relative={"ground": "close_relative"})
DROP: Final = in_body(dropped={"reasons": "仅时间巧合，不足以开展核查。"})
PROPOSE_END: Final = in_body(
    mistaken={
        "outcome": "mistaken",
        "reasons": "信息来自误传，没有捏造。",
        "unproven": ["fabrication", "intent"],
        "source_explained": "误将同名企业的账目当作其亲属企业的账目。",
        "measures": ["education_talk"],
    },
    not_established={"outcome": "not_established", "reasons": "两个要件均证据不足。"},
)
END: Final = in_body(
    mistaken={"outcome": "mistaken", "reasons": "同意，批评教育。"},
    not_established={"outcome": "not_established", "reasons": "同意，不成立。"},
)
EDUCATE: Final = in_body(
    talk={"measure": "education_talk", "held_on": "2026-04-20", "note": "已说明如实反映问题的要求。"}
)
DRAFT: Final = in_body(
    draft={
        "facts": "所附票据系拼接形成，寄送对象限于考察单位。",
        "elements": [
            {"element": "fabrication", "statement": "票据系伪造。", "evidence": ["卷二第14页", "鉴定意见3号"]},
            {"element": "intent", "statement": "意在使其落选。", "evidence": ["卷三第2页"]},
        ],
        "trial_officer_id": TRIAL_OFFICER,
    }
)
OPINION: Final = in_body(
    agrees={"agrees": True, "opinion": "事实清楚，两个要件均有证据。", "no_ground_of_recusal": True}
)
CORRECTIONS: Final = in_body(both={"corrections": [LOSS, GAIN]})
ESCALATE: Final = in_body(
    to_city={
        "certifying_organ_id": CITY_ORGAN,
        "approver_id": APPROVER,
        "letter_number": "魏纪请〔2026〕3号",
        "opinion": "拟同意认定，报请审批。",
    }
)
CERTIFY: Final = in_body(
    certified={
        "outcome": "certified",
        "letter_number": "许纪批〔2026〕5号",
        "reasons": "捏造事实与主观故意均有证据证实。",
        "no_ground_of_recusal": True,
    },
    sent_back={"outcome": "sent_back", "reasons": "票据来源尚需补充核查。"},
    refused={"outcome": "refused", "reasons": "主观故意证据不足。"},
)
DISPOSE: Final = in_body(
    transferred={
        "accuser_kinds": ["other"],
        "routes": ["public_security"],
        "aggravating": ["vile_means"],
        "transfers": [
            {
                "route": "public_security",
                "receiving_organ_id": PUBLIC_SECURITY,
                "letter_number": "许纪移〔2026〕1号",
                "asked": "请依法办理并反馈结果。",
                "evidence": ["卷二全卷"],
            }
        ],
        "reasons": "手段恶劣，依法移送。",
    }
)
RESULT: Final = in_body(
    discipline={
        "route": "party_discipline",
        "text": "已立案审查。",
        "document": "许纪立〔2026〕9号",
        "done_on": "2026-05-11",
    }
)
CLOSE: Final = in_body(
    closed={
        "told_on": "2026-06-01",
        "no_gain_reason": "未因此取得任何利益。",
        "circular": {"issued": True, "reason": "典型，有警示意义。", "range": "全市纪检监察系统"},
    }
)
