"""The tables of watched units and of ended steps as SQLAlchemy sees them; migrations/v3.sql creates them."""

from sqlalchemy import ARRAY, Column, Date, Integer, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

UNIT_WATCHES = Table(
    "unit_watch",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("watched_for", Text),
    Column("escalated_on", Date),
    Column("visits_per_month", Integer),
    Column("following_ids", ARRAY(Uuid)),
)
ENDED_STEPS = Table(
    "ended_step",
    METADATA,
    *case_columns(),
    Column("step_id", Uuid),
    Column("ended_on", Date),
)
