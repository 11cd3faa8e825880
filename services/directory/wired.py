"""What acts and sign-ins of the directory are wired with: hashing, codes, the count of failures, the rules."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from libs.chassis.audit import mark_rows
from libs.chassis.engine import Engine
from libs.chassis.outbox import EventSigner
from libs.chassis.settings import Settings
from libs.policy.book import PolicyBook
from services.directory.accounts.attempt_store import attempts_of
from services.directory.case_types import TYPES
from services.directory.config import SignInRules
from services.directory.one_time_codes import codes_of
from services.directory.passwords import Passwords


def wired(settings: Settings, passwords: Passwords | None = None) -> Mapping[str, Any]:
    """The services of the engine by name."""
    key = settings.signing_key()
    return {
        "passwords": passwords or Passwords(),
        "attempts": attempts_of(key),
        "codes": codes_of(key),
        "sign_in_rules": SignInRules(),
    }


def engine_at(database: AsyncEngine, settings: Settings, passwords: Passwords | None = None) -> Engine:
    """The engine of an operator's command, which acts beside the running service as the system itself."""
    mark_rows(database, settings.signing_key())
    return Engine(
        database=database,
        types={case_type.name: case_type for case_type in TYPES},
        policies=PolicyBook.load(settings.policies),
        profile=settings.profile,
        signer=EventSigner(settings.service, settings.signing_key()),
        services=wired(settings, passwords),
    )
