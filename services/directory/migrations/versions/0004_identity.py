"""Administrators apart by constraint, one-time codes, keys of machines."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]


def upgrade() -> None:
    """Add constraints, columns and tables of version 2."""
    run_sql_file(op.get_bind(), _ROOT / "services/directory/migrations/v2.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
