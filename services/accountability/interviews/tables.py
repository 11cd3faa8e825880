"""The table of interviews as SQLAlchemy sees it; migrations/v2_interviews.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

INTERVIEWS = Table(
    "interview",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("occurrence_id", Uuid),
    Column("occurred_on", Date),
    Column("tier", Text),
    Column("interviewer_id", Uuid),
    Column("collective_id", Uuid),
    Column("letter_number", Text),
    Column("called_on", Date),
    Column("held_on", Date),
    Column("was_noticed", Boolean),
    Column("may_be_called", Boolean),
    Column("reported", Boolean),
    Column("escalation_waits", Boolean),
    Column("trigger_gone", Boolean),
    Column("named_ids", ARRAY(Uuid)),
    Column("interviewee_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("due_on", Date),
)
