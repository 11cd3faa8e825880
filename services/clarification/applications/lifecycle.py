"""THE TABLE of an application: which status may become which, by which act, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.clarification.applications.status import ApplicationStatus as S
from services.clarification.clarifications.lifecycle import HANDLERS, HEADS

APPLICANTS: Final = (R.SUBJECT, R.UNIT_PARTY_HEAD)
"""Who applies: a person for himself, the head of a unit for the unit (C-23, C-30)."""
CLERKS: Final = (R.LETTERS, *HANDLERS)
"""Who enters what came on paper, and hands over the receipt."""
OFFICE: Final = (R.LETTERS, *HANDLERS, *HEADS)

_BY_SYSTEM: Final = (R.SYSTEM,)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "apply", S.RECEIVED, APPLICANTS, Rule("C-23", "C-30", "P-12"), "TC-01"),
        Move(None, "enter_from_paper", S.RECEIVED, CLERKS, Rule("C-23", "C-24", "P-12"), "TC-01"),
        Move(S.RECEIVED, "acknowledge", S.UNDER_STUDY, OFFICE, Rule("G-23"), "TC-02"),
        Move(S.RECEIVED, "answer", S.ANSWERED_STARTED, _BY_SYSTEM, Rule("C-03", "C-24"), "TC-10"),
        Move(S.UNDER_STUDY, "answer", S.ANSWERED_STARTED, _BY_SYSTEM, Rule("C-03", "C-24"), "TC-10"),
        Move(S.RECEIVED, "answer", S.ANSWERED_NOT_STARTED, _BY_SYSTEM, Rule("C-24", "G-27"), "TC-06"),
        Move(S.UNDER_STUDY, "answer", S.ANSWERED_NOT_STARTED, _BY_SYSTEM, Rule("C-24", "G-27"), "TC-06"),
        Move(
            S.ANSWERED_NOT_STARTED, "ask_reconsideration", S.UNDER_STUDY, (*APPLICANTS, *CLERKS),
            Rule("G-07", "G-27"), "TC-06",
        ),
        Move(S.ANSWERED_STARTED, "serve", S.SERVED, _BY_SYSTEM, Rule("C-16"), "TC-13"),
        Move(S.RECEIVED, "withdraw", S.WITHDRAWN, (*APPLICANTS, *CLERKS), Rule("C-23"), "TC-16"),
        Move(S.UNDER_STUDY, "withdraw", S.WITHDRAWN, (*APPLICANTS, *CLERKS), Rule("C-23"), "TC-16"),
    )
)  # fmt: skip
