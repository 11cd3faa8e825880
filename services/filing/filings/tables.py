"""The table of filings as SQLAlchemy sees it; migrations/v1.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Date, MetaData, Table, Text, Uuid

from libs.chassis.tables import INSTANT, case_columns

METADATA = MetaData()

FILINGS = Table(
    "filing",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("title", Text),
    Column("positive_items", ARRAY(Text)),
    Column("terms", ARRAY(Text)),
    Column("urgent", Boolean),
    Column("late_filing", Boolean),
    Column("first_submitted_at", INSTANT),
    Column("decided_on", Date),
    Column("outcome", Text),
    Column("reason_codes", ARRAY(Text)),
    Column("total_due_on", Date),
    Column("due_on", Date),
    Column("chair_id", Uuid),
    Column("panel_ids", ARRAY(Uuid)),
    Column("handler_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("receipt_number", Text),
)
