"""The table of problem items heard from supervision."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]


def upgrade() -> None:
    """Create the table."""
    run_sql_file(op.get_bind(), _ROOT / "services/filing/migrations/v4.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
