"""The table of ranking lists as SQLAlchemy sees it; migrations/v3.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

RANKINGS = Table(
    "ranking",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("bureau_id", Uuid),
    Column("kind", Text),
    Column("list_code", Text),
    Column("period", Text),
    Column("unit_ids", ARRAY(Uuid)),
    Column("confirmed_by_bureau", Boolean),
    Column("confirmed_by_organ", Boolean),
)
