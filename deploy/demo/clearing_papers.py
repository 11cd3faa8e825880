"""What is written in a clarification: proposal, minutes, letter, informing, application; complete and valid."""

from datetime import date
from typing import Any

from deploy.demo.client import Person

_FACTORS = ("political_quality", "moral_conduct", "style", "integrity")


def problem(serial: str) -> str:
    """A reported problem in the words that a letter would use; each telling has one of its own."""
    return f"在第{serial}号工程中违规指定施工单位"


def proposal(subject: Person) -> dict[str, Any]:
    """Situation 1: a candidate for promotion; a circular in the trade. That the letter goes with it, the rule adds."""
    spread = {"range": "trade", "organ_ids": [subject.organ_id], "evidence": ["民主测评中多个单位提及此事。"]}
    circular = {
        "code": "circular",
        "range": {
            "type": "trade",
            "organ_ids": [subject.organ_id],
            "audience": ["全市审批系统各单位"],
            "reason": "所反映内容在系统内传播，影响考察。",
        },
    }
    return {
        "situations": [{"code": "xc_c1", "evidence": ["考察期间收到反映，任用程序暂停。"]}],
        "factors": [{"code": code, "text": "未见问题。"} for code in _FACTORS],
        "influence": spread,
        "methods": [circular],
    }


def trial_opinion() -> dict[str, Any]:
    """The case-trial office finds the proposal sound."""
    return {"facts_clear": True, "evidence_solid": True, "conclusion_right": True, "opinion": "同意认定。"}


def meeting(today: date, participants: list[str]) -> dict[str, Any]:
    """Minutes of the collective assessment."""
    minutes = "逐人发言，一致同意启动澄清，方式为书面和系统内通报。"
    return {"held_on": today.isoformat(), "participant_ids": participants, "agreed": True, "minutes": minutes}


def impact(today: date, serial: str) -> dict[str, Any]:
    """The assessment of what publicity means for personal data."""
    return {
        "number": f"示纪评〔{today.year}〕{serial}号",
        "assessed_on": today.isoformat(),
        "necessity": "须写明姓名方能消除影响。",
        "risks": "通报内容可能被转发。",
        "safeguards": "只写失实问题，不附材料，限系统内传达。",
    }


def letter(today: date, serial: str, said: str, more: str = "") -> dict[str, Any]:
    """The letter and the circular: the untrue problem, organ and date; ``more`` is what somebody adds to it."""
    text = f"反映你“{said}”的问题不属实。{more}\n中共示例市纪律检查委员会\n{today.year}年{today.month}月{today.day}日"
    return {
        "number": f"示纪澄函〔{today.year}〕{serial}号",
        "dated": today.isoformat(),
        "items": [0],
        "text": text,
        "others": [{"method": "circular", "text": text, "addressees": ["全市审批系统各单位"]}],
    }


def receipt(today: date, subject: Person, serial: str) -> dict[str, Any]:
    """The proof that the letter was served."""
    return {
        "method": "written",
        "kind": "service_receipt",
        "reference": f"送达回证〔{today.year}〕{serial}号",
        "carried_out_on": today.isoformat(),
        "received_by": subject.id,
    }


def circular_proof(today: date, serial: str) -> dict[str, Any]:
    """The proof that the circular went out."""
    return {
        "method": "circular",
        "kind": "circular_number",
        "reference": f"示纪通〔{today.year}〕{serial}号",
        "carried_out_on": today.isoformat(),
    }


def informing(today: date, party_head: Person, department: Person, serial: str) -> dict[str, Any]:
    """Who is told afterwards; the organization department is asked to restore the candidate's status."""
    correction = {
        "item": "candidate_status",
        "addressee_organ_id": department.organ_id,
        "text": "恢复其拟任人选资格，继续任用程序。",
    }
    return {
        "party_head_id": party_head.id,
        "party_head_on": today.isoformat(),
        "org_department_id": department.organ_id,
        "org_department_on": today.isoformat(),
        "dossier_entry": f"廉档〔{today.year}〕{serial}号",
        "corrections": [correction],
    }


def visit(today: date, visitors: list[str]) -> dict[str, Any]:
    """A follow-up visit by two."""
    return {"visited_on": today.isoformat(), "visitor_ids": visitors, "content": "影响已经消除，工作状态正常。"}


def application(subject: Person, said: str) -> dict[str, Any]:
    """The application of a person hit by an untrue report; nothing in it asks who may have reported."""
    form = {
        "unit_id": subject.organ_id,
        "post": "科长",
        "contact": "单位办公室转",
        "claim": "请求对失实反映予以澄清，消除影响。",
        "reported_content": f"反映本人{said}。",
        "appearances": [{"place": "局机关干部推荐会"}],
        "situations": ["xc_c1"],
        "methods": ["written"],
        "publicity": "accepted",
        "true_statement": True,
    }
    return {"applicant": "person", "form": form}
