"""THE TABLE of an application for tolerance: from, act, to, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.tolerance.application_status import ApplicationStatus as S

APPLICANTS: Final = (R.SUBJECT, R.UNIT_PARTY_HEAD)
"""Who applies: a person for himself, the head of a unit also for the unit or as its party group (G-45)."""
OFFICE: Final = (R.SUP_OFFICER, R.SUP_HEAD)
"""The office that looks after the unit."""

_APPLIED = Rule("G-45", "A-22")
_ANSWERED = Rule("G-45", "A-28")
_AGAIN = Rule("G-07")
_BY_SYSTEM: Final = (R.SYSTEM,)

APPLICATION_LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "apply", S.RECEIVED, APPLICANTS, _APPLIED, "TA-04"),
        Move(S.RECEIVED, "acknowledge", S.UNDER_STUDY, OFFICE, Rule("G-45", "X-24"), "TA-04"),
        Move(S.RECEIVED, "answer", S.KEPT_ON_FILE, (R.SUP_HEAD,), _ANSWERED, "TA-04"),
        Move(S.UNDER_STUDY, "answer", S.KEPT_ON_FILE, (R.SUP_HEAD,), _ANSWERED, "TA-04"),
        Move(S.RECEIVED, "tell", S.DETERMINED, _BY_SYSTEM, _ANSWERED, "TA-05"),
        Move(S.UNDER_STUDY, "tell", S.DETERMINED, _BY_SYSTEM, _ANSWERED, "TA-05"),
        Move(S.KEPT_ON_FILE, "tell", S.DETERMINED, _BY_SYSTEM, _ANSWERED, "TA-05"),
        Move(S.RECEIVED, "withdraw", S.WITHDRAWN, APPLICANTS, _APPLIED, "TA-04"),
        Move(S.UNDER_STUDY, "withdraw", S.WITHDRAWN, APPLICANTS, _APPLIED, "TA-04"),
        Move(S.KEPT_ON_FILE, "ask_reconsideration", S.UNDER_STUDY, APPLICANTS, _AGAIN, "TA-05"),
        Move(S.DETERMINED, "ask_reconsideration", S.UNDER_STUDY, APPLICANTS, _AGAIN, "TA-05"),
        Move(S.UNDER_STUDY, "uphold", S.KEPT_ON_FILE, (R.CDI_LEADER_IN_CHARGE,), _AGAIN, "TA-05"),
        Move(S.UNDER_STUDY, "uphold", S.DETERMINED, (R.CDI_LEADER_IN_CHARGE,), _AGAIN, "TA-05"),
    )
)
