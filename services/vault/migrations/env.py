"""Alembic environment of the vault."""

from libs.chassis.migrating import run_migrations

run_migrations()
