"""The statuses of a ranking list, its kinds, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.contracts.supervision_sources import RankingKind
from libs.kernel.text import Text


class RankingStatus(StrEnum):
    """Where a ranking list stands."""

    IMPORTED = "imported"
    HALF_CONFIRMED = "half_confirmed"
    CONFIRMED = "confirmed"
    CORRECTION_PROPOSED = "correction_proposed"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    """The two sides that confirm a list."""

    BUREAU = "bureau"
    CASE_MANAGEMENT = "case_management"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        RankingStatus.IMPORTED: Text("已导入", "Handed in"),
        RankingStatus.HALF_CONFIRMED: Text("一方已确认", "Confirmed by one side"),
        RankingStatus.CONFIRMED: Text("双方已确认", "Confirmed by both sides"),
        RankingStatus.CORRECTION_PROPOSED: Text("更正待确认", "Correction proposed"),
        RankingStatus.WITHDRAWN: Text("已撤回", "Taken back"),
    }
)

SIDE_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Side.BUREAU: Text("督查局", "Inspection bureau"),
        Side.CASE_MANAGEMENT: Text("案管部门", "Case management"),
    }
)

_KINDS: Mapping[RankingKind, Text] = {
    "monthly_review": Text("市政府“月讲评”", "Monthly review of the city government"),
    "city_appraisal": Text("全市评比考核", "City-wide appraisal"),
    "provincial_appraisal": Text("全省评比考核", "Provincial appraisal"),
}
KIND_LABELS: Mapping[str, Text] = MappingProxyType({str(code): text for code, text in _KINDS.items()})
