"""The table of candidates as SQLAlchemy sees it; migrations/v2_intake.sql creates it."""

from sqlalchemy import Boolean, Column, Date, Integer, Table, Uuid

from libs.chassis.tables import INSTANT, case_columns
from services.clarification.metadata import METADATA

CANDIDATES = Table(
    "candidate",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("office_id", Uuid),
    Column("subject_person_id", Uuid),
    Column("subject_organ_id", Uuid),
    Column("lead_id", Uuid),
    Column("is_repeat", Boolean),
    Column("concluded_on", Date),
    Column("proposed_at", INSTANT),
    Column("screened", Integer),
)
