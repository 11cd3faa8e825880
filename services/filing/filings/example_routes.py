"""One valid body for every door, as the documents of the API show it: the filing of five projects waiting for land."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

LEADER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"
CLERK: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b12"
OFFICER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13"
HEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b14"
SECRETARY: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b15"
MEMBERS: Final = tuple(f"019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b{n}" for n in (21, 22, 23))
FILE: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b31"
PROBLEM: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b41"
_DIGEST: Final = "cfa3181c1ee36e8bce5e39f84959f4558ea7ba32c0e4539a8ab3c8ce8c716ec6"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


FORM: Final[Value] = {
    "title": "五个重点项目容缺受理先行发证",
    "positive_items": [
        {
            "code": "xc_p5",
            "shown": [
                {"need": "key_project_or_complex_problem", "proof": "见市重点项目清单第三批。"},
                {"need": "genuine_necessity", "proof": "主体工程须在汛期前完成。"},
            ],
            "reason": "五个项目均列入市重点项目清单。",
        }
    ],
    "project_code": "2603-411000-04-01-123456",
    "project_reference": "市重点项目第三批",
    "background": "批复环节互为前置，项目停滞四个月。",
    "crux": "用地批复与施工许可互为前置条件。",
    "delay_damage": "错过汛前窗口，群众安置推迟一年。",
    "measure": "缺少用地批复的情况下容缺受理并先行核发许可。",
    "measure_starts_on": "2026-04-08",
    "validity_until": "2027-01-03",
    "rules_departed_from": [
        {"law": "建筑工程施工许可管理办法", "article": "第四条", "wording": "申请施工许可须先有用地批准手续。"}
    ],
    "alternatives": [{"description": "等待用地批复", "why_it_fails": "预计还需八个月，汛期前无法完工。"}],
    "no_compliant_path": True,
    "legal_bottom_line": "不降低质量安全标准，不占用永久基本农田。",
    "risks": [
        {
            "description": "用地批复最终未获批准",
            "likelihood": "low",
            "effect": "许可须撤回",
            "control": "分期核发，先主体后配套",
            "owner": "审批科",
        }
    ],
    "third_parties": [{"who": "相邻地块使用权人", "interest": "通行", "protection": "保留临时通道"}],
    "aftercare": [{"item": "补办用地批复", "owner": "审批科", "due_on": "2026-06-17"}],
    "legal_opinion": "法律风险可控。",
    "responsible_leader_id": LEADER,
    "handler_id": CLERK,
    "statement_of_truth": True,
}

MINUTES: Final[Value] = {
    "held_on": "2026-03-06",
    "chair_id": LEADER,
    "should_be_present": 2,
    "present": [
        {"person_id": CLERK, "statement": "建议同步催办批复。"},
        {"person_id": LEADER, "statement": "同意。"},
    ],
    "chair_spoke_last": True,
    "conclusion": "同意申请备案。",
    "agreed": True,
    "attachment_id": FILE,
    "sha256": _DIGEST,
}

_APPLICATION: Final[Value] = {
    "in_name_of": "party_group",
    "document_number": "示审批党〔2026〕8号",
    "signed_on": "2026-03-09",
}
_REASON: Final[Value] = {"code": "compliant_path_exists", "text": "可分期办理用地批复，合规路径存在。"}
_ITEMS: Final[list[Value]] = [
    {"warning": "legal_limits", "text": "不得降低质量安全标准。"},
    {"warning": "risks_to_prevent", "text": "防范批复未获批准的风险。"},
    {"warning": "procedures_to_complete", "text": "补办用地批复", "responsible": "审批科", "due_on": "2026-06-17"},
    {"warning": "remedial_measures", "text": "补缴规费", "responsible": "财务科", "due_on": "2026-06-07"},
]
_REPORT: Final[Value] = {
    "sections": [{"code": "crux", "text": "批复与许可互为前置，属实。"}],
    "expert_opinions": [
        {
            "kind": "business_department",
            "body": "市自然资源和规划局",
            "opinion": "方案可行。",
            "given_on": "2026-03-16",
        }
    ],
    "screen": [{"code": "xc_n1", "found": False}],
    "proposal": "accept",
    "receipt_items": _ITEMS,
}


def votes(*persons: str) -> list[Value]:
    """Everybody for, the last one against with an opinion."""
    cast = [{"person_id": person, "choice": "for"} for person in persons[:-1]]
    return [*cast, {"person_id": persons[-1], "choice": "against", "opinion": "时机不成熟。"}]


_RESOLUTION: Final[Value] = {
    "held_on": "2026-03-24",
    "chair_id": SECRETARY,
    "present": [SECRETARY, *MEMBERS],
    "votes": votes(SECRETARY, *MEMBERS),
    "secretary_spoke_last": True,
    "deliberated_alone": True,
    "text": "会议研究决定。",
}

DRAFT = in_body(complete={"form": FORM}, begun={"form": {"title": FORM["title"]}})
REVISE = in_body(form={"form": FORM})
ATTACH = in_body(minutes={"upload_id": FILE, "kind": "minutes", "secrecy": "work_secret"})
DETACH = in_body(file={"attachment_id": FILE})
APPLY = in_body(application={"application": _APPLICATION})
STUDY = in_body(study={"minutes": MINUTES})
PRESENT = in_body(application={"application": _APPLICATION}, already_applied={})
GATE = in_body(
    passed={"outcome": "passed", "opinion": "情况属实，同意报送。"},
    returned={"outcome": "returned", "reasons": "风险分析不够充分。"},
    stopped={"outcome": "returned", "reasons": "事项不宜推进。", "stop": True},
)
RETURN = in_body(defects={"defects": [{"code": "no_collective_study", "explanation": "会议纪要未载明各人意见。"}]})
RESUBMIT = in_body(
    corrected={"answer": "已补充风险点责任人。"},
    studied_again={"answer": "已重新集体研究。", "minutes": MINUTES},
)
WITHDRAW = in_body(withdrawn={"reason": "方案调整，另行申请。"})

OPEN_REVIEW = in_body(
    major={
        "handler_ids": [OFFICER],
        "major_complex": True,
        "recusals": [{"person_id": HEAD}, {"person_id": OFFICER}],
    }
)
DRAFT_REPORT = in_body(accept={"report": _REPORT})
CONFIRM_REPORT = in_body(confirmed={"remark": "同意。"})
OPEN_CONSULTATION = in_body(panel={"chair_id": MEMBERS[0], "member_ids": list(MEMBERS)})
CONSULTATION = in_body(
    passed={"outcome": "passed", "held_on": "2026-03-18", "votes": votes(*MEMBERS), "reasons": "多数认为可行。"},
    failed={"outcome": "failed", "held_on": "2026-03-18", "reasons": "尺度须与其他室统一。"},
)

DECISION = in_body(
    accepted={
        "outcome": "accepted",
        "resolution": _RESOLUTION,
        "receipt_items": _ITEMS,
        "validity_until": "2027-01-03",
    },
    rejected={
        "outcome": "rejected",
        "resolution": _RESOLUTION,
        "reasons": [_REASON],
        "compliant_path": "分期办理用地批复。",
    },
    sent_back={"outcome": "sent_back", "held_on": "2026-03-24", "questions": ["用地批复何时可得？"]},
)
NEGATIVE_DECISION = in_body(
    cleared={"outcome": "cleared", "resolution": _RESOLUTION, "reason": "查无实据。"},
    revoked={"outcome": "revoked", "resolution": _RESOLUTION, "reason": "查证属实，撤销备案。"},
)
RECEIPT = in_body(
    served={
        "number": "示纪备〔2026〕5号",
        "sealed": True,
        "signed_by": SECRETARY,
        "served_on": "2026-03-25",
        "received_by": CLERK,
        "received_at": "2026-03-25T10:30:00+08:00",
    }
)

PROGRESS = in_body(monthly={"text": "已补办施工许可，用地批复已报省厅。", "evidence": [FILE]})
REMIND = in_body(
    reminder={
        "fact": "群众反映夜间施工扰民。",
        "rule": "噪声污染防治法",
        "correction": "夜间停止施工。",
        "correct_by": "2026-04-20",
    }
)
RECORD_PROBLEM = in_body(
    problem={"kind": "fees_unpaid", "fact": "规费逾期未缴。", "correction": "补缴规费。", "correct_by": "2026-04-20"}
)
CLOSE_PROBLEM = in_body(closed={"problem_id": PROBLEM, "cause": "资金未到位。", "outcome": "已补缴，票据已核对。"})
EXTEND = in_body(extension={"validity_until": "2027-06-30", "minutes": MINUTES, "reason": "批复推迟。"})
HIT_NEGATIVE = in_body(hit={"hits": [{"code": "xc_n2", "facts": "承建方为负责人亲属公司。", "evidence": [FILE]}]})
CLOSE = in_body(closed={"note": "善后事项均已核验，予以办结。"})
