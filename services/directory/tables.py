"""The tables of the directory as SQLAlchemy sees them; migrations/v1.sql creates them."""

from sqlalchemy import Column, Date, LargeBinary, MetaData, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY

from libs.chassis.tables import INSTANT, case_columns

METADATA = MetaData()

ORGAN = Table(
    "organ",
    METADATA,
    *case_columns(),
    Column("code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("parent_id", Uuid),
    Column("ended_on", Date),
)

PERSON = Table(
    "person",
    METADATA,
    *case_columns(),
    Column("code", Text, nullable=False),
    Column("organ_ids", ARRAY(Uuid), nullable=False),
    Column("ended_on", Date),
)
"""``organ_ids`` are the organs of all posts, past ones too; the name stands in the body alone."""

RELATION = Table(
    "relation",
    METADATA,
    *case_columns(),
    Column("kind", Text, nullable=False),
    Column("holder_id", Uuid, nullable=False),
    Column("target_id", Uuid, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
)

ACCOUNT = Table(
    "account",
    METADATA,
    *case_columns(),
    Column("code", Text, nullable=False),
    Column("person_id", Uuid, nullable=False),
    Column("organ_id", Uuid, nullable=False),
    Column("office_id", Uuid),
    Column("roles", ARRAY(Text), nullable=False),
)

SECRET = Table(
    "account_secret",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("set_at", INSTANT, nullable=False),
)
"""Argon2id hashes, in no case body, history row, event or answer."""

FAILURE = Table(
    "sign_in_failure",
    METADATA,
    Column("account_digest", LargeBinary, nullable=False),
    Column("at", INSTANT, nullable=False),
)
"""Failed sign-ins of the last minutes, by a keyed digest of what was typed as account."""
