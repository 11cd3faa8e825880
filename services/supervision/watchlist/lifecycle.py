"""THE TABLE of the watch list: why unit and matter are watched, and when not any more. Only filings move it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class WatchReason(StrEnum):
    """Why a matter is watched."""

    FILING_REFUSED = "filing_refused"
    AFTERCARE = "aftercare"
    NEGATIVE_HIT = "negative_hit"
    LAPSED_OPEN = "lapsed_open"


class WatchStatus(StrEnum):
    """The reason for which it is watched, or that it has left the list."""

    FILING_REFUSED = "filing_refused"
    AFTERCARE = "aftercare"
    NEGATIVE_HIT = "negative_hit"
    LAPSED_OPEN = "lapsed_open"
    LEFT = "left"


class Leaving(StrEnum):
    """Why it left the list."""

    FILING_CLOSED = "filing_closed"
    FILING_REVOKED = "filing_revoked"
    FILING_LAPSED = "filing_lapsed"


S = WatchStatus

PROPOSES_A_VISIT = frozenset({S.FILING_REFUSED, S.NEGATIVE_HIT, S.LAPSED_OPEN})
"""While a matter is watched for one of these, the next visit plan proposes the unit."""

REASON_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        WatchReason.FILING_REFUSED: Text("不予备案", "Filing not accepted"),
        WatchReason.AFTERCARE: Text("备案后纠错监管", "After-care of a filing"),
        WatchReason.NEGATIVE_HIT: Text("触发负面清单", "Negative list met"),
        WatchReason.LAPSED_OPEN: Text("备案失效而善后未完", "Filing lapsed with after-care open"),
    }
)
LABELS: Mapping[str, Text] = MappingProxyType({**REASON_LABELS, S.LEFT: Text("已移出", "Left the list")})
LEAVING_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Leaving.FILING_CLOSED: Text("备案办结", "Filing closed"),
        Leaving.FILING_REVOKED: Text("备案撤销，转问责办理", "Filing revoked, now with accountability"),
        Leaving.FILING_LAPSED: Text("备案失效且善后已完", "Filing lapsed, after-care complete"),
    }
)

_BY = (R.SYSTEM,)

LIFECYCLE = Lifecycle(
    (
        Move(None, "enter_refused", S.FILING_REFUSED, _BY, Rule("F-28", "F-42")),
        Move(None, "enter_aftercare", S.AFTERCARE, _BY, Rule("F-42", "F-50")),
        Move(S.AFTERCARE, "note_hit", S.NEGATIVE_HIT, _BY, Rule("F-10", "G-20")),
        Move(S.NEGATIVE_HIT, "note_clearing", S.AFTERCARE, _BY, Rule("G-20")),
        Move(S.NEGATIVE_HIT, "leave", S.LEFT, _BY, Rule("G-20")),
        Move(S.AFTERCARE, "leave", S.LEFT, _BY, Rule("F-42", "G-18")),
        Move(S.AFTERCARE, "note_open_lapse", S.LAPSED_OPEN, _BY, Rule("G-18", "G-19")),
    )
)
