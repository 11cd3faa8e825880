"""The words of a follow-up that are its own: how a visit looks into things, and when a letter is owed."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text

RIGHTS: Final = "rights"
"""The check of D-02 that asks whether the person's own rights are kept."""
EARNED: Final = ("execution", "performance")
"""The checks that say something of the person; a breach of the person's rights is no fault of theirs (D-02)."""
GOOD: Final = "good"
"""The grade with which a letter LD-2 may be sent (P-27, D-03)."""


class VisitMethod(StrEnum):
    """How a visit finds out (P-27)."""

    LISTEN = "listen"
    LOOK = "look"
    TALK = "talk"


class FeedbackCondition(StrEnum):
    """What besides the end of the impact period is needed for a letter LD-2 (D-03)."""

    OUTSTANDING = "outstanding"
    RECOGNISED = "recognised"


METHOD_LABELS: Mapping[VisitMethod, Text] = MappingProxyType(
    {
        VisitMethod.LISTEN: Text("听：听取单位和群众意见", "Listen: to the unit and to those around"),
        VisitMethod.LOOK: Text("看：查看工作和执行材料", "Look: at the work and at the papers of the execution"),
        VisitMethod.TALK: Text("谈：与本人谈心谈话", "Talk: heart to heart with the person"),
    }
)
CONDITION_LABELS: Mapping[FeedbackCondition, Text] = MappingProxyType(
    {
        FeedbackCondition.OUTSTANDING: Text("工作成绩突出", "Outstanding work"),
        FeedbackCondition.RECOGNISED: Text("群众认可度高", "High recognition by those around"),
    }
)
