"""Brings the filing database to the newest schema: ``python -m services.filing.migrate``."""

import os

from libs.chassis.database import migrate_now

if __name__ == "__main__":
    migrate_now(os.environ["FILING_DATABASE_URL"], "filing")
