"""Brings the clarification database to the newest schema: ``python -m services.clarification.migrate``."""

import os

from libs.chassis.database import migrate_now

if __name__ == "__main__":
    migrate_now(os.environ["CLARIFICATION_DATABASE_URL"], "clarification")
