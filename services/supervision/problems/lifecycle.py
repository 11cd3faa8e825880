"""THE TABLE of a problem item (TS-01 to TS-09)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.problems.status import ProblemStatus as S

OFFICERS: Final = (R.SUP_OFFICER, R.DISPATCHED_OFFICER)
VERIFIERS: Final = (R.SUP_OFFICER,)
HEAD: Final = (R.SUP_HEAD,)
UNIT: Final = (R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.TASK_FORCE_USER)
LEADER: Final = (R.CDI_LEADER_IN_CHARGE,)
_CLOCK: Final = (R.CLOCK,)

_SLIP = Rule("G-55", "P-22")
_PURSUE = Rule("S-12")
_SYSTEM: Final = (R.SYSTEM,)
_LIVING: Final = (S.NOTIFIED, S.RECTIFYING, S.REPORTED, S.VERIFYING, S.ESCALATED)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "open", S.OPEN, OFFICERS, Rule("S-08"), "TS-01"),
        Move(S.OPEN, "revise", S.OPEN, OFFICERS, Rule("S-08")),
        Move(S.OPEN, "withdraw", S.WITHDRAWN, HEAD, Rule("S-08")),
        # A conclusion that an objection corrected or revoked carries no problem any more (P-21).
        *(Move(found, "withdraw", S.WITHDRAWN, HEAD, Rule("S-10", "P-21")) for found in _LIVING),
        Move(S.OPEN, "notify", S.NOTIFIED, HEAD, Rule("S-08", "G-55"), "TS-02"),
        Move(S.NOTIFIED, "accept", S.RECTIFYING, UNIT, Rule("S-10", "G-55"), "TS-03"),
        Move(S.RECTIFYING, "report", S.REPORTED, UNIT, Rule("S-10"), "TS-04"),
        Move(S.REPORTED, "verify", S.VERIFYING, VERIFIERS, Rule("S-09", "S-11"), "TS-05"),
        Move(S.VERIFYING, "note_verification", S.VERIFYING, VERIFIERS, Rule("S-09", "S-11"), "TS-05"),
        Move(S.VERIFYING, "check_off", S.CHECKED_OFF, HEAD, Rule("S-10", "S-11"), "TS-06"),
        Move(S.VERIFYING, "reject", S.RECTIFYING, HEAD, _PURSUE, "TS-07"),
        Move(S.NOTIFIED, "issue_slip", S.NOTIFIED, _CLOCK, _SLIP, "TS-08"),
        Move(S.RECTIFYING, "issue_slip", S.RECTIFYING, _CLOCK, _SLIP, "TS-08"),
        Move(S.NOTIFIED, "answer_slip", S.NOTIFIED, UNIT, _SLIP, "TS-08"),
        Move(S.RECTIFYING, "answer_slip", S.RECTIFYING, UNIT, _SLIP, "TS-08"),
        Move(S.NOTIFIED, "record_refusal", S.NOTIFIED, VERIFIERS, _PURSUE, "TS-09"),
        Move(S.RECTIFYING, "record_refusal", S.RECTIFYING, VERIFIERS, _PURSUE, "TS-09"),
        Move(S.NOTIFIED, "escalate", S.ESCALATED, LEADER, _PURSUE, "TS-09"),
        Move(S.RECTIFYING, "escalate", S.ESCALATED, LEADER, _PURSUE, "TS-09"),
        # To pursue persons does not put anything right: the item stays with the unit until it is checked off (S-10).
        Move(S.ESCALATED, "resume", S.RECTIFYING, HEAD, Rule("S-10", "S-12")),
        # Effects of other cases: an interview or a common problem it belongs with; what it came from was found done.
        *(Move(found, "link", found, _SYSTEM, Rule("S-11", "S-12")) for found in (S.OPEN, *_LIVING, S.CHECKED_OFF)),
        Move(S.OPEN, "settle", S.WITHDRAWN, _SYSTEM, Rule("F-42")),
        *(Move(found, "settle", found, _SYSTEM, Rule("F-42")) for found in (S.OPEN, *_LIVING)),
    )
)
