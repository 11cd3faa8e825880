"""The table of visits as SQLAlchemy sees it; migrations/v4_visits.sql creates it."""

from typing import Final

from sqlalchemy import ARRAY, Boolean, Column, ColumnElement, Date, Table, Text, Uuid, and_, not_

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

VISITS = Table(
    "visit",
    METADATA,
    *case_columns(),
    Column("kind", Text),
    Column("unannounced", Boolean),
    Column("unit_id", Uuid),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("bureau_id", Uuid),
    Column("task_id", Uuid),
    Column("request_id", Uuid),
    Column("common_problem_id", Uuid),
    Column("problem_ids", ARRAY(Uuid)),
    Column("opened_problem_ids", ARRAY(Uuid)),
    Column("methods", ARRAY(Text)),
    Column("joint", Boolean),
    Column("planned_by", Uuid),
    Column("leader_id", Uuid),
    Column("member_ids", ARRAY(Uuid)),
    Column("planned_on", Date),
    Column("visited_on", Date),
    Column("confirmed", Boolean),
    Column("due_on", Date),
)
"""``office_id`` is the office or dispatched body that visits, ``visited_on`` the day on site (null before), ``due_on``
the last day for the conclusion once it is reported. ``problem_ids`` are the items it is to look at (S-09, S-11),
``opened_problem_ids`` those it opened. ``member_ids`` do not include the leader. ``confirmed``: by
the inspection bureau (special visits). A visit counts once it is closed."""

HIDDEN: Final[ColumnElement[bool]] = and_(VISITS.c.unannounced, VISITS.c.visited_on.is_(None))
"""An unannounced visit that has not started, or never did: only its planner, its team and, for a special visit, the
bureau that confirms it may know that it exists (G-54, P-33)."""

IN_THE_OPEN: Final[ColumnElement[bool]] = not_(HIDDEN)
"""Any other visit. Whatever counts, lists, proposes or warns for everybody asks for this first."""
