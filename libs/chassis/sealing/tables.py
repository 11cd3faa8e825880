"""The tables of the sealing as SQLAlchemy sees them; schema/v2.sql creates them."""

from sqlalchemy import BigInteger, Boolean, Column, LargeBinary, Table, Text

from libs.chassis.tables import INSTANT, METADATA

LEAF = Table(
    "audit_leaf",
    METADATA,
    Column("leaf_index", BigInteger, primary_key=True, autoincrement=False),
    Column("audit_id", BigInteger),
    Column("leaf_hash", LargeBinary),
)

HEAD = Table(
    "audit_head",
    METADATA,
    Column("single", Boolean, primary_key=True),
    Column("size", BigInteger),
    Column("frontier", LargeBinary),
    Column("sealed_to", BigInteger),
)

CHECKPOINT = Table(
    "audit_checkpoint",
    METADATA,
    Column("size", BigInteger, primary_key=True, autoincrement=False),
    Column("signed_at", INSTANT),
    Column("note", Text),
)
