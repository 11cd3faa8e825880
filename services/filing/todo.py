"""What waits for a caller in the filing service: the next step of each filing and obligation that is theirs."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select

from libs.chassis.cases import AnyCaseType, who_values
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.roles import CASE_BOUND
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.filing.aftercare.lifecycle import ObligationStatus as O
from services.filing.aftercare.store import OBLIGATION
from services.filing.filings.case_type import FILING
from services.filing.filings.status import FilingStatus as S

_LIMIT = 200

_Step = tuple[str, R, str, Text]
FILING_STEPS: tuple[_Step, ...] = (
    (S.DRAFT, R.UNIT_CLERK, "study", Text("登记集体研究", "Record the collective study")),
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
_RESOURCES: Mapping[str, str] = MappingProxyType({"filing": "filings", "aftercare": "aftercare-obligations"})


async def waiting_for(door: Door) -> list[dict[str, Any]]:
    """The caller's next steps, soonest due first within each kind of case."""
    today = office_day(door.engine.clock())
    roles = door.actor.roles | CASE_BOUND
    found: list[dict[str, Any]] = []
    async with door.engine.database.connect() as connection:
        for case_type, steps in ((FILING, FILING_STEPS), (OBLIGATION, OBLIGATION_STEPS)):
            mine = [step for step in steps if step[1] in roles]
            row = case_type.table.c
            statement = select(row.id, row.number, row.status, row.due_on).where(_theirs(case_type, mine))
            statement = statement.order_by(row.due_on.asc().nulls_last(), row.id).limit(_LIMIT)
            for case in await connection.execute(statement, who_values(door.actor, today)):
                found.extend(_entry(case_type.name, case, step, today) for step in mine if step[0] == case.status)
    return found


def _theirs(case_type: AnyCaseType, steps: list[_Step]) -> ColumnElement[bool]:
    row = case_type.table.c
    conditions = [and_(row.status == str(status), case_type.standing[role]) for status, role, _, _ in steps]
    return or_(false(), *conditions)


def _entry(case_type: str, case: Any, step: _Step, today: Any) -> dict[str, Any]:
    _, _, act, title = step
    overdue = case.due_on is not None and case.due_on < today
    return {
        "resource": _RESOURCES[case_type],
        "id": case.id,
        "number": case.number,
        "act": act,
        "title": title,
        "due_on": None if case.due_on is None else case.due_on.isoformat(),
        "state": None if case.due_on is None else ("overdue" if overdue else "running"),
    }
