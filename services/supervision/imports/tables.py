"""The table of imports as SQLAlchemy sees it; migrations/v4_sheets.sql creates it."""

from sqlalchemy import ARRAY, Column, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

IMPORT_BATCHES = Table(
    "import_batch",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("kind", Text),
    Column("source_system", Text),
    Column("source_ids", ARRAY(Text)),
)
