"""THE TABLES of an entry of the index of leads and of the ends of accountability matters. Only events of others move
them; nobody is told."""

from enum import StrEnum

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule


class LeadStatus(StrEnum):
    """Whether the lead, or the accountability matter, is still open. Nothing outside the index ever shows this."""

    OPEN = "open"
    CONCLUDED = "concluded"
    FORWARDED = "forwarded"
    ENDED = "ended"


class StepStatus(StrEnum):
    """An interview or case that has ended has one status."""

    HEARD = "heard"


S = LeadStatus
_BY = (R.SYSTEM,)

LIFECYCLE = Lifecycle(
    (
        Move(None, "note", S.OPEN, _BY, Rule("C-14", "G-24", "C-11")),
        Move(None, "note_case", S.OPEN, _BY, Rule("C-14", "C-30", "G-24")),
        Move(S.OPEN, "conclude", S.CONCLUDED, _BY, Rule("C-06", "C-10", "C-14", "G-25")),
        Move(S.OPEN, "forward", S.FORWARDED, _BY, Rule("C-14", "P-07")),
        Move(None, "note_escalation", S.OPEN, _BY, Rule("C-14", "C-30", "G-24")),
        # What an escalation led to may be heard of before it: then there is nothing to ask about any more.
        Move(None, "note_escalation", S.ENDED, _BY, Rule("C-14", "G-24")),
        Move(S.OPEN, "rescope", S.OPEN, _BY, Rule("C-14", "A-13", "P-15")),
        Move(S.OPEN, "end", S.ENDED, _BY, Rule("C-14", "G-24")),
    )
)

STEP_LIFECYCLE = Lifecycle((Move(None, "note_end", StepStatus.HEARD, _BY, Rule("C-14", "G-24")),))
