"""The tables of criticisms and circulars as SQLAlchemy sees them; migrations/v3.sql creates them. No word is
projected: what was said stands in the body alone."""

from sqlalchemy import ARRAY, Column, Date, Table, Text, Uuid

from libs.chassis.tables import case_columns
from services.supervision.metadata import METADATA


def _source(name: str, *more: Column[object]) -> Table:
    return Table(
        name,
        METADATA,
        *case_columns(),
        Column("competent_organ_id", Uuid),
        Column("recorded_for", Uuid),
        Column("recorded_by", Uuid),
        Column("occurrence_id", Uuid),
        Column("occurred_on", Date),
        Column("level", Text),
        Column("unit_ids", ARRAY(Uuid)),
        *more,
    )


CRITICISMS = _source("criticism", Column("leader_id", Uuid))
CIRCULARS = _source("circular", Column("document_key", Text))
