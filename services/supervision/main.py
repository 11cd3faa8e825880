"""The supervision service as a process: ``python -m services.supervision.main --port N``."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import Dictionary, dictionary_of, labels
from libs.chassis.ids import now
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.chassis.settings import Settings
from libs.contracts.supervision import EVENTS
from libs.kernel.actor import office_day
from libs.kernel.text import Text
from libs.policy.chapters import lists_of
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.supervision import tasks_chapter
from services.supervision.circulars import status as circulars
from services.supervision.circulars.case_type import CIRCULAR
from services.supervision.circulars.routes import router as circulars_router
from services.supervision.common_problems import status as common_problems
from services.supervision.common_problems.case_type import COMMON_PROBLEM
from services.supervision.common_problems.routes import router as common_problems_router
from services.supervision.criticisms import status as criticisms
from services.supervision.criticisms.case_type import CRITICISM
from services.supervision.criticisms.routes import router as criticisms_router
from services.supervision.exports.routes import router as exports_router
from services.supervision.frequency import status as frequency
from services.supervision.frequency.proposal_routes import router as proposals_router
from services.supervision.frequency.routes import router as coverage_router
from services.supervision.imports import views as imports
from services.supervision.imports.case_type import IMPORT_BATCH
from services.supervision.imports.routes import router as imports_router
from services.supervision.lead_transfers import status as lead_transfers
from services.supervision.lead_transfers.case_type import LEAD_TRANSFER
from services.supervision.lead_transfers.dues import dues as transfer_dues
from services.supervision.lead_transfers.read_models import LeadTransferRepresentation
from services.supervision.lead_transfers.routes import router as lead_transfers_router
from services.supervision.leads import status as leads
from services.supervision.leads.case_type import LEAD
from services.supervision.leads.dues import dues
from services.supervision.leads.matters import MatterKey
from services.supervision.leads.routes import router as leads_router
from services.supervision.objections import status as objections
from services.supervision.objections.case_type import OBJECTION
from services.supervision.objections.dues import dues as objection_dues
from services.supervision.objections.routes import router as objections_router
from services.supervision.obligations import lifecycle as obligations
from services.supervision.obligations.routes import router as obligations_router
from services.supervision.obligations.store import OBLIGATION
from services.supervision.permissions import DOORS
from services.supervision.problems import status as problems
from services.supervision.problems.case_type import PROBLEM
from services.supervision.problems.dues import dues as problem_dues
from services.supervision.problems.list_routes import router as problem_lists_router
from services.supervision.problems.rectifying_routes import router as rectifying_router
from services.supervision.problems.routes import router as problems_router
from services.supervision.rankings import status as rankings
from services.supervision.rankings.case_type import RANKING
from services.supervision.rankings.routes import router as rankings_router
from services.supervision.reactions import FOLLOWS
from services.supervision.statistics.coverage_routes import router as coverage_statistics_router
from services.supervision.statistics.routes import router as statistics_router
from services.supervision.todo import waiting_for
from services.supervision.unit_watch import status as unit_watch
from services.supervision.unit_watch.ending_store import ENDED_STEP
from services.supervision.unit_watch.routes import router as unit_watch_router
from services.supervision.unit_watch.store import UNIT_WATCH
from services.supervision.visits import status as visits
from services.supervision.visits.case_type import VISIT
from services.supervision.visits.dues import dues as visit_dues
from services.supervision.visits.list_routes import router as visit_lists_router
from services.supervision.visits.list_routes import warnings_router as visit_warnings_router
from services.supervision.visits.routes import router as visits_router
from services.supervision.watchlist import lifecycle as watchlist
from services.supervision.watchlist.routes import router as watchlist_router
from services.supervision.watchlist.store import ENTRY

_LABELS = (
    labels("watch_status", watchlist.LABELS),
    labels("watch_reason", watchlist.REASON_LABELS),
    labels("watch_leaving", watchlist.LEAVING_LABELS),
    labels("watched_obligation_status", obligations.LABELS),
    labels("lead_status", leads.LABELS),
    labels("lead_kind", leads.KIND_LABELS),
    labels("lead_disposition", leads.DISPOSITION_LABELS),
    labels("lead_finding", leads.FINDING_LABELS),
    labels("lead_competence", leads.COMPETENCE_LABELS),
    labels("lead_hand", leads.HAND_LABELS),
    labels("lead_transfer_status", lead_transfers.LABELS),
    labels("lead_bypass", lead_transfers.WAY_LABELS),
    labels("criticism_status", criticisms.LABELS),
    labels("source_level", criticisms.LEVEL_LABELS),
    labels("task_role", criticisms.ROLE_LABELS),
    labels("circular_status", circulars.LABELS),
    labels("circular_level", circulars.LEVEL_LABELS),
    labels("ranking_status", rankings.LABELS),
    labels("ranking_kind", rankings.KIND_LABELS),
    labels("ranking_side", rankings.SIDE_LABELS),
    *imports.DICTIONARIES,
    labels("unit_watch_status", unit_watch.LABELS),
    labels("unit_watched_for", unit_watch.FOR_LABELS),
    labels("unit_watch_leaving", unit_watch.LEAVING_LABELS),
    labels("coverage_state", frequency.STATE_LABELS),
    labels("coverage_scope", frequency.SCOPE_LABELS),
    labels("proposed_for", frequency.PROPOSED_LABELS),
    labels("common_problem_status", common_problems.LABELS),
    labels("check_way", common_problems.WAY_LABELS),
    labels("problem_status", problems.LABELS),
    labels("problem_kind", problems.KIND_LABELS),
    labels("problem_source", problems.SOURCE_LABELS),
    labels("verification_way", problems.WAY_LABELS),
    labels("verification_result", problems.RESULT_LABELS),
    labels("visit_status", visits.LABELS),
    labels("visit_kind", visits.KIND_LABELS),
    labels("objection_status", objections.LABELS),
    *tasks_chapter.DICTIONARIES,
)
"""The codes that are not of a profile."""


def dictionaries_of(policies: Policies, profile: str) -> Mapping[str, Dictionary]:
    """The codes of this service, and the lists of its chapter that are in force."""
    in_force = policies.in_force(profile, office_day(now()))
    shown = {name: dictionary_of(code_list) for name, code_list in lists_of(in_force, "supervision").items()}
    return {**shown, **{dictionary.name: dictionary for dictionary in _LABELS}}


def _wiring(settings: Settings, policies: Policies) -> Mapping[str, Any]:
    return {**calendar_of(settings, policies), "matters": MatterKey(settings.signing_key())}


SERVICE = Service(
    name="supervision",
    title=Text("专项监督", "supervision"),
    types=(
        ENTRY,
        UNIT_WATCH,
        ENDED_STEP,
        OBLIGATION,
        LEAD,
        LEAD_TRANSFER,
        CRITICISM,
        CIRCULAR,
        RANKING,
        IMPORT_BATCH,
        PROBLEM,
        COMMON_PROBLEM,
        VISIT,
        OBJECTION,
        *tasks_chapter.TYPES,
    ),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(
        watchlist_router,
        unit_watch_router,
        obligations_router,
        leads_router,
        lead_transfers_router,
        criticisms_router,
        circulars_router,
        rankings_router,
        imports_router,
        problem_lists_router,
        problems_router,
        rectifying_router,
        common_problems_router,
        visit_lists_router,
        visit_warnings_router,
        visits_router,
        objections_router,
        coverage_router,
        proposals_router,
        statistics_router,
        coverage_statistics_router,
        exports_router,
        *tasks_chapter.ROUTERS,
        relations_router(),
    ),
    representations=(
        Representation(ENTRY),
        Representation(UNIT_WATCH),
        Representation(OBLIGATION),
        Representation(LEAD, dues),
        LeadTransferRepresentation(LEAD_TRANSFER, transfer_dues),
        Representation(CRITICISM),
        Representation(CIRCULAR),
        Representation(RANKING),
        Representation(IMPORT_BATCH),
        Representation(PROBLEM, problem_dues),
        Representation(VISIT, visit_dues),
        Representation(OBJECTION, objection_dues),
        *tasks_chapter.REPRESENTATIONS,
        Representation(COMMON_PROBLEM),
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
