"""The table of publications as SQLAlchemy sees it; migrations/v2_tolerance.sql creates it."""

from sqlalchemy import Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

PUBLICATIONS = Table(
    "publication",
    METADATA,
    *case_columns(),
    Column("tolerance_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("object_organ_id", Uuid),
    Column("object_person_id", Uuid),
    Column("case_id", Uuid),
    Column("range", Text),
    Column("outcome", Text),
    Column("published_on", Date),
)
