"""The table of sanctions as SQLAlchemy sees it; migrations/v2_aftermath.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Integer, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.accountability.metadata import METADATA

SANCTIONS = Table(
    "sanction",
    METADATA,
    *case_columns(),
    Column("case_id", Uuid),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("person_id", Uuid),
    Column("organ_id", Uuid),
    Column("measure", Text),
    Column("form", Integer),
    Column("effective_on", Date),
    Column("until_on", Date),
    Column("recourse_until_on", Date),
    Column("org_department_id", Uuid),
    Column("recused_ids", ARRAY(Uuid)),
)
