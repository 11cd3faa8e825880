"""The tables of transfer sheets and of the counts of what was turned away, as migrations/v4_leads.sql creates them. Of
the content no word is projected."""

from sqlalchemy import Column, Date, Integer, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

LEAD_TRANSFERS = Table(
    "lead_transfer",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("submitting_organ_id", Uuid),
    Column("submitted_by", Uuid),
    Column("handler_id", Uuid),
    Column("subject_person_id", Uuid),
    Column("subject_organ_id", Uuid),
    Column("submitted_on", Date),
    Column("due_on", Date),
)
REFUSED_LEADS = Table(
    "refused_lead",
    METADATA,
    Column("organ_id", Uuid, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("route", Text, primary_key=True),
    Column("refused", Integer),
)
