"""The table of leads as SQLAlchemy sees it; migrations/v2.sql and v4_leads.sql create it. Of the content no word is
projected."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA

LEADS = Table(
    "lead",
    METADATA,
    *case_columns(),
    Column("competent_organ_id", Uuid),
    Column("office_id", Uuid),
    Column("subject_person_id", Uuid),
    Column("subject_organ_id", Uuid),
    Column("received_on", Date),
    Column("due_on", Date),
    Column("head_id", Uuid),
    Column("leader_id", Uuid),
    Column("verifier_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("submitting_organ_id", Uuid),
    Column("unsigned_ids", ARRAY(Uuid)),
    Column("feedback_owed", Boolean),
    Column("disposition", Text),
    Column("concluded_on", Date),
)
