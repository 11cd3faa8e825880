"""THE TABLE of the accountability case: so far it is opened on a negative hit (TA-01)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class CaseStatus(StrEnum):
    """Where a case stands."""

    OPENED = "opened"


class SourceKind(StrEnum):
    """What a case is opened on."""

    FILING_NEGATIVE_HIT = "filing_negative_hit"


LABELS: Mapping[str, Text] = MappingProxyType({CaseStatus.OPENED: Text("启动", "Opened")})

SOURCE_LABELS: Mapping[str, Text] = MappingProxyType(
    {SourceKind.FILING_NEGATIVE_HIT: Text("备案事项触发负面清单", "A filing met the negative list")}
)

LIFECYCLE = Lifecycle((Move(None, "open", CaseStatus.OPENED, (R.SYSTEM,), Rule("F-10", "G-20", "P-17"), "TA-01"),))
