"""The table of transfers as SQLAlchemy sees it; migrations/v2_malice.sql creates it."""

from sqlalchemy import Column, Date, Table, Uuid

from libs.chassis.tables import case_columns
from services.clarification.metadata import METADATA

TRANSFERS = Table(
    "transfer",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("office_id", Uuid),
    Column("receiving_organ_id", Uuid),
    Column("source_id", Uuid),
    Column("due_on", Date),
)
