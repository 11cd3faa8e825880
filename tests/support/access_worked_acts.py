"""The doors of central work: lists, details, acts by case type, who may open what, and what waits for whom."""

from collections.abc import Mapping
from typing import Any, Final

from libs.kernel.roles import Role as R
from tests.support.access_held_acts import Doors
from tests.support.access_matrix import Matrix
from tests.support.access_people import TODAY, Persona
from tests.support.access_rules_held import OFFICE, TASKED
from tests.support.access_rules_worked import (
    EXAMINING,
    HANDING_OVER,
    LEADS,
    OF_UNITS,
    PLANNING,
    RECORDING,
    VISITING,
)

SHOWN_WORKED: Final[Mapping[str, tuple[str, str, str]]] = {
    "visit": ("list_visits", "read_visit", "visits"),
    "objection": ("list_objections", "read_objection", "objections"),
    "problem": ("list_problem_items", "read_problem_item", "problem-items"),
    "common_problem": ("list_common_problems", "read_common_problem", "common-problems"),
    "task": ("list_tasks", "read_task", "tasks"),
    "staff_request": ("list_staff_requests", "read_staff_request", "staff-requests"),
    "liaison_meeting": ("list_liaison_meetings", "read_liaison_meeting", "liaison-meetings"),
    "supervision_list": ("list_supervision_lists", "read_supervision_list", "supervision-lists"),
    "import_batch": ("list_imports", "read_import", "imports"),
}
"""List, detail and address of each case type."""
ACTS_WORKED: Final[Mapping[str, Doors]] = {
    "visit": {
        "answer_special_visit": {"confirmed": "confirm_special", "declined": "decline_special"},
        "name_visit_team": "assign", "start_visit": "start", "report_visit": "report", "conclude_visit": "close",
        "cancel_visit": "cancel",
    },
    "objection": {
        "assign_objection": "assign", "decide_objection": "decide", "withdraw_objection": "withdraw",
    },
    "problem": {
        "revise_problem": "revise", "withdraw_problem": "withdraw", "notify_problem": "notify",
        "accept_problem": "accept", "report_problem_rectified": "report", "answer_problem_slip": "answer_slip",
        "verify_problem": "verify", "note_problem_verification": "note_verification", "check_off_problem": "check_off",
        "reject_problem_report": "reject", "record_problem_refusal": "record_refusal", "escalate_problem": "escalate",
        "resume_problem": "resume",
    },
    "common_problem": {
        "add_common_problem_item": "add_item", "fix_common_problem": "fix", "draw_common_problem_sample": "draw",
        "enlarge_common_problem_sample": "enlarge", "note_common_problem_check": "note_check",
        "close_common_problem": "close",
    },
    "task": {
        "revise_task": "revise", "report_task_progress": "report_progress",
        "settle_task_milestone": "settle_milestone", "complete_task": "complete", "stop_task": "stop",
    },
    "staff_request": {
        "answer_staff_request": {"granted": "grant", "refused": "refuse"}, "withdraw_staff_request": "withdraw",
        "end_staff_request": "end",
    },
    "liaison_meeting": {"settle_liaison_measure": "settle_measure", "close_liaison_meeting": "close"},
    "supervision_list": {
        "revise_supervision_list": "revise", "put_supervision_list_in_force": "put_in_force",
        "retire_supervision_list": "retire",
    },
}  # fmt: skip
"""The act of each door; where a door serves several, by the outcome stated in the body."""
IMPORTS: Final[Mapping[str, frozenset[str]]] = {
    "ranking": frozenset({R.BUREAU}), "criticism": RECORDING, "circular": RECORDING,
    "progress": LEADS | OF_UNITS | {R.BUREAU},
}  # fmt: skip
"""Who hands over records of a kind (G-37)."""
CREATIONS_WORKED: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "plan_visit": ("supervision", PLANNING),
    "lodge_objection": ("supervision", TASKED),
    "open_problem": ("supervision", frozenset({R.SUP_OFFICER, R.DISPATCHED_OFFICER})),
    "compile_common_problem": ("supervision", frozenset({R.SUP_OFFICER})),
    "set_up_task": ("supervision", frozenset({R.SUP_HEAD})),
    "request_joint_supervision": ("supervision", LEADS),
    "request_staff_of_unit": ("supervision", frozenset({R.SUP_HEAD})),
    "record_liaison_meeting": ("supervision", OFFICE | {R.CONDUCT}),
    "draft_supervision_list": ("supervision", OFFICE | {R.CONDUCT}),
    **{
        door.format(kind): ("supervision", roles)
        for kind, roles in IMPORTS.items()
        for door in ("import_{}_sheet", "import_{}_batch", "check_{}_sheet")
    },
}  # fmt: skip
"""Who may open a case of each kind."""
assert frozenset().union(*IMPORTS.values()) == HANDING_OVER


def unfit_worked(route: str, body: Any, stranger: str) -> Any:
    """The example with an identity in it that nothing has, or otherwise not to be taken."""
    match route:
        case "lodge_objection":
            return {**body, "visit_id": stranger}
        case "compile_common_problem":
            return {**body, "task_id": stranger}
        case "set_up_task":
            return {**body, "undertaking_unit_ids": [stranger]}
        case "request_joint_supervision":
            return {**body, "task_id": stranger}
        case "record_liaison_meeting":
            return {**body, "participant_ids": [stranger]}
        case "draft_supervision_list":
            return {**body, "kind": "nothing"}
        case _ if route.startswith("import_"):
            return {**body, "records": [{**one, **_unknown(one)} for one in body["records"]]}
    return {**body, "unit_id": stranger}


