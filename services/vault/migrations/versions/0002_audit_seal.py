"""The sealing of the audit trail."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]


def upgrade() -> None:
    """Create the tables of leaves, head and checkpoints; the audit rows stay as they are."""
    run_sql_file(op.get_bind(), _ROOT / "libs/chassis/schema/v2.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
