"""The clarification service as a process: ``python -m services.clarification.main --port N``."""

from libs.chassis.process import Service
from libs.chassis.program import run
from libs.contracts.clarification import EVENTS
from libs.kernel.text import Text
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.clarification.filing_index.routes import router as filing_index_router
from services.clarification.filing_index.store import ENTRY
from services.clarification.permissions import DOORS
from services.clarification.reactions import FOLLOWS

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
    wiring=calendar_of,
    doors=DOORS,
    rights_change=RIGHTS_CHANGE,
)

if __name__ == "__main__":
    run(SERVICE)
