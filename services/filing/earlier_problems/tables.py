"""The table of problem items heard of as SQLAlchemy sees it; migrations/v4.sql creates it."""

from sqlalchemy import Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.filing.filings.tables import METADATA

EARLIER_PROBLEMS = Table(
    "earlier_problem",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("nature", Text),
    Column("opened_on", Date),
    Column("checked_off_on", Date),
    Column("recurrent", Boolean),
)
