"""Brings the accountability database to the newest schema: ``python -m services.accountability.migrate``."""

import os

from libs.chassis.database import migrate_now

if __name__ == "__main__":
    migrate_now(os.environ["ACCOUNTABILITY_DATABASE_URL"], "accountability")
