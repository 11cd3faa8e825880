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
from services.supervision.circulars import status as circulars
from services.supervision.circulars.case_type import CIRCULAR
from services.supervision.circulars.routes import router as circulars_router
from services.supervision.criticisms import status as criticisms
from services.supervision.criticisms.case_type import CRITICISM
from services.supervision.criticisms.routes import router as criticisms_router
from services.supervision.leads import status as leads
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.dues import dues
from services.supervision.leads.matters import MatterKey
from services.supervision.leads.routes import router as leads_router
from services.supervision.obligations import lifecycle as obligations
from services.supervision.obligations.routes import router as obligations_router
from services.supervision.obligations.store import OBLIGATION
from services.supervision.permissions import DOORS
from services.supervision.rankings import status as rankings
from services.supervision.rankings.case_type import RANKING
from services.supervision.rankings.routes import router as rankings_router
from services.supervision.reactions import FOLLOWS
from services.supervision.todo import waiting_for
from services.supervision.unit_watch import status as unit_watch
from services.supervision.unit_watch.ending_store import ENDED_STEP
from services.supervision.unit_watch.routes import router as unit_watch_router
from services.supervision.unit_watch.store import UNIT_WATCH
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
        labels("criticism_status", criticisms.LABELS),
        labels("source_level", criticisms.LEVEL_LABELS),
        labels("task_role", criticisms.ROLE_LABELS),
        labels("circular_status", circulars.LABELS),
        labels("circular_level", circulars.LEVEL_LABELS),
        labels("ranking_status", rankings.LABELS),
        labels("ranking_kind", rankings.KIND_LABELS),
        labels("ranking_side", rankings.SIDE_LABELS),
        labels("unit_watch_status", unit_watch.LABELS),
        labels("unit_watched_for", unit_watch.FOR_LABELS),
        labels("unit_watch_leaving", unit_watch.LEAVING_LABELS),
    )
    return {dictionary.name: dictionary for dictionary in found}


def _wiring(settings: Settings, policies: Policies) -> Mapping[str, Any]:
    return {**calendar_of(settings, policies), "matters": MatterKey(settings.signing_key())}


SERVICE = Service(
    name="supervision",
    title=Text("专项监督", "supervision"),
    types=(ENTRY, UNIT_WATCH, ENDED_STEP, OBLIGATION, LEAD, CRITICISM, CIRCULAR, RANKING),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(
        watchlist_router,
        unit_watch_router,
        obligations_router,
        leads_router,
        criticisms_router,
        circulars_router,
        rankings_router,
        relations_router(),
    ),
    representations=(
        Representation(ENTRY),
        Representation(UNIT_WATCH),
        Representation(OBLIGATION),
        Representation(LEAD, dues),
        Representation(CRITICISM),
        Representation(CIRCULAR),
        Representation(RANKING),
    ),
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
