"""The tables of escalations and of ended steps as SQLAlchemy sees them; migrations/v3.sql creates them."""

from sqlalchemy import ARRAY, Column, Date, Table, Uuid

from libs.chassis.tables import case_columns
from services.filing.filings.tables import METADATA

ESCALATIONS = Table(
    "escalation",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("escalated_on", Date),
    Column("following_ids", ARRAY(Uuid)),
)
ENDED_STEPS = Table(
    "ended_step",
    METADATA,
    *case_columns(),
    Column("step_id", Uuid),
    Column("ended_on", Date),
)
