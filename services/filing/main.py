"""The filing service 容错事项事前备案: wires slices, events and doors, and serves."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import dictionary_of, labels
from libs.chassis.ids import now
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.chassis.settings import Settings
from libs.contracts.filing import EVENTS
from libs.kernel.actor import office_day
from libs.kernel.text import Text
from libs.policy.chapters import lists_of
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.filing.aftercare import lifecycle as aftercare
from services.filing.aftercare import routes as aftercare_routes
from services.filing.aftercare.store import OBLIGATION
from services.filing.earlier_problems import routes as earlier_problem_routes
from services.filing.earlier_problems import status as earlier_problems
from services.filing.earlier_problems.store import EARLIER_PROBLEM
from services.filing.escalations import routes as escalation_routes
from services.filing.escalations import status as escalations
from services.filing.escalations.ending_store import ENDED_STEP
from services.filing.escalations.store import ESCALATION
from services.filing.filings import (
    decision_routes,
    execution_routes,
    export_routes,
    list_routes,
    review_routes,
    unit_routes,
)
from services.filing.filings.case_type import FILING
from services.filing.filings.dues import dues
from services.filing.filings.status import LABELS
from services.filing.permissions import DOORS
from services.filing.precedents import routes as precedent_routes
from services.filing.reactions import FOLLOWS
from services.filing.statistics import routes as statistics_routes
from services.filing.todo import waiting_for
from services.filing.uploads import routes as upload_routes
from services.filing.uploads.store import UPLOAD


def _wiring(settings: Settings, policies: Policies) -> Mapping[str, Any]:
    return {**calendar_of(settings, policies), "files": settings.files}


def _dictionaries(policies: Policies, profile: str) -> Mapping[str, Any]:
    in_force = policies.in_force(profile, office_day(now()))
    return {
        **{name: dictionary_of(code_list) for name, code_list in lists_of(in_force, "filing").items()},
        "filing_status": labels("filing_status", LABELS),
        "aftercare_status": labels("aftercare_status", aftercare.LABELS),
        "escalation_status": labels("escalation_status", escalations.LABELS),
        "earlier_problem_status": labels("earlier_problem_status", earlier_problems.LABELS),
    }


SERVICE = Service(
    name="filing",
    title=Text("容错事项事前备案", "Prior filing"),
    types=(FILING, OBLIGATION, UPLOAD, ESCALATION, ENDED_STEP, EARLIER_PROBLEM),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(
        list_routes.router,
        export_routes.router,
        statistics_routes.router,
        unit_routes.router,
        review_routes.router,
        decision_routes.router,
        execution_routes.router,
        aftercare_routes.router,
        upload_routes.router,
        precedent_routes.router,
        escalation_routes.router,
        earlier_problem_routes.router,
        relations_router(),
    ),
    representations=(
        Representation(FILING, dues),
        Representation(OBLIGATION),
        Representation(UPLOAD),
        Representation(ESCALATION),
        Representation(EARLIER_PROBLEM),
    ),
    find_actor=find_actor,
    policies=policies_of,
    wiring=_wiring,
    doors=DOORS,
    rights_change=RIGHTS_CHANGE,
    dictionaries=_dictionaries,
    todo=waiting_for,
)

if __name__ == "__main__":
    run(SERVICE)
