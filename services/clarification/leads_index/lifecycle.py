"""THE TABLE of an entry of the index of leads. Only events of others move it; nobody is told."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class LeadStatus(StrEnum):
    """Whether the lead is still open. Nothing outside the index ever shows this."""

    OPEN = "open"
    CONCLUDED = "concluded"
    FORWARDED = "forwarded"


S = LeadStatus
_BY = (R.SYSTEM,)

LIFECYCLE = Lifecycle(
    (
        Move(None, "note", S.OPEN, _BY, Rule("C-14", "G-24", "C-11")),
        Move(None, "note_case", S.OPEN, _BY, Rule("C-14", "C-30", "G-24")),
        Move(S.OPEN, "conclude", S.CONCLUDED, _BY, Rule("C-06", "C-10", "C-14", "G-25")),
        Move(S.OPEN, "forward", S.FORWARDED, _BY, Rule("C-14", "P-07")),
    )
)
