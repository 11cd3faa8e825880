"""What the people of the story write: form, minutes, report, votes, receipt; complete and valid."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

MINUTES_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def day(today: date, offset: int) -> str:
    """A day before or after today."""
    return (today + timedelta(days=offset)).isoformat()


ALTERNATIVE = {"description": "等待用地批复", "why_it_fails": "预计还需八个月，汛期前无法完工。"}
RULE = {"law": "建筑工程施工许可管理办法", "article": "第四条", "wording": "申请施工许可须先有用地批准手续。"}
RISK = {
    "description": "用地批复最终未获批准",
    "likelihood": "low",
    "effect": "许可须撤回",
    "control": "分期核发，先主体后配套",
    "owner": "审批科",
}
THIRD_PARTY = {"who": "相邻地块使用权人", "interest": "通行", "protection": "保留临时通道"}


def form(today: date, title: str, item: dict[str, Any], leader: str, handler: str, duties: list[str]) -> dict[str, Any]:
    """A complete filing form for one item of the positive list."""
    return {
        "title": title,
        "positive_items": [item],
        "project_reference": "市重点项目第三批",
        "background": "批复环节互为前置，项目停滞四个月。",
        "crux": "用地批复与施工许可互为前置条件。",
        "delay_damage": "错过汛前窗口，群众安置推迟一年。",
        "measure": "在缺少用地批复的情况下容缺受理并先行核发许可。",
        "measure_starts_on": day(today, 30),
        "validity_until": day(today, 300),
        "rules_departed_from": [RULE],
        "alternatives": [ALTERNATIVE],
        "no_compliant_path": True,
        "legal_bottom_line": "不降低质量安全标准，不占用永久基本农田。",
        "risks": [RISK],
        "third_parties": [THIRD_PARTY],
        "aftercare": [
            {"item": duty, "owner": "审批科", "due_on": day(today, 100 + n)} for n, duty in enumerate(duties)
        ],
        "legal_opinion": "法律风险可控。",
        "responsible_leader_id": leader,
        "handler_id": handler,
        "statement_of_truth": True,
    }


def positive_item(code: str) -> dict[str, Any]:
    """A claim of one item of the positive list with its reasons."""
    needs = {
        "xc_p5": ("key_project_or_complex_problem", "genuine_necessity"),
    }
    limbs = {"xc_p2": ["pilot"]}
    return {
        "code": code,
        "reason": "项目列入市重点项目清单，确有必要。",
        "shown": [{"need": need, "proof": "见市重点项目清单第三批。"} for need in needs.get(code, ())],
        "limbs": limbs.get(code, []),
    }


def minutes(today: date, team: list[str], attachment: str) -> dict[str, Any]:
    """Minutes of a study held three days ago; one member dissents, the chair speaks last."""
    present = [
        {"person_id": member, "statement": "建议再等批复" if n == 0 else "同意", "dissents": n == 0 and len(team) > 2}
        for n, member in enumerate(reversed(team))
    ]
    return {
        "held_on": day(today, -3),
        "chair_id": team[0],
        "should_be_present": len(team),
        "present": present,
        "chair_spoke_last": True,
        "conclusion": "同意申请备案。",
        "agreed": True,
        "attachment_id": attachment,
        "sha256": sha256(MINUTES_PDF).hexdigest(),
    }


def application(today: date) -> dict[str, Any]:
    """A written application in the name of the party group."""
    return {"in_name_of": "party_group", "document_number": "示审批党〔2026〕8号", "signed_on": today.isoformat()}


def report(today: date, codes: dict[str, list[str]], duties: list[str], *, accept: bool) -> dict[str, Any]:
    """A complete review report that proposes acceptance or refusal."""
    return {
        "sections": [{"code": code, "text": "已查清。"} for code in codes["review_sections"]],
        "expert_opinions": [
            {"kind": kind, "body": "市自然资源和规划局", "opinion": "可行。", "given_on": today.isoformat()}
            for kind in codes["expert_kinds"]
        ],
        "screen": [{"code": code, "found": False} for code in codes["negative_items"]],
        "proposal": "accept" if accept else "reject",
        "receipt_items": receipt_items(today, duties) if accept else [],
        "reasons": [] if accept else [REASON],
    }


REASON = {"code": "compliant_path_exists", "text": "可分期办理用地批复，合规路径存在。"}


def receipt_items(today: date, duties: list[str]) -> list[dict[str, Any]]:
    """The four warnings; every duty is a procedure to complete, with a day."""
    procedures = [
        {"warning": "procedures_to_complete", "text": duty, "responsible": "审批科", "due_on": day(today, 100 + n)}
        for n, duty in enumerate(duties[:-1])
    ]
    return [
        {"warning": "legal_limits", "text": "不得降低质量安全标准。"},
        {"warning": "risks_to_prevent", "text": "防范批复未获批准的风险。"},
        *procedures,
        {"warning": "remedial_measures", "text": duties[-1], "responsible": "财务科", "due_on": day(today, 90)},
    ]


def votes(persons: list[str], against: int = 0) -> list[dict[str, Any]]:
    """Everybody for, but the last so many against, who say why."""
    limit = len(persons) - against
    return [
        {"person_id": p, "choice": "for" if n < limit else "against", "opinion": "" if n < limit else "时机不成熟。"}
        for n, p in enumerate(persons)
    ]


def resolution(today: date, secretary: str, present: list[str]) -> dict[str, Any]:
    """A resolution of the standing committee with one vote against."""
    return {
        "held_on": today.isoformat(),
        "chair_id": secretary,
        "present": present,
        "votes": votes(present, against=1),
        "secretary_spoke_last": True,
        "deliberated_alone": True,
        "text": "会议研究决定。",
    }
