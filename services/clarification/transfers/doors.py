"""The row of every door of the transfers: the one narrow door of public security among them."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading
from libs.kernel.sensitivity import Sensitivity

_NAME = "transfer"

DOORS: Rows = {
    "list_transfers": reading(_NAME, sensitivity=Sensitivity.C3),
    "read_transfer": reading(_NAME, sensitivity=Sensitivity.C3),
    "acknowledge_transfer": acting(_NAME, "acknowledge", sensitivity=Sensitivity.C3),
    "feed_back_transfer": acting(_NAME, "feed_back", sensitivity=Sensitivity.C3),
}
"""By the name of the function of the route. The case behind a transfer is C3; the receiving organ never sees it."""
