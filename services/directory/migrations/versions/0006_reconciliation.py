"""Places in the change feed, and runs of the reconciliation with the broker."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]


def upgrade() -> None:
    """Add them."""
    run_sql_file(op.get_bind(), _ROOT / "libs/chassis/schema/v5.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
