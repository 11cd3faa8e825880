"""The statuses of a recorded circular, the levels of issuing bodies, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.contracts.supervision_sources import CircularLevel
from libs.kernel.text import Text


class CircularStatus(StrEnum):
    """Whether the record stands."""

    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        CircularStatus.RECORDED: Text("已登记", "Recorded"),
        CircularStatus.WITHDRAWN: Text("已撤回", "Withdrawn"),
    }
)

_LEVELS: Mapping[CircularLevel, Text] = {
    "municipal": Text("市级通报", "Municipal circular"),
    "provincial": Text("省级通报", "Provincial circular"),
    "national": Text("国家级通报", "National circular"),
}
LEVEL_LABELS: Mapping[str, Text] = MappingProxyType({str(code): text for code, text in _LEVELS.items()})
