"""The statuses of a problem item as filings know it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class EarlierProblemStatus(StrEnum):
    """Whether the problem item is being put right, or was checked off or withdrawn."""

    UNDER_WAY = "under_way"
    CHECKED_OFF = "checked_off"
    WITHDRAWN = "withdrawn"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        EarlierProblemStatus.UNDER_WAY: Text("整改中", "Being put right"),
        EarlierProblemStatus.CHECKED_OFF: Text("已销号", "Checked off"),
        EarlierProblemStatus.WITHDRAWN: Text("已撤销", "Withdrawn"),
    }
)
