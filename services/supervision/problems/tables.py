"""The table of problem items as SQLAlchemy sees it; migrations/v4_problems.sql creates it."""

from datetime import date
from typing import Final

from sqlalchemy import (
    ARRAY,
    BindParameter,
    Boolean,
    Column,
    ColumnElement,
    Date,
    Integer,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
)

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA
from services.supervision.problems.status import ProblemStatus as S

PROBLEMS: Final = Table(
    "problem",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("unit_kind", Text),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("kind", Text),
    Column("nature", Text),
    Column("level", Text),
    Column("term", Text),
    Column("source", Text),
    Column("source_id", Uuid),
    Column("task_id", Uuid),
    Column("common_problem_id", Uuid),
    Column("project_code", Text),
    Column("opened_on", Date),
    Column("notified_on", Date),
    # Day by which it is to be put right by its term, whatever slips are out: what counts as overdue.
    Column("rectify_by", Date),
    # The next day that matters for the unit: plan, term, answer to the slip or the slip's new day; null if none does.
    Column("due_on", Date),
    Column("reported_on", Date),
    Column("slip_colour", Text),
    Column("slip_answered", Boolean),
    Column("verified_as", Text),
    Column("grounds", ARRAY(Text)),
    Column("round", Integer),
    Column("checked_off_on", Date),
    Column("escalated_on", Date),
    Column("falsified", Boolean),
    Column("recurrent", Boolean),
    Column("source_settled", Boolean),
    # Who took part in the verification of this round: they do not check it off.
    Column("verifier_ids", ARRAY(Uuid)),
    Column("linked_interview_ids", ARRAY(Uuid)),
)

SHOWN_TO_UNIT: Final = (S.NOTIFIED, S.RECTIFYING, S.REPORTED, S.VERIFYING, S.CHECKED_OFF, S.ESCALATED)
STANDING: Final = (S.OPEN, S.NOTIFIED, S.RECTIFYING, S.REPORTED, S.VERIFYING, S.ESCALATED)
"""Statuses of an item that is neither checked off nor withdrawn."""


def overdue(on: date | ColumnElement[date]) -> ColumnElement[bool]:
    """That the unit is to put it right and its day was before that day, whatever slips are out (G-55)."""
    # Written out in the statement, or the index of these very statuses could not be chosen beforehand.
    statuses: BindParameter[list[str]] = bindparam(
        None, [str(S.NOTIFIED), str(S.RECTIFYING)], expanding=True, literal_execute=True
    )
    waiting = PROBLEMS.c.status.in_(statuses)
    return and_(waiting, PROBLEMS.c.rectify_by < on)
