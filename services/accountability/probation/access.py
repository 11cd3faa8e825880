"""Who may know a probation: the office and those who decide; who is on probation, once the notice is served."""

from typing import Final

from sqlalchemy import and_, exists, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.accountability_tolerance import ProbationPassed
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from services.accountability.cases.tables import CASES
from services.accountability.probation.lifecycle import EVALUATORS, HEADS
from services.accountability.probation.tables import PROBATIONS

_ROW = PROBATIONS.c

NOTICE: Final = Section("notice", Text("考验期告知和结果", "Notice, goals and result"), Sensitivity.C2)
"""What whoever is on probation is told."""
HANDLING: Final = Section(
    "handling",
    Text("考验期的提出、设置和评估", "Proposal, setting and evaluation"),
    Sensitivity.C2,
    dict.fromkeys(("office_id", "proposal", "setting", "evaluation")),
    {ProbationPassed.event_type: ("proposal",)},
)
_TOLD: Final = (NOTICE.name,)
_ALL: Final = (NOTICE.name, HANDLING.name)
_MY_ORGAN = _ROW.competent_organ_id == Who.organ
_NOT_ON_IT = or_(_ROW.object_person_id.is_(None), _ROW.object_person_id != Who.person)
"""Whoever is on probation is told of it as such, in whatever office they serve (P-09)."""
_OURS = and_(_MY_ORGAN, _NOT_ON_IT)
_OF_CASE = CASES.c.id == _ROW.case_id
_RECUSED = exists().where(_OF_CASE, Who.person == CASES.c.barred_ids.any_()).correlate(PROBATIONS)
_RULE: Final = Rule("A-08", "G-41")
_READERS: Final = (*(R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT),)

ACCESS: Final = Access(
    sections=(NOTICE, HANDLING),
    stated=dict.fromkeys((R.SUP_HEAD, R.SUP_OFFICER, R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY), HANDLING.name),
    kept=dict.fromkeys(("propose", "decline", "set", "extend", "expire", "evaluate"), HANDLING.name),
    barred=and_(_RECUSED, _NOT_ON_IT),
    grounds=(
        Ground(
            "counterpart",
            Text("对口联系该单位的监督检查室", "The supervision office that looks after the unit today"),
            Rule("F-26", "A-08"),
            (*EVALUATORS, *HEADS),
            and_(_OURS, standing.counterpart(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "in_charge_of_office",
            Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit"),
            _RULE,
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS, standing.portfolio_over_counterpart(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "secretary",
            Text("有管辖权机关的主要负责人", "The secretary of the organ"),
            _RULE,
            (R.CDI_SECRETARY,),
            _OURS,
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "organ",
            Text("有管辖权机关的领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management"),
            _RULE,
            _READERS,
            _OURS,
            opens=_ALL,
        ),
        Ground(
            "on_probation",
            Text("考验对象本人", "The official on probation, once the notice is served"),
            _RULE,
            (R.SUBJECT, R.UNIT_PARTY_HEAD),
            and_(_ROW.served_on.is_not(None), _ROW.object_person_id == Who.person),
            opens=_TOLD,
        ),
        Ground(
            "unit_on_probation",
            Text("考验对象单位的主要负责人", "The head of the unit on probation, once the notice is served"),
            _RULE,
            (R.UNIT_PARTY_HEAD,),
            and_(_ROW.served_on.is_not(None), _ROW.object_person_id.is_(None), _ROW.object_organ_id == Who.organ),
            opens=_TOLD,
        ),
    ),
)
"""A person recused from the case has no ground; who is on probation sees notice, goals and result."""
