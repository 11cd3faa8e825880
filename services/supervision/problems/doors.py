"""The rows of the doors of problem items."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_TYPE = "problem"

DOORS: Rows = {
    "list_problem_items": reading(_TYPE),
    "read_problem_item": reading(_TYPE),
    "read_problem_letters": reading(_TYPE),
    "check_problem": reading(_TYPE),
    "open_problem": acting(_TYPE, "open"),
    "revise_problem": acting(_TYPE, "revise"),
    "withdraw_problem": acting(_TYPE, "withdraw"),
    "notify_problem": acting(_TYPE, "notify"),
    "accept_problem": acting(_TYPE, "accept"),
    "report_problem_rectified": acting(_TYPE, "report"),
    "answer_problem_slip": acting(_TYPE, "answer_slip"),
    "verify_problem": acting(_TYPE, "verify"),
    "note_problem_verification": acting(_TYPE, "note_verification"),
    "check_off_problem": acting(_TYPE, "check_off"),
    "reject_problem_report": acting(_TYPE, "reject"),
    "record_problem_refusal": acting(_TYPE, "record_refusal"),
    "escalate_problem": acting(_TYPE, "escalate"),
    "resume_problem": acting(_TYPE, "resume"),
}
"""By the name of the function of the route."""
