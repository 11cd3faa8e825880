"""The table of sign-ins on their way through the identity provider."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; it holds digests only, each row for ten minutes."""
    op.create_table(
        "sign_in_attempt",
        sa.Column("state_sha256", sa.LargeBinary, primary_key=True),
        sa.Column("browser_sha256", sa.LargeBinary, nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("octet_length(state_sha256) = 32", name="sign_in_attempt_state_is_a_digest"),
        sa.CheckConstraint("octet_length(browser_sha256) = 32", name="sign_in_attempt_browser_is_a_digest"),
    )
    op.create_index("ix_sign_in_attempt_expires_at", "sign_in_attempt", ["expires_at"])


def downgrade() -> None:
    """Drop the table; whoever is at the provider begins again."""
    op.drop_table("sign_in_attempt")
