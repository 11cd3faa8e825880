"""Looks in the audit trail, and a mark on every row."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]


def upgrade() -> None:
    """Add the columns and what the search goes by; the rows there are stay as they were sealed."""
    run_sql_file(op.get_bind(), _ROOT / "libs/chassis/schema/v3.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
