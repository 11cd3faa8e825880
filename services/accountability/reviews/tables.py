"""The table of reviews as SQLAlchemy sees it; migrations/v2_aftermath.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

REVIEWS = Table(
    "review",
    METADATA,
    *case_columns(),
    Column("case_id", Uuid),
    Column("unit_id", Uuid),
    Column("person_id", Uuid),
    Column("organ_id", Uuid),
    Column("first_organ_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("stage", Text),
    Column("path", Text),
    Column("outcome", Text),
    Column("applicant_organ_id", Uuid),
    Column("reviewer_ids", ARRAY(Uuid)),
    Column("hand_ids", ARRAY(Uuid)),
    Column("barred_ids", ARRAY(Uuid)),
    Column("received_on", Date),
    Column("served_on", Date),
    Column("due_on", Date),
)
