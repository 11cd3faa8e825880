"""Who may know of an opening: who asked, who may decide, and the supervisor; no administrator."""

from typing import Final

from sqlalchemy import ARRAY, Boolean, Column, DateTime, Table, Text, Uuid, and_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.chassis.tables import case_columns
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text as Label
from services.vault.metadata import METADATA
from services.vault.openings.lifecycle import APPROVERS, REQUESTERS

OPENINGS = Table(
    "opening",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("report_id", Uuid),
    Column("requester_id", Uuid),
    Column("approver_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("purpose", Text),
    Column("expires_at", DateTime(timezone=True)),
    Column("acknowledged", Boolean),
)
_ROW = OPENINGS.c

TICKET: Final = Section("ticket", Label("启封单", "The ticket: codes, persons, times"), Sensitivity.C2)
REASON: Final = Section(
    "reason", Label("申请和审批理由", "Why, in words"), Sensitivity.C3, {"reason": "", "refusal": ""}
)
_BOTH = (TICKET.name, REASON.name)

ACCESS: Final = Access(
    sections=(TICKET, REASON),
    barred=Who.person == _ROW.recused_ids.any_(),
    stated=dict.fromkeys((*REQUESTERS, *APPROVERS), REASON.name),
    grounds=(
        Ground(
            "requester",
            Label("申请人本人", "Who asked for it"),
            Rule("P-06", "TW-02"),
            REQUESTERS,
            _ROW.requester_id == Who.person,
            opens=_BOTH,
            acts=True,
            named=True,
        ),
        Ground(
            "approver",
            Label(
                "申请时有权审批的主要负责人、分管信访部门的领导",
                "Head, or leader in charge of the letters office, at the request",
            ),
            Rule("P-06"),
            APPROVERS,
            and_(_ROW.organ_id == Who.organ, Who.person == _ROW.approver_ids.any_()),
            opens=_BOTH,
            acts=True,
            named=True,
        ),
        Ground(
            "supervisor",
            Label("本机关纪检监察干部监督部门", "Those who supervise the organ's own cadres"),
            Rule("P-06"),
            (R.CADRE_SUP,),
            _ROW.organ_id == Who.organ,
            opens=(TICKET.name,),
            acts=True,
        ),
    ),
)
"""Whoever is recused from the report has no part in its openings either (P-09)."""
