"""The table of supervision lists as SQLAlchemy sees it; migrations/v4_requests.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

SUPERVISION_LISTS = Table(
    "supervision_list",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("kind", Text),
    Column("item_codes", ARRAY(Text)),
    Column("in_force_on", Date),
    Column("ended_on", Date),
)
"""``item_codes`` are what a visit may cite while ``status`` is in_force; an organ has one list of a kind in force."""
