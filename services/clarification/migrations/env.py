"""Alembic environment of the clarification service."""

from libs.chassis.migrating import run_migrations

run_migrations()
