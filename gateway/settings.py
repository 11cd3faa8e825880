"""What the gateway is told from outside: addresses, keys, limits; nothing secret has a default."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Addresses = Annotated[tuple[str, ...], NoDecode, Field(min_length=1)]


class Settings(BaseSettings):
    """Settings of the gateway process, read from the environment.

    A service address may be several, separated by commas: they are taken in turn, and one that cannot be reached is
    passed over.
    """

    model_config = SettingsConfigDict(extra="ignore")

    filing_url: Addresses = Field(description="Address of the filing service, e.g. http://filing:8000.")
    clarification_url: Addresses = Field(description="Address of the clarification service.")
    accountability_url: Addresses = Field(description="Address of the accountability service.")
    supervision_url: Addresses = Field(description="Address of the supervision service.")
    directory_url: Addresses = Field(description="Address of the directory service.")
    gateway_database_url: str = Field(description="SQLAlchemy address of the database of logins (postgresql+asyncpg).")
    lanyard_keys: Path = Field(description="Folder that holds gateway.key, the private key that signs internal tokens.")
    lanyard_instance: str = Field(default="", description="Mark of the launch; health answers repeat it.")
    gateway_in_flight: int = Field(
        default=1024, ge=1, description="Calls under way per service; more are answered 503."
    )
    gateway_patience: float = Field(
        default=8.0, ge=0, le=14, description="Seconds a call waits for a service that is being restarted."
    )
    gateway_pool_size: int = Field(default=5, ge=1, description="Connections to the database of logins.")
    gateway_logins_per_minute: int = Field(default=10, ge=1, description="Logins one account may try in a minute.")
    gateway_address_logins_per_minute: int = Field(
        default=60, ge=1, description="Logins one network address may try in a minute."
    )

    @field_validator(
        "filing_url", "clarification_url", "accountability_url", "supervision_url", "directory_url", mode="before"
    )
    @classmethod
    def _split(cls, value: object) -> object:
        """Addresses are separated by commas and have no slash at the end."""
        if not isinstance(value, str):
            return value
        return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())

    @classmethod
    def from_environment(cls) -> Self:
        """The settings of this process; a ValidationError names what is missing."""
        return cls.model_validate({})

    def addresses_of(self, service: str) -> tuple[str, ...]:
        """Where that service can be reached."""
        addresses: tuple[str, ...] = getattr(self, f"{service}_url")
        return addresses
