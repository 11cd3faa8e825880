"""THE TABLE of a joint disposition; it moves by the acts of the main case alone."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.joint.status import JointStatus as S

_HEAD: Final = (R.SUP_HEAD,)
_RECORDER: Final = (R.SC_RECORDER,)
_RULE: Final = Rule("X-11", "X-13")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "gather", S.GATHERING, _HEAD, _RULE, "TX-04"),
        Move(S.GATHERING, "join", S.GATHERING, _HEAD, _RULE, "TX-04"),
        Move(S.GATHERING, "propose", S.PROPOSED, _HEAD, _RULE, "TX-04"),
        Move(S.PROPOSED, "send_back", S.GATHERING, _RECORDER, _RULE, "TX-04"),
        Move(S.PROPOSED, "decide", S.DECIDED, _RECORDER, _RULE, "TX-04"),
        Move(S.GATHERING, "decide", S.DECIDED, (*_RECORDER, R.CDI_LEADER_IN_CHARGE), _RULE, "TX-04"),
    )
)
