"""The request for staff as the engine knows it: acts with their facts, table, lifecycle, access and number."""

from collections.abc import Mapping
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.supervision.requests import acts, commands
from services.supervision.requests.access import ACCESS
from services.supervision.requests.dues import derived_columns
from services.supervision.requests.facts_loading import answering_facts, joint_facts, staff_facts
from services.supervision.requests.lifecycle import LIFECYCLE
from services.supervision.requests.staff_request import NUMBERED_AS, StaffRequest
from services.supervision.requests.tables import REQUESTS


def columns_of(request: StaffRequest) -> Mapping[str, object]:
    """The projected columns: who asks whom, for which task, and whether it is answered."""
    return {
        "competent_organ_id": request.competent_organ_id,
        "office_id": request.office_id,
        "kind": request.kind,
        "requester_id": request.requester_id,
        "requested_by": request.requested_by,
        "addressee_id": request.addressee_id,
        "task_id": request.task_id,
        "requested_on": request.requested_on,
        "answered_on": None if request.answer is None else request.answer.answered_on,
    }


REQUEST: Final[CaseType[StaffRequest]] = CaseType(
    name="staff_request",
    resource="staff-requests",
    table=REQUESTS,
    case_class=StaffRequest,
    columns=columns_of,
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(
        Act("request_joint", commands.RequestJoint, acts.request_joint, joint_facts, opens=True),
        Act("request_staff", commands.RequestStaff, acts.request_staff, staff_facts, opens=True),
        Act("grant", commands.GrantRequest, acts.grant, answering_facts),
        Act("refuse", commands.RefuseRequest, acts.refuse_request),
        Act("withdraw", commands.WithdrawRequest, acts.withdraw),
        Act("end", commands.EndRequest, acts.end),
    ),
    access=ACCESS,
    numbering=lambda request: (request.competent_organ_id, NUMBERED_AS),
    derive=derived_columns,
)
