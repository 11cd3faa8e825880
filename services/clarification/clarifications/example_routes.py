"""One valid body for every door, as the documents of the API show it: a candidate for promotion, reported untruly."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

SUBJECT: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a11"
UNIT: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a12"
OFFICER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a13"
HEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a14"
COLLEAGUES: Final = tuple(f"019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a{n}" for n in (21, 22, 23))
PARTY_HEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a15"
ORG_DEPARTMENT: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a16"
LEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3a17"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


PROBLEM: Final = "2025年违规承接亲属公司工程"
_ITEMS: Final[list[Value]] = [
    {
        "lead_id": LEAD,
        "problem": PROBLEM,
        "finding": "untrue",
        "is_main": True,
        "verification": "经查招标档案和工商登记，该工程由另一单位中标。",
    },
    {"lead_id": LEAD, "problem": "公车私用", "finding": "unprovable"},
]
_RANGE: Final[Value] = {
    "type": "trade",
    "organ_ids": [UNIT],
    "audience": ["全市审批系统各单位"],
    "reason": "反映内容在系统内传播，影响考察。",
}
SITUATION: Final[Value] = {"code": "xc_c1", "evidence": ["考察期间收到反映，任用程序暂停。"]}
FACTORS: Final[list[Value]] = [
    {"code": "political_quality", "text": "未见问题。"},
    {"code": "moral_conduct", "text": "未见问题。"},
    {"code": "style", "text": "未见问题。"},
    {"code": "integrity", "text": "未见问题。"},
]
INFLUENCE: Final[Value] = {
    "range": "trade",
    "organ_ids": [UNIT],
    "evidence": ["系统内多个单位在民主测评中提及此事。"],
}
LETTER_TEXT: Final = f"经核查，反映你“{PROBLEM}”的问题不属实。\n中共示例市纪律检查委员会\n2026年4月10日"

OPEN = in_body(
    main_problem={
        "subject": {"kind": "person", "person_id": SUBJECT, "unit_id": UNIT},
        "items": _ITEMS,
        "verification_ended_on": "2026-03-02",
    },
    collective={
        "subject": {"kind": "organization", "organ_id": UNIT},
        "items": [{"problem": "截留惠民补贴", "finding": "untrue"}],
        "verification_ended_on": "2026-03-02",
    },
)
ACCEPT = in_body(named={"handler_ids": [OFFICER], "recusals": [{"person_id": HEAD}, {"person_id": OFFICER}]})
CHECK_LEADS = in_body(
    asked={},
    expected={"lead_expected": True, "reason": "巡察移交的反映拟进行核查。"},
    despite_a_case={"reason": "该单位的问责事项与本件反映的问题无关。"},
)
VERIFICATION = in_body(findings={"items": _ITEMS, "ended_on": "2026-03-02"})
CONSENT = in_body(
    agrees={"asked_on": "2026-03-04", "agrees": True, "opinion": "同意在系统内通报。"},
    refuses={"asked_on": "2026-03-04", "agrees": False, "opinion": "只要求送达澄清函。"},
)
PROPOSE = in_body(
    letter_and_circular={
        "situations": [SITUATION],
        "factors": FACTORS,
        "influence": INFLUENCE,
        "methods": [{"code": "circular", "range": _RANGE}],
    },
    letter_alone={
        "situations": [SITUATION],
        "factors": FACTORS,
        "influence": INFLUENCE,
        "methods": [{"code": "written"}],
    },
)
NOT_TO_START = in_body(no_situation={"reason_codes": ["no_situation"], "reasons": "未见任何一种情形，影响未出本科室。"})
DECLINE = in_body(decided={"remark": "同意。"})
ANSWER = in_body(neutral={}, with_note={"note": "如工作中仍有困难，可以向所在单位反映。"})
RECONSIDER = in_body(
    reopened={"reopen": True, "reasons": "申请人补充了受影响的材料。"},
    upheld={"reopen": False, "reasons": "未提出新的情况。"},
)
TRIAL = in_body(sound={"facts_clear": True, "evidence_solid": True, "conclusion_right": True, "opinion": "同意认定。"})
MEETING = in_body(
    agreed={
        "held_on": "2026-03-10",
        "participant_ids": list(COLLEAGUES),
        "agreed": True,
        "minutes": "逐人发言，一致同意启动澄清，方式为书面和系统内通报。",
    }
)
REVIEW = in_body(reviewed={"opinion": "同意。"})
TAKE_BACK = in_body(back={"reasons": "影响范围的证明须补充。"})
NOTICE = in_body(
    sent={"party_head_id": PARTY_HEAD, "sent_on": "2026-03-12", "content": "拟于四月上旬在系统内通报澄清。"}
)
HEARD = in_body(agrees={"agrees": True, "opinion": "同意，请在例会上一并说明。"})
IMPACT = in_body(
    assessed={
        "number": "示纪评〔2026〕3号",
        "assessed_on": "2026-03-13",
        "necessity": "须写明姓名方能消除影响。",
        "risks": "通报内容可能被转发。",
        "safeguards": "只写失实问题，不附材料，限系统内传达。",
    }
)
DECISION = in_body(
    approved={"outcome": "approved", "remark": "同意。"},
    rejected={"outcome": "rejected", "reasons": "通报范围过大，影响只在本单位。"},
)
LETTER = in_body(
    letter_and_circular={
        "number": "示纪澄函〔2026〕5号",
        "dated": "2026-04-10",
        "items": [0],
        "text": LETTER_TEXT,
        "others": [{"method": "circular", "text": LETTER_TEXT, "addressees": ["全市审批系统各单位"]}],
    }
)
PROOF = in_body(
    receipt={
        "method": "written",
        "kind": "service_receipt",
        "reference": "送达回证〔2026〕5号",
        "carried_out_on": "2026-04-13",
        "received_by": SUBJECT,
    },
    circular={
        "method": "circular",
        "kind": "circular_number",
        "reference": "示纪通〔2026〕7号",
        "carried_out_on": "2026-04-15",
    },
)
FINISH = in_body(finished={})
INFORM = in_body(
    with_correction={
        "party_head_id": PARTY_HEAD,
        "party_head_on": "2026-04-16",
        "org_department_id": ORG_DEPARTMENT,
        "org_department_on": "2026-04-16",
        "dossier_entry": "廉档〔2026〕31号",
        "corrections": [
            {"item": "candidate_status", "addressee_organ_id": ORG_DEPARTMENT, "text": "恢复其拟任人选资格。"}
        ],
    },
    nothing_to_correct={
        "party_head_id": PARTY_HEAD,
        "party_head_on": "2026-04-16",
        "org_department_id": ORG_DEPARTMENT,
        "org_department_on": "2026-04-16",
        "dossier_entry": "廉档〔2026〕31号",
        "no_correction_reason": "职务、待遇未受影响。",
    },
)
VISIT = in_body(
    visited={
        "visited_on": "2026-05-20",
        "visitor_ids": list(COLLEAGUES[:2]),
        "content": "影响已经消除，工作状态正常。",
        "needs": "",
    }
)
CLOSE = in_body(closed={"note": "材料齐全，归入案卷。"})
