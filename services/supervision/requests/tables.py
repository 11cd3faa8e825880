"""The table of requests for staff as SQLAlchemy sees it; migrations/v4_requests.sql creates it."""

from sqlalchemy import Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

REQUESTS = Table(
    "staff_request",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("kind", Text),
    Column("requester_id", Uuid),
    Column("requested_by", Uuid),
    Column("addressee_id", Uuid),
    Column("task_id", Uuid),
    Column("requested_on", Date),
    Column("answered_on", Date),
    Column("due_on", Date),
)
"""``requester_id`` and ``addressee_id`` are organs; ``office_id`` is the office that asks, or that answers a lead unit.
``due_on`` is the day by which it is to be answered, null once it is. Nothing of a visit that cites it stands here."""
