"""THE TABLE of a visit (TV-01 to TV-06)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.visits.status import VisitStatus as S

HEADS: Final = (R.SUP_HEAD, R.DISPATCHED_HEAD)
TEAM: Final = (R.SUP_OFFICER, R.SUP_HEAD, R.DISPATCHED_OFFICER, R.DISPATCHED_HEAD)
"""Roles of which the leader of a team is one; which person, the case says."""
BUREAU: Final = (R.BUREAU,)

_PLAN = Rule("S-04", "S-05", "S-06", "S-07", "P-21", "P-33")
_ASSIGN = Rule("S-05", "P-09", "P-32")
_CANCEL = Rule("P-21")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "plan", S.PLANNED, HEADS, _PLAN, "TV-01"),
        # A special visit is chosen together with the inspection bureau (S-07).
        Move(None, "propose_special", S.AWAITING_BUREAU, HEADS, Rule("S-07", "P-21"), "TV-01"),
        Move(S.AWAITING_BUREAU, "confirm_special", S.PLANNED, BUREAU, Rule("S-07", "G-53"), "TV-01"),
        Move(S.AWAITING_BUREAU, "decline_special", S.DECLINED, BUREAU, Rule("S-07"), "TV-01"),
        Move(S.PLANNED, "assign", S.ASSIGNED, HEADS, _ASSIGN, "TV-02"),
        Move(S.ASSIGNED, "assign", S.ASSIGNED, HEADS, _ASSIGN, "TV-02"),
        Move(S.ASSIGNED, "start", S.IN_FIELD, TEAM, Rule("S-05", "S-06"), "TV-03"),
        Move(S.IN_FIELD, "report", S.REPORTED, TEAM, Rule("S-05", "S-08", "P-33"), "TV-04"),
        Move(S.REPORTED, "close", S.CLOSED, HEADS, Rule("S-08", "P-21"), "TV-05"),
        # How an objection was decided is read where the conclusion is; a reaction of this service, done by nobody.
        Move(S.CLOSED, "note_review", S.CLOSED, (R.SYSTEM,), Rule("P-21")),
        Move(S.AWAITING_BUREAU, "cancel", S.CANCELLED, HEADS, _CANCEL, "TV-06"),
        Move(S.PLANNED, "cancel", S.CANCELLED, HEADS, _CANCEL, "TV-06"),
        Move(S.ASSIGNED, "cancel", S.CANCELLED, HEADS, _CANCEL, "TV-06"),
    )
)
