"""Alembic's entry: runs the revisions of this folder."""

from libs.chassis.migrating import run_migrations

run_migrations()
