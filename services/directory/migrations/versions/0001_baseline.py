"""The tables of the chassis and of the directory."""

from pathlib import Path

from alembic import op

from libs.chassis.database import run_sql_file

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ROOT = Path(__file__).resolve().parents[4]


def upgrade() -> None:
    for schema in ("libs/chassis/schema/v1.sql", "services/directory/migrations/v1.sql"):
        run_sql_file(op.get_bind(), _ROOT / schema)


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead: what a case table holds cannot be made anew")
