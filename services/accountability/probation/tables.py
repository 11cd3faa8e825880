"""The table of probations as SQLAlchemy sees it; migrations/v2_tolerance.sql creates it."""

from sqlalchemy import Column, Date, Integer, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

PROBATIONS = Table(
    "probation",
    METADATA,
    *case_columns(),
    Column("case_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("object_organ_id", Uuid),
    Column("object_person_id", Uuid),
    Column("months", Integer),
    Column("served_on", Date),
    Column("ends_on", Date),
    Column("result", Text),
    Column("due_on", Date),
)
