"""Lines of the lists of central work with the section of each field, and what the change feed tells of these cases."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.support.access_fields import Fields
from tests.support.access_people import TODAY
from tests.support.access_rules import Standing

_LINE: Final = "{id,number,version,status} "
LISTED_WORKED: Final[Mapping[str, Fields]] = {
    "visit": Fields(_LINE + "{unannounced,unit_id,office_id,planned_on,visited_on}", deliberation="{kind,task_id}"),
    "objection": Fields(_LINE + "{visit_id,unit_id,lodged_on,outcome}"),
    "problem": Fields(
        _LINE + "{unit_id,kind,nature,level,task_id,term,opened_on,rectify_by,overdue,slip_colour,falsified,recurrent,"
        "checked_off_on,changed_at}",
        deliberation="source", computed="due_on",
    ),
    "common_problem": Fields(
        _LINE + "{office_id,title,nature,task_id,items,sampled,checked,compiled_on,fixed_on,drawn_on,closed_on,"
        "changed_at}"
    ),
    "task": Fields(
        _LINE + "{title,kind,lead_unit_id,task_force_id,light,light_on,set_up_on,milestones,changed_at}",
        deliberation="{reached,due_on}",
    ),
    "staff_request": Fields(
        _LINE + "{kind,requester_id,addressee_id,task_id,topic,staff_wanted,requested_on,answered_on,changed_at}"
    ),
    "liaison_meeting": Fields(
        _LINE + "{kind,held_on,participant_ids[],measures,outstanding,due_on,next_by,changed_at}"
    ),
    "supervision_list": Fields(_LINE + "{kind,title,items,in_force_on,changed_at}"),
    "import_batch": Fields("{id,version,kind,via,source_system,organ_id,counted,handed_at,changed_at}"),
}  # fmt: skip
"""Lines say less than details, or say it otherwise."""


def _day(value: Any) -> Any:
    return None if value is None else value.isoformat()


def _of(value: Any, name: str) -> Any:
    return None if value is None else _day(getattr(value, name))


def _problem(case: Any, _standing: Standing) -> Mapping[str, Any]:
    late = case.status in ("notified", "rectifying") and case.due_on is not None and case.due_on < TODAY
    out = [slip.colour for slip in case.slips if slip.round == case.round]
    return {
        "rectify_by": _day(case.due_on), "overdue": late, "slip_colour": out[-1] if out else None,
        "recurrent": bool(case.recurrence_of), "checked_off_on": _of(case.check_off, "checked_off_on"),
    }  # fmt: skip


def _common_problem(case: Any, _standing: Standing) -> Mapping[str, Any]:
    return {
        "items": len(case.population or case.item_ids), "sampled": len(case.sample), "checked": len(case.checked),
        "drawn_on": _of(case.draw, "drawn_on"), "closed_on": _of(case.closing, "closed_on"),
    }  # fmt: skip


def _task(case: Any, _standing: Standing) -> Mapping[str, Any]:
    left = [one.last_on for one in case.milestones if one.state != "reached"]
    return {
        "milestones": len(case.milestones), "reached": len(case.milestones) - len(left),
        "due_on": _day(min(left, default=None)) if case.status == "under_way" else None,
    }  # fmt: skip


def _meeting(case: Any, _standing: Standing) -> Mapping[str, Any]:
    left = [one.due_on for one in case.measures if one.ended_as is None]
    return {
        "measures": len(case.measures), "outstanding": len(left), "due_on": _day(min(left, default=None)),
    }  # fmt: skip


DERIVED_WORKED: Final[Mapping[str, Callable[[Any, Standing], Mapping[str, Any]]]] = {
    "visit": lambda case, _standing: {"visited_on": _of(case.on_site, "on")},
    "objection": lambda case, _standing: {"outcome": None if case.decision is None else case.decision.outcome},
    "problem": _problem,
    "common_problem": _common_problem,
    "task": _task,
    "staff_request": lambda case, _standing: {"answered_on": _of(case.answer, "answered_on")},
    "liaison_meeting": _meeting,
    "supervision_list": lambda case, _standing: {"items": len(case.items)},
    "import_batch": lambda case, _standing: {"counted": len(case.records)},
}
"""What lines say in their own words, by case type."""

_ITEM: Final = "data.{unit_id,competent_organ_id,office_id,kind,project_code,task_id"
CHANGES_WORKED: Final[Mapping[str, Fields]] = {
    "visit": Fields(
        computed="data.{competent_organ_id,unannounced,unit_id,office_id,started_on,visited_on,outcome,decided_on}",
        deliberation="data.{kind,task_id}",
        restricted="data.problem_ids[]",
    ),
    "objection": Fields(computed="data.{visit_id,unit_id,competent_organ_id,lodged_on,outcome,decided_on}"),
    "problem": Fields(
        computed=_ITEM + ",recurrence_of[],due_on,checked_off_on,escalated_before,falsified,colour,issued_on,"
        "escalated_on,ground}",
        deliberation="data.{common_problem_id,source,source_id}",
    ),
    "common_problem": Fields(computed="data.{competent_organ_id,kind,items,population,size}"),
    "task": Fields(
        computed="data.{competent_organ_id,kind,lead_unit_id,task_force_id,undertaking_unit_ids[],project_code,light,"
        "turned_on}",
        deliberation="data.reported_on",
    ),
    "staff_request": Fields(computed="data.{competent_organ_id,kind,requester_id,addressee_id,task_id}"),
    "liaison_meeting": Fields(computed="data.{competent_organ_id,kind,held_on}"),
    "supervision_list": Fields(computed="data.{competent_organ_id,kind,in_force_on,replaced_by}"),
    "import_batch": Fields(computed="data.{organ_id,kind,records}"),
}
"""The content of events by case type; ids, codes and days alone, and no more of them than the detail opens."""
