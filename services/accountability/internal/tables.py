"""The table of internal violations as SQLAlchemy sees it; migrations/v2_followups.sql creates it."""

from sqlalchemy import Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

VIOLATIONS = Table(
    "violation",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("person_id", Uuid),
    Column("occurred_on", Date),
    Column("kind", Text),
    Column("rung", Text),
    Column("waits_for_step", Boolean),
)
