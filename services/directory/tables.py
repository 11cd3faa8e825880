"""The tables of the directory as SQLAlchemy sees them; migrations/v1.sql and v2.sql create them."""

from sqlalchemy import BigInteger, Boolean, Column, Date, LargeBinary, MetaData, Table, Text, Uuid
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
    Column("machine", Boolean, nullable=False),
)
"""Constraints keep the three administrators apart (P-36), in one account and over the usable accounts of a person."""

CLIENT_KEY = Table(
    "client_key",
    METADATA,
    *case_columns(),
    Column("account_id", Uuid, nullable=False),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("expires_on", Date, nullable=False),
)

SECRET = Table(
    "account_secret",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("set_at", INSTANT, nullable=False),
)
"""Argon2id hashes, in no case body, history row, event or answer."""

PAST_SECRET = Table(
    "account_secret_past",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("set_at", INSTANT, primary_key=True),
    Column("hash", Text, nullable=False),
)
"""Hashes of the last passwords before the present one, so that they are not taken again."""

CODE_SECRET = Table(
    "account_code_secret",
    METADATA,
    Column("account_id", Uuid, primary_key=True),
    Column("in_force", Boolean, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("since", INSTANT, nullable=False),
    Column("last_step", BigInteger, nullable=False),
)
"""Encrypted secrets for one-time codes: the one in force, and one that its holder has drawn and not confirmed yet.
``last_step`` is the time step of the last code that was accepted; none is accepted twice."""

KEY_DIGEST = Table(
    "client_key_digest",
    METADATA,
    Column("key_id", Uuid, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
)
"""SHA-256 of keys, in no case body, history row, event or answer."""

FAILURE = Table(
    "sign_in_failure",
    METADATA,
    Column("account_digest", LargeBinary, nullable=False),
    Column("at", INSTANT, nullable=False),
)
"""Failed sign-ins of the last day, by a keyed digest of what was typed as account."""
