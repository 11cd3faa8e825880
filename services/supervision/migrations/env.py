"""Alembic environment of the supervision service."""

from libs.chassis.migrating import run_migrations

run_migrations()
