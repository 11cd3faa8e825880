"""The statuses of a sanction, and what may be done about it until when."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class SanctionStatus(StrEnum):
    """Where a sanction stands."""

    IN_EFFECT = "in_effect"
    ENDED = "ended"
    REVOKED = "revoked"


class RecourseStage(StrEnum):
    """Which recourse is open to whom the sanction is on (P-14, P-20)."""

    FIRST = "first"
    FURTHER = "further"


class ReviewPath(StrEnum):
    """Whose clocks a recourse has: those of the supervision law, or those for civil servants."""

    SUPERVISION = "supervision"
    CIVIL_SERVANT = "civil_servant"


S = SanctionStatus

LABELS: Mapping[SanctionStatus, Text] = MappingProxyType(
    {
        S.IN_EFFECT: Text("生效", "In effect"),
        S.ENDED: Text("影响期满", "Impact period over"),
        S.REVOKED: Text("已撤销", "Revoked"),
    }
)

PATH_LABELS: Mapping[ReviewPath, Text] = MappingProxyType(
    {
        ReviewPath.SUPERVISION: Text("复审、复核", "Review and further review"),
        ReviewPath.CIVIL_SERVANT: Text("公务员复核、申诉", "Review and appeal of civil servants"),
    }
)

STAGE_LABELS: Mapping[RecourseStage, Text] = MappingProxyType(
    {
        RecourseStage.FIRST: Text("复审", "Review"),
        RecourseStage.FURTHER: Text("复核（申诉）", "Further review or appeal"),
    }
)
