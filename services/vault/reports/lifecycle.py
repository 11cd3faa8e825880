"""THE TABLE of the report: lodged by the letters office; a named reporter is then told that it is taken up."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class ReportStatus(StrEnum):
    """Where a report stands in the vault; what comes of it is another service's affair."""

    LODGED = "lodged"
    ACKNOWLEDGED = "acknowledged"


S = ReportStatus

LABELS: Mapping[ReportStatus, Text] = MappingProxyType(
    {
        S.LODGED: Text("已封存", "Sealed"),
        S.ACKNOWLEDGED: Text("已告知受理", "Reporter told that it is taken up"),
    }
)

LIFECYCLE = Lifecycle(
    (
        Move(None, "lodge", S.LODGED, (R.LETTERS,), Rule("P-06", "P-07"), "VR-01"),
        Move(S.LODGED, "acknowledge", S.ACKNOWLEDGED, (R.LETTERS,), Rule("P-07"), "VR-02"),
    )
)
