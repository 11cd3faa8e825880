"""The accountability service as a process: ``python -m services.accountability.main --port N``."""

from collections.abc import Mapping

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import Dictionary, labels
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.contracts.accountability import EVENTS
from libs.kernel.text import Text
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from libs.replica.routes import relations_router
from services.accountability.cases import lifecycle as cases
from services.accountability.cases.routes import router as cases_router
from services.accountability.cases.store import CASE
from services.accountability.evidence import lifecycle as evidence
from services.accountability.evidence.routes import router as evidence_router
from services.accountability.evidence.store import EVIDENCE
from services.accountability.permissions import DOORS
from services.accountability.reactions import FOLLOWS


def dictionaries_of(_policies: Policies, _profile: str) -> Mapping[str, Dictionary]:
    """The codes of this service."""
    found = (
        labels("evidence_status", evidence.LABELS),
        labels("evidence_ending", evidence.ENDING_LABELS),
        labels("case_status", cases.LABELS),
        labels("case_source", cases.SOURCE_LABELS),
    )
    return {dictionary.name: dictionary for dictionary in found}


SERVICE = Service(
    name="accountability",
    title=Text("容错与问责", "accountability"),
    types=(EVIDENCE, CASE),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(evidence_router, cases_router, relations_router()),
    representations=(Representation(EVIDENCE), Representation(CASE)),
    find_actor=find_actor,
    policies=policies_of,
    wiring=calendar_of,
    doors=DOORS,
    rights_change=RIGHTS_CHANGE,
    dictionaries=dictionaries_of,
)

if __name__ == "__main__":
    run(SERVICE)
