"""The statuses of a draw and of a re-examination, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class DrawStatus(StrEnum):
    """Where a draw stands: the cycle counts from the current one."""

    CURRENT = "current"
    SUPERSEDED = "superseded"


class ReexaminationStatus(StrEnum):
    """Where a re-examination stands."""

    DRAWN = "drawn"
    EXAMINING = "examining"
    PROPOSED = "proposed"
    CONCLUDED = "concluded"


class ReexaminationOutcome(StrEnum):
    """What a re-examination comes to; codes of the list reexamination_outcomes (G-48)."""

    UPHELD = "upheld"
    CORRECT = "correct"
    CHANGE = "change"
    REVOKE = "revoke"


DRAW_LABELS: Mapping[DrawStatus, Text] = MappingProxyType(
    {
        DrawStatus.CURRENT: Text("本期抽取", "Current draw"),
        DrawStatus.SUPERSEDED: Text("往期抽取", "Former draw"),
    }
)

LABELS: Mapping[ReexaminationStatus, Text] = MappingProxyType(
    {
        ReexaminationStatus.DRAWN: Text("已抽取", "Drawn"),
        ReexaminationStatus.EXAMINING: Text("复核中", "Being re-examined"),
        ReexaminationStatus.PROPOSED: Text("拟变更或者撤销", "Change or revocation proposed"),
        ReexaminationStatus.CONCLUDED: Text("已有结论", "Concluded"),
    }
)
