"""The visit as the engine knows it: acts with their facts, table, access; its number once it is no secret."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from libs.chassis.cases import Act, CaseType
from services.supervision.visits import acts, acts_field, commands, commands_field
from services.supervision.visits import facts_loading as load
from services.supervision.visits.access import ACCESS
from services.supervision.visits.dues import derive
from services.supervision.visits.lifecycle import LIFECYCLE
from services.supervision.visits.tables import VISITS
from services.supervision.visits.team_loading import team_facts
from services.supervision.visits.visit import NUMBERED_AS, Visit


def columns_of(visit: Visit) -> Mapping[str, object]:
    """The projected columns: whom, by whom, when; nothing of what is looked at."""
    return {
        "kind": visit.kind,
        "unannounced": visit.unannounced,
        "unit_id": visit.unit_id,
        "competent_organ_id": visit.competent_organ_id,
        "office_id": visit.office_id,
        "bureau_id": visit.bureau_id,
        "task_id": visit.task_id,
        "request_id": visit.request_id,
        "common_problem_id": visit.common_problem_id,
        "problem_ids": list(visit.problem_ids),
        "opened_problem_ids": list(visit.opened_problem_ids),
        "methods": list(visit.methods),
        "joint": visit.joint,
        "planned_by": visit.planned_by,
        "leader_id": visit.leader_id,
        "member_ids": list(visit.member_ids),
        "planned_on": visit.planned_on,
        "visited_on": visit.visited_on,
        "confirmed": visit.bureau_answer is not None and visit.bureau_answer.confirmed,
    }


def registered(visit: Visit) -> tuple[UUID, str] | None:
    """Organ and word of its number; none as long as it is hidden: the gap it leaves in the series would tell of it."""
    return None if visit.is_hidden else (visit.competent_organ_id, NUMBERED_AS)


VISIT: Final[CaseType[Visit]] = CaseType(
    name="visit",
    resource="visits",
    table=VISITS,
    case_class=Visit,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("plan", commands.PlanVisit, acts.plan, load.plan_facts, opens=True),
        Act("propose_special", commands.ProposeSpecial, acts.propose_special, load.special_facts, opens=True),
        Act("confirm_special", commands.ConfirmSpecial, acts.confirm_special),
        Act("decline_special", commands.DeclineSpecial, acts.decline_special),
        Act("assign", commands.AssignTeam, acts.assign, team_facts),
        Act("start", commands.StartVisit, acts_field.start, load.start_facts),
        Act("report", commands_field.ReportVisit, acts_field.report),
        Act("close", commands_field.CloseVisit, acts_field.close, load.close_facts),
        Act("cancel", commands.CancelVisit, acts.cancel),
    ),
    access=ACCESS,
    numbering=registered,
    derive=derive,
    quiet=True,
)
