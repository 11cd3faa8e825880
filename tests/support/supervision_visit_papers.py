"""Valid bodies for visits and objections, for unit tests, doors and whole stories alike."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

Body = dict[str, Any]
Id = UUID | str

MARKS: Final = (
    "no_notice",
    "no_greeting",
    "no_report",
    "no_escort",
    "straight_to_grassroots",
    "straight_to_site",
)
TOPICS: Final = ("small_cut", "high_concern", "difficult")


def plan(
    unit_id: Id, on: date | str = "2026-03-18", kind: str = "daily_cdi", *, unannounced: bool = False, **changed: Any
) -> Body:
    """The plan of a visit; announced unless said otherwise."""
    order = {"content": "老旧小区改造任务推进情况", "subject": "项目建设单位", "scope": "三个在建小区，2026年以来"}
    named = {"unit_id": str(unit_id), "planned_on": str(on), "kind": kind, "unannounced": unannounced}
    return {**named, **order, "methods": ["on_site"], **changed}


def special(unit_id: Id, on: date | str = "2026-03-18", *marks: str, **changed: Any) -> Body:
    """A special visit with all three marks of its topic, unless some are given."""
    return plan(unit_id, on, "special", **{"topic_marks": list(marks or TOPICS), **changed})


def confirmed() -> Body:
    """The bureau's confirmation."""
    return {"outcome": "confirmed", "remark": "同意列入"}


def declined(reasons: str = "与上季度专项重复") -> Body:
    """The bureau's refusal."""
    return {"outcome": "declined", "reasons": reasons}


def team(leader_id: Id, *member_ids: Id, **grounds: str) -> Body:
    """A team in which everybody has declared; ``grounds`` by the place of the person: leader, member_0, …"""
    going = (leader_id, *member_ids)
    places = ("leader", *(f"member_{place}" for place in range(len(member_ids))))
    declared = [
        {"person_id": str(person), **({"ground": grounds[place]} if place in grounds else {})}
        for person, place in zip(going, places, strict=True)
    ]
    return {"leader_id": str(leader_id), "member_ids": [str(one) for one in member_ids], "recusals": declared}


def start(on: date | str = "2026-03-18") -> Body:
    """The start on site."""
    return {"place": "东城路小区改造工地", "started_on": str(on)}


def found(nature: str = "cannot_finish_in_time", **changed: Any) -> Body:
    """One finding."""
    told = {"facts": "外墙保温停工二十余日", "place": "东城路小区3号楼", "evidence": ["现场照片12张"]}
    return {"nature": nature, "level": "serious", **told, **changed}


def marks(*broken: str) -> list[Body]:
    """The six marks, all kept but these."""
    return [
        {"mark": mark, "kept": False, "reason": "道路封闭"} if mark in broken else {"mark": mark, "kept": True}
        for mark in MARKS
    ]


def report(*findings: Body, unannounced: bool = False) -> Body:
    """The report of the team: these findings, or that there is no problem."""
    what: Body = {"findings": list(findings)}
    if not findings:
        what = {"no_problem": "台账与现场进度一致", "evidence": ["台账核对表"]}
    return {**what, **({"marks": marks()} if unannounced else {})}


def conclusion(*outcomes: str) -> Body:
    """The conclusion; ``outcomes`` are problem or dismissed, one for each finding."""
    decided = {
        "problem": {"outcome": "problem", "demand": "十日内复工并补足进度"},
        "dismissed": {"outcome": "dismissed", "reasons": "系管控要求，手续齐全"},
    }
    return {"decisions": [decided[one] for one in outcomes], "conclusion": "发现一项进度滞后问题"}


def cancellation(reasons: str = "与市级检查合并进行") -> Body:
    """A cancellation."""
    return {"reasons": reasons}


def objection(visit_id: Id, **changed: Any) -> Body:
    """An objection to the conclusion of a visit."""
    return {"visit_id": str(visit_id), "points": "停工系执行管控", "evidence": ["管控通知"], **changed}


def decision(outcome: str = "upheld", affected: Sequence[Id] = ()) -> Body:
    """A decision on an objection."""
    text = {"corrected_text": "停工九日，其余属管控"} if outcome == "corrected" else {}
    items = {"affected_problem_ids": [str(one) for one in affected]} if affected else {}
    return {"outcome": outcome, "reasons": "已逐项核对", **text, **items}
