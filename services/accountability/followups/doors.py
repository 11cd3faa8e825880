"""The row of every door of the follow-ups."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "followup"

DOORS: Rows = {
    "list_followups": reading(_NAME),
    "read_followup": reading(_NAME),
    "read_feedback_letter": reading(_NAME),
    "plan_followup_visit": acting(_NAME, "plan_visit"),
    "drop_followup_plan": acting(_NAME, "drop_plan"),
    "record_followup_visit": acting(_NAME, "record_visit"),
    "sign_followup_visit": acting(_NAME, "grade", "return_record"),
    "remedy_rights_breach": acting(_NAME, "remedy_breach"),
    "feed_back_performance": acting(_NAME, "feed_back"),
    "acknowledge_feedback_letter": acting(_NAME, "acknowledge"),
    "close_followup": acting(_NAME, "close", "close_without_feedback"),
}
"""By the name of the function of the route."""
