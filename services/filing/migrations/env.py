"""Alembic environment of the filing service."""

from libs.chassis.migrating import run_migrations

run_migrations()
