"""Who may read an abstract: the organ from its draft on, and after publication those whom its range reaches (G-47)."""

from typing import Final

from sqlalchemy import and_, exists, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.accountability_tolerance import TOLERANCE_EVENTS
from libs.kernel.events import aggregate_of
from libs.kernel.roles import ADMINISTRATORS, NOT_OF_ACCOUNTS
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.codes import OrganKind
from libs.replica.tables import ORGAN
from services.accountability.cases.tables import CASES
from services.accountability.publications.lifecycle import APPROVERS
from services.accountability.publications.status import PublicationStatus, Reach
from services.accountability.publications.tables import PUBLICATIONS

_ROW = PUBLICATIONS.c

ABSTRACT: Final = Section("abstract", Text("容错认定摘要", "The abstract"), Sensitivity.C1)
_TYPES: Final = tuple(event.event_type for event in TOLERANCE_EVENTS if aggregate_of(event.event_type) == "publication")
APPROVAL: Final = Section(
    "approval",
    Text("起草和审批情况", "Draft, assessment and approval"),
    Sensitivity.C2,
    {
        **dict.fromkeys(
            (
                *("tolerance_id", "case_id", "unit_id", "object_organ_id", "object_person_id"),
                *("drafted_by", "impact", "approval", "withdrawal"),
            )
        ),
        "returned": [],
    },
    dict.fromkeys(_TYPES, ("tolerance_id", "unit_id")),
)
"""Readers of an abstract learn of unit, person and case what the abstract says, and nothing else (G-47)."""

EVERYBODY: Final = tuple(role for role in R if role not in ADMINISTRATORS | NOT_OF_ACCOUNTS)
"""Whoever works with the system; the three administrators see no case content (P-36)."""
_DISCIPLINE: Final = (
    *(OrganKind.PROVINCE_CDI, OrganKind.MUNICIPAL_CDI, OrganKind.COUNTY_CDI, OrganKind.TOWNSHIP_BODY),
)
_TOLD: Final = (ABSTRACT.name,)
_ALL: Final = (ABSTRACT.name, APPROVAL.name)
_RULE: Final = Rule("A-24", "G-47")
_MY_ORGAN = _ROW.competent_organ_id == Who.organ
_NOT_OBJECT = or_(_ROW.object_person_id.is_(None), _ROW.object_person_id != Who.person)
_OURS = and_(_MY_ORGAN, _NOT_OBJECT)
_OF_CASE = CASES.c.id == _ROW.case_id
_HANDLES = and_(
    standing.counterpart(_ROW.unit_id),
    exists().where(_OF_CASE, Who.person == CASES.c.handler_ids.any_()).correlate(PUBLICATIONS),
)
_RECUSED = exists().where(_OF_CASE, Who.person == CASES.c.barred_ids.any_()).correlate(PUBLICATIONS)
_NOT_RECUSED = ~_RECUSED
_PUBLISHED = _ROW.status == str(PublicationStatus.PUBLISHED)
_READERS: Final = (
    *(R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT, R.CONDUCT),
)

_MINE = ORGAN.alias()
_UNIT = ORGAN.alias()
_OF_UNIT = _ROW.object_organ_id == Who.organ
_BELOW = exists().where(_MINE.c.id == Who.organ, _MINE.c.parent_id == _ROW.object_organ_id).correlate(PUBLICATIONS)
_ABOVE = exists().where(_UNIT.c.id == _ROW.object_organ_id, _UNIT.c.parent_id == Who.organ).correlate(PUBLICATIONS)
_REACHES = or_(
    _OF_UNIT,
    and_(_ROW.range == str(Reach.DEPARTMENT), or_(_BELOW, _ABOVE)),
    and_(
        _ROW.range == str(Reach.ORGAN),
        or_(_MY_ORGAN, standing.caller_organ_is(*_DISCIPLINE), _BELOW, _ABOVE),
    ),
    _ROW.range.in_([str(Reach.CITY), str(Reach.PUBLIC)]),
)
"""Whoever a narrower range reaches is reached by every wider one."""

ACCESS: Final = Access(
    sections=(ABSTRACT, APPROVAL),
    stated=dict.fromkeys((*APPROVERS, R.SUP_OFFICER), APPROVAL.name),
    kept=dict.fromkeys(("draft", "revise", "return", "withdraw", "publish"), APPROVAL.name),
    grounds=(
        Ground(
            "named_handler",
            Text("本案承办人", "Handler of the case"),
            _RULE,
            (R.SUP_OFFICER,),
            and_(_OURS, _NOT_RECUSED, _HANDLES),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "counterpart",
            Text("对口联系该单位的监督检查室", "The supervision office that looks after the unit today"),
            _RULE,
            (R.SUP_OFFICER, R.SUP_HEAD),
            and_(_OURS, _NOT_RECUSED, standing.counterpart(_ROW.unit_id)),
            opens=_ALL,
        ),
        Ground(
            "in_charge_of_office",
            Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit"),
            _RULE,
            APPROVERS,
            and_(_OURS, _NOT_RECUSED, standing.portfolio_over_counterpart(_ROW.unit_id)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "organ",
            Text("有管辖权机关的领导、常委会和有关部门", "Leaders, committee and desks of the organ"),
            _RULE,
            _READERS,
            and_(_OURS, _NOT_RECUSED),
            opens=_ALL,
        ),
        Ground(
            "reached",
            Text("公开范围内的人员", "Whom the range reaches, once it is published"),
            _RULE,
            EVERYBODY,
            and_(_PUBLISHED, _REACHES),
            opens=_TOLD,
        ),
    ),
)
"""Who is recused from the case, or is its object, still reads what is published to them, as anybody else does."""
