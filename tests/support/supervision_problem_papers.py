"""Valid bodies for every act on a problem item, for unit tests, doors and whole stories alike.

Days are given where a day counts; everything else may be changed by name.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

Body = dict[str, Any]
Id = UUID | str
FACTS = "配套管网工程应于二月底完工，现场仅完成约四成"
PLACE = "东城片区三号路段"
EVIDENCE = "现场照片六张"
DEMANDS = ("三日内补齐施工力量并报送赶工计划", "按新工期完成剩余管网并通过验收")
REASONS = "经集体研究，情况属实"
FALSITY = "上报的竣工照片摄于另一路段，经比对地标确认"


def content(**changed: Any) -> Body:
    """What was found and is demanded."""
    told = {"nature": "cannot_finish_in_time", "level": "serious", "facts": FACTS, "place": PLACE, "term": "short"}
    return {**told, "evidence": [EVIDENCE], "demands": list(DEMANDS), **changed}


def opening(unit_id: Id, found_on: date | str = "2026-03-13", **changed: Any) -> Body:
    """A problem of that unit, known to the office unless another source is given."""
    return {**content(), "unit_id": str(unit_id), "source": "office", "found_on": str(found_on), **changed}


def withdrawal(reasons: str = "与已建立的另一问题重复", **changed: Any) -> Body:
    """A withdrawal with reasons."""
    return {"reasons": reasons, **changed}


def notice(term: str | None = None) -> Body:
    """The rectification notice, with the proposed term unless another is given."""
    return {} if term is None else {"term": term}


def steps(*days: date | str) -> list[Body]:
    """Steps by those days."""
    return [{"text": f"第{index}步整改措施", "due_on": str(day)} for index, day in enumerate(days, 1)]


def acceptance(person_id: Id, *days: date | str) -> Body:
    """Who answers for it, with a plan of steps by those days."""
    return {"responsible_person_id": str(person_id), "steps": steps(*days)}


def met(demand: int, *proof: str) -> Body:
    """What was done about one demand."""
    return {"demand": demand, "done": "已按要求完成", "proof": list(proof or ("验收记录",))}


def report(demands: Iterable[int] = (1, 2), **changed: Any) -> Body:
    """A report on these demands, all of the notice unless others are given."""
    return {"met": [met(demand) for demand in demands], **changed}


def answer(*days: date | str, **changed: Any) -> Body:
    """An answer to a slip with steps by those days."""
    return {"reasons": "材料供应延误五天", "steps": steps(*days), **changed}


def verification(visit_id: Id | None = None) -> Body:
    """A verification on site on that visit; by documents without one."""
    return {"way": "document"} if visit_id is None else {"way": "on_site", "visit_id": str(visit_id)}


def note(result: str = "sufficient", **changed: Any) -> Body:
    """What the verification found."""
    falsity = FALSITY if result == "false" else ""
    return {
        "result": result,
        "found": "现场查看与上报材料比对",
        "evidence": ["核查记录"],
        "falsity": falsity,
        **changed,
    }


def check_off(remark: str = "") -> Body:
    """The check-off."""
    return {"remark": remark}


def rejection(ground: str = "insufficient", term: str = "short", missing: Sequence[str] = ("北侧两百米",)) -> Body:
    """A rejection with a new term."""
    return {"ground": ground, "reasons": REASONS, "missing": list(missing), "term": term}


def refusal(refused_on: date | str, **changed: Any) -> Body:
    """A refusal of the unit on that day."""
    said = "该单位负责人在督办会上明确表示不再安排整改"
    return {"refused_on": str(refused_on), "facts": said, "evidence": ["会议记录"], **changed}


def escalation(ground: str = "red_slip", reasons: str = REASONS) -> Body:
    """An escalation on that ground."""
    return {"ground": ground, "reasons": reasons}


def resumption(term: str = "short", reasons: str = REASONS) -> Body:
    """A new term after an escalation."""
    return {"term": term, "reasons": reasons}
