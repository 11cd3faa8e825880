"""Who may know a lead: case management of the organ and the persons the lead names; never its subject (P-06, P-09)."""

from typing import Any, Final

from sqlalchemy import ColumnElement, and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from services.supervision.leads.lifecycle import DESK, HEADS, LEADERS, VERIFIERS
from services.supervision.leads.tables import LEADS

_ROW = LEADS.c
_OURS = _ROW.competent_organ_id == Who.organ
_OUR_OFFICE = and_(_OURS, _ROW.office_id == Who.office)

LEAD_SECTION: Final = Section("lead", Text("问题线索", "The lead: subject, items, handling, findings"), Sensitivity.C3)
_OPENS: Final = (LEAD_SECTION.name,)


def _is_caller(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(column.is_not(None), column == Who.person)


BARRED: Final = or_(
    Who.person == _ROW.recused_ids.any_(),
    _is_caller(_ROW.subject_person_id),
    and_(_ROW.subject_organ_id.is_not(None), standing.holds_post(_ROW.subject_organ_id)),
)
"""Whoever is recused, is the subject, or holds a post in the unit reported: they learn nothing of it (P-06, P-09)."""


def _named(code: str, text: Text, rule: Rule, roles: tuple[R, ...], holds: ColumnElement[bool]) -> Ground:
    return Ground(code, text, rule, roles, holds, opens=_OPENS, acts=True, named=True)


ACCESS: Final = Access(
    sections=(LEAD_SECTION,),
    barred=BARRED,
    grounds=(
        Ground(
            "case_management",
            Text("本机关案件监督管理部门", "Case management of the organ that has the lead"),
            Rule("P-08", "G-56"),
            DESK,
            _OURS,
            opens=_OPENS,
            acts=True,
        ),
        _named(
            "verifier",
            Text("本线索的核查人员", "Named to verify this lead"),
            Rule("P-07", "P-08"),
            VERIFIERS,
            and_(_OUR_OFFICE, Who.person == _ROW.verifier_ids.any_()),
        ),
        _named(
            "head",
            Text("本线索承办部门负责人", "Named head of the office that handles this lead"),
            Rule("P-08", "C-04"),
            HEADS,
            and_(_OUR_OFFICE, _ROW.head_id == Who.person),
        ),
        _named(
            "leader",
            Text("本线索承办部门的分管领导", "Named leader in charge of the office that handles this lead"),
            Rule("P-08", "X-12"),
            LEADERS,
            and_(_OURS, _ROW.leader_id == Who.person),
        ),
    ),
)
