"""The directory service: ``python -m services.directory.main --port N``."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Policies
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.chassis.settings import Settings
from libs.contracts.directory import EVENTS
from libs.kernel.text import Text
from libs.policy.book import PolicyBook
from services.directory.accounts.attempt_store import attempts_of
from services.directory.accounts.credential_routes import ROUTER as CREDENTIALS
from services.directory.accounts.routes import ME_ROUTER
from services.directory.accounts.routes import ROUTER as ACCOUNT_ROUTES
from services.directory.accounts.store import find_actor
from services.directory.case_types import TYPES
from services.directory.labels import dictionaries
from services.directory.organs.routes import ROUTER as ORGAN_ROUTES
from services.directory.passwords import Passwords
from services.directory.people.routes import ROUTER as PEOPLE_ROUTES
from services.directory.permissions import DOORS
from services.directory.relations.routes import ROUTER as RELATION_ROUTES


def policies(settings: Settings) -> Policies:
    """The policy profiles; an entry of the directory pins the one in force when it is recorded."""
    return PolicyBook.load(settings.policies)


def wiring(settings: Settings, _policies: Policies) -> Mapping[str, Any]:
    """What the acts and the sign-in need: the hashing of passwords, the count of failures."""
    return {"passwords": Passwords(), "attempts": attempts_of(settings.signing_key())}


SERVICE = Service(
    name="directory",
    title=Text("机构与人员", "Directory"),
    types=TYPES,
    publishes=EVENTS,
    follows=(),
    routers=(ORGAN_ROUTES, PEOPLE_ROUTES, RELATION_ROUTES, ACCOUNT_ROUTES, ME_ROUTER, CREDENTIALS),
    representations=tuple(Representation(case_type) for case_type in TYPES),
    find_actor=find_actor,
    policies=policies,
    wiring=wiring,
    doors=DOORS,
    dictionaries=dictionaries,
)

if __name__ == "__main__":
    run(SERVICE)
