"""The accountability service as a process: ``python -m services.accountability.main --port N``."""

from collections.abc import Mapping

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import Dictionary, dictionary_of, labels
from libs.chassis.ids import now
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.contracts.accountability import EVENTS
from libs.kernel.actor import office_day
from libs.kernel.text import Text
from libs.policy.chapters import lists_of
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.accountability import aftermath_chapter, followups_chapter, tolerance_chapter
from services.accountability.cases import deciding_routes as case_decisions
from services.accountability.cases import dues as case_dues
from services.accountability.cases import investigating_routes as case_investigations
from services.accountability.cases import list_routes as case_lists
from services.accountability.cases import opening_routes as case_openings
from services.accountability.cases import status as cases
from services.accountability.cases import wording as case_words
from services.accountability.cases.case_type import CASE
from services.accountability.evidence import lifecycle as evidence
from services.accountability.evidence.routes import router as evidence_router
from services.accountability.evidence.store import EVIDENCE
from services.accountability.interviews import after_routes as interview_after_routes
from services.accountability.interviews import list_routes as interview_lists
from services.accountability.interviews import talk_routes as interview_talk_routes
from services.accountability.interviews.case_type import INTERVIEW
from services.accountability.interviews.dues import dues as interview_dues
from services.accountability.interviews.read_models import InterviewRepresentation
from services.accountability.interviews.status import LABELS as INTERVIEW_LABELS
from services.accountability.joint import status as joint
from services.accountability.joint.case_type import JOINT
from services.accountability.joint.routes import router as joint_router
from services.accountability.permissions import DOORS
from services.accountability.reactions import FOLLOWS
from services.accountability.rectifications import state as rectifications
from services.accountability.statistics.routes import router as statistics_router
from services.accountability.todo import waiting_for
from services.accountability.triggers import status as triggers
from services.accountability.triggers.case_type import TRIGGER
from services.accountability.triggers.routes import router as triggers_router
from services.accountability.what_ifs.routes import router as what_ifs_router


def dictionaries_of(policies: Policies, profile: str) -> Mapping[str, Dictionary]:
    """The codes of this service, and the lists of its chapter that are in force."""
    in_force = policies.in_force(profile, office_day(now()))
    shown = {name: dictionary_of(code_list) for name, code_list in lists_of(in_force, "accountability").items()}
    found = (
        labels("evidence_status", evidence.LABELS),
        labels("evidence_ending", evidence.ENDING_LABELS),
        labels("case_status", cases.LABELS),
        labels("case_source", cases.SOURCE_LABELS),
        labels("rectification_state", rectifications.LABELS),
        labels("case_objects", case_words.OBJECT_LABELS),
        labels("case_outcomes", case_words.OUTCOME_LABELS),
        labels("scope_degrees", case_words.DEGREE_LABELS),
        labels("light_grounds", case_words.LIGHT_LABELS),
        labels("committee_votes", case_words.VOTE_LABELS),
        labels("joint_status", joint.LABELS),
        labels("interview_status", INTERVIEW_LABELS),
        *followups_chapter.DICTIONARIES,
        *aftermath_chapter.DICTIONARIES,
        *tolerance_chapter.DICTIONARIES,
        labels("trigger_status", triggers.LABELS),
        labels("trigger_sources", triggers.SOURCE_LABELS),
        labels("trigger_rankings", triggers.RANKING_LABELS),
        labels("trigger_levels", triggers.LEVEL_LABELS),
        labels("task_roles", triggers.ROLE_LABELS),
        labels("trigger_reasons", triggers.REASON_LABELS),
    )
    return {**shown, **{dictionary.name: dictionary for dictionary in found}}


SERVICE = Service(
    name="accountability",
    title=Text("容错与问责", "accountability"),
    types=(
        EVIDENCE,
        CASE,
        JOINT,
        INTERVIEW,
        *followups_chapter.TYPES,
        *aftermath_chapter.TYPES,
        TRIGGER,
        *tolerance_chapter.TYPES,
    ),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(
        evidence_router,
        case_lists.router,
        case_openings.router,
        case_investigations.router,
        case_decisions.router,
        joint_router,
        interview_lists.router,
        interview_talk_routes.router,
        interview_after_routes.router,
        *followups_chapter.ROUTERS,
        *aftermath_chapter.ROUTERS,
        triggers_router,
        what_ifs_router,
        *tolerance_chapter.ROUTERS,
        statistics_router,
        relations_router(),
    ),
    representations=(
        Representation(EVIDENCE),
        Representation(CASE, case_dues.dues),
        Representation(JOINT),
        InterviewRepresentation(INTERVIEW, interview_dues),
        *followups_chapter.REPRESENTATIONS,
        *aftermath_chapter.REPRESENTATIONS,
        Representation(TRIGGER),
        *tolerance_chapter.REPRESENTATIONS,
    ),
    find_actor=find_actor,
    policies=policies_of,
    wiring=calendar_of,
    doors=DOORS,
    rights_change=RIGHTS_CHANGE,
    dictionaries=dictionaries_of,
    todo=waiting_for,
)

if __name__ == "__main__":
    run(SERVICE)
