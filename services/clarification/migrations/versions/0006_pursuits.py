"""Ends of accountability cases and escalated interviews in the index of leads."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FOLDER = Path(__file__).resolve().parents[1]


def upgrade() -> None:
    """Add the columns and the table."""
    run_sql_file(op.get_bind(), _FOLDER / "v3.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
