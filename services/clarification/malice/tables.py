"""The table of cases of malicious accusation as SQLAlchemy sees it; migrations/v2_malice.sql creates it."""

from sqlalchemy import ARRAY, Boolean, Column, Date, Table, Uuid

from libs.chassis.tables import case_columns
from services.clarification.metadata import METADATA

MALICES = Table(
    "malice",
    METADATA,
    *case_columns(),
    Column("lead_id", Uuid),
    Column("organ_id", Uuid),
    Column("office_id", Uuid),
    Column("subject_person_id", Uuid),
    Column("subject_organ_id", Uuid),
    Column("certifying_organ_id", Uuid),
    Column("approver_id", Uuid),
    Column("opened_by", Uuid),
    Column("head_ids", ARRAY(Uuid)),
    Column("handler_ids", ARRAY(Uuid)),
    Column("trial_officer_id", Uuid),
    Column("sender_ids", ARRAY(Uuid)),
    Column("recused_ids", ARRAY(Uuid)),
    Column("suspected_on", Date),
    Column("ended_on", Date),
    Column("certified_on", Date),
    Column("waits_for_head", Boolean),
)
"""Who may know the case and the days that statistics count by; everything else is in the sealed body."""
