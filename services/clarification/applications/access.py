"""Who may know an application: who made it sees what is told to them, the organ also who handles it (G-24)."""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.clarification.applications.tables import APPLICATIONS
from services.clarification.clarifications.lifecycle import HANDLERS, HEADS

_ROW = APPLICATIONS.c

APPLICATION_SECTION: Final = Section("application", Text("澄清申请", "The application and its answers"), Sensitivity.C2)
HANDLING: Final = Section(
    "handling",
    Text("承办情况", "Who handles it, and the clarification behind it"),
    Sensitivity.C2,
    dict.fromkeys(("clarification_id", "office_id", "handling_organ_id", "entered_by")),
)
_TOLD: Final = (APPLICATION_SECTION.name,)
_ALL: Final = (APPLICATION_SECTION.name, HANDLING.name)

_NOT_MINE = or_(_ROW.subject_person_id.is_(None), _ROW.subject_person_id != Who.person)
"""Whoever is the applicant is shown no more than an applicant, in whatever office they serve (P-09)."""

ACCESS: Final = Access(
    sections=(APPLICATION_SECTION, HANDLING),
    kept=dict.fromkeys(("enter_from_paper", "acknowledge", "answer", "serve"), HANDLING.name),
    grounds=(
        Ground(
            "applicant",
            Text("本人的申请", "One's own application"),
            Rule("C-23", "P-12"),
            (R.SUBJECT,),
            _ROW.subject_person_id == Who.person,
            opens=_TOLD,
            acts=True,
        ),
        Ground(
            "head_of_applicant",
            Text("本单位申请的单位主要负责人", "The head of the unit that applies"),
            Rule("C-30", "G-32"),
            (R.UNIT_PARTY_HEAD,),
            _ROW.subject_organ_id == Who.organ,
            opens=_TOLD,
            acts=True,
        ),
        Ground(
            "handling_office",
            Text("承办该申请的部门", "The office or body that handles it"),
            Rule("C-04", "C-23"),
            (*HANDLERS, *HEADS),
            and_(_ROW.handling_organ_id == Who.organ, _ROW.office_id == Who.office, _NOT_MINE),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "letters",
            Text("收到或者承办该申请的机关的信访部门", "Letters office of the organ that received or handles it"),
            Rule("C-23", "P-12"),
            (R.LETTERS,),
            and_(or_(_ROW.organ_id == Who.organ, _ROW.handling_organ_id == Who.organ), _NOT_MINE),
            opens=_ALL,
            acts=True,
        ),
        Ground(
            "case_management",
            Text("收到或者承办该申请的机关的案管部门", "Case management of the organ that received or handles it"),
            Rule("P-08", "P-11"),
            (R.CASE_MGMT,),
            and_(or_(_ROW.organ_id == Who.organ, _ROW.handling_organ_id == Who.organ), _NOT_MINE),
            opens=_ALL,
        ),
    ),
)
"""The applicant's timeline shows what the applicant did; who in the office did what is kept from it."""
