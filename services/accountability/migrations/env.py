"""Alembic environment of the accountability service."""

from libs.chassis.migrating import run_migrations

run_migrations()
