"""The few codes of a determination of tolerance that are the same in every profile, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class Entrance(StrEnum):
    """How a determination came about (G-45)."""

    APPLICATION = "application"
    EX_OFFICIO = "ex_officio"


class RoundEnding(StrEnum):
    """Why it is weighed in another round."""

    TRIAL_OBJECTED = "trial_objected"
    NOT_AGREED = "not_agreed"
    SENT_BACK = "sent_back"
    REOPENED = "reopened"


class Element(StrEnum):
    """What is always weighed, whatever the profile (X-07)."""

    STARTING_POINT = "starting_point"
    NATURE = "nature"
    PROCEDURE = "procedure"
    CONSEQUENCE = "consequence"


class Boundary(StrEnum):
    """The two questions at the boundary of what can be tolerated (X-06)."""

    INTENT = "intent"
    BOLDNESS = "boldness"


ENTRANCE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Entrance.APPLICATION: Text("依申请", "On application"),
        Entrance.EX_OFFICIO: Text("依职权", "Of office"),
    }
)
ROUND_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        RoundEnding.TRIAL_OBJECTED: Text("审理不同意", "Case trial objected"),
        RoundEnding.NOT_AGREED: Text("会商未通过", "The consultation did not agree"),
        RoundEnding.SENT_BACK: Text("常委会退回", "Sent back by the standing committee"),
        RoundEnding.REOPENED: Text("复议后重新审查", "Weighed anew on reconsideration"),
    }
)
ELEMENT_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Element.STARTING_POINT: Text("出发点", "Starting point"),
        Element.NATURE: Text("性质", "Nature"),
        Element.PROCEDURE: Text("过程", "Course of events"),
        Element.CONSEQUENCE: Text("后果", "Consequence"),
    }
)
BOUNDARY_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Boundary.INTENT: Text("是无意过失，还是明知故犯", "Unintended, or done knowingly"),
        Boundary.BOLDNESS: Text("是大胆改革，还是无视规矩", "Bold reform, or disregard of the rules"),
    }
)
MOTIVE: Final = "motive"
"""The look whose unfavourable value means private gain (G-43)."""
UNFAVOURABLE: Final = "unfavourable"
PRIVATE_GAIN: Final = "unintended_or_private_gain"
"""The distinction between an unintended fault and a deliberate act for private gain (X-05)."""
