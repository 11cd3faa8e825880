"""Brings the directory's database to the newest schema: ``python -m services.directory.migrate``."""

import os

from libs.chassis.database import migrate_now

if __name__ == "__main__":
    migrate_now(os.environ["DIRECTORY_DATABASE_URL"], "directory")
