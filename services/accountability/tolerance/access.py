"""Who may know a determination: handlers and deciders the dossier, the organ the matter, the object the letter."""

from typing import Final

from sqlalchemy import ColumnElement, and_, exists, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.accountability_tolerance import TOLERANCE_EVENTS, ToleranceDetermined
from libs.kernel.events import aggregate_of
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from services.accountability.cases.tables import CASES
from services.accountability.tolerance.application_lifecycle import APPLICANTS
from services.accountability.tolerance.lifecycle import DECIDERS, HANDLERS, HEADS
from services.accountability.tolerance.tables import TOLERANCES

_ROW = TOLERANCES.c

_TYPES: Final = tuple(event.event_type for event in TOLERANCE_EVENTS if aggregate_of(event.event_type) == "tolerance")
_DETERMINED: Final = ("case_id", "outcome", "determined_on", "no_negative_effect_on_appraisal")

LETTER: Final = Section("letter", Text("容错认定书", "The letter of determination"), Sensitivity.C2)
"""What the object learns, and not before it is served."""
MATTER: Final = Section(
    "matter",
    Text("容错事项和认定结果", "The matter and what was determined"),
    Sensitivity.C2,
    {
        **dict.fromkeys(
            ("office_id", "application_id", "ground", "opened_by", "trial_officer_id", "determination", "case_id")
        ),
        **{name: [] for name in ("filings", "head_ids", "decider_ids")},
    },
    {**dict.fromkeys(_TYPES, ("case_id",)), ToleranceDetermined.event_type: _DETERMINED},
)
DOSSIER: Final = Section(
    "dossier",
    Text("容错审查案卷", "The dossier: what was weighed, opinions, earlier rounds"),
    Sensitivity.C3,
    {**dict.fromkeys(("draft", "trial_opinion", "consultation")), "rounds": []},
)

_OPEN_TO_ORGAN: Final = (LETTER.name, MATTER.name)
_ALL: Final = (LETTER.name, MATTER.name, DOSSIER.name)
_OF_THE_ORGAN: Final = (
    *(R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER, R.SC_RECORDER, R.CASE_TRIAL, R.CASE_MGMT),
)
_MY_ORGAN = _ROW.competent_organ_id == Who.organ
_NOT_OBJECT = or_(_ROW.object_person_id.is_(None), _ROW.object_person_id != Who.person)
"""Whom it is about sees the letter alone, in whatever office they serve (P-09)."""
_OURS = and_(_MY_ORGAN, _NOT_OBJECT)
_CASE = CASES.c.id == _ROW.case_id
_RECUSED = exists().where(_CASE, Who.person == CASES.c.barred_ids.any_()).correlate(TOLERANCES)
_HANDLES = and_(
    standing.counterpart(_ROW.unit_id),
    exists().where(_CASE, Who.person == CASES.c.handler_ids.any_()).correlate(TOLERANCES),
)
_RULE = Rule("P-09", "P-16")
_WEIGHING: Final = (R.SUP_OFFICER, R.SUP_HEAD, R.CASE_TRIAL, R.SC_RECORDER, R.CDI_LEADER_IN_CHARGE, R.CASE_MGMT)
"""Whose statements belong to the dossier: reasons for weighing anew are no more for the whole organ than looks are."""


def _named(code: str, text: Text, roles: tuple[R, ...], holds: ColumnElement[bool]) -> Ground:
    """Whom the determination or its case names: they know the dossier and act."""
    return Ground(code, text, _RULE, roles, and_(_OURS, holds), opens=_ALL, acts=True, named=True)


ACCESS: Final = Access(
    sections=(LETTER, MATTER, DOSSIER),
    stated={
        **dict.fromkeys(_WEIGHING, DOSSIER.name),
        R.SYSTEM: MATTER.name,
    },
    kept=dict.fromkeys(
        (
            *("open", "draft", "give_trial_opinion", "consult", "determine", "send_back"),
            *("reopen", "renew_hands", "cease", "serve"),
        ),
        MATTER.name,
    ),
    barred=and_(_RECUSED, _NOT_OBJECT),
    grounds=(
        _named("named_handler", Text("本案承办人", "Handler of the case"), HANDLERS, _HANDLES),
        _named(
            "named_head",
            Text("本件载明的承办部门负责人", "Head of the office whom it names"),
            HEADS,
            Who.person == _ROW.head_ids.any_(),
        ),
        _named(
            "named_trial_officer",
            Text("本件指定的审理人员", "Case-trial officer whom it names"),
            (R.CASE_TRIAL,),
            _ROW.trial_officer_id == Who.person,
        ),
        _named(
            "named_decider",
            Text("本件载明的决策和记录人员", "Who decides on it or records the decision, as it names them"),
            DECIDERS,
            Who.person == _ROW.decider_ids.any_(),
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            Rule("P-08", "A-26"),
            (R.CASE_MGMT,),
            _OURS,
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "counterpart",
            Text("对口联系该单位的监督检查室", "The supervision office that looks after the unit today"),
            Rule("F-26", "P-16"),
            (R.SUP_OFFICER, R.SUP_HEAD),
            and_(_OURS, standing.counterpart(_ROW.unit_id)),
            opens=_OPEN_TO_ORGAN,
        ),
        Ground(
            "in_charge_of_office",
            Text("分管对口监督检查室的领导", "The leader in charge of the office that looks after the unit"),
            Rule("F-26", "P-16"),
            (R.CDI_LEADER_IN_CHARGE,),
            and_(_OURS, standing.portfolio_over_counterpart(_ROW.unit_id)),
            opens=_OPEN_TO_ORGAN,
        ),
        Ground(
            "organ",
            Text("有管辖权机关的领导、常委会、案件审理和案管部门", "Leaders, committee, trial and case management"),
            Rule("P-16", "A-26"),
            _OF_THE_ORGAN,
            _OURS,
            opens=_OPEN_TO_ORGAN,
        ),
        Ground(
            "object",
            Text("认定对象本人", "The official it is on, once the letter is served"),
            Rule("P-16", "G-45"),
            APPLICANTS,
            and_(_ROW.served_on.is_not(None), _ROW.object_person_id == Who.person),
            opens=(LETTER.name,),
        ),
        Ground(
            "head_of_object",
            Text("认定对象单位的主要负责人", "The head of the unit it is on, once the letter is served"),
            Rule("P-16", "G-45"),
            (R.UNIT_PARTY_HEAD,),
            and_(_ROW.served_on.is_not(None), _ROW.object_person_id.is_(None), _ROW.object_organ_id == Who.organ),
            opens=(LETTER.name,),
        ),
    ),
)
"""A person recused from the case has no ground; the object sees the letter and nothing else."""
