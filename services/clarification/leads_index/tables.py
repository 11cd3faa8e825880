"""The tables of the index of leads as SQLAlchemy sees them; migrations/v2_intake.sql and v3.sql create them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import INSTANT, case_columns
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
    Column("noted_at", INSTANT),
    Column("following_ids", ARRAY(Uuid)),
)
ENDED_STEPS = Table(
    "ended_step",
    METADATA,
    *case_columns(),
    Column("step_id", Uuid),
    Column("ended_on", Date),
)
