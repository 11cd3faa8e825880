"""The chassis tables as SQLAlchemy sees them; schema/v1.sql and later create them."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

METADATA = MetaData()
INSTANT = DateTime(timezone=True)

HISTORY = Table(
    "case_history",
    METADATA,
    Column("case_type", Text, primary_key=True),
    Column("case_id", Uuid, primary_key=True),
    Column("version", BigInteger, primary_key=True),
    Column("act", Text),
    Column("lifecycle_row", Text),
    Column("source", Text),
    Column("target", Text),
    Column("account_id", Uuid),
    Column("person_id", Uuid),
    Column("role", Text),
    Column("at", INSTANT),
    Column("profile", Text),
    Column("profile_version", Text),
    Column("record", JSONB),
)

AUDIT = Table(
    "audit_event",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("event_uuid", Uuid),
    Column("at", INSTANT),
    Column("account_id", Uuid),
    Column("organ_id", Uuid),
    Column("action", Text),
    Column("object_type", Text),
    Column("object_id", Uuid),
    Column("decision", Text),
    Column("outcome", Text),
    Column("policy_version", Text),
    Column("request_id", Uuid),
    Column("body", LargeBinary),
    Column("objects", ARRAY(Uuid)),
    Column("purpose", Text),
    Column("row_mac", LargeBinary),
)

IDEMPOTENCY = Table(
    "idempotency",
    METADATA,
    Column("principal", Uuid, primary_key=True),
    Column("route", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("fingerprint", LargeBinary),
    Column("case_type", Text),
    Column("case_id", Uuid),
    Column("created_at", INSTANT),
)

OUTBOX = Table(
    "outbox_event",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("event_id", Uuid),
    Column("aggregate_type", Text),
    Column("aggregate_id", Uuid),
    Column("aggregate_version", BigInteger),
    Column("lane", SmallInteger),
    Column("event_type", Text),
    Column("schema_version", SmallInteger),
    Column("payload", LargeBinary),
    Column("payload_digest", LargeBinary),
    Column("signature", LargeBinary),
    Column("key_id", Text),
    Column("occurred_at", INSTANT),
    Column("recorded_at", INSTANT),
    Column("actor_ref", Uuid),
    Column("correlation_id", Uuid),
    Column("causation_id", Uuid),
    Column("published_at", INSTANT),
    Column("js_incarnation", Text),
    Column("feed_position", BigInteger),
    Column("js_seq", BigInteger),
    Column("attempts", Integer),
    Column("next_attempt_at", INSTANT),
    Column("last_error", Text),
)

POSITION = Table(
    "inbox_position",
    METADATA,
    Column("consumer", Text, primary_key=True),
    Column("aggregate_type", Text, primary_key=True),
    Column("aggregate_id", Uuid, primary_key=True),
    Column("last_version", BigInteger),
    Column("blocked_by", Uuid),
)

INBOX = Table(
    "inbox_event",
    METADATA,
    Column("consumer", Text, primary_key=True),
    Column("event_id", Uuid, primary_key=True),
    Column("aggregate_type", Text),
    Column("aggregate_id", Uuid),
    Column("version", BigInteger),
    Column("digest", LargeBinary),
    Column("stream", Text),
    Column("stream_seq", BigInteger),
    Column("delivered", Integer),
    Column("occurred_at", INSTANT),
    Column("applied_at", INSTANT),
    Column("outcome", Text),
)

PARKED = Table(
    "parked_event",
    METADATA,
    Column("consumer", Text, primary_key=True),
    Column("event_id", Uuid, primary_key=True),
    Column("aggregate_type", Text),
    Column("aggregate_id", Uuid),
    Column("version", BigInteger),
    Column("event_type", Text),
    Column("raw", LargeBinary),
    Column("digest", LargeBinary),
    Column("stream", Text),
    Column("stream_seq", BigInteger),
    Column("state", Text),
    Column("error_class", Text),
    Column("fingerprint", Text),
    Column("attempts", Integer),
    Column("first_at", INSTANT),
    Column("next_at", INSTANT),
    Column("decided_by", Text),
    Column("second_by", Text),
    Column("reason", Text),
)

TIMER = Table(
    "timer",
    METADATA,
    Column("case_type", Text, primary_key=True),
    Column("case_id", Uuid, primary_key=True),
    Column("act", Text, primary_key=True),
    Column("due_at", INSTANT),
    Column("attempts", Integer),
    Column("next_attempt_at", INSTANT),
)

SERIES = Table(
    "number_series",
    METADATA,
    Column("organ_id", Uuid, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last_serial", Integer),
)


def case_columns() -> tuple[Column[object], ...]:
    """The columns that every case table has; a slice adds those it filters by."""
    return (
        Column("id", Uuid, primary_key=True),
        Column("version", BigInteger, nullable=False),
        Column("status", Text, nullable=False),
        Column("number", Text),
        Column("profile", Text, nullable=False),
        Column("profile_version", Text, nullable=False),
        Column("opened_at", INSTANT, nullable=False),
        Column("changed_at", INSTANT, nullable=False),
        Column("body", JSONB, nullable=False),
    )
