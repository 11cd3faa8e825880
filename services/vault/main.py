"""The vault 检举人信息保管: wires slices, events and doors, and serves: ``python -m services.vault.main --port N``."""

from collections.abc import Mapping

from libs.chassis.cases import Policies
from libs.chassis.dictionaries import Dictionary, dictionary_of, labels
from libs.chassis.ids import now
from libs.chassis.process import Service
from libs.chassis.program import run
from libs.chassis.representation import Representation
from libs.contracts.vault import EVENTS
from libs.kernel.actor import office_day
from libs.kernel.text import Text
from libs.policy.wired import calendar_of, policies_of
from libs.replica.lookups import find_actor
from libs.replica.projection import RIGHTS_CHANGE
from services.vault.entries.routes import router as entries_router
from services.vault.investigations import lifecycle as investigations
from services.vault.investigations.store import INVESTIGATION
from services.vault.openings import lifecycle as openings
from services.vault.openings.case_type import OPENING
from services.vault.openings.routes import router as openings_router
from services.vault.permissions import DOORS
from services.vault.reactions import FOLLOWS
from services.vault.reports import lifecycle as reports
from services.vault.reports.case_type import REPORT
from services.vault.reports.dues import dues
from services.vault.reports.routes import router as reports_router
from services.vault.reports.wording import CHANNEL_LABELS, CONCERN_LABELS
from services.vault.todo import waiting_for

_LISTS = ("vault_purposes", "bypass_routes")


def dictionaries_of(policies: Policies, profile: str) -> Mapping[str, Dictionary]:
    """The codes of the vault: its own, and its lists of the profile in force."""
    lists = policies.in_force(profile, office_day(now())).lists
    found = (
        *(dictionary_of(lists[name]) for name in _LISTS if name in lists),
        labels("report_status", reports.LABELS),
        labels("report_channel", CHANNEL_LABELS),
        labels("report_concern", CONCERN_LABELS),
        labels("opening_status", openings.LABELS),
        labels("investigation_status", investigations.LABELS),
    )
    return {dictionary.name: dictionary for dictionary in found}


SERVICE = Service(
    name="vault",
    title=Text("检举人信息保管", "The vault"),
    types=(REPORT, OPENING, INVESTIGATION),
    publishes=EVENTS,
    follows=FOLLOWS,
    routers=(reports_router, openings_router, entries_router),
    representations=(Representation(REPORT, dues), Representation(OPENING), Representation(INVESTIGATION)),
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
