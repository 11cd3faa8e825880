"""The table of central tasks as SQLAlchemy sees it; migrations/v4_tasks.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

TASKS = Table(
    "task",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("bureau_id", Uuid),
    Column("kind", Text),
    Column("project_code", Text),
    Column("lead_unit_id", Uuid),
    Column("task_force_id", Uuid),
    Column("unit_ids", ARRAY(Uuid)),
    Column("set_up_on", Date),
    Column("ended_on", Date),
    Column("due_on", Date),
    Column("light", Text),
    Column("light_on", Date),
    Column("red_unit_ids", ARRAY(Uuid)),
    Column("pressed_unit_ids", ARRAY(Uuid)),
    Column("to_settle", Boolean),
)
"""``unit_ids`` are lead unit, task force and undertaking units together; ``office_id`` is the office that set it up.
``light`` is green, yellow or red since ``light_on``; ``red_unit_ids`` own what is red, ``pressed_unit_ids`` what is
yellow or red and not reported done. ``due_on`` is the last day of the next milestone not found reached, null once all
are; ``to_settle`` says that one is reported done; ``ended_on`` is the day on which it was completed or stopped."""
