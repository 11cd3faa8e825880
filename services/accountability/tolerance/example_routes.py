"""One valid body for every door of determinations and applications, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

CASE: Final = "5f0a3c1e-8d0b-5a44-9c11-6d1f5d2f7a10"
APPLICATION: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f3b01"
UNIT: Final = "019a9e2c-0000-7000-8000-000000000021"
FILING: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"
TRIAL_OFFICER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b16"
MEMBERS: Final = [f"019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2c0{number}" for number in range(1, 4)]


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


def _each(name: str, texts: dict[str, str], **more: Any) -> list[Value]:
    return [{name: code, "text": text, **more} for code, text in texts.items()]


LOOK_TEXTS: Final = {
    "nature": "属于探索中的工作失误，不是违纪违法。",
    "basis": "符合扶贫资金使用的原则性规定，无明令禁止。",
    "motive": "为带动农户增收，没有谋取私利。",
    "process": "经实地考察和集体研究，有会议记录。",
    "orientation": "主动担当，推进产业发展。",
    "attitude": "及时引导农户转产并请技术人员指导。",
}
FACTOR_TEXTS: Final = {
    "historical_background": "脱贫攻坚时期，产业基础薄弱。",
    "motive": "出于公心。",
    "nature_of_facts": "经验不足、缺乏技术指导。",
    "time_point": "发生在有关规定明确之前。",
    "gravity": "情节较轻。",
    "harm": "有一定资金损失。",
    "attitude_to_error": "认识到位，主动说明。",
    "usual_conduct": "一贯表现较好。",
    "public_reputation": "群众普遍认可。",
}
DISTINCTION_TEXTS: Final = {
    "experience_or_knowing": "因缺乏经验造成。",
    "exploratory_or_forbidden": "上级没有明令禁止。",
    "unintended_or_private_gain": "无意过失，没有谋取私利。",
}
ELEMENT_TEXTS: Final = {
    "starting_point": "为增加农户收入。",
    "nature": "工作失误。",
    "procedure": "集体研究决定。",
    "consequence": "损失有限且已补救。",
}
BOUNDARY_TEXTS: Final = {"intent": "主观上没有过错故意。", "boldness": "在规定范围内大胆尝试。"}
EXAMINATION: Final[Value] = {
    "event": "某乡引进牛蛙养殖项目，因经验不足、缺乏技术指导而失败，造成一定资金损失。",
    "looks": _each("look", LOOK_TEXTS, value="favourable", evidence=["卷一第12页"]),
    "factors": _each("factor", FACTOR_TEXTS),
    "distinctions": _each("distinction", DISTINCTION_TEXTS, tolerable=True),
    "elements": _each("element", ELEMENT_TEXTS),
    "boundary": _each("question", BOUNDARY_TEXTS, within=True),
    "order": {"ordered": False},
    "error": {"is_error": True, "ground": "论证不充分属于工作失误，并非不作为。"},
    "private_gain": {"found": False, "ground": "核查账目和亲属经商情况，未见谋利。"},
    "filings": [],
}
CORRECTION: Final = {"measure": "完善产业项目论证制度。", "responsible": "乡党委", "due_on": "2026-09-30"}
RESOLUTION: Final[Value] = {
    "held_on": "2026-04-20",
    "chair_id": MEMBERS[0],
    "present": MEMBERS,
    "votes": [{"person_id": member, "choice": "for"} for member in MEMBERS],
    "secretary_spoke_last": True,
    "text": "同意认定为免予问责，并下达纠错要求。",
}

APPLY: Final = in_body(
    person={
        "applicant": "person",
        "unit_id": UNIT,
        "form": {
            "event": "紧急情况下借出通行证送村民就医，事后即行报告。",
            "happened_on": "2026-02-09",
            "situations": ["yn_3"],
            "reasons": "为救助群众，没有谋取私利。",
            "papers": ["就医记录", "事后报告"],
            "true_statement": True,
        },
    },
    party_group={
        "applicant": "party_group",
        "unit_id": UNIT,
        "person_id": "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b21",
        "form": {
            "event": "容缺受理五个重点项目。",
            "reasons": "为项目及时开工，已补齐手续。",
            "filing_ids": [FILING],
            "true_statement": True,
        },
    },
)
ACKNOWLEDGE: Final = in_body(handed_over={})
ANSWER: Final = in_body(kept={})
WITHDRAW: Final = in_body(withdrawn={"reason": "不再申请。"})
RECONSIDER: Final = in_body(asked={"reason": "集体研究的记录未被考虑。"})
UPHOLD: Final = in_body(upheld={"reasons": "补充材料不改变认定。"})

OPEN: Final = in_body(
    of_office={"case_id": CASE, "situations": ["yn_1"], "ground": "符合先行先试情形，依职权启动。"},
    on_application={
        "case_id": CASE,
        "application_id": APPLICATION,
        "situations": ["yn_3"],
        "ground": "经申请启动。",
    },
)
DRAFT: Final = in_body(
    exempted={
        "examination": EXAMINATION,
        "outcome": "exempted",
        "reasons": "符合容错情形，已主动纠正。",
        "corrections": [CORRECTION],
        "trial_officer_id": TRIAL_OFFICER,
    }
)
OPINION: Final = in_body(
    agrees={"agrees": True, "opinion": "事实清楚，理由充分。", "no_ground_of_recusal": True},
    objects={"agrees": False, "opinion": "请补充集体研究的记录。", "no_ground_of_recusal": True},
)
CONSULT: Final = in_body(
    agreed={
        "held_on": "2026-04-16",
        "participant_ids": MEMBERS,
        "minutes": "会商纪要〔2026〕4号",
        "dissent": "一人认为应从轻而非免予。",
        "agreed": True,
        "opinion": "多数同意拟认定意见。",
    }
)
DETERMINE: Final = in_body(
    determined={
        "decision": "determined",
        "outcome": "exempted",
        "reasons": "符合容错情形，没有谋取私利。",
        "corrections": [CORRECTION],
        "resolution": RESOLUTION,
    },
    sent_back={"decision": "sent_back", "reasons": "资金损失的数额需进一步核实。"},
)
SERVE: Final = in_body(
    served={
        "letter_number": "许纪容认〔2026〕4号",
        "event": "产业项目失败。",
        "findings": _each("look", LOOK_TEXTS),
        "reasons": "符合容错情形。",
        "served_on": "2026-04-22",
    }
)
REOPEN: Final = in_body(reopened={"reasons": "申请人提交了新的会议记录。"})
RENEW: Final = in_body(today={})
