"""The table of triggers as SQLAlchemy sees it; migrations/v2_triggers.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

TRIGGERS = Table(
    "trigger_record",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("source_kind", Text),
    Column("by_hand", Boolean),
    Column("occurrence_id", Uuid),
    Column("occurred_on", Date),
    Column("month_list", Text),
    Column("unit_ids", ARRAY(Uuid)),
)
"""``month_list`` is the code of the list if the trigger is a month of one; ``unit_ids`` are the units in question."""
