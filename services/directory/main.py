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
from services.directory.accounts.credential_routes import ROUTER as CREDENTIALS
from services.directory.accounts.own_routes import ROUTER as OWN_ROUTES
from services.directory.accounts.routes import ROUTER as ACCOUNT_ROUTES
from services.directory.accounts.store import find_actor
from services.directory.case_types import TYPES
from services.directory.clients.credential_routes import ROUTER as KEY_CREDENTIALS
from services.directory.clients.routes import ROUTER as CLIENT_ROUTES
from services.directory.labels import dictionaries
from services.directory.organs.routes import ROUTER as ORGAN_ROUTES
from services.directory.people.routes import ROUTER as PEOPLE_ROUTES
from services.directory.permissions import DOORS
from services.directory.relations.routes import ROUTER as RELATION_ROUTES
from services.directory.wired import wired


def policies(settings: Settings) -> Policies:
    """The policy profiles; an entry of the directory pins the one in force when it is recorded."""
    return PolicyBook.load(settings.policies)


def wiring(settings: Settings, _policies: Policies) -> Mapping[str, Any]:
    """What the acts and the sign-in need: hashing, one-time codes, the count of failures, the rules."""
    return wired(settings)


SERVICE = Service(
    name="directory",
    title=Text("机构与人员", "Directory"),
    types=TYPES,
    publishes=EVENTS,
    follows=(),
    routers=(
        ORGAN_ROUTES,
        PEOPLE_ROUTES,
        RELATION_ROUTES,
        ACCOUNT_ROUTES,
        OWN_ROUTES,
        CLIENT_ROUTES,
        CREDENTIALS,
        KEY_CREDENTIALS,
    ),
    representations=tuple(Representation(case_type) for case_type in TYPES),
    find_actor=find_actor,
    policies=policies,
    wiring=wiring,
    doors=DOORS,
    dictionaries=dictionaries,
)

if __name__ == "__main__":
    run(SERVICE)
