"""Keys of cases that are encrypted at rest."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]


def upgrade() -> None:
    """Add the table of keys."""
    run_sql_file(op.get_bind(), _ROOT / "libs/chassis/schema/v4.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
