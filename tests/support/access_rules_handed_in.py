"""The oracle, continued: who may know a transfer sheet of a lead.

The yardstick: of a sheet know those two of its body whom it names, and nobody else, not even their colleagues; of the
lead behind it they know nothing at all.
"""

from typing import Any, Final

from libs.kernel.roles import Role as R
from tests.support.access_people import Persona
from tests.support.access_rules import ADMINISTRATORS, NOTHING, Standing

SUBMITTING: Final = frozenset({R.BUREAU, R.LEAD_UNIT_USER, R.TASK_FORCE_USER})
OF_THE_LEAD: Final = frozenset({"note_receipt", "note_turning_back", "note_forwarding", "note_feedback"})
"""Acts of which the body of a sheet is not shown who did them."""


def of_sheet(who: Persona, sheet: Any, *, is_kept_away: bool) -> Standing:
    """How somebody stands to a sheet: named in it, still of its body, in a role that hands in, and not reported."""
    named = who.person_id in (sheet.submitted_by, sheet.handler_id) and who.organ_id == sheet.submitting_organ_id
    if is_kept_away or not named or not who.is_any(*SUBMITTING) or who.is_any(*ADMINISTRATORS):
        return NOTHING
    return Standing(seen=True)
