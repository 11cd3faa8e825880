"""The statuses of an objection to the conclusion of a visit, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ObjectionStatus(StrEnum):
    """Where an objection stands."""

    LODGED = "lodged"
    EXAMINING = "examining"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        ObjectionStatus.LODGED: Text("已提出异议", "Lodged"),
        ObjectionStatus.EXAMINING: Text("审查中", "Being examined"),
        ObjectionStatus.DECIDED: Text("已作出决定", "Decided"),
        ObjectionStatus.WITHDRAWN: Text("已撤回", "Withdrawn"),
    }
)

OUTCOMES: Final = "objection_outcomes"
"""Code list of the profile."""
UPHELD: Final = "upheld"
CORRECTED: Final = "corrected"
