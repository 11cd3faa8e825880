"""The statuses of a common problem, the ways to check an item, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class CommonProblemStatus(StrEnum):
    """Where a common problem stands."""

    COMPILING = "compiling"
    FIXED = "fixed"
    DRAWN = "drawn"
    CLOSED = "closed"


class CheckWay(StrEnum):
    """How an item of the sample was checked; both ways occur at least once (S-11, G-51)."""

    SPOT = "spot"
    COVERT = "covert"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        CommonProblemStatus.COMPILING: Text("清单编制中", "Items are being listed"),
        CommonProblemStatus.FIXED: Text("清单已确定", "List complete"),
        CommonProblemStatus.DRAWN: Text("已抽取样本", "Sample drawn"),
        CommonProblemStatus.CLOSED: Text("已办结", "Closed"),
    }
)

WAY_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        CheckWay.SPOT: Text("抽查监督", "Spot check"),
        CheckWay.COVERT: Text("暗访监督", "Covert check"),
    }
)
