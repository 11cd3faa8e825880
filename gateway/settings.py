"""What the gateway is told from outside: addresses, keys, limits; nothing secret has a default."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from gateway.addresses import Network, networks
from gateway.oidc.client_settings import OidcClient

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
    vault_url: Addresses = Field(description="Address of the vault of sealed reports.")
    directory_url: Addresses = Field(description="Address of the directory service.")
    gateway_database_url: str = Field(description="SQLAlchemy address of the database of logins (postgresql+asyncpg).")
    lanyard_keys: Path = Field(description="Folder that holds gateway.key, the private key that signs internal tokens.")
    lanyard_instance: str = Field(default="", description="Mark of the launch; health answers repeat it.")
    lanyard_drain_notice: float = Field(
        default=0.5, ge=0, description="Seconds for which readiness is red before the door closes: two probe periods."
    )
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
    gateway_caller_per_second: float = Field(
        default=50, gt=0, description="Calls one account or key may make a second."
    )
    gateway_caller_burst: int = Field(default=200, ge=1, description="Calls it may make at once after a rest.")
    gateway_caller_in_flight: int = Field(default=100, ge=1, description="Calls it may have under way.")
    gateway_address_per_second: float = Field(
        default=200, gt=0, description="Calls one network address may make a second, signed in or not."
    )
    gateway_address_burst: int = Field(default=800, ge=1, description="Calls it may make at once after a rest.")
    gateway_expensive_per_second: float = Field(
        default=5,
        gt=0,
        description="Searches, statistics, exports and looks at the audit trail a second per caller.",
    )
    gateway_expensive_burst: int = Field(default=30, ge=1, description="The same at once after a rest.")
    gateway_trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = Field(
        default=(), description="Networks (CIDR, commas between) of the proxies whose X-Forwarded-For is believed."
    )
    gateway_oidc_issuer: str = Field(default="", description="Identity provider; empty: local accounts alone.")
    gateway_oidc_client_id: str = Field(default="", description="Our name at the identity provider.")
    gateway_oidc_client_secret: Path | None = Field(default=None, description="File of our secret there, if any.")
    gateway_oidc_claim: str = Field(
        default="preferred_username", min_length=1, description="Claim of the ID token that holds the account name."
    )
    gateway_oidc_redirect: str = Field(default="", description="Our callback's public address, as registered there.")
    gateway_oidc_landing: str = Field(default="", description="Path shown after that login; empty: an answer in JSON.")

    @field_validator(
        "filing_url",
        "clarification_url",
        "accountability_url",
        "supervision_url",
        "vault_url",
        "directory_url",
        mode="before",
    )
    @classmethod
    def _split(cls, value: object) -> object:
        """Addresses are separated by commas and have no slash at the end."""
        if not isinstance(value, str):
            return value
        return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())

    @field_validator("gateway_trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        """Networks are separated by commas."""
        return networks(value) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _oidc_is_whole(self) -> Self:
        """A provider that is named half would fail at the first login; better at the start."""
        self.oidc_client()
        return self

    def oidc_client(self) -> OidcClient | None:
        """How we are known at the identity provider; None when there is none. ValueError when something is wrong."""
        if not self.gateway_oidc_issuer:
            return None
        return OidcClient(
            issuer=self.gateway_oidc_issuer,
            client_id=self.gateway_oidc_client_id,
            secret_file=self.gateway_oidc_client_secret,
            claim=self.gateway_oidc_claim,
            redirect=self.gateway_oidc_redirect,
            landing=self.gateway_oidc_landing,
        )

    @classmethod
    def from_environment(cls) -> Self:
        """The settings of this process; a ValidationError names what is missing."""
        return cls.model_validate({})

    def addresses_of(self, service: str) -> tuple[str, ...]:
        """Where that service can be reached."""
        addresses: tuple[str, ...] = getattr(self, f"{service}_url")
        return addresses