def _unknown(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Codes of units that there are not, wherever the record has one."""
    units = {
        name: [{**one, "unit": "nowhere"} for one in record[name]] for name in ("units", "places") if name in record
    }
    return {**units, **({"task_id": str(TODAY)} if "task_id" in record else {})}


WAITS_WORKED: Final[Mapping[tuple[str, str, str], frozenset[str]]] = {
    ("visit", "awaiting_bureau", "confirm_special"): frozenset({R.BUREAU}),
    ("visit", "planned", "assign"): PLANNING,
    ("visit", "assigned", "start"): VISITING,
    ("visit", "in_field", "report"): VISITING,
    ("visit", "reported", "close"): PLANNING,
    ("objection", "lodged", "assign"): frozenset({R.CASE_MGMT, R.CDI_LEADER_IN_CHARGE}),
    ("objection", "examining", "decide"): EXAMINING,
    ("objection", "decided", "withdraw_problems"): frozenset({R.SUP_HEAD}),
    ("problem", "open", "revise"): frozenset({R.SUP_OFFICER, R.DISPATCHED_OFFICER}),
    ("problem", "open", "notify"): frozenset({R.SUP_HEAD}),
    ("problem", "notified", "accept"): TASKED,
    ("problem", "rectifying", "report"): TASKED,
    **{("problem", status, "answer_slip"): TASKED for status in ("notified", "rectifying")},
    ("problem", "reported", "verify"): frozenset({R.SUP_OFFICER}),
    ("problem", "verifying", "note_verification"): frozenset({R.SUP_OFFICER}),
    **{("problem", "verifying", act): frozenset({R.SUP_HEAD}) for act in ("check_off", "reject")},
    **{("problem", status, "escalate"): frozenset({R.CDI_LEADER_IN_CHARGE}) for status in ("notified", "rectifying")},
    ("problem", "escalated", "resume"): frozenset({R.SUP_HEAD}),
    **{
        ("problem", status, "withdraw"): frozenset({R.SUP_HEAD})
        for status in ("notified", "rectifying", "reported", "verifying", "escalated")
    },
    ("common_problem", "fixed", "draw"): frozenset({R.SUP_HEAD}),
    ("common_problem", "drawn", "note_check"): frozenset({R.SUP_OFFICER}),
    ("common_problem", "drawn", "close"): frozenset({R.SUP_HEAD}),
    ("task", "under_way", "report_progress"): LEADS | OF_UNITS,
    ("task", "under_way", "settle_milestone"): frozenset({R.BUREAU, R.SUP_OFFICER}),
    ("task", "under_way", "complete"): frozenset({R.SUP_HEAD}),
    ("staff_request", "requested", "grant"): frozenset({R.SUP_HEAD, R.CASE_MGMT, R.UNIT_PARTY_HEAD}),
    **{("liaison_meeting", status, act): OFFICE | {R.CONDUCT} for status, act in (
        ("recorded", "settle_measure"), ("settled", "close"))},
    ("supervision_list", "draft", "put_in_force"): frozenset({R.CDI_LEADER_IN_CHARGE}),
}  # fmt: skip
"""Next steps in central work."""


def _leads(_matrix: Matrix, who: Persona, case: Any) -> bool:
    return bool(case.leader_id == who.person_id)


def _heads(_matrix: Matrix, who: Persona, case: Any) -> bool:
    return bool(who.person_id == case.planned_by or who.office_id == case.office_id)


def _perhaps(_matrix: Matrix, _who: Persona, _case: Any) -> None:
    return None


def _grants(_matrix: Matrix, who: Persona, case: Any) -> bool:
    """An office does not answer what it asks itself; case management answers lead units, a party head for the unit."""
    return bool(case.requester_id != who.organ_id or not who.is_any(R.SUP_HEAD))


CONDITIONS_WORKED: Final[Mapping[tuple[str, str], Any]] = {
    **{("visit", act): _leads for act in ("start", "report")},
    **{("visit", act): _heads for act in ("assign", "close")},
    ("objection", "decide"): lambda _matrix, who, case: who.person_id == case.examiner_id,
    ("objection", "withdraw_problems"): _perhaps,
    **{
        ("problem", act): _perhaps
        for act in ("revise", "answer_slip", "note_verification", "check_off", "reject", "escalate", "withdraw")
    },
    **{("common_problem", act): _perhaps for act in ("note_check", "close")},
    **{("task", act): _perhaps for act in ("report_progress", "settle_milestone", "complete")},
    ("staff_request", "grant"): _grants,
}
"""By case type and act: whether the step waits for somebody who is entitled to it; None: that hangs on other things."""


def proposed(matrix: Matrix, who: Persona) -> dict[str, bool]:
    """What may wait though no move of a case does: red tasks without a problem item, an analysis that was not held."""
    found: dict[str, bool] = {}
    if who.is_any(R.SUP_OFFICER):
        found |= {f"{id} open_problem": False for id in matrix.seen(who, "task")}
    if who.is_any(*OFFICE, R.CONDUCT):
        found |= {f"{id} record": False for id in matrix.seen(who, "liaison_meeting")}
    return found
