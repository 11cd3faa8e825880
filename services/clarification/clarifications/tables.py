"""The table of clarifications as SQLAlchemy sees it; migrations/v2.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.clarification.metadata import METADATA

CLARIFICATIONS = Table(
    "clarification",
    METADATA,
    *case_columns(),
    Column("office_id", Uuid),
    Column("organ_id", Uuid),
    Column("subject_key", Uuid),
    Column("subject_person_id", Uuid),
    Column("subject_organ_id", Uuid),
    Column("unit_id", Uuid),
    Column("entrance", Text),
    Column("application_id", Uuid),
    Column("malice_id", Uuid),
    Column("head_id", Uuid),
    Column("handler_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("lead_ids", ARRAY(Uuid)),
    Column("situations", ARRAY(Text)),
    Column("methods", ARRAY(Text)),
    Column("opinion_given_on", Date),
    Column("opinion_due_on", Date),
    Column("decided_on", Date),
    Column("executed_on", Date),
    Column("letter_number", Text),
    Column("due_on", Date),
)
