"""Who may know a request for staff: who asks, who is asked, the organ. What becomes of it stands elsewhere."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.standing import portfolio
from services.supervision.requests.lifecycle import LEADS
from services.supervision.requests.status import JOINT
from services.supervision.requests.tables import REQUESTS

_ROW = REQUESTS.c
_OURS = _ROW.competent_organ_id == Who.organ
_RULE: Final = Rule("S-03", "S-04")

REQUEST: Final = Section("request", Text("商请或者要求及答复", "What is asked and answered"), Sensitivity.C2)
REMARKS: Final = Section("remarks", Text("本机关意见", "Remarks of the organ"), Sensitivity.C2, {"answer.remarks": ""})
_SIDE: Final = (REQUEST.name,)
_ALL: Final = (REQUEST.name, REMARKS.name)

ACCESS: Final = Access(
    sections=(REQUEST, REMARKS),
    stated=dict.fromkeys((R.SUP_HEAD, R.CASE_MGMT), REMARKS.name),
    grounds=(
        Ground(
            "office",
            Text("提出或者承办的监督检查室负责人", "Head of the office that asks, or that answers a lead unit"),
            _RULE,
            (R.SUP_HEAD,),
            and_(_OURS, _ROW.office_id == Who.office),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "office_reading",
            Text("该监督检查室人员", "Officers of that office"),
            _RULE,
            (R.SUP_OFFICER,),
            and_(_OURS, _ROW.office_id == Who.office),
            opens=_ALL,
        ),
        Ground(
            "case_management",
            Text("受理商请的案管部门", "Case management, for what lead units ask"),
            Rule("S-04"),
            (R.CASE_MGMT,),
            and_(_OURS, _ROW.kind == JOINT),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "organ",
            Text("本机关主要领导和有关部门", "Heads of the organ and its departments"),
            _RULE,
            (R.CDI_SECRETARY, R.CDI_DEPUTY, R.CONDUCT, R.CASE_MGMT),
            _OURS,
            opens=_ALL,
        ),
        Ground(
            "in_charge_of_office",
            Text("分管该监督检查室的领导", "The leader in charge of that office"),
            _RULE,
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS, portfolio(_ROW.office_id)),
            opens=_ALL,
        ),
        Ground(
            "lead",
            Text("提出商请的牵头单位或者工作专班", "The lead unit or task force that asks"),
            Rule("S-04"),
            LEADS,
            and_(_ROW.kind == JOINT, _ROW.requester_id == Who.organ),
            opens=_SIDE,
            acts=True,
        ),
        Ground(
            "unit",
            Text("被要求派员的单位负责人", "The head of the unit that is asked"),
            Rule("S-03"),
            (R.UNIT_PARTY_HEAD,),
            and_(_ROW.kind != JOINT, _ROW.addressee_id == Who.organ),
            opens=_SIDE,
            acts=True,
        ),
        Ground(
            "unit_clerk",
            Text("该单位工作人员", "Clerks of that unit"),
            Rule("S-03"),
            (R.UNIT_CLERK,),
            and_(_ROW.kind != JOINT, _ROW.addressee_id == Who.organ),
            opens=_SIDE,
        ),
    ),
)
