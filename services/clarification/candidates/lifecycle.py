"""THE TABLE of a candidate: proposed by an event, proposed again each month, taken up or dismissed by the office."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.clarification.clarifications.lifecycle import HANDLERS, HEADS


class CandidateStatus(StrEnum):
    """Where a candidate stands."""

    PROPOSED = "proposed"
    TAKEN_UP = "taken_up"
    DISMISSED = "dismissed"


S = CandidateStatus

LABELS: Mapping[CandidateStatus, Text] = MappingProxyType(
    {
        S.PROPOSED: Text("待研究", "Proposed"),
        S.TAKEN_UP: Text("已启动受理", "Taken up"),
        S.DISMISSED: Text("不予启动", "Dismissed"),
    }
)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "propose", S.PROPOSED, (R.SYSTEM,), Rule("C-06", "C-10", "C-11", "G-25")),
        Move(S.PROPOSED, "supplement", S.PROPOSED, (R.SYSTEM,), Rule("C-10", "C-11", "G-25")),
        Move(S.PROPOSED, "screen", S.PROPOSED, (R.CLOCK,), Rule("P-39")),
        Move(S.PROPOSED, "take_up", S.TAKEN_UP, HANDLERS, Rule("C-06", "C-22"), "TC-01"),
        Move(S.PROPOSED, "dismiss", S.DISMISSED, HEADS, Rule("C-03", "C-24")),
    )
)
