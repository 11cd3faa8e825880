"""The table of joint dispositions as SQLAlchemy sees it; migrations/v2_cases.sql creates it."""

from sqlalchemy import ARRAY, Column, Table, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

JOINTS = Table(
    "accountability_joint",
    METADATA,
    *case_columns(),
    Column("main_case_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("barred_ids", ARRAY(Uuid)),
)
