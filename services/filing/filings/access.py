"""Who may know a filing and act on it: the grounds by role and relation, the inner deliberation, and the recused."""

from typing import Final

from sqlalchemy import ColumnElement, Date, and_, cast, exists, func, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.actor import SHANGHAI
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from libs.replica import standing
from libs.replica.codes import RelationKind
from libs.replica.grounds import OFFICE, counterpart, in_charge_of_office
from libs.replica.tables import RELATION
from services.filing.filings.lifecycle import UNDECIDED
from services.filing.filings.tables import FILINGS

_ROW = FILINGS.c

NOT_BEFORE_COMMITTEE: Final = (*(str(status) for status in UNDECIDED), "applied", "withdrawn")
"""Statuses that the standing committee has no part in; it sees a filing from the deliberation on."""

_WITHIN_RESOLUTION: Final = {"present": [], "votes": [], "recusals": [], "text": ""}
_WITHIN_HIT: Final = {"facts": "", "evidence": []}

MATTER: Final = Section("matter", Text("备案事项", "The matter filed"), Sensitivity.C2)
DELIBERATION: Final = Section(
    "deliberation",
    Text("纪检监察机关内部审核、会商和研究情况", "Review, consultation and deliberation inside the discipline organ"),
    Sensitivity.C2,
    {
        **dict.fromkeys(("review", "report", "panel")),
        **{name: [] for name in ("earlier_reports", "consultations", "questions")},
        **{name: [] for name in ("recused", "single_matter", "linked_cases")},
        **{f"decision.resolution.{name}": empty for name, empty in _WITHIN_RESOLUTION.items()},
        **{f"findings[].decision.resolution.{name}": empty for name, empty in _WITHIN_RESOLUTION.items()},
        **{f"findings[].hits[].{name}": empty for name, empty in _WITHIN_HIT.items()},
    },
    told={
        "filing.filing.accepted_for_review.v1": ("major_complex",),
        "filing.filing.consultation_failed.v1": ("held_on",),
        "filing.filing.consulted.v1": ("held_on",),
        "filing.filing.single_matter_marked.v1": ("interview_id",),
        "filing.filing.case_linked.v1": ("case_id",),
    },
)
"""Outside the organ these answer as if nothing were there (F-26, F-27, F-28)."""

_OUTSIDE: Final = (R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.CITY_LEADER)
_ALL: Final = (MATTER.name, DELIBERATION.name)


def _in_portfolio_since_opened() -> ColumnElement[bool]:
    """That the unit is, or was since the filing was begun, in the caller's portfolio: who was in charge of the matter
    may see it, only who is in charge may act."""
    relation = RELATION.alias()
    kind = relation.c.kind == str(RelationKind.PORTFOLIO)
    there = and_(kind, relation.c.holder_id == Who.person, relation.c.target_id == _ROW.unit_id)
    opened_on = cast(func.timezone(str(SHANGHAI), _ROW.opened_at), Date)
    until = or_(relation.c.valid_to.is_(None), opened_on < relation.c.valid_to)
    return exists().where(there, relation.c.valid_from <= Who.today, until).correlate_except(relation)


_OWN_UNIT = _ROW.unit_id == Who.organ
_WITH_ORGAN = _ROW.first_submitted_at.is_not(None)  # before the gate the discipline organ knows nothing (F-24)
_MY_ORGAN = and_(_WITH_ORGAN, _ROW.competent_organ_id == Who.organ)
_COMMITTEE = and_(_MY_ORGAN, _ROW.status.not_in(NOT_BEFORE_COMMITTEE))
_PRESENTED = _ROW.status.not_in(("draft", "applied", "studied"))

RECUSED: Final = Who.person == _ROW.recused_ids.any_()
"""That the caller is recused from the filing: takes no part in it and learns nothing of it any more (P-09)."""

ACCESS: Final = Access(
    sections=(MATTER, DELIBERATION),
    barred=RECUSED,
    stated={role: DELIBERATION.name for role in R if role not in (*_OUTSIDE, R.CLOCK)},
    grounds=(
        Ground(
            "own_unit",
            Text("本单位的备案", "A filing of the own unit"),
            Rule("F-22", "F-23"),
            (R.UNIT_CLERK, R.UNIT_PARTY_HEAD),
            _OWN_UNIT,
            opens=(MATTER.name,),
            acts=True,
        ),
        Ground(
            "portfolio",
            Text("现任分管市领导，呈报之后", "The city leader in charge today, once it is presented"),
            Rule("F-24"),
            (R.CITY_LEADER,),
            and_(_PRESENTED, standing.portfolio(_ROW.unit_id)),
            opens=(MATTER.name,),
            acts=True,
            within="portfolio_since_opened",
        ),
        Ground(
            "portfolio_since_opened",
            Text("备案以来分管过该单位的市领导", "A city leader in charge of the unit at any time since it was begun"),
            Rule("F-24"),
            (R.CITY_LEADER,),
            and_(_PRESENTED, _in_portfolio_since_opened()),
            opens=(MATTER.name,),
        ),
        counterpart(_ROW.unit_id, Rule("F-26"), _ALL, within=_MY_ORGAN, acts=True),
        Ground(
            "handling_office",
            Text("承办该备案的监督检查室", "The supervision office that handles the filing"),
            Rule("F-26"),
            OFFICE,
            and_(_MY_ORGAN, _ROW.office_id == Who.office),
            opens=_ALL,
        ),
        Ground(
            "panel_chair",
            Text("该备案的会商主持人", "Chair of the consultation on this filing"),
            Rule("F-27"),
            (R.PANEL_CHAIR,),
            and_(_MY_ORGAN, _ROW.chair_id == Who.person),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "panel_member",
            Text("该备案的会商成员", "Member of the consultation on this filing"),
            Rule("F-27"),
            (R.PANEL_MEMBER,),
            and_(_MY_ORGAN, Who.person == _ROW.panel_ids.any_()),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "committee_recorder",
            Text("常委会秘书，提交研究之后", "Secretary of the standing committee, from the deliberation on"),
            Rule("F-28"),
            (R.SC_RECORDER,),
            _COMMITTEE,
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "committee",
            Text("常委会成员，提交研究之后", "Members of the standing committee, from the deliberation on"),
            Rule("F-28"),
            (R.SC_MEMBER, R.CDI_DEPUTY),
            _COMMITTEE,
            opens=_ALL,
        ),
        in_charge_of_office(_ROW.unit_id, Rule("F-26"), _ALL, within=_MY_ORGAN),
        Ground(
            "organ",
            Text("本机关主要负责人和案管部门", "Head and case management of the organ it was submitted to"),
            Rule("F-26", "F-28"),
            (R.CDI_SECRETARY, R.CASE_MGMT),
            _MY_ORGAN,
            opens=_ALL,
        ),
    ),
)
