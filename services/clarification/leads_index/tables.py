"""The table of the index of leads as SQLAlchemy sees it; migrations/v2_intake.sql creates it."""

from sqlalchemy import Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.clarification.metadata import METADATA

LEAD_ENTRIES = Table(
    "lead_entry",
    METADATA,
    *case_columns(),
    Column("kind", Text),
    Column("subject_person_id", Uuid),
    Column("subject_organ_id", Uuid),
    Column("organ_id", Uuid),
    Column("office_id", Uuid),
    Column("is_other", Boolean),
    Column("concluded_on", Date),
)
