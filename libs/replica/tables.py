"""The replica tables as SQLAlchemy sees them; schema/v1.sql creates them."""

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, MetaData, Table, Text, Uuid

REPLICA = MetaData()

ORGAN = Table(
    "replica_organ",
    REPLICA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("parent_id", Uuid),
    Column("ended_on", Date),
    Column("version", BigInteger, nullable=False),
)
"""Organs and offices; ``kind`` is an OrganKind, ``ended_on`` the first day on which it no longer exists."""

PERSON = Table(
    "replica_person",
    REPLICA,
    Column("id", Uuid, primary_key=True),
    Column("code", Text, nullable=False),
    Column("ended_on", Date),
    Column("version", BigInteger, nullable=False),
)
"""Persons by id and code, never by name."""

POST = Table(
    "replica_post",
    REPLICA,
    Column("person_id", Uuid, primary_key=True),
    Column("organ_id", Uuid, primary_key=True),
    Column("post", Text, primary_key=True),
    Column("valid_from", Date, primary_key=True),
    Column("valid_to", Date),
)
"""Who holds which post where; ``valid_to`` is the first day after it."""

RELATION = Table(
    "replica_relation",
    REPLICA,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("holder_id", Uuid, nullable=False),
    Column("target_id", Uuid, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("version", BigInteger, nullable=False),
)
"""Who looks after whom; ``kind`` is a RelationKind, ``valid_to`` the first day after it."""

ACCOUNT = Table(
    "replica_account",
    REPLICA,
    Column("id", Uuid, primary_key=True),
    Column("person_id", Uuid, nullable=False),
    Column("organ_id", Uuid, nullable=False),
    Column("office_id", Uuid),
    Column("roles", ARRAY(Text), nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("version", BigInteger, nullable=False),
)
"""Accounts with their roles."""
