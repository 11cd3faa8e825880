"""The statuses of a record of criticism, the levels of leaders, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.contracts.supervision_sources import SourceLevel, TaskRole
from libs.kernel.text import Text


class CriticismStatus(StrEnum):
    """Whether the record stands."""

    RECORDED = "recorded"
    WITHDRAWN = "withdrawn"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        CriticismStatus.RECORDED: Text("已登记", "Recorded"),
        CriticismStatus.WITHDRAWN: Text("已撤回", "Withdrawn"),
    }
)

_LEVELS: Mapping[SourceLevel, Text] = {
    "municipal": Text("市级领导（非党政主要领导）", "Municipal leader, not a principal one"),
    "municipal_principal": Text("市委书记、市长", "Party secretary of the city, or mayor"),
    "provincial": Text("省级领导", "Provincial leader"),
    "national": Text("国家级领导", "National leader"),
}
LEVEL_LABELS: Mapping[str, Text] = MappingProxyType({str(code): text for code, text in _LEVELS.items()})

_ROLES: Mapping[TaskRole, Text] = {
    "lead": Text("牵头单位", "Leads the work"),
    "undertaking": Text("承担单位", "Undertakes part of the work"),
}
ROLE_LABELS: Mapping[str, Text] = MappingProxyType({str(code): text for code, text in _ROLES.items()})
