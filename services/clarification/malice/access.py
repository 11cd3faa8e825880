"""Who may know a case of suspected malicious accusation: whom it names, and case management; nobody by office alone."""

from typing import Final

from sqlalchemy import and_, or_

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text
from services.clarification.malice.lifecycle import APPROVERS, HANDLERS, HEADS, SENDERS, SUSPECTING
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.tables import MALICES

_ROW = MALICES.c
_RECORDS: Final = (
    "approval", "ending_draft", "ending", "education", "draft", "trial_opinion", "escalation", "certification",
    "disposal", "closing", "trial_officer_id",
)  # fmt: skip
_ROWS: Final = (
    "report_refs", "verifier_ids", "handler_ids", "earlier_handler_ids", "earlier_ids", "sender_ids", "recused",
    "sent_back", "results", "correction_ids",
)  # fmt: skip

SUSPICION: Final = Section("suspicion", Text("诬告嫌疑", "The suspicion"), Sensitivity.C3)
INQUIRY: Final = Section(
    "inquiry",
    Text("核查、认定和处理情况", "Inquiry, certification and disposal"),
    Sensitivity.C3,
    {**dict.fromkeys(_RECORDS), **{name: [] for name in _ROWS}},
)
"""Who only put the suspicion on record does not learn what the inquiry finds (P-06)."""

_WITHIN: Final = (
    *("propose_ending", "draft_proposal", "give_trial_opinion", "educate", "request_corrections"),
    *("dispose", "record_result", "name_handlers", "renew_heads", "step_aside"),
)
"""Acts that the timeline shows to those alone who know the inquiry."""

_ALL = (SUSPICION.name, INQUIRY.name)
_MY_ORGAN = _ROW.organ_id == Who.organ
_BEFORE_APPROVER = _ROW.status == str(S.PENDING_CERTIFICATION)
_SINCE_CERTIFIED = _ROW.certified_on.is_not(None)

ACCESS: Final = Access(
    sections=(SUSPICION, INQUIRY),
    stated={role: INQUIRY.name for role in R if role not in (R.LETTERS, R.CONDUCT, *HANDLERS)},
    kept=dict.fromkeys(_WITHIN, INQUIRY.name),
    barred=or_(Who.person == _ROW.recused_ids.any_(), _ROW.subject_person_id.is_not_distinct_from(Who.person)),
    grounds=(
        Ground(
            "who_suspected",
            Text("提出诬告嫌疑的人", "Who put the suspicion on record"),
            Rule("P-01", "P-06"),
            SUSPECTING,
            and_(_MY_ORGAN, _ROW.opened_by == Who.person),
            opens=(SUSPICION.name,),
            named=True,
        ),
        Ground(
            "named_head",
            Text("本件载明的承办部门负责人", "Head of the office whom the case names"),
            Rule("P-06"),
            HEADS,
            and_(_MY_ORGAN, _ROW.office_id == Who.office, Who.person == _ROW.head_ids.any_()),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "named_handler",
            Text("本件指定的承办人", "Handler whom the head has named"),
            Rule("P-06"),
            HANDLERS,
            and_(_MY_ORGAN, _ROW.office_id == Who.office, Who.person == _ROW.handler_ids.any_()),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "named_trial_officer",
            Text("本件指定的审理人员", "Case-trial officer whom the case names"),
            Rule("P-01", "P-11"),
            (R.CASE_TRIAL,),
            and_(_MY_ORGAN, _ROW.trial_officer_id == Who.person),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "named_sender",
            Text("本件载明的报送负责人", "Head of organ or body whom the case names to send it up"),
            Rule("P-03"),
            SENDERS,
            and_(_MY_ORGAN, Who.person == _ROW.sender_ids.any_()),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "named_approver",
            Text("本件载明的批准人", "Person of the certifying organ whom the case names to decide"),
            Rule("P-03"),
            APPROVERS,
            and_(
                _ROW.certifying_organ_id == Who.organ,
                _ROW.approver_id == Who.person,
                or_(_BEFORE_APPROVER, _SINCE_CERTIFIED),
            ),
            opens=_ALL,
            acts=True,
            named=True,
        ),
        Ground(
            "case_management",
            Text("本机关案管部门", "Case management of the organ"),
            Rule("P-06", "W-08"),
            (R.CASE_MGMT,),
            _MY_ORGAN,
            opens=_ALL,
            acts=True,
        ),
    ),
)
"""Recused persons and the accused have no ground; the accuser is not in the case at all."""
