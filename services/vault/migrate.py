"""Brings the vault's database to the newest schema: ``python -m services.vault.migrate``."""

import os

from libs.chassis.database import migrate_now

if __name__ == "__main__":
    migrate_now(os.environ["VAULT_DATABASE_URL"], "vault")
