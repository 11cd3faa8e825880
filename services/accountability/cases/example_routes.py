"""One valid body for every door of the cases, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
COUNTY: Final = "019a9e2c-0000-7000-8000-000000000031"
INTERVIEW: Final = "5f0a3c1e-8d0b-5a44-9c11-6d1f5d2f7a10"
INVOLVED_CASE: Final = "019a9e2c-0000-7000-8000-000000000201"
DEPUTY: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b31"
PRINCIPAL: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b30"
HEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b14"
HANDLER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13"
HANDLER_2: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b12"
TRIAL_OFFICER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b16"
SECRETARY: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b01"
MEMBER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b02"
MEMBER_2: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b03"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


ORGANIZATION: Final = {"kind": "organization", "organ_id": UNIT}
OFFICIAL: Final = {"kind": "leading_official", "person_id": DEPUTY, "organ_id": UNIT, "post": "deputy_in_charge"}
TESTS_ON: Final = [
    {"test": "duty_link", "degree": "close", "text": "分管该项工作。", "evidence": ["卷一第3页"]},
    {"test": "causation", "degree": "close", "text": "未督促落实，导致逾期。", "evidence": ["卷一第9页"]},
    {"test": "fault", "degree": "partial", "text": "知晓后未及时纠正。", "evidence": ["卷一第15页"]},
]
NO_RECUSAL: Final = [{"person_id": one, "ground": None} for one in (HEAD, HANDLER, HANDLER_2)]
TALK: Final = {
    "facts": "年度重点任务推进迟缓，分管领导督促不力。",
    "evidence": ["卷一第3页", "卷一第9页"],
    "bases": ["《中国共产党问责条例》第七条第（二）项"],
    "error_finding": "具备推进条件而未推进，属主观不作为，不是客观原因所致。",
    "tolerance_finding": "不属于先行先试或者客观条件限制，未见容错情形。",
    "responsibility": "important_leadership",
    "measures": ["admonition"],
    "light_ground": "negligence",
    "light_statement": "工作落实不力，未造成严重后果。",
    "trial_officer_id": TRIAL_OFFICER,
}
RESOLUTION: Final = {
    "held_on": "2026-05-20",
    "chair_id": SECRETARY,
    "present": [SECRETARY, MEMBER, MEMBER_2],
    "votes": [
        {"person_id": SECRETARY, "choice": "for"},
        {"person_id": MEMBER, "choice": "for"},
        {"person_id": MEMBER_2, "choice": "against", "opinion": "认为批评教育即可。"},
    ],
    "secretary_spoke_last": True,
    "text": "同意给予诫勉。",
}
RULING: Final = {
    "document_number": "许纪问〔2026〕6号",
    "text": "对象、事实、证据、依据、责任类型、处理措施见决定书正文。",
    "responsibility": "important_leadership",
    "measures": ["admonition"],
    "review_paths": ["supervision"],
}
CORRECTIONS: Final = [{"text": "完善项目论证程序，补齐手续。", "due_on": "2026-09-30"}]

OPEN: Final = in_body(
    after_interview={
        "source_kind": "interview",
        "source_id": INTERVIEW,
        "object": OFFICIAL,
        "occurred_on": "2026-03-02",
    },
    other_source={
        "source_kind": "other",
        "source_reference": "市委督查室通报〔2026〕4号",
        "object": ORGANIZATION,
        "occurred_on": "2026-03-02",
    },
)
APPROVE: Final = in_body(approved={"opinion": "同意调查。", "no_ground_of_recusal": True})
DECLINE: Final = in_body(declined={"reasons": "所涉事项已在整改期内完成，不宜问责。"})
HANDLERS: Final = in_body(two={"handler_ids": [HANDLER, HANDLER_2], "recusals": NO_RECUSAL})
ASIDE: Final = in_body(relative={"ground": "close_relative"})
INVOLVED: Final = in_body(
    principal={
        "object": {"kind": "leading_official", "person_id": PRINCIPAL, "organ_id": UNIT, "post": "principal"},
        "occurred_on": "2026-03-02",
        "reasons": "主要负责人未履行第一责任人职责。",
    }
)
TESTS: Final = in_body(present_object={"object": OFFICIAL, "findings": TESTS_ON})
RESCOPE: Final = in_body(
    upwards={
        "object": {"kind": "organization", "organ_id": COUNTY},
        "reasons": "任务分解和时限由县级政府确定，部门无决定权。",
    },
    softened={"softened": True, "reasons": "参与程度低，谈话提醒即可。"},
)
DISMISS: Final = in_body(unfounded={"reasons": "因果关系不成立。"})
PROPOSAL: Final = in_body(admonition=TALK)
OPINION: Final = in_body(
    agrees={"agrees": True, "opinion": "事实清楚，定性准确，处理恰当。", "no_ground_of_recusal": True}
)
HEAR: Final = in_body(
    heard={
        "invited_on": "2026-05-11",
        "held_on": "2026-05-13",
        "staff_ids": [HANDLER, HANDLER_2],
        "heard_person_id": DEPUTY,
        "statement": "对事实没有异议。",
        "defence": [{"text": "任务交接较晚。", "taken": False, "answer": "交接后仍有三个月，未见推进。"}],
    },
    waived={
        "invited_on": "2026-05-11",
        "held_on": "2026-05-13",
        "staff_ids": [HANDLER, HANDLER_2],
        "waived": True,
        "waiver": "书面放弃，见卷一第20页。",
    },
)
SUBMIT: Final = in_body(submitted={"opinion": "申辩意见已核实，建议维持拟处理意见。"})
DECIDE: Final = in_body(
    decided={"resolution": RESOLUTION, "ruling": RULING},
    together={"resolution": RESOLUTION, "ruling": RULING, "involved": [{"case_id": INVOLVED_CASE, **RULING}]},
)
SEND_BACK: Final = in_body(
    more={"held_on": "2026-05-20", "questions": [{"text": "查清交接时间。"}]},
    new_facts={
        "held_on": "2026-05-20",
        "questions": [{"text": "核实审计移送的问题。"}],
        "new_facts": "审计移送材料反映另有两个项目同样逾期。",
        "not_from_defence": True,
    },
)
EXEMPT: Final = in_body(
    exempted={"document_number": "许纪纠〔2026〕2号", "reasons": "经认定免予问责。", "corrections": CORRECTIONS}
)
CORRECTION: Final = in_body(done={"item": 1, "done_on": "2026-09-12", "proof": "整改报告〔2026〕3号"})
