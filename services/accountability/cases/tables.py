"""The table of accountability cases as SQLAlchemy sees it; migrations v1.sql and v2_cases.sql create it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

CASES = Table(
    "accountability_case",
    METADATA,
    *case_columns(),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("source_kind", Text),
    Column("source_id", Uuid),
    Column("project_code", Text),
    Column("object_kind", Text),
    Column("object_organ_id", Uuid),
    Column("object_person_id", Uuid),
    Column("main_case_id", Uuid),
    Column("handler_ids", ARRAY(Uuid)),
    Column("barred_ids", ARRAY(Uuid)),
    Column("trial_officer_id", Uuid),
    Column("tolerance_outcome", Text),
    Column("measures", ARRAY(Text)),
    Column("outcome", Text),
    Column("decided_on", Date),
    Column("ended_on", Date),
    Column("due_on", Date),
)
