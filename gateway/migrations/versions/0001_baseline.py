"""The table of logins."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; only the SHA-256 of a token is ever stored."""
    op.create_table(
        "session",
        sa.Column("token_sha256", sa.LargeBinary, primary_key=True),
        sa.Column("account_id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid, nullable=False),
        sa.Column("organ_id", sa.Uuid, nullable=False),
        sa.Column("roles_v", sa.Integer, nullable=False),
        sa.Column("roles", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("octet_length(token_sha256) = 32", name="session_token_is_a_digest"),
        sa.CheckConstraint("expires_at > created_at", name="session_expires_after_it_begins"),
    )
    op.create_index("ix_session_account_id", "session", ["account_id"])


def downgrade() -> None:
    """Drop the table; everybody signs in again."""
    op.drop_table("session")
