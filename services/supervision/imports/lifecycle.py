"""THE TABLE of an import: taken whole, or not at all; and who hands over what."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.circulars.lifecycle import RECORDERS
from services.supervision.imports.status import ImportKind
from services.supervision.imports.status import ImportStatus as S
from services.supervision.rankings.lifecycle import BUREAU
from services.supervision.tasks.lifecycle import REPORTERS

TAKERS: Final[Mapping[ImportKind, tuple[R, ...]]] = MappingProxyType(
    {
        ImportKind.RANKINGS: BUREAU,
        ImportKind.CRITICISMS: RECORDERS,
        ImportKind.CIRCULARS: RECORDERS,
        ImportKind.TASK_PROGRESS: REPORTERS,
    }
)
"""Who hands over records of a kind: those who may hand in one of them. A leader records his own criticism singly."""
RULES: Final[Mapping[ImportKind, Rule]] = MappingProxyType(
    {
        ImportKind.RANKINGS: Rule("A-04", "A-05", "A-06", "G-37"),
        ImportKind.CRITICISMS: Rule("A-01", "A-02", "A-03", "G-37"),
        ImportKind.CIRCULARS: Rule("A-01", "A-02", "A-03", "G-37"),
        ImportKind.TASK_PROGRESS: Rule("S-02", "S-08"),
    }
)
ALL_TAKERS: Final = tuple(dict.fromkeys(role for roles in TAKERS.values() for role in roles))
_ALL_RULES: Final = Rule(*dict.fromkeys(number for rule in RULES.values() for number in rule))

LIFECYCLE: Final = Lifecycle((Move(None, "take", S.TAKEN, ALL_TAKERS, _ALL_RULES),))
