"""How large a workbook may be that is read: packed, unpacked, in lines, columns and words."""

from dataclasses import dataclass
from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one workbook; every one of them is checked before its cells are built up in memory.

    Bytes are those of the file (``packed``), of all its parts (``unpacked``) and of a part that holds no cells
    (``other_part``). ``ratio`` is how many times its size the file may grow to once it is beyond ``free``. ``rows``
    and ``columns`` are those of one sheet; ``cells`` counts blank ones with a format, too; ``letters`` those of all
    texts together.
    """

    packed: int = 4 * MIB
    unpacked: int = 24 * MIB
    other_part: int = 4 * MIB
    free: int = MIB
    ratio: int = 100
    parts: int = 200
    sheets: int = 20
    rows: int = 2_000
    columns: int = 40
    cells: int = 200_000
    letters: int = 4_000_000


LIMITS: Final = Limits()
