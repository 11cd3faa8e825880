"""Brings the gateway's database to the newest schema: ``python -m gateway.migrate``."""

import os

from libs.chassis.database import migrate_now

if __name__ == "__main__":
    migrate_now(os.environ["GATEWAY_DATABASE_URL"], "gateway")
