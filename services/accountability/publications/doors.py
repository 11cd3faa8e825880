"""The rows of the doors of publications."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading

_NAME = "publication"

DOORS: Rows = {
    "list_publications": reading(_NAME),
    "read_publication": reading(_NAME),
    "draft_publication": acting(_NAME, "draft"),
    "revise_publication": acting(_NAME, "revise"),
    "return_publication": acting(_NAME, "return"),
    "publish_abstract": acting(_NAME, "publish"),
    "withdraw_publication": acting(_NAME, "withdraw"),
}
"""By the name of the function of the route."""
