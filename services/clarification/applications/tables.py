"""The table of applications as SQLAlchemy sees it; migrations/v2_intake.sql creates it."""

from sqlalchemy import Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.clarification.metadata import METADATA

APPLICATIONS = Table(
    "application",
    METADATA,
    *case_columns(),
    Column("subject_person_id", Uuid),
    Column("subject_organ_id", Uuid),
    Column("unit_id", Uuid),
    Column("organ_id", Uuid),
    Column("handling_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("clarification_id", Uuid),
    Column("channel", Text),
    Column("received_on", Date),
    Column("expected_on", Date),
    Column("due_on", Date),
)
