"""Valid bodies for tasks, requests for staff, liaison and supervision lists: for unit tests, doors, whole stories."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

Body = dict[str, Any]
Id = UUID | str
SECRET = "建议下月暗访两个片区"
"""A remark of those who supervise: no unit may ever read it."""


def milestone(owner_id: Id, code: str = "m1", due_on: str = "2026-04-10", **changed: Any) -> Body:
    """One milestone of a plan."""
    said = {"text": "完成项目库编制", "standard": "手续齐全并经审定"}
    return {"code": code, **said, "due_on": due_on, "owner_id": str(owner_id), **changed}


def plan(lead_id: Id | None, milestones: Sequence[Body], *units: Id, force_id: Id | None = None) -> Body:
    """Who leads, who undertakes, and the milestones."""
    return {
        "lead_unit_id": None if lead_id is None else str(lead_id),
        "task_force_id": None if force_id is None else str(force_id),
        "undertaking_unit_ids": [str(unit) for unit in units],
        "milestones": list(milestones),
    }


def task(
    lead_id: Id | None, milestones: Sequence[Body], *units: Id, force_id: Id | None = None, **changed: Any
) -> Body:
    """A task with its head."""
    head = {"title": "老旧小区改造提升", "kind": "stage_task", "basis": "市委重点工作清单（2026年）"}
    return {**head, **plan(lead_id, milestones, *units, force_id=force_id), **changed}


def revision(body: Body, **changed: Any) -> Body:
    """The plan of that task as it is from now on, with reasons."""
    kept = {name: body[name] for name in ("lead_unit_id", "task_force_id", "undertaking_unit_ids", "milestones")}
    return {**kept, "reasons": "专题会议同意调整", **changed}


def entry(code: str = "m1", percent: int = 100, **changed: Any) -> Body:
    """What is reported of a milestone: done with proof, or so many per cent."""
    done = percent == 100
    return {"milestone": code, "done": done, "percent": percent, "evidence": ["审定件"] if done else [], **changed}


def report(*entries: Body, source: str | None = None, version: int = 1, **changed: Any) -> Body:
    """A report of progress; of a machine if a source is named."""
    found: Body = {"entries": list(entries) or [entry()], **changed}
    if source is not None:
        found["source"] = {"source_system": "bureau_tasks", "source_id": source, "source_version": version}
    return found


def settlement(code: str = "m1", verdict: str = "reached", **changed: Any) -> Body:
    """A finding on a milestone."""
    wanting = "" if verdict == "reached" else "围而未施，不符合标准"
    told = {"evidence": ["现场查看记录第12号"], "wanting": wanting, "remarks": SECRET}
    return {"milestone": code, "verdict": verdict, **told, **changed}


def term(from_on: str = "2026-04-01", until_on: str = "2026-06-30") -> Body:
    """From when to when staff is wanted."""
    return {"from_on": from_on, "until_on": until_on}


def joint(task_id: Id, **changed: Any) -> Body:
    """A lead unit asks for joint supervision of its task."""
    words = {"topic": "开工情况联合督导", "reasons": "两个片区进度滞后", "staff_wanted": 2, "term": term()}
    return {"task_id": str(task_id), **words, **changed}


def staff(unit_id: Id, kind: str = "staff_help", **changed: Any) -> Body:
    """An office asks a functional unit for staff."""
    words = {"topic": "工程计量协助", "reasons": "核查工程量", "staff_wanted": 1, "term": term()}
    return {"kind": kind, "unit_id": str(unit_id), **words, **changed}


def grant(*staff_ids: Id, **changed: Any) -> Body:
    """The answer of a unit that sends these persons; without any, that to a lead unit."""
    if not staff_ids:
        return {"note": "同意派员参与", "remarks": SECRET, **changed}
    return {"note": "派员如下", "staff_ids": [str(one) for one in staff_ids], "term": term(), **changed}


def measure(owner_id: Id, code: str = "c1", due_on: str = "2026-03-31", **changed: Any) -> Body:
    """A measure agreed in a meeting."""
    return {"code": code, "text": "每周调度管线迁改", "owner_id": str(owner_id), "due_on": due_on, **changed}


def meeting(participants: Sequence[Id], measures: Sequence[Body] = (), **changed: Any) -> Body:
    """An analysis with the bureau, lead units or task forces."""
    said = {"points": [{"text": "两个片区开工滞后"}], "measures": list(measures)}
    return {
        "kind": "analysis",
        "held_on": "2026-03-13",
        "participant_ids": [str(one) for one in participants],
        **said,
        **changed,
    }


def item(code: str = "p1", **changed: Any) -> Body:
    """An item of a supervision list."""
    return {"code": code, "requirement": "节点进展按月如实报告", "standard": "佐证材料与现场一致", **changed}


def supervision_list(kind: str = "political", *items: Body, **changed: Any) -> Body:
    """A list of political or daily supervision."""
    head = {"title": "政治监督清单", "basis": "年度监督工作安排"}
    return {"kind": kind, **head, "items": list(items) or [item()], **changed}
