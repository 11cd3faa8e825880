"""THE TABLE of a request for staff (S-03, S-04, LS-5)."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.supervision.requests.status import RequestStatus as S

LEADS: Final = (R.LEAD_UNIT_USER, R.TASK_FORCE_USER)
HEAD: Final = (R.SUP_HEAD,)
OF_ORGAN: Final = (R.SUP_HEAD, R.CASE_MGMT)
ANSWERING: Final = (*OF_ORGAN, R.UNIT_PARTY_HEAD)
"""Who was asked answers: the organ a request for joint supervision, the unit a request for help or training."""

_JOINT = Rule("S-04")
_STAFF = Rule("S-03")
_BOTH = Rule("S-03", "S-04")

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "request_joint", S.REQUESTED, LEADS, _JOINT),
        Move(None, "request_staff", S.REQUESTED, HEAD, _STAFF),
        Move(S.REQUESTED, "grant", S.GRANTED, ANSWERING, _BOTH),
        Move(S.REQUESTED, "refuse", S.REFUSED, ANSWERING, _BOTH),
        Move(S.REQUESTED, "withdraw", S.WITHDRAWN, (*LEADS, *HEAD), _BOTH),
        Move(S.GRANTED, "end", S.ENDED, OF_ORGAN, _BOTH),
    )
)
