"""The five data classes: how far something may be known, from the public library to the vault of reporters."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from libs.kernel.text import Text


class Sensitivity(IntEnum):
    """Data classes C0 to C4; the higher, the fewer may know."""

    C0 = 0
    C1 = 1
    C2 = 2
    C3 = 3
    C4 = 4

    @property
    def is_protected(self) -> bool:
        """Whether every look is put on record: work secrets and above (P-36)."""
        return self >= Sensitivity.C2


LABELS: Mapping[Sensitivity, Text] = MappingProxyType(
    {
        Sensitivity.C0: Text("公开", "Public"),
        Sensitivity.C1: Text("内部", "Internal: users of the organ"),
        Sensitivity.C2: Text("工作秘密", "Work secret: handling chain, counterpart, leaders"),
        Sensitivity.C3: Text("严格限制", "Restricted: named handlers and case management"),
        Sensitivity.C4: Text("保险库", "Vault: letters office and named handler"),
    }
)
