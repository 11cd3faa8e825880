"""The rows of the doors of the reviews."""

from functools import partial

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_acting = partial(acting, "review")

DOORS: Rows = {
    "list_reviews": reading("review"),
    "read_review": reading("review"),
    "read_review_letter": reading("review"),
    "apply_for_review": _acting("apply"),
    "enter_review_from_paper": _acting("enter_from_paper"),
    "order_review": _acting("order"),
    "assign_reviewers": _acting("assign"),
    "extend_review": _acting("extend"),
    "report_review": _acting("report"),
    "decide_review": _acting("decide"),
    "serve_review": _acting("serve"),
}
"""By the name of the function of the route."""
