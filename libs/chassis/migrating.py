"""What every migrations/env.py runs: the revisions on the connection it was given."""

from alembic import context


def run_migrations() -> None:
    """Run the revisions in one transaction on ``config.attributes['connection']``."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, transaction_per_migration=False)
    with context.begin_transaction():
        context.run_migrations()
