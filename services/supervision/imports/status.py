"""What can be handed over in numbers, how, and what became of each record."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class ImportStatus(StrEnum):
    """An import is taken whole, or there is none."""

    TAKEN = "taken"


class ImportKind(StrEnum):
    """What is handed over."""

    RANKINGS = "rankings"
    CRITICISMS = "criticisms"
    CIRCULARS = "circulars"
    TASK_PROGRESS = "task_progress"


class Via(StrEnum):
    """How it was handed over."""

    SHEET = "sheet"
    BATCH = "batch"


class Taken(StrEnum):
    """What became of a record."""

    OPENED = "opened"
    REPEATED = "repeated"
    CORRECTED = "corrected"
    REPLACED = "replaced"
    REPORTED = "reported"


LABELS: Mapping[str, Text] = MappingProxyType({ImportStatus.TAKEN: Text("已接收", "Taken")})
KIND_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        ImportKind.RANKINGS: Text("排名榜单", "Ranking lists"),
        ImportKind.CRITICISMS: Text("点名批评", "Named criticisms"),
        ImportKind.CIRCULARS: Text("通报批评", "Circulars"),
        ImportKind.TASK_PROGRESS: Text("任务进展", "Progress of tasks"),
    }
)
VIA_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Via.SHEET: Text("表格导入", "As a sheet"),
        Via.BATCH: Text("接口批量", "As a batch through the API"),
    }
)
TAKEN_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        Taken.OPENED: Text("新登记", "Opened"),
        Taken.REPEATED: Text("此前已接收，未重复办理", "Taken before; nothing done again"),
        Taken.CORRECTED: Text("已对原榜单提出更正", "Proposed as a correction of the list"),
        Taken.REPLACED: Text("原记录已撤回，新登记", "The earlier record withdrawn, opened anew"),
        Taken.REPORTED: Text("已登记进展", "Progress reported"),
    }
)
