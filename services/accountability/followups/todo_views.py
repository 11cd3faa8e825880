"""The next steps in follow-ups, for the list of what waits for a caller (TD-02, TD-03, D-04)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sqlalchemy import ColumnElement, and_, or_

from libs.chassis.cases import Who
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.accountability.followups.lifecycle import HEADS, PERSONNEL, VISITORS
from services.accountability.followups.status import FollowupStatus as S
from services.accountability.followups.tables import FOLLOWUPS
from services.accountability.followups.wording import GOOD

Step = tuple[S, tuple[R, ...], str, Text]

_ROW = FOLLOWUPS.c
_PLAN = Text("安排回访并拟定提纲", "Plan a follow-up visit with its outline")
_REMEDY = Text("纠正回访发现的权利侵害", "Put right the breach of rights that a visit found")
_FORGOTTEN = Text(
    "影响期已满、表现好：研究向组织人事部门反馈", "The period is over and the person does well: feed it back"
)
_DECIDE = Text("影响期已满：研究反馈或者办结", "The period is over: decide what follows")

FOLLOWUP_STEPS: Final[tuple[Step, ...]] = (
    (S.SCHEDULED, HEADS, "plan_visit", _PLAN),
    (S.GRADED, HEADS, "plan_visit", _PLAN),
    (S.SCHEDULED, VISITORS, "record_visit", Text("回访并登记", "Make the visit and record it")),
    (S.VISITED, VISITORS, "grade", Text("签认回访登记并评定", "Sign the record of the visit and grade it")),
    *((status, HEADS, "remedy_breach", _REMEDY) for status in (S.SCHEDULED, S.VISITED, S.GRADED, S.FED_BACK)),
    (S.GRADED, HEADS, "feed_back", _FORGOTTEN),
    (S.SCHEDULED, HEADS, "drop_plan", _FORGOTTEN),
    (S.SCHEDULED, HEADS, "close_without_feedback", _DECIDE),
    (S.GRADED, HEADS, "close_without_feedback", _DECIDE),
    (S.FED_BACK, PERSONNEL, "acknowledge", Text("签收影响期满表现反馈函", "Sign for the letter of feedback")),
    (S.FED_BACK, HEADS, "close", Text("办结回访", "Close the follow-up")),
)

_OVER = _ROW.until_on < Who.today
_MINE = Who.person == _ROW.signer_ids.any_()

ONLY_IF: Final[Mapping[tuple[str, str], ColumnElement[bool]]] = MappingProxyType(
    {
        ("followup", "plan_visit"): and_(_ROW.due_on.is_not(None), _ROW.until_on >= Who.today, _ROW.visitor_ids == []),
        ("followup", "record_visit"): _MINE,
        ("followup", "grade"): _MINE,
        ("followup", "remedy_breach"): _ROW.breach_open.is_(True),
        ("followup", "feed_back"): and_(_OVER, _ROW.grade == GOOD),
        ("followup", "drop_plan"): and_(_OVER, _ROW.grade == GOOD),
        ("followup", "close_without_feedback"): and_(_OVER, or_(_ROW.grade.is_(None), _ROW.grade != GOOD)),
        ("followup", "acknowledge"): _ROW.acknowledged.is_(False),
        ("followup", "close"): _ROW.acknowledged.is_(True),
    }
)
"""By case type and act: steps that wait only once something is there; who does well is offered the letter (D-04)."""
