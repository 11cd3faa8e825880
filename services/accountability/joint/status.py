"""The statuses of a joint disposition and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class JointStatus(StrEnum):
    """Where a joint disposition stands."""

    GATHERING = "gathering"
    PROPOSED = "proposed"
    DECIDED = "decided"


S = JointStatus

LABELS: Mapping[JointStatus, Text] = MappingProxyType(
    {
        S.GATHERING: Text("主案与涉及人员并案办理", "Main case and persons involved are handled together"),
        S.PROPOSED: Text("一并提请研究", "Laid before the committee together"),
        S.DECIDED: Text("一并作出决定", "Decided together"),
    }
)
