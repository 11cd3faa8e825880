"""The clarification service as a process: ``python -m services.clarification.main --port N``."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import dictionary_of, labels
from libs.chassis.ids import now
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.contracts.clarification import EVENTS
from libs.kernel.actor import office_day
from libs.kernel.text import Text
from libs.policy.chapters import lists_of
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.clarification.applications import dues as applications
from services.clarification.applications.case_type import APPLICATION
from services.clarification.applications.routes import router as application_router
from services.clarification.applications.status import LABELS as APPLICATION_LABELS
from services.clarification.candidates.case_type import CANDIDATE
from services.clarification.candidates.lifecycle import LABELS as CANDIDATE_LABELS
from services.clarification.candidates.routes import router as candidate_router
from services.clarification.clarifications import assessing_routes, deciding_routes, executing_routes, list_routes
from services.clarification.clarifications.case_type import CLARIFICATION
from services.clarification.clarifications.case_views import ClarificationRepresentation
from services.clarification.clarifications.dues import dues
from services.clarification.clarifications.status import LABELS
from services.clarification.clarifications.wording import (
    DECLINE_LABELS,
    DEFERRAL_LABELS,
    ENTRANCE_LABELS,
    PROOF_LABELS,
)
from services.clarification.corrections import dues as corrections
from services.clarification.corrections.case_type import CORRECTION
from services.clarification.corrections.lifecycle import LABELS as CORRECTION_LABELS
from services.clarification.corrections.routes import router as correction_router
from services.clarification.filing_index.routes import router as filing_index_router
from services.clarification.filing_index.store import ENTRY
from services.clarification.leads_index.case_type import ENDED_STEP, LEAD_ENTRY
from services.clarification.leads_index.routes import router as leads_index_router
from services.clarification.malice import decision_routes as malice_decision_routes
from services.clarification.malice import inquiry_routes as malice_inquiry_routes
from services.clarification.malice import list_routes as malice_routes
from services.clarification.malice.case_type import MALICE
from services.clarification.malice.status import LABELS as MALICE_LABELS
from services.clarification.permissions import DOORS
from services.clarification.reactions import FOLLOWS
from services.clarification.statistics.routes import router as statistics_router
from services.clarification.todo import waiting_for
from services.clarification.transfers import dues as transfers
from services.clarification.transfers.case_type import TRANSFER
from services.clarification.transfers.lifecycle import LABELS as TRANSFER_LABELS
from services.clarification.transfers.routes import router as transfer_router


def _dictionaries(policies: Policies, profile: str) -> Mapping[str, Any]:
    in_force = policies.in_force(profile, office_day(now()))
    return {
        **{name: dictionary_of(code_list) for name, code_list in lists_of(in_force, "clarification").items()},
        "clarification_status": labels("clarification_status", LABELS),
        "application_status": labels("application_status", APPLICATION_LABELS),
        "candidate_status": labels("candidate_status", CANDIDATE_LABELS),
        "correction_status": labels("correction_status", CORRECTION_LABELS),
        "transfer_status": labels("transfer_status", TRANSFER_LABELS),
        "malice_status": labels("malice_status", MALICE_LABELS),
        "clarification_entrances": labels("clarification_entrances", ENTRANCE_LABELS),
        "deferral_grounds": labels("deferral_grounds", DEFERRAL_LABELS),
        "decline_reasons": labels("decline_reasons", DECLINE_LABELS),
        "proof_kinds": labels("proof_kinds", PROOF_LABELS),
    }


SERVICE = Service(
    name="clarification",
    title=Text("澄清正名", "clarification"),
    types=(ENTRY, CLARIFICATION, APPLICATION, CANDIDATE, LEAD_ENTRY, ENDED_STEP, MALICE, TRANSFER, CORRECTION),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(
        list_routes.router,
        assessing_routes.router,
        deciding_routes.router,
        executing_routes.router,
        application_router,
        candidate_router,
        leads_index_router,
        malice_routes.router,
        malice_inquiry_routes.router,
        malice_decision_routes.router,
        transfer_router,
        correction_router,
        filing_index_router,
        statistics_router,
        malice_routes.statistics_router,
        relations_router(),
    ),
    representations=(
        ClarificationRepresentation(CLARIFICATION, dues),
        Representation(APPLICATION, applications.dues),
        Representation(CANDIDATE),
        Representation(MALICE),
        Representation(TRANSFER, transfers.dues),
        Representation(CORRECTION, corrections.dues),
    ),
    find_actor=find_actor,
    policies=policies_of,
    wiring=calendar_of,
    doors=DOORS,
    rights_change=RIGHTS_CHANGE,
    dictionaries=_dictionaries,
    todo=waiting_for,
)

if __name__ == "__main__":
    run(SERVICE)
