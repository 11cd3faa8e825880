"""The tables of draws and re-examinations as SQLAlchemy sees them; migrations/v2_aftermath.sql creates them."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

DRAWS = Table(
    "reexamination_draw",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("half_year", Text),
    Column("drawn_on", Date),
    Column("due_on", Date),
)

REEXAMINATIONS = Table(
    "reexamination",
    METADATA,
    *case_columns(),
    Column("draw_id", Uuid),
    Column("case_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("person_id", Uuid),
    Column("outcome", Text),
    Column("examiner_ids", ARRAY(Uuid)),
    Column("barred_ids", ARRAY(Uuid)),
    Column("concluded_on", Date),
)
