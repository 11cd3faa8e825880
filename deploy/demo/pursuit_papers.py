"""What is written in an accountability case: tests, proposal, hearing, ruling, resolution; complete and valid."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

PROOF = ["卷一第3页"]
OUTLINE = "了解执行、表现和权利保障。"


def later(today: date, days: int) -> str:
    """A day to come."""
    return (today + timedelta(days=days)).isoformat()


def tests() -> list[dict[str, Any]]:
    """Duty link, causation and fault all point to the object."""
    codes = ("duty_link", "causation", "fault")
    return [{"test": code, "degree": "close", "text": "已查明。", "evidence": PROOF} for code in codes]


def opinion() -> dict[str, Any]:
    """The case-trial office agrees."""
    return {"agrees": True, "opinion": "事实清楚，处理恰当。", "no_ground_of_recusal": True}


def proposal(measures: list[str], *, official: bool) -> dict[str, Any]:
    """Facts, base, why it is an error and no tolerance applies, and the measures."""
    return {
        "facts": "年度重点任务推进迟缓，督促不力。",
        "evidence": PROOF,
        "bases": ["《中国共产党问责条例》第七条"],
        "error_finding": "具备推进条件而未推进，属主观不作为。",
        "tolerance_finding": "未见容错情形。",
        "responsibility": "important_leadership" if official and measures else None,
        "measures": measures,
    }


def hearing(today: date, staff: list[str], heard_id: str, defence: str) -> dict[str, Any]:
    """Statement and defence, answered point by point."""
    return {
        "invited_on": today.isoformat(),
        "held_on": today.isoformat(),
        "staff_ids": staff,
        "heard_person_id": heard_id,
        "statement": "事实没有异议。",
        "defence": [{"text": defence, "taken": True, "answer": "属实，予以考虑，不因此加重。"}],
    }


def ruling(today: date, measures: list[str], serial: str, official: bool) -> dict[str, Any]:
    """What is decided on the object, with the way to a review."""
    return {
        "document_number": f"示纪问〔{today.year}〕{serial}号",
        "text": "对象、事实、证据、依据、责任类型和处理措施。",
        "responsibility": "important_leadership" if official and measures else None,
        "measures": measures,
        "review_paths": ["supervision"] if measures else [],
        "reasons": "" if measures else "经认定符合容错情形。",
    }


def resolution(today: date, members: Sequence[str]) -> dict[str, Any]:
    """A meeting of these members, the first of them in the chair; the last one votes against and says why."""
    *others, dissenter = members
    votes: list[dict[str, Any]] = [{"person_id": one, "choice": "for"} for one in others]
    votes.append({"person_id": dissenter, "choice": "against", "opinion": "建议再听取单位意见。"})
    return {
        "held_on": today.isoformat(),
        "chair_id": members[0],
        "present": list(members),
        "votes": votes,
        "secretary_spoke_last": True,
        "text": "会议研究同意。",
    }
