"""Tables of central tasks, visits, problems, requests, and what leads and sheets need besides."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]
_PARTS = ("tasks", "requests", "visits", "problems", "common_problems", "leads", "sheets", "frequency")


def upgrade() -> None:
    """Create the tables."""
    for part in _PARTS:
        run_sql_file(op.get_bind(), _ROOT / f"services/supervision/migrations/v4_{part}.sql")


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
