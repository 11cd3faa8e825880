"""What a process is told from outside: addresses, keys, roles; nothing secret has a default."""

import os
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings of one service process, read from the environment."""

    model_config = SettingsConfigDict(env_prefix="LANYARD_", extra="ignore")

    service: str = Field(description="Name of the service, e.g. filing.")
    database_url: str = Field(description="SQLAlchemy address of the service's database (postgresql+asyncpg).")
    nats_url: str = Field(description="Address of the NATS server.")
    keys: Path = Field(description="Folder of Ed25519 keys: <name>.key (private) and <name>.pub (public), PEM.")
    keks: Path | None = Field(
        default=None, description="Folder of key-encryption keys, <service>.c3.1.kek; default: that of the other keys."
    )
    suite: str = Field(default="aes-256-gcm", description="Suite of encryption at rest: aes-256-gcm or sm4-gcm.")
    policies: Path = Field(default=Path("policies"), description="Folder of the policy profiles.")
    files: Path = Field(default=Path(".lanyard/files"), description="Folder of stored attachments.")
    instance: str = Field(default="", description="Mark of the launch; health answers repeat it.")
    profile: str = Field(default="xuchang", description="Policy profile new cases are opened under.")
    drain_notice: float = Field(
        default=0.5, ge=0, description="Seconds for which readiness is red before the door closes: two probe periods."
    )
    pool_size: int = Field(default=10, ge=1, description="Database connections of the web part.")

    def signing_key(self) -> bytes:
        """The private key of this service. Raises OSError if it cannot be read."""
        return (self.keys / f"{self.service}.key").read_bytes()

    def public_keys(self) -> dict[str, bytes]:
        """Every public key of the folder by name."""
        return {path.stem: path.read_bytes() for path in sorted(self.keys.glob("*.pub"))}


def settings_of(service: str) -> Settings:
    """The settings of that service; database from ``<SERVICE>_DATABASE_URL``, broker from ``NATS_URL``."""
    return Settings(
        service=service,
        database_url=os.environ[f"{service.upper()}_DATABASE_URL"],
        nats_url=os.environ["NATS_URL"],
        keys=Path(os.environ["LANYARD_KEYS"]),
    )
