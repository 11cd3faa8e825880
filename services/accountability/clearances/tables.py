"""The table of clearings as SQLAlchemy sees it; migrations/v2_followups.sql creates it."""

from sqlalchemy import Column, Date, Table, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

CLEARANCES = Table(
    "clearance",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("unit_id", Uuid),
    Column("person_id", Uuid),
    Column("organ_id", Uuid),
    Column("executed_on", Date),
)
