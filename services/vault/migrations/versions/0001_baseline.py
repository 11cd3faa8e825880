"""Baseline: chassis, replica and the tables of the vault."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0001"
down_revision = None

_ROOT = Path(__file__).resolve().parents[4]
_FILES = ("libs/chassis/schema/v1.sql", "libs/replica/schema/v1.sql", "services/vault/migrations/v1.sql")


def upgrade() -> None:
    """Create everything."""
    for file in _FILES:
        run_sql_file(op.get_bind(), _ROOT / file)


def downgrade() -> None:
    """There is nothing before the baseline."""
    raise NotImplementedError
