"""The table of how escalated problem items stand."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FOLDER = Path(__file__).resolve().parents[1]


def upgrade() -> None:
    """Create the table."""
    run_sql_file(op.get_bind(), _FOLDER / "v3_rectifications.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
