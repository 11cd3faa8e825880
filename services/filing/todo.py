"""What waits for a caller in the filing service: the next step of each filing and obligation that is theirs."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select, true

from libs.chassis.cases import AnyCaseType, Who, who_values
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.deadlines import SOON, DeadlineState, end_of
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.filing.aftercare.lifecycle import ObligationStatus as O
from services.filing.aftercare.store import OBLIGATION
from services.filing.filings.case_type import FILING
from services.filing.filings.status import FilingStatus as S

_LIMIT = 200

_Step = tuple[StrEnum, R, str, Text]
FILING_STEPS: tuple[_Step, ...] = (
    (S.DRAFT, R.UNIT_CLERK, "study", Text("登记集体研究", "Record the collective study")),
    (S.DRAFT, R.UNIT_CLERK, "apply", Text("提出书面申请", "Make the written application")),
    (S.APPLIED, R.UNIT_CLERK, "study", Text("登记集体研究", "Record the collective study")),
    (S.STUDIED, R.UNIT_PARTY_HEAD, "present", Text("以党组（党委）名义呈报", "Present the application")),
    (S.GATEKEEPING, R.CITY_LEADER, "pass_gate", Text("审核把关", "Give the gate-keeping opinion")),
    (S.RETURNED, R.UNIT_CLERK, "resubmit", Text("补正后再报", "Answer the return")),
    (S.SUBMITTED, R.SUP_HEAD, "open_review", Text("受理审核", "Take into review")),
    (S.REVIEWING, R.SUP_OFFICER, "draft_report", Text("起草审核报告", "Draft the review report")),
    (S.REVIEWING, R.SUP_HEAD, "confirm_report", Text("核定审核报告", "Confirm the review report")),
    (S.REPORTED, R.SUP_HEAD, "open_consultation", Text("组织集体会商", "Open the consultation")),
    (S.CONSULTING, R.PANEL_CHAIR, "pass_consultation", Text("登记会商结果", "Record the consultation")),
    (S.DELIBERATING, R.SC_RECORDER, "accept", Text("登记常委会决定", "Record the committee's decision")),
    (S.ACCEPTED, R.SUP_OFFICER, "serve_receipt", Text("送达备案回执", "Serve the receipt")),
    (S.IN_EXECUTION, R.UNIT_CLERK, "report_progress", Text("报告推进情况", "Report progress")),
    (S.NEGATIVE_HIT, R.SC_RECORDER, "revoke", Text("登记负面清单处理决定", "Record the decision on the hit")),
)
OBLIGATION_STEPS: tuple[_Step, ...] = (
    (O.OPEN, R.UNIT_CLERK, "report", Text("完成善后事项并报告", "Complete the after-care duty and report it")),
    (O.OVERDUE, R.UNIT_CLERK, "report", Text("善后事项已逾期，请完成并报告", "Overdue after-care duty: complete it")),
    (O.REPORTED, R.SUP_OFFICER, "verify", Text("核验善后事项", "Verify the after-care duty")),
)
_FILING = FILING.table.c
_DRAFTED = func.jsonb_typeof(_FILING.body["report"]) == "object"
_ONLY_IF: Mapping[str, ColumnElement[bool]] = MappingProxyType(
    {
        "draft_report": and_(Who.person == _FILING.handler_ids.any_(), not_(_DRAFTED)),
        "confirm_report": _DRAFTED,
    }
)
"""Steps of a filing that wait only for some of those entitled, or only once something is there."""
_RESOURCES: Mapping[str, str] = MappingProxyType({"filing": "filings", "aftercare": "aftercare-obligations"})


async def waiting_for(door: Door) -> list[dict[str, Any]]:
    """The caller's next steps, soonest due first within each kind of case."""
    now = door.engine.clock()
    roles = door.actor.roles_in_cases
    found: list[dict[str, Any]] = []
    async with door.looking("todo", "list") as look:
        for case_type, steps in ((FILING, FILING_STEPS), (OBLIGATION, OBLIGATION_STEPS)):
            mine = tuple(step for step in steps if step[1] in roles)
            if mine:
                rows = await look.connection.execute(_theirs(case_type, mine), who_values(door.actor, office_day(now)))
                mine_here = list(rows)
                look.saw(*(row.id for row in mine_here))
                found.extend(entry for row in mine_here for entry in _entries(door, case_type, row, mine, now))
    return found


def _theirs(case_type: AnyCaseType, steps: tuple[_Step, ...]) -> Select[Any]:
    """The cases in which one of the steps is the caller's, with one answer per step."""
    row = case_type.table.c
    asked = [
        and_(row.status == str(status), case_type.access.acted_on_by(role), _ONLY_IF.get(act, true()))
        for status, role, act, _ in steps
    ]
    columns = (row.id, row.number, row.due_on, row.profile, row.profile_version)
    answers = [condition.label(f"step_{index}") for index, condition in enumerate(asked)]
    statement = select(*columns, *answers).where(or_(false(), *asked))
    return statement.order_by(row.due_on.asc().nulls_last(), row.id).limit(_LIMIT)


def _entries(
    door: Door, case_type: AnyCaseType, row: Any, steps: tuple[_Step, ...], now: datetime
) -> Iterator[dict[str, Any]]:
    """The steps of that case that are the caller's and that the profile of the case knows."""
    lifecycle = case_type.lifecycle(door.engine.policies.profile(row.profile, row.profile_version))
    for index, (status, _, act, title) in enumerate(steps):
        if getattr(row, f"step_{index}") and lifecycle.rows(status, act):
            yield {
                "resource": _RESOURCES[case_type.name],
                "id": row.id,
                "number": row.number,
                "act": act,
                "title": title,
                "due_on": None if row.due_on is None else row.due_on.isoformat(),
                "state": None if row.due_on is None else _state(row.due_on, now),
            }


def _state(due_on: date, now: datetime) -> str:
    """How a last day stands at that instant, as the deadlines of a case say it."""
    ends = end_of(due_on)
    if now >= ends:
        return DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if now >= ends - SOON else DeadlineState.RUNNING
