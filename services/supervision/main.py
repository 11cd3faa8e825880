"""The supervision service as a process: ``python -m services.supervision.main --port N``."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import Dictionary, labels
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.chassis.settings import Settings
from libs.contracts.supervision import EVENTS
from libs.kernel.text import Text
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.supervision.leads import status as leads
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.dues import dues
from services.supervision.leads.matters import MatterKey
from services.supervision.leads.routes import router as leads_router
from services.supervision.obligations import lifecycle as obligations
from services.supervision.obligations.routes import router as obligations_router
from services.supervision.obligations.store import OBLIGATION
from services.supervision.permissions import DOORS
from services.supervision.reactions import FOLLOWS
from services.supervision.todo import waiting_for
from services.supervision.watchlist import lifecycle as watchlist
from services.supervision.watchlist.routes import router as watchlist_router
from services.supervision.watchlist.store import ENTRY


def dictionaries_of(_policies: Policies, _profile: str) -> Mapping[str, Dictionary]:
    """The codes of this service."""
    found = (
        labels("watch_status", watchlist.LABELS),
        labels("watch_reason", watchlist.REASON_LABELS),
        labels("watch_leaving", watchlist.LEAVING_LABELS),
        labels("watched_obligation_status", obligations.LABELS),
        labels("lead_status", leads.LABELS),
        labels("lead_kind", leads.KIND_LABELS),
        labels("lead_disposition", leads.DISPOSITION_LABELS),
        labels("lead_finding", leads.FINDING_LABELS),
    )
    return {dictionary.name: dictionary for dictionary in found}


def _wiring(settings: Settings, policies: Policies) -> Mapping[str, Any]:
    return {**calendar_of(settings, policies), "matters": MatterKey(settings.signing_key())}


SERVICE = Service(
    name="supervision",
    title=Text("专项监督", "supervision"),
    types=(ENTRY, OBLIGATION, LEAD),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(watchlist_router, obligations_router, leads_router, relations_router()),
    representations=(Representation(ENTRY), Representation(OBLIGATION), Representation(LEAD, dues)),
    find_actor=find_actor,
    policies=policies_of,
    wiring=_wiring,
    doors=DOORS,
    rights_change=RIGHTS_CHANGE,
    dictionaries=dictionaries_of,
    todo=waiting_for,
)

if __name__ == "__main__":
    run(SERVICE)
