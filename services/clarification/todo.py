"""What waits for a caller in this service: the next step of each case that is theirs.

A clarification that waits for another lead is in nobody's list: while it rests there is nothing to do, and the list
would tell of the lead (C-14, G-24).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, exists, false, null, or_, select, true

from libs.chassis.cases import AnyCaseType, Who, who_values
from libs.chassis.door import Door
from libs.kernel.actor import office_day
from libs.kernel.deadlines import SOON, DeadlineState, end_of
from libs.kernel.roles import Role as R
from libs.kernel.text import Text
from services.clarification.applications.case_type import APPLICATION
from services.clarification.applications.status import UNANSWERED
from services.clarification.applications.status import ApplicationStatus as A
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.candidates.lifecycle import CandidateStatus
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.lifecycle import APPROVERS, HANDLERS, HEADS
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.corrections.case_type import CORRECTION
from services.clarification.corrections.lifecycle import CorrectionStatus
from services.clarification.malice.case_type import MALICE
from services.clarification.malice.todo_views import MALICE_STEPS, TRANSFER_STEPS
from services.clarification.malice.todo_views import ONLY_IF as MALICE_ONLY_IF
from services.clarification.transfers.case_type import TRANSFER

_LIMIT: Final = 200
_Roles = tuple[R, ...]
_Step = tuple[StrEnum, _Roles, str, Text]

_ASSESS = Text("评估并提出是否启动的意见", "Assess it and give an opinion whether to start")
_ANSWER = Text("答复申请人", "Answer the applicant")
_APPROVE = Text("审批", "Decide on the proposal")

CLARIFICATION_STEPS: Final[tuple[_Step, ...]] = (
    (S.OPENED, HEADS, "accept", Text("受理并指定经办人", "Accept it and name the handlers")),
    (S.ASSESSING, HANDLERS, "propose", _ASSESS),
    (S.NOT_STARTED, HANDLERS, "answer_applicant", _ANSWER),
    (S.REJECTED, HANDLERS, "answer_applicant", _ANSWER),
    (S.PROPOSED, (R.CASE_TRIAL,), "give_trial_opinion", Text("出具审理意见", "Give the case-trial opinion")),
    (S.PROPOSED, HANDLERS, "assess_collectively", Text("组织集体研判", "Hold the collective assessment")),
    (S.ASSESSED_COLLECTIVELY, HEADS, "review", Text("主要负责人审核", "Review it as head")),
    (S.HEAD_REVIEWED, APPROVERS, "approve", _APPROVE),
    (S.PRE_NOTICE, APPROVERS, "approve", _APPROVE),
    (S.PRE_NOTICE, HANDLERS, "record_party_head_opinion", Text("登记听取的意见", "Record the opinion heard")),
    (S.APPROVED, HANDLERS, "issue_letter", Text("制发澄清函", "Issue the letter of clarification")),
    (S.EXECUTING, HANDLERS, "record_proof", Text("实施并登记佐证", "Carry it out and record the proofs")),
    (S.EXECUTED, HANDLERS, "inform", Text("通报有关负责人和组织部门", "Inform those to be informed")),
    (S.FOLLOWING_UP, HANDLERS, "record_visit", Text("回访", "Make the follow-up visit")),
    (S.FOLLOWING_UP, HEADS, "close", Text("归档", "Close it")),
)
APPLICATION_STEPS: Final[tuple[_Step, ...]] = (
    (A.RECEIVED, (R.LETTERS, *HANDLERS), "acknowledge", Text("送交受理回执", "Hand over the receipt")),
)
CANDIDATE_STEPS: Final[tuple[_Step, ...]] = (
    (CandidateStatus.PROPOSED, HANDLERS, "take_up", Text("研究是否启动澄清", "Consider whether to start")),
    (CandidateStatus.PROPOSED, HEADS, "dismiss", Text("研究是否启动澄清", "Consider whether to start")),
)
CORRECTION_STEPS: Final[tuple[_Step, ...]] = (
    (CorrectionStatus.OPEN, (R.ORG_DEPT,), "answer", Text("办理纠正补偿建议并答复", "Correct it and answer")),
    (CorrectionStatus.OVERDUE, (R.ORG_DEPT,), "answer", Text("纠正补偿建议已逾期", "Overdue correction: answer it")),
    (CorrectionStatus.ANSWERED, HANDLERS, "close", Text("核对纠正补偿结果", "Check what was corrected")),
)
KINDS: Final[tuple[tuple[AnyCaseType, tuple[_Step, ...]], ...]] = (
    (CLARIFICATION, CLARIFICATION_STEPS),
    (APPLICATION, APPLICATION_STEPS),
    (CANDIDATE, CANDIDATE_STEPS),
    (MALICE, MALICE_STEPS),
    (TRANSFER, TRANSFER_STEPS),
    (CORRECTION, CORRECTION_STEPS),
)
_NAMED = Who.person == CLARIFICATION.table.c.handler_ids.any_()
_SOMEBODY_WAITS = exists().where(
    APPLICATION.table.c.id == CLARIFICATION.table.c.application_id,
    APPLICATION.table.c.status.in_(sorted(str(status) for status in UNANSWERED)),
)
_ONLY_IF: Mapping[tuple[str, str], ColumnElement[bool]] = MappingProxyType(
    {
        **{(CLARIFICATION.name, act): _NAMED for _, roles, act, _ in CLARIFICATION_STEPS if roles == HANDLERS},
        (CLARIFICATION.name, "answer_applicant"): and_(_NAMED, _SOMEBODY_WAITS),
        **MALICE_ONLY_IF,
    }
)
"""Steps that wait only for some of those entitled, e.g. for the handlers whom the head has named (C-04), or only once
something is there."""


async def waiting_for(door: Door) -> list[dict[str, Any]]:
    """The caller's next steps, soonest due first within each kind of case."""
    now = door.engine.clock()
    found: list[dict[str, Any]] = []
    async with door.looking("todo", "list") as look:
        for case_type, steps in KINDS:
            mine = tuple(step for step in steps if not door.actor.roles_in_cases.isdisjoint(step[1]))
            if mine:
                rows = await look.connection.execute(
                    _theirs(case_type, mine, door.actor.roles_in_cases), who_values(door.actor, office_day(now))
                )
                here = list(rows)
                look.saw(*(row.id for row in here))
                found.extend(entry for row in here for entry in _entries(case_type, row, mine, now))
    return found


def _theirs(case_type: AnyCaseType, steps: tuple[_Step, ...], held: frozenset[R]) -> Select[Any]:
    """The cases in which one of the steps is the caller's, with one answer per step."""
    row = case_type.table.c
    asked = [
        and_(
            row.status == str(status),
            or_(false(), *(case_type.access.acted_on_by(role) for role in roles if role in held)),
            _ONLY_IF.get((case_type.name, act), true()),
        )
        for status, roles, act, _ in steps
    ]
    due_on = row.due_on if "due_on" in row else null().label("due_on")
    answers = [condition.label(f"step_{index}") for index, condition in enumerate(asked)]
    statement = select(row.id, row.number, due_on, *answers).where(or_(false(), *asked))
    return statement.order_by(due_on.asc().nulls_last() if "due_on" in row else row.id, row.id).limit(_LIMIT)


def _entries(case_type: AnyCaseType, row: Any, steps: tuple[_Step, ...], now: datetime) -> Iterator[dict[str, Any]]:
    """The steps of that case that are the caller's."""
    for index, (_, _, act, title) in enumerate(steps):
        if getattr(row, f"step_{index}"):
            yield {
                "resource": case_type.resource,
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
