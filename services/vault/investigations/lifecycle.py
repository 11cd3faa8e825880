"""THE TABLE of the investigation: heard of, under way with named handlers, over. Only events move it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class InvestigationStatus(StrEnum):
    """Whether its handlers may ask for the reports."""

    NOTED = "noted"
    UNDER_WAY = "under_way"
    ENDED = "ended"


S = InvestigationStatus

LABELS: Mapping[InvestigationStatus, Text] = MappingProxyType(
    {
        S.NOTED: Text("已知悉", "Heard of"),
        S.UNDER_WAY: Text("核查中", "Under way"),
        S.ENDED: Text("已结束", "Over"),
    }
)

_BY = (R.SYSTEM,)
_RULE = Rule("P-06", "TW-02")

LIFECYCLE = Lifecycle(
    (
        Move(None, "note", S.NOTED, _BY, Rule("P-06", "TW-01"), "VI-01"),
        Move(S.NOTED, "start", S.UNDER_WAY, _BY, _RULE, "VI-02"),
        Move(S.UNDER_WAY, "start", S.UNDER_WAY, _BY, _RULE, "VI-02"),
        Move(S.NOTED, "end", S.ENDED, _BY, Rule("P-06"), "VI-03"),
        Move(S.UNDER_WAY, "end", S.ENDED, _BY, Rule("P-06"), "VI-03"),
        Move(S.ENDED, "end", S.ENDED, _BY, Rule("P-06"), "VI-03"),
    )
)
