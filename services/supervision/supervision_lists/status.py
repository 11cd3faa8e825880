"""The statuses of a supervision list and what each is called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class ListStatus(StrEnum):
    """Where a supervision list stands."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    RETIRED = "retired"


LABELS: Mapping[str, Text] = MappingProxyType(
    {
        ListStatus.DRAFT: Text("草案", "Draft"),
        ListStatus.IN_FORCE: Text("施行中", "In force"),
        ListStatus.REPLACED: Text("已被新清单替换", "Replaced"),
        ListStatus.RETIRED: Text("已停用", "Retired"),
    }
)
