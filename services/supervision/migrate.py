"""Brings the supervision database to the newest schema: ``python -m services.supervision.migrate``."""

import os

from libs.chassis.database import migrate_now

if __name__ == "__main__":
    migrate_now(os.environ["SUPERVISION_DATABASE_URL"], "supervision")
