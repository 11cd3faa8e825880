"""The clarification service as a process: ``python -m services.clarification.main --port N``."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Policies
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.settings import Settings
from libs.contracts.clarification import EVENTS
from libs.kernel.text import Text
from libs.policy.book import PolicyBook
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.clarification.filing_index.routes import router as filing_index_router
from services.clarification.filing_index.store import ENTRY
from services.clarification.permissions import DOORS
from services.clarification.reactions import FOLLOWS


def policies_of(settings: Settings) -> PolicyBook:
    """The policies this process goes by."""
    return PolicyBook.load(settings.policies)


def wiring_of(settings: Settings, _policies: Policies) -> Mapping[str, Any]:
    """What facts loaders may use: the working calendar."""
    return {"calendar": policies_of(settings).calendar}


SERVICE = Service(
    name="clarification",
    title=Text("澄清正名", "clarification"),
    types=(ENTRY,),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(filing_index_router, relations_router()),
    representations=(),
    find_actor=find_actor,
    policies=policies_of,
    wiring=wiring_of,
    doors=DOORS,
    rights_change=RIGHTS_CHANGE,
)

if __name__ == "__main__":
    run(SERVICE)
