"""THE TABLE of a supervision list: drafted, in force, replaced by the next one or retired (S-14)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.supervision_lists.status import ListStatus as S

DRAFTERS: Final = (R.CONDUCT, R.SUP_OFFICER, R.SUP_HEAD)
LEADERS: Final = (R.CDI_LEADER_IN_CHARGE, R.CDI_DEPUTY, R.CDI_SECRETARY)

_RULE = Rule("S-14")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "draft", S.DRAFT, DRAFTERS, _RULE),
        Move(S.DRAFT, "revise", S.DRAFT, DRAFTERS, _RULE),
        Move(S.DRAFT, "put_in_force", S.IN_FORCE, LEADERS, _RULE),
        # By the list of the same kind that comes into force instead; nobody asks for it.
        Move(S.IN_FORCE, "replace", S.REPLACED, (R.SYSTEM,), _RULE),
        Move(S.IN_FORCE, "retire", S.RETIRED, LEADERS, _RULE),
    )
)
