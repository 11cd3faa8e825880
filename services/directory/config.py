"""How strictly people sign in here: read from the environment, with the strict choice where nothing is said."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Days = Annotated[int, Field(ge=0, le=3650)]


class CodesAsked(StrEnum):
    """Of whom a one-time code is asked at sign-in."""

    REQUIRED = "required"  # of everyone: an account without a secret for codes cannot sign in
    ENROLLED = "enrolled"  # of those who have a secret for codes; for trying things out


class SignInRules(BaseSettings):
    """The settings ``DIRECTORY_ONE_TIME_CODES``, ``DIRECTORY_PASSWORD_MAX_AGE_DAYS``, ``DIRECTORY_DORMANT_AFTER_DAYS``.

    Raises pydantic's ValidationError for a value that is none.
    """

    model_config = SettingsConfigDict(env_prefix="DIRECTORY_", extra="ignore", frozen=True)

    one_time_codes: CodesAsked = Field(default=CodesAsked.REQUIRED, description="Of whom a one-time code is asked.")
    password_max_age_days: Days = Field(
        default=90, description="Days after which a password must be changed; 0: never."
    )
    dormant_after_days: Days = Field(default=90, description="Unused days that disable an account; 0: none do.")
