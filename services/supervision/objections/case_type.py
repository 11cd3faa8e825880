"""The objection as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.objections import acts, commands
from services.supervision.objections import facts_loading as load
from services.supervision.objections.access import ACCESS
from services.supervision.objections.dues import derive
from services.supervision.objections.lifecycle import LIFECYCLE
from services.supervision.objections.objection import NUMBERED_AS, Objection
from services.supervision.objections.tables import OBJECTIONS


def columns_of(objection: Objection) -> Mapping[str, object]:
    """The projected columns: which visit, whose, who examines, what came of it."""
    return {
        "visit_id": objection.visit_id,
        "unit_id": objection.unit_id,
        "competent_organ_id": objection.competent_organ_id,
        "office_id": objection.office_id,
        "barred_ids": list(objection.barred_ids),
        "affected_ids": list(objection.affected_problem_ids),
        "examiner_id": objection.examiner_id,
        "outcome": None if objection.decision is None else objection.decision.outcome,
        "lodged_on": objection.lodged_on,
    }


OBJECTION: Final[CaseType[Objection]] = CaseType(
    name="objection",
    resource="objections",
    table=OBJECTIONS,
    case_class=Objection,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("lodge", commands.LodgeObjection, acts.lodge, load.lodge_facts, opens=True),
        Act("assign", commands.AssignExaminer, acts.assign, load.examiner_facts),
        Act("decide", commands.DecideObjection, acts.decide, load.decide_facts),
        Act("withdraw", commands.WithdrawObjection, acts.withdraw),
    ),
    access=ACCESS,
    numbering=lambda objection: (objection.competent_organ_id, NUMBERED_AS),
    derive=derive,
)
