"""The table of liaison meetings as SQLAlchemy sees it; migrations/v4_requests.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

MEETINGS = Table(
    "liaison_meeting",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("kind", Text),
    Column("held_on", Date),
    Column("participant_ids", ARRAY(Uuid)),
    Column("task_ids", ARRAY(Uuid)),
    Column("problem_ids", ARRAY(Uuid)),
    Column("due_on", Date),
    Column("next_by", Date),
)
"""``due_on`` is the earliest day of a measure that is open; ``next_by`` the day by which the next analysis is held,
null for a meeting that was none."""
