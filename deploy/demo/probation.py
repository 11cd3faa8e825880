"""The road of a probation: proposed for negligence without serious consequence, set with notice, evaluated."""

from datetime import date
from typing import Any

from deploy.demo.pursuit import SERVICE, Matter

PROBATIONS = f"{SERVICE}/probations"
_SHOWN = {"holds": True, "text": "已查明。", "evidence": ["卷一第3页"]}


def proposal(case_path: str, months: int = 1) -> dict[str, Any]:
    """For negligence without serious consequence, with a goal and what it is judged by (A-07)."""
    return {
        "case_id": case_path.rsplit("/", 1)[1],
        "negligence": _SHOWN,
        "no_serious_consequence": _SHOWN,
        "months": months,
        "goals": [{"goal": "完成积压审批。", "measure": "系统显示全部办结。"}],
        "reasons": "属于过失且未造成严重后果。",
    }


def set_it(matter: Matter, case_path: str, served_on: date, serial: str) -> str:
    """The head proposes one month, the leader sets it with the notice served; answers its path."""
    head, leader = matter.office.head, matter.office.leader
    path = f"{PROBATIONS}/{head.open(PROBATIONS, proposal(case_path), 'A-07, TA-07')['id']}"
    notice = {
        "decision": "set",
        "opinion": "同意设置考验期。",
        "notice_number": f"示纪考〔{served_on.year}〕{serial}号",
        "finding": "督办不及时，属于过失。",
        "evaluation_way": "期满或者成效明显时核查系统记录。",
        "served_on": served_on.isoformat(),
    }
    leader.act(f"{path}/setting", notice, "A-08, G-41, TA-07")
    return path


def evaluation(rectified_on: date, proposed: str, early: str = "") -> dict[str, Any]:
    """Passed: put right actively, in time, with clear effect (A-08); before the end only if that is clear."""
    soon = {"early": "clear_success", "early_reason": early} if early else {}
    return {
        "goals": [{"number": 1, "met": True, "fact": "积压事项全部办结。", "evidence": ["卷二第5页"]}],
        "rectified_actively": True,
        "rectified_on": rectified_on.isoformat(),
        "rectification": "主动成立专班，逐项销号。",
        "clear_effect": True,
        "effect": "项目全部开工。",
        "result": "passed",
        "proposal": proposed,
        "reasons": "主动整改，成效明显。",
        **soon,
    }
