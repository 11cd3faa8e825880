"""The statuses of a review and what they are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from libs.kernel.text import Text


class ReviewStatus(StrEnum):
    """Where a review stands."""

    OPENED = "opened"
    REVIEWING = "reviewing"
    REPORTED = "reported"
    DECIDED = "decided"
    SERVED = "served"


class ReviewOutcome(StrEnum):
    """What a review comes to; codes of the list review_outcomes."""

    UPHELD = "upheld"
    CHANGED = "changed"
    REVOKED = "revoked"


class ReviewEntrance(StrEnum):
    """How a review was opened."""

    APPLICATION = "application"
    PAPER = "paper"
    ORDER = "order"


S = ReviewStatus

LABELS: Mapping[ReviewStatus, Text] = MappingProxyType(
    {
        S.OPENED: Text("已受理", "Taken up"),
        S.REVIEWING: Text("复审复核中", "Being reviewed"),
        S.REPORTED: Text("已提出意见", "Opinion given"),
        S.DECIDED: Text("已决定", "Decided"),
        S.SERVED: Text("已送达", "Served"),
    }
)

ENTRANCE_LABELS: Mapping[ReviewEntrance, Text] = MappingProxyType(
    {
        ReviewEntrance.APPLICATION: Text("本人或者单位申请", "Applied for"),
        ReviewEntrance.PAPER: Text("书面申请由案管登记", "Applied for on paper"),
        ReviewEntrance.ORDER: Text("上级机关责令", "Ordered by a higher organ"),
    }
)

UNDECIDED: Final = (S.OPENED, S.REVIEWING, S.REPORTED)
"""The term for deciding runs."""
