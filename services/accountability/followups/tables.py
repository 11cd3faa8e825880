"""The table of follow-ups as SQLAlchemy sees it; migrations/v2_followups.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

FOLLOWUPS = Table(
    "followup",
    METADATA,
    *case_columns(),
    Column("sanction_id", Uuid),
    Column("case_id", Uuid),
    Column("person_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("effective_on", Date),
    Column("until_on", Date),
    Column("due_on", Date),
    Column("grade", Text),
    Column("visitor_ids", ARRAY(Uuid)),
    Column("signer_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("feedback_organ_id", Uuid),
    Column("acknowledged", Boolean),
    Column("breach_open", Boolean),
)
"""``due_on`` is when the next visit is due, ``grade`` the latest, ``visitor_ids`` who visits now or waits to sign."""
