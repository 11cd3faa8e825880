"""THE TABLE of an index entry: whether its filing is a reason to answer yes. Only events of the filing move it."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class EntryStatus(StrEnum):
    """Whether the filing is a reason to answer yes. Nothing outside the service ever shows this."""

    SILENT = "silent"
    NOTED = "noted"


S = EntryStatus
_BY = (R.SYSTEM,)

LIFECYCLE = Lifecycle(
    (
        Move(None, "note_refusal", S.NOTED, _BY, Rule("F-28", "C-14")),
        Move(None, "keep", S.SILENT, _BY, Rule("F-50", "C-14")),
        Move(S.SILENT, "note_hit", S.NOTED, _BY, Rule("F-10", "G-20")),
        Move(S.NOTED, "clear", S.SILENT, _BY, Rule("G-20")),
        Move(S.NOTED, "confirm", S.NOTED, _BY, Rule("G-20")),
    )
)
