"""Who may know a sanction: whom it is on and their unit, the organization department told, the organ that decided."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.accountability_aftermath import SANCTION_EVENTS
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica.grounds import counterpart, in_charge_of_office
from services.accountability.sanctions.tables import SANCTIONS

_ROW = SANCTIONS.c

OF_THE_ORGAN: Final = (
    R.CDI_SECRETARY,
    R.CDI_DEPUTY,
    R.SC_MEMBER,
    R.SVC_MEMBER,
    R.SC_RECORDER,
    R.CASE_TRIAL,
    R.CASE_MGMT,
)
"""Roles whose view is the whole competent organ."""

NOTICE: Final = Section("notice", Text("处理决定的告知内容", "The sanction as its object is told it"), Sensitivity.C2)
ORIGIN: Final = Section(
    "origin",
    Text("来源案件和决定人员", "The case behind it and who took part in the decision"),
    Sensitivity.C2,
    {"case_id": None, "office_id": None, "decider_ids": [], "recused_ids": []},
    {event.event_type: ("case_id",) for event in SANCTION_EVENTS},
)

_TOLD: Final = (NOTICE.name,)
_ALL: Final = (NOTICE.name, ORIGIN.name)
_SERVED = Rule("P-14", "P-15", "P-28")
_HANDLING = Rule("P-15", "P-28", "D-02")
_OURS = and_(_ROW.competent_organ_id == Who.organ, _ROW.person_id.is_distinct_from(Who.person))

ACCESS: Final = Access(
    sections=(NOTICE, ORIGIN),
    kept=dict.fromkeys(("recount", "note_recourse", "replace", "revoke"), ORIGIN.name),
    grounds=(
        Ground(
            "person_concerned",
            Text("受处理的本人", "Whom it is on"),
            _SERVED,
            (R.SUBJECT, R.UNIT_PARTY_HEAD),
            _ROW.person_id == Who.person,
            opens=_TOLD,
        ),
        Ground(
            "head_of_unit",
            Text("受送达单位的党组织负责人", "The party head of the unit that was served"),
            _SERVED,
            (R.UNIT_PARTY_HEAD,),
            _ROW.organ_id == Who.organ,
            opens=_TOLD,
        ),
        Ground(
            "organization_department",
            Text("收到通报的组织部门", "The organization department that was informed"),
            Rule("P-15", "P-28", "D-03"),
            (R.ORG_DEPT,),
            _ROW.org_department_id == Who.organ,
            opens=_TOLD,
        ),
        counterpart(_ROW.unit_id, _HANDLING, _ALL, within=_OURS),
        in_charge_of_office(_ROW.unit_id, _HANDLING, _ALL, within=_OURS),
        Ground(
            "organ",
            Text("作出决定机关的领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management"),
            _HANDLING,
            OF_THE_ORGAN,
            _OURS,
            opens=_ALL,
        ),
    ),
    barred=and_(Who.person == _ROW.recused_ids.any_(), _ROW.person_id.is_distinct_from(Who.person)),
)
"""Whoever is recused from the case sees none of its sanctions; whom it is on sees the own one and nothing behind it
(P-09)."""
