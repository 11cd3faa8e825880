"""The rows of the doors of ranking lists."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, acting, reading
from libs.kernel.sensitivity import Sensitivity


def _acting(act: str) -> Row:
    return acting("ranking", act, sensitivity=Sensitivity.C1)


DOORS: Rows = {
    "list_rankings": reading("ranking", sensitivity=Sensitivity.C1),
    "read_ranking": reading("ranking", sensitivity=Sensitivity.C1),
    "import_ranking": _acting("import_list"),
    "confirm_ranking": _acting("confirm"),
    "withdraw_ranking": _acting("withdraw"),
    "propose_ranking_correction": _acting("propose_correction"),
    "confirm_ranking_correction": _acting("confirm_correction"),
    "refuse_ranking_correction": _acting("refuse_correction"),
}
"""By the name of the function of the route."""
