"""THE TABLE of an interview: which status may become which, by which act, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.interviews.status import InterviewStatus as S

LEADER: Final = (R.CDI_LEADER_IN_CHARGE,)
"""Who confirms, cancels and escalates: the leader in charge of the office that looks after the unit."""
INTERVIEWERS: Final = (R.CDI_SECRETARY, R.CDI_DEPUTY, R.SC_MEMBER, R.SVC_MEMBER)
"""Who may interview; which of them, the tier says (A-01 to A-06)."""
UNIT: Final = (R.UNIT_PARTY_HEAD, R.UNIT_CLERK, R.TASK_FORCE_USER)
"""Who answers for the unit, its plan and its report; for a task force, which has no party group, its own people."""

_SYSTEM: Final = (R.SYSTEM,)
_OFFICER: Final = (R.SUP_OFFICER,)
_HEAD: Final = (R.SUP_HEAD,)
_TIERS = Rule("A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "G-34")
_TAKEN_BACK = Rule("G-37", "P-17")
_AGAIN = Rule("A-06", "S-12")
_OPEN: Final = (S.TRIGGERED, S.CONFIRMED, S.NOTICE_ISSUED, S.HELD, S.NO_SHOW, S.RECTIFYING, S.VERIFIED)
_HANDS: Final = (R.SUP_OFFICER, R.SUP_HEAD, *LEADER, *INTERVIEWERS)
_LATER: Final = (S.HELD, S.NO_SHOW, S.RECTIFYING, S.VERIFIED)
_ESCALATING: Final = (S.NO_SHOW, S.HELD, S.RECTIFYING)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "trigger", S.TRIGGERED, _SYSTEM, _TIERS, "TI-01"),
        Move(S.TRIGGERED, "rebase", S.TRIGGERED, _SYSTEM, _TIERS, "TI-01"),
        Move(S.TRIGGERED, "rebase", S.CANCELLED, _SYSTEM, _TAKEN_BACK, "TI-03"),
        Move(S.CONFIRMED, "rebase", S.CONFIRMED, _SYSTEM, _TIERS, "TI-01"),
        Move(S.CONFIRMED, "rebase", S.TRIGGERED, _SYSTEM, _TIERS, "TI-01"),
        Move(S.CONFIRMED, "rebase", S.CANCELLED, _SYSTEM, _TAKEN_BACK, "TI-03"),
        Move(S.NOTICE_ISSUED, "rebase", S.NOTICE_ISSUED, _SYSTEM, _TIERS, "TI-01"),
        Move(S.NOTICE_ISSUED, "rebase", S.TRIGGERED, _SYSTEM, _TIERS, "TI-01"),
        *(Move(found, "rebase", found, _SYSTEM, _TIERS, "TI-01") for found in _LATER),
        Move(S.NO_SHOW, "rebase", S.TRIGGERED, _SYSTEM, _TIERS, "TI-01"),
        Move(S.CANCELLED, "rebase", S.CANCELLED, _SYSTEM, _TAKEN_BACK, "TI-03"),
        Move(S.CANCELLED, "rebase", S.TRIGGERED, _SYSTEM, _TIERS, "TI-01"),
        Move(S.TRIGGERED, "confirm", S.CONFIRMED, LEADER, Rule("A-16", "P-17", "G-39"), "TI-02"),
        Move(S.TRIGGERED, "cancel", S.CANCELLED, LEADER, _TAKEN_BACK, "TI-03"),
        Move(S.CONFIRMED, "cancel", S.CANCELLED, LEADER, _TAKEN_BACK, "TI-03"),
        Move(S.NOTICE_ISSUED, "cancel", S.CANCELLED, LEADER, _TAKEN_BACK, "TI-03"),
        Move(S.NO_SHOW, "cancel", S.CANCELLED, LEADER, _TAKEN_BACK, "TI-03"),
        *(Move(found, "recuse", found, _HANDS, Rule("P-09"), "TI-02") for found in _OPEN),
        Move(S.CONFIRMED, "issue_notice", S.NOTICE_ISSUED, _OFFICER, Rule("A-16", "A-17", "G-40"), "TI-04"),
        Move(S.NOTICE_ISSUED, "issue_notice", S.NOTICE_ISSUED, _OFFICER, Rule("A-16", "A-17", "G-40"), "TI-04"),
        Move(S.NO_SHOW, "issue_notice", S.NOTICE_ISSUED, _OFFICER, Rule("A-16", "A-17", "G-40"), "TI-04"),
        Move(S.NOTICE_ISSUED, "hold", S.HELD, INTERVIEWERS, Rule("A-18", "A-33", "P-25", "G-40"), "TI-05"),
        Move(S.NOTICE_ISSUED, "record_no_show", S.NO_SHOW, INTERVIEWERS, Rule("A-33", "G-40"), "TI-06"),
        Move(S.HELD, "present_plan", S.RECTIFYING, UNIT, Rule("A-19", "S-12"), "TI-07"),
        Move(S.RECTIFYING, "report_rectification", S.RECTIFYING, UNIT, Rule("A-19"), "TI-07"),
        Move(S.HELD, "issue_slip", S.HELD, _OFFICER, Rule("P-22", "G-55"), "TI-10"),
        Move(S.RECTIFYING, "issue_slip", S.RECTIFYING, _OFFICER, Rule("P-22", "G-55"), "TI-10"),
        Move(S.RECTIFYING, "find_insufficient", S.RECTIFYING, _OFFICER, Rule("S-09", "S-12"), "TI-08"),
        Move(S.RECTIFYING, "verify", S.VERIFIED, _OFFICER, Rule("S-09"), "TI-08"),
        *(Move(found, "propose_escalation", found, _HEAD, _AGAIN, "TI-10") for found in _ESCALATING),
        *(Move(found, "decline_escalation", found, LEADER, _AGAIN, "TI-10") for found in _ESCALATING),
        *(Move(found, "escalate", S.ESCALATED, LEADER, _AGAIN, "TI-10") for found in _ESCALATING),
        Move(S.VERIFIED, "close", S.CLOSED, _HEAD, Rule("G-38"), "TI-09"),
    )
)
