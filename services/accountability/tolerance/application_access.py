"""Who may know an application: the applicant what he is told, the office and its leaders what they handle (G-45)."""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from services.accountability.tolerance.application_lifecycle import APPLICANTS, OFFICE
from services.accountability.tolerance.application_status import Applicant
from services.accountability.tolerance.tables import APPLICATIONS

_ROW = APPLICATIONS.c

APPLICATION_SECTION: Final = Section("application", Text("容错申请", "The application and its answers"), Sensitivity.C2)
HANDLING: Final = Section(
    "handling", Text("承办部门", "The office that handles it"), Sensitivity.C2, {"office_id": None}
)
_TOLD: Final = (APPLICATION_SECTION.name,)
_ALL: Final = (APPLICATION_SECTION.name, HANDLING.name)
_NOT_MINE = or_(_ROW.person_id.is_(None), _ROW.person_id != Who.person)
"""Whom it is for is shown no more than an applicant, in whatever office they serve (P-09)."""
_OURS = and_(_ROW.organ_id == Who.organ, _NOT_MINE)

APPLICATION_ACCESS: Final = Access(
    sections=(APPLICATION_SECTION, HANDLING),
    kept=dict.fromkeys(("acknowledge", "answer", "uphold", "tell"), HANDLING.name),
    grounds=(
        Ground(
            "applicant",
            Text("本人的申请", "One's own application"),
            Rule("G-45"),
            APPLICANTS,
            and_(_ROW.applicant == str(Applicant.PERSON), _ROW.person_id == Who.person),
            opens=_TOLD,
            acts=True,
        ),
        Ground(
            "head_of_applicant",
            Text("本单位或者本单位党组织申请的单位主要负责人", "The head of the unit that applies"),
            Rule("G-45"),
            (R.UNIT_PARTY_HEAD,),
            and_(_ROW.applicant != str(Applicant.PERSON), _ROW.unit_id == Who.organ),
            opens=_TOLD,
            acts=True,
        ),
        Ground(
            "counterpart",
            Text("对口联系该单位的监督检查室", "The supervision office that looks after the unit today"),
            Rule("F-26", "G-45"),
            OFFICE,
            and_(_OURS, standing.counterpart(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "in_charge_of_office",
            Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit"),
            Rule("G-07"),
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS, standing.portfolio_over_counterpart(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            Rule("A-26"),
            (R.CASE_MGMT,),
            _OURS,
            opens=_ALL,
        ),
    ),
)
"""The applicant's timeline shows what the applicant did; who in the office did what is kept from it."""
