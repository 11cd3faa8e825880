"""The table of supervision proposals as SQLAlchemy sees it; migrations/v2_aftermath.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

PROPOSALS = Table(
    "supervision_proposal",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("source_case_id", Uuid),
    Column("drafted_by", Uuid),
    Column("letter_number", Text),
    Column("served_on", Date),
    Column("due_on", Date),
    Column("recused_ids", ARRAY(Uuid)),
)
