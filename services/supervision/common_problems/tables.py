"""The table of common problems as SQLAlchemy sees it; migrations/v4_common_problems.sql creates it."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

COMMON_PROBLEMS = Table(
    "common_problem",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("nature", Text),
    Column("task_id", Uuid),
    # The problem items listed; the population once the list is fixed; of it the sample, drawn and added (G-50).
    Column("item_ids", ARRAY(Uuid)),
    Column("population", ARRAY(Uuid)),
    Column("sample", ARRAY(Uuid)),
    # Of the sample: what was checked on a visit, and what its latest check found put right (S-11, G-51).
    Column("checked", ARRAY(Uuid)),
    Column("put_right", ARRAY(Uuid)),
    Column("compiled_on", Date),
    Column("fixed_on", Date),
    Column("drawn_on", Date),
    Column("closed_on", Date),
)
