"""The rows of the doors of the lead desk: everything about a lead is restricted (C3)."""

from typing import Final

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import Row, acting, reading
from libs.kernel.sensitivity import Sensitivity

_READING: Final = reading("lead", sensitivity=Sensitivity.C3)


def _acting(act: str) -> Row:
    return acting("lead", act, sensitivity=Sensitivity.C3)


DOORS: Final[Rows] = {
    "list_leads": _READING,
    "read_lead": _READING,
    "read_lead_chain": _READING,
    "register_lead": _acting("register"),
    "receive_lead": _acting("receive"),
    "turn_back_lead": _acting("turn_back"),
    "assign_lead": _acting("assign"),
    "forward_lead": _acting("forward"),
    "propose_disposition": _acting("propose"),
    "sign_lead": _acting("sign"),
    "dispose_lead": _acting("dispose"),
    "conclude_lead": _acting("conclude"),
    "feed_back_lead": _acting("feed_back"),
}
"""By the name of the function of the route."""
