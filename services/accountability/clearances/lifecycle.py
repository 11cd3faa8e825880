"""THE TABLE of a clearing: it is noted when a clarification was carried out, and stays."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class ClearanceStatus(StrEnum):
    """Where a clearing stands."""

    NOTED = "noted"


LABELS: Mapping[ClearanceStatus, Text] = MappingProxyType({ClearanceStatus.NOTED: Text("已澄清", "Cleared")})

LIFECYCLE: Final = Lifecycle(
    (Move(None, "note", ClearanceStatus.NOTED, (R.SYSTEM,), Rule("C-01", "C-15", "C-30"), "TC-13"),)
)
