"""The table of correction tasks as SQLAlchemy sees it; migrations/v2_malice.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.clarification.metadata import METADATA

CORRECTIONS = Table(
    "correction",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("office_id", Uuid),
    Column("addressee_organ_id", Uuid),
    Column("subject_person_id", Uuid),
    Column("source_id", Uuid),
    Column("item", Text),
    Column("due_on", Date),
    Column("overdue", Boolean),
    Column("handler_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
)
"""``source_id`` is opaque: which kind of case it is stands only in the sealed part of the body."""
