"""The rows of the doors of the interviews."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "interview"

DOORS: Rows = {
    "list_interviews": reading(_NAME),
    "read_interview": reading(_NAME, "evidence", "clearance"),
    "check_interview": reading(_NAME),
    "confirm_interview": acting(_NAME, "confirm"),
    "cancel_interview": acting(_NAME, "cancel"),
    "recuse_from_interview": acting(_NAME, "recuse"),
    "issue_interview_notice": acting(_NAME, "issue_notice"),
    "hold_interview": acting(_NAME, "hold"),
    "record_interview_no_show": acting(_NAME, "record_no_show"),
    "present_rectification_plan": acting(_NAME, "present_plan"),
    "report_rectification": acting(_NAME, "report_rectification"),
    "issue_interview_slip": acting(_NAME, "issue_slip"),
    "visit_rectification": acting(_NAME, "verify", "find_insufficient"),
    "propose_interview_escalation": acting(_NAME, "propose_escalation"),
    "decide_interview_escalation": acting(_NAME, "escalate", "decline_escalation"),
    "close_interview": acting(_NAME, "close"),
}
"""By the name of the function of the route."""
