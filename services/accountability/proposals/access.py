"""Who may know a supervision proposal: the office that makes it, its leader, the organ; the body from service on."""

from typing import Final

from sqlalchemy import and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from services.accountability.proposals.lifecycle import HANDLERS, HEADS, LEADER, UNIT
from services.accountability.proposals.tables import PROPOSALS

_ROW = PROPOSALS.c
_RULE = Rule("A-15", "P-26")
_WHOLE_ORGAN: Final = (
    R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT
)  # fmt: skip

LETTER: Final = Section("letter", Text("监察建议书及其回复", "The letter and what was answered"), Sensitivity.C2)
WORKING: Final = Section(
    "working",
    Text("拟稿、研究和来源案件", "Drafting, argument and the case behind it"),
    Sensitivity.C2,
    {
        "office_id": None,
        "source_case_id": None,
        "drafted_by": None,
        "recused": [],
        "arguments": [],
        "returns": [],
        "issue.opinion": "",
        "follow_ups": [],
    },
)
_ALL: Final = (LETTER.name, WORKING.name)
_KEPT: Final = ("draft", "revise", "argue", "return_draft", "issue", "follow_up")
_MY_ORGAN = _ROW.competent_organ_id == Who.organ
_INSIDE: Final = (*HANDLERS, *HEADS, *LEADER)

ACCESS: Final = Access(
    sections=(LETTER, WORKING),
    stated=dict.fromkeys(_INSIDE, WORKING.name),
    kept=dict.fromkeys(_KEPT, WORKING.name),
    barred=Who.person == _ROW.recused_ids.any_(),
    grounds=(
        Ground(
            "receiving_unit",
            Text("收到建议书的单位", "The body it was served on"),
            _RULE,
            UNIT,
            and_(_ROW.unit_id == Who.organ, _ROW.served_on.is_not(None)),
            opens=(LETTER.name,),
            acts=True,
        ),
        Ground(
            "office",
            Text("提出建议的监督检查室", "The supervision office that makes it"),
            _RULE,
            (*HANDLERS, *HEADS),
            and_(_MY_ORGAN, _ROW.office_id == Who.office),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "leader_in_charge",
            Text("分管该室的领导", "The leader in charge of that office"),
            _RULE,
            LEADER,
            and_(_MY_ORGAN, standing.portfolio(_ROW.office_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "organ",
            Text("本机关领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management"),
            _RULE,
            _WHOLE_ORGAN,
            _MY_ORGAN,
            opens=_ALL,
        ),
    ),
)
"""What the body sees is its letter, its own answers and what was replied to them (P-26)."""
