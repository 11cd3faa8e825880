"""THE TABLE of an accountability case: which status may become which, by which act, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.accountability.cases.status import CaseStatus as S

LEADER: Final = (R.CDI_LEADER_IN_CHARGE,)
"""Who approves the investigation and the object: the leader in charge of the office."""
HANDLERS: Final = (R.SUP_OFFICER,)
"""Who handles a case: the officers whom the head named."""

_SYSTEM: Final = (R.SYSTEM,)
_HEAD: Final = (R.SUP_HEAD,)
_RECORDER: Final = (R.SC_RECORDER,)
_TRIAL: Final = (R.CASE_TRIAL,)
_ANY_HAND: Final = (*HANDLERS, *_HEAD, *LEADER, *_TRIAL, *_RECORDER)
_OPENED = Rule("A-01", "F-10", "S-12", "P-15")
_HANDLED: Final = (
    *(S.INVESTIGATING, S.TOLERANCE_REVIEW, S.PROBATION, S.PROPOSED, S.HEARD),
    *(S.DECIDED, S.EXECUTING, S.UNDER_REVIEW),
)
_UNDER_WAY: Final = (S.OPENED, *_HANDLED, S.DELIBERATING)
_PROPOSING: Final = (S.INVESTIGATING, S.TOLERANCE_REVIEW, S.PROPOSED)
_IN_FORCE: Final = (S.EXECUTING, S.UNDER_REVIEW)

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "open", S.OPENED, _SYSTEM, Rule("F-10", "S-12", "G-20", "P-15", "P-17"), "TA-01"),
        Move(None, "open_by_hand", S.OPENED, _HEAD, _OPENED, "TA-01"),
        Move(S.OPENED, "approve", S.INVESTIGATING, LEADER, Rule("A-09", "P-09"), "TA-02"),
        Move(S.OPENED, "decline", S.NO_LIABILITY, LEADER, Rule("A-09", "A-36"), "TA-02"),
        *(Move(found, "step_aside", found, _ANY_HAND, Rule("P-09"), "TA-02") for found in _UNDER_WAY),
        *(Move(found, "name_handlers", found, _HEAD, Rule("P-09"), "TA-02") for found in _HANDLED),
        Move(S.INVESTIGATING, "name_involved", S.INVESTIGATING, _HEAD, Rule("X-11", "X-13"), "TA-01"),
        *(Move(found, "record_tests", found, HANDLERS, Rule("A-13"), "TA-03") for found in _PROPOSING),
        Move(S.INVESTIGATING, "rescope", S.INVESTIGATING, LEADER, Rule("A-13", "A-14", "A-15"), "TA-03"),
        Move(S.INVESTIGATING, "find_not_established", S.NO_LIABILITY, LEADER, Rule("A-09", "A-36", "P-15"), "TA-03"),
        Move(S.INVESTIGATING, "enter_tolerance", S.TOLERANCE_REVIEW, _SYSTEM, Rule("G-44", "G-45"), "TA-04"),
        Move(S.TOLERANCE_REVIEW, "note_tolerance", S.TOLERANCE_REVIEW, _SYSTEM, Rule("X-01", "F-29"), "TA-05"),
        Move(S.TOLERANCE_REVIEW, "exempt", S.NO_LIABILITY, _RECORDER, Rule("F-30", "A-35", "P-16"), "TA-06"),
        Move(S.NO_LIABILITY, "name_handlers", S.NO_LIABILITY, _HEAD, Rule("F-30", "P-09"), "TA-06"),
        Move(S.NO_LIABILITY, "record_correction", S.NO_LIABILITY, HANDLERS, Rule("F-30"), "TA-06"),
        Move(S.INVESTIGATING, "enter_probation", S.PROBATION, _SYSTEM, Rule("A-07", "A-08", "G-41"), "TA-07"),
        Move(S.TOLERANCE_REVIEW, "enter_probation", S.PROBATION, _SYSTEM, Rule("A-07", "A-08", "G-41"), "TA-07"),
        Move(S.PROBATION, "extend_probation", S.PROBATION, _SYSTEM, Rule("G-41"), "TA-07"),
        Move(S.PROBATION, "leave_probation", S.PROPOSED, _SYSTEM, Rule("A-08"), "TA-08"),
        *(Move(found, "draft_proposal", found, _HEAD, Rule("A-09", "P-15"), "TA-09") for found in _PROPOSING),
        *(Move(found, "give_trial_opinion", S.PROPOSED, _TRIAL, Rule("P-15"), "TA-09") for found in _PROPOSING),
        *(
            Move(found, "give_trial_opinion", found, _TRIAL, Rule("P-15"), "TA-09")
            for found in (S.INVESTIGATING, S.TOLERANCE_REVIEW)
        ),
        Move(S.PROPOSED, "hear", S.HEARD, HANDLERS, Rule("P-14", "X-22"), "TA-10"),
        Move(S.HEARD, "submit", S.DELIBERATING, _HEAD, Rule("P-15"), "TA-11"),
        Move(S.DELIBERATING, "decide", S.DECIDED, _RECORDER, Rule("P-14", "P-15"), "TA-11"),
        Move(S.DELIBERATING, "decide", S.NO_LIABILITY, _RECORDER, Rule("A-08", "P-15", "P-16"), "TA-11"),
        Move(S.DELIBERATING, "send_back", S.INVESTIGATING, _RECORDER, Rule("P-15"), "TA-11"),
        Move(S.DECIDED, "serve", S.EXECUTING, HANDLERS, Rule("P-19", "P-28", "X-11"), "TA-12"),
        *(Move(found, "record_execution", found, HANDLERS, Rule("P-28"), "TA-12") for found in _IN_FORCE),
        Move(S.DECIDED, "enter_review", S.UNDER_REVIEW, _SYSTEM, Rule("P-14", "P-20"), "TA-13"),
        Move(S.EXECUTING, "enter_review", S.UNDER_REVIEW, _SYSTEM, Rule("P-14", "P-20"), "TA-13"),
        Move(S.UNDER_REVIEW, "leave_review", S.EXECUTING, _SYSTEM, Rule("P-14", "P-20"), "TA-13"),
        Move(S.UNDER_REVIEW, "leave_review", S.DECIDED, _SYSTEM, Rule("P-14", "P-20"), "TA-13"),
        Move(S.EXECUTING, "close", S.CLOSED, (R.CASE_MGMT,), Rule("P-28", "D-01", "X-11"), "TA-14"),
        Move(S.CLOSED, "note_reexamination", S.CLOSED, _SYSTEM, Rule("A-10", "G-48"), "TA-15"),
    )
)
