"""THE TABLE of a follow-up: which status may become which, by which act, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.followups.status import UNDER_WAY
from services.accountability.followups.status import FollowupStatus as S

VISITORS: Final = (R.SUP_OFFICER, R.DISPATCHED_OFFICER)
"""Who may visit: officers of the organ whom the head has named."""
HEADS: Final = (R.SUP_HEAD,)
"""Who plans the visits and decides what follows: the head of the office that looks after the unit."""
PERSONNEL: Final = (R.ORG_DEPT,)
"""Who receives what is fed back: the organization department."""

_SYSTEM: Final = (R.SYSTEM,)
_EFFECT = Rule("D-01", "D-05", "P-27", "G-03")
_TAKEN_BACK = Rule("D-01", "P-14", "P-19")
_VISIT = Rule("D-01", "D-02", "P-27")
_RIGHTS = Rule("D-02", "P-27")
_FEEDBACK = Rule("D-03", "D-04", "P-27")
_IN_FORCE: Final = (*UNDER_WAY, S.FED_BACK)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "schedule", S.SCHEDULED, _SYSTEM, _EFFECT, "TD-01"),
        *(Move(found, "reschedule", found, _SYSTEM, _TAKEN_BACK, "TD-01") for found in UNDER_WAY),
        *(Move(found, "revoke", S.REVOKED, _SYSTEM, _TAKEN_BACK, "TD-01") for found in _IN_FORCE),
        Move(S.SCHEDULED, "plan_visit", S.SCHEDULED, HEADS, _VISIT, "TD-02"),
        Move(S.GRADED, "plan_visit", S.SCHEDULED, HEADS, _VISIT, "TD-02"),
        *(Move(S.SCHEDULED, "drop_plan", found, HEADS, _VISIT, "TD-02") for found in (S.SCHEDULED, S.GRADED)),
        Move(S.SCHEDULED, "record_visit", S.VISITED, VISITORS, _VISIT, "TD-02"),
        Move(S.VISITED, "return_record", S.SCHEDULED, (*VISITORS, *HEADS), _VISIT, "TD-02"),
        Move(S.VISITED, "grade", S.GRADED, VISITORS, Rule("D-02", "P-27"), "TD-02"),
        *(Move(found, "remedy_breach", found, HEADS, _RIGHTS, "TD-02") for found in _IN_FORCE),
        Move(S.GRADED, "feed_back", S.FED_BACK, HEADS, _FEEDBACK, "TD-03"),
        Move(S.FED_BACK, "acknowledge", S.FED_BACK, PERSONNEL, _FEEDBACK, "TD-03"),
        Move(S.FED_BACK, "close", S.CLOSED, HEADS, _FEEDBACK, "TD-03"),
        Move(S.SCHEDULED, "close_without_feedback", S.CLOSED, HEADS, _FEEDBACK, "TD-03"),
        Move(S.GRADED, "close_without_feedback", S.CLOSED, HEADS, _FEEDBACK, "TD-03"),
    )
)
