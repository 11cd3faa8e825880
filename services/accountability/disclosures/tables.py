"""The tables of disclosure windows and disclosures as SQLAlchemy sees them; v2_followups.sql creates them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, DateTime, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

WINDOWS = Table(
    "disclosure_window",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("starts_on", Date),
    Column("ends_on", Date),
    Column("unit_ids", ARRAY(Uuid)),
    Column("handler_ids", ARRAY(Uuid)),
)
STATEMENTS = Table(
    "disclosure_statement",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("window_id", Uuid),
    Column("person_id", Uuid),
    Column("received_at", DateTime(timezone=True)),
    Column("timing", Text),
    Column("handler_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("signed_ids", ARRAY(Uuid)),
    Column("linked_ids", ARRAY(Uuid)),
    Column("short_of_handlers", Boolean),
)
"""Who may know a disclosure, when it came, and what waits; everything else is in the sealed body."""
