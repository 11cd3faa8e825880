"""The tables of determinations and applications as SQLAlchemy sees them; migrations/v2_tolerance.sql creates them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

TOLERANCES = Table(
    "tolerance",
    METADATA,
    *case_columns(),
    Column("case_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("object_organ_id", Uuid),
    Column("object_person_id", Uuid),
    Column("application_id", Uuid),
    Column("entrance", Text),
    Column("outcome", Text),
    Column("head_ids", ARRAY(Uuid)),
    Column("decider_ids", ARRAY(Uuid)),
    Column("trial_officer_id", Uuid),
    Column("opened_on", Date),
    Column("determined_on", Date),
    Column("served_on", Date),
    Column("due_on", Date),
)

APPLICATIONS = Table(
    "tolerance_application",
    METADATA,
    *case_columns(),
    Column("applicant", Text),
    Column("unit_id", Uuid),
    Column("person_id", Uuid),
    Column("organ_id", Uuid),
    Column("received_on", Date),
    Column("reconsidering", Boolean),
    Column("due_on", Date),
)
