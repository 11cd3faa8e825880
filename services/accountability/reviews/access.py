"""Who may know a review: whom the decision is on, the organ that reviews, the one that decided first."""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.contracts.accountability_aftermath import REVIEW_EVENTS, ReviewDecided
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.accountability.reviews.lifecycle import APPLICANTS, HIGHER, REVIEWERS
from services.accountability.reviews.tables import REVIEWS

_ROW = REVIEWS.c
_RULE = Rule("P-14", "P-20")

REQUEST: Final = Section("request", Text("申请和期限", "The application and its terms"), Sensitivity.C2)
RESULT: Final = Section(
    "result",
    Text("复审复核决定", "The decision on the review"),
    Sensitivity.C2,
    {"decision": None, "service": None},
    {ReviewDecided.event_type: ("outcome", "decided_on")},
)
WORKING: Final = Section(
    "working",
    Text("原案和审查情况", "The case behind it, and how it is examined"),
    Sensitivity.C2,
    {
        "case_id": None,
        "first_hand_ids": [],
        "barred_ids": [],
        "recused": [],
        "assignment": None,
        "earlier_reviewer_ids": [],
        "report": None,
        "decision.resolution": None,
        "decision.by": None,
    },
    {event.event_type: ("case_id",) for event in REVIEW_EVENTS},
)
_ALL: Final = (REQUEST.name, RESULT.name, WORKING.name)
_HERE = _ROW.competent_organ_id == Who.organ
_THERE = or_(_HERE, _ROW.first_organ_id == Who.organ)
_SERVED = _ROW.served_on.is_not(None)
_MINE = _ROW.person_id == Who.person
_OURS = _ROW.applicant_organ_id == Who.organ
_HEAD: Final = (R.UNIT_PARTY_HEAD,)
_DESKS: Final = (R.CASE_MGMT, R.SC_RECORDER)
_READERS: Final = (R.SC_MEMBER, R.SVC_MEMBER)

ACCESS: Final = Access(
    sections=(REQUEST, RESULT, WORKING),
    stated=dict.fromkeys((*REVIEWERS, *HIGHER, *_DESKS), WORKING.name),
    kept=dict.fromkeys(("assign", "report", "decide", "order"), WORKING.name),
    barred=and_(Who.person == _ROW.barred_ids.any_(), _ROW.person_id.is_distinct_from(Who.person)),
    grounds=(
        Ground(
            "person_concerned",
            Text("受处理的本人", "Whom the decision is on"),
            _RULE,
            APPLICANTS,
            _MINE,
            opens=(REQUEST.name,),
        ),
        Ground(
            "person_concerned_served",
            Text("已收到复审复核决定的本人", "The same, once the decision on the review is served"),
            _RULE,
            APPLICANTS,
            and_(_MINE, _SERVED),
            opens=(REQUEST.name, RESULT.name),
            within="person_concerned",
        ),
        Ground(
            "head_of_unit",
            Text("受处理单位的党组织负责人", "The party head of the organization that it is on"),
            _RULE,
            _HEAD,
            _OURS,
            opens=(REQUEST.name,),
        ),
        Ground(
            "head_of_unit_served",
            Text("已收到复审复核决定的单位负责人", "The same, once the decision on the review is served"),
            _RULE,
            _HEAD,
            and_(_OURS, _SERVED),
            opens=(REQUEST.name, RESULT.name),
            within="head_of_unit",
        ),
        Ground(
            "reviewer",
            Text("本件指定的复审复核人员", "Named to review it"),
            Rule("P-09", "P-14"),
            REVIEWERS,
            and_(_HERE, Who.person == _ROW.reviewer_ids.any_()),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "desks",
            Text("复审复核机关的案管部门和常委会记录", "Case management and recorder of the organ that reviews"),
            _RULE,
            _DESKS,
            and_(_HERE, _ROW.person_id.is_distinct_from(Who.person)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "leaders",
            Text("复审复核机关的主要负责人", "Head and deputies of the organ that reviews"),
            _RULE,
            HIGHER,
            and_(_HERE, _ROW.person_id.is_distinct_from(Who.person)),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "organs",
            Text("原决定机关和复审复核机关的领导和案管部门", "Leaders and case management of both organs"),
            _RULE,
            (*HIGHER, *_READERS, R.CASE_MGMT),
            and_(_THERE, _ROW.person_id.is_distinct_from(Who.person)),
            opens=(REQUEST.name, RESULT.name),
        ),
    ),
)
"""Whom it is on never sees who reviews, nor their opinion; the first organ sees request and result (P-09)."""
