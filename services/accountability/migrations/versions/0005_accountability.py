"""Triggers, interviews, cases to their end, tolerance and probation, and what follows a decision."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_FOLDER = Path(__file__).resolve().parents[1]
_FILES = (
    "v2_triggers.sql",
    "v2_interviews.sql",
    "v2_cases.sql",
    "v2_aftermath.sql",
    "v2_tolerance.sql",
    "v2_followups.sql",
)


def upgrade() -> None:
    """Create the tables of the slices."""
    for file in _FILES:
        run_sql_file(op.get_bind(), _FOLDER / file)


def downgrade() -> None:
    """Databases go forward only; restore a backup to go back."""
    raise NotImplementedError
