"""The table of objections as SQLAlchemy sees it; migrations/v4_visits.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

OBJECTIONS = Table(
    "objection",
    METADATA,
    *case_columns(),
    Column("visit_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("barred_ids", ARRAY(Uuid)),
    Column("affected_ids", ARRAY(Uuid)),
    Column("examiner_id", Uuid),
    Column("outcome", Text),
    Column("lodged_on", Date),
    Column("due_on", Date),
)
"""``office_id`` is the office or body that visited, ``barred_ids`` who took part in the visit, ``affected_ids`` the
problem items that a decision says should be withdrawn, ``due_on`` the last day for the decision, null once taken."""
