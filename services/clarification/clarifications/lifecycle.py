"""THE TABLE of a clarification: which status may become which, by which act, by whom, under which rule."""

from typing import Final

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.clarification.clarifications.status import ClarificationStatus as S

HANDLERS: Final = (R.SUP_OFFICER, R.DISPATCHED_OFFICER, R.TOWNSHIP_OFFICER)
"""Who handles a clarification: officers of the office or body that verified (C-04)."""
HEADS: Final = (R.SUP_HEAD, R.DISPATCHED_HEAD, R.TOWNSHIP_HEAD)
"""Heads of such an office or body."""
APPROVERS: Final = (R.CDI_LEADER_IN_CHARGE, R.CDI_SECRETARY)
"""Who may approve; which of them, the chain of the case says (C-26, C-28, G-21)."""

_SYSTEM: Final = (R.SYSTEM,)
_HANDLED: Final = tuple(status for status in S if status not in (S.OPENED, S.CLOSED, S.WITHDRAWN))
"""Statuses in which somebody handles it: the head may name other handlers."""
_PROPOSED_ON: Final = (S.PROPOSED, S.ASSESSED_COLLECTIVELY, S.HEAD_REVIEWED, S.PRE_NOTICE)
"""Statuses of a proposal that is under way: the head may take it back into assessment."""

LIFECYCLE: Final = Lifecycle(
    (
        Move(None, "open_ex_officio", S.OPENED, HANDLERS, Rule("C-06", "C-10", "C-22"), "TC-01"),
        Move(None, "open_on_application", S.OPENED, _SYSTEM, Rule("C-23", "C-30", "P-12"), "TC-01"),
        Move(None, "open_for_victim", S.OPENED, _SYSTEM, Rule("C-12", "W-05"), "TC-01"),
        Move(S.OPENED, "accept", S.ASSESSING, HEADS, Rule("C-04", "C-24", "G-23"), "TC-02"),
        Move(S.OPENED, "accept", S.DEFERRED, HEADS, Rule("C-04", "C-14", "G-24"), "TC-03"),
        *(Move(found, "name_handlers", found, HEADS, Rule("C-04", "P-09"), "TC-02") for found in _HANDLED),
        Move(S.ASSESSING, "defer", S.DEFERRED, _SYSTEM, Rule("C-14", "G-24"), "TC-03"),
        Move(S.DEFERRED, "defer", S.DEFERRED, _SYSTEM, Rule("C-14", "G-24"), "TC-04"),
        Move(S.DEFERRED, "resume", S.ASSESSING, _SYSTEM, Rule("C-14"), "TC-04"),
        Move(S.ASSESSING, "check_leads", S.ASSESSING, HEADS, Rule("C-14", "G-24"), "TC-03"),
        Move(S.ASSESSING, "check_leads", S.DEFERRED, HEADS, Rule("C-14", "G-24"), "TC-03"),
        Move(S.DEFERRED, "check_leads", S.DEFERRED, HEADS, Rule("C-14", "G-24"), "TC-04"),
        Move(S.DEFERRED, "check_leads", S.ASSESSING, HEADS, Rule("C-14", "G-24"), "TC-04"),
        Move(S.ASSESSING, "record_verification", S.ASSESSING, HANDLERS, Rule("C-10", "G-23", "G-25"), "TC-05"),
        Move(S.ASSESSING, "record_consent", S.ASSESSING, HANDLERS, Rule("G-22"), "TC-05"),
        Move(S.ASSESSING, "propose", S.PROPOSED, HANDLERS, Rule("C-06", "C-25", "P-10", "G-22"), "TC-05"),
        Move(S.ASSESSING, "propose_not_to_start", S.ASSESSING, HANDLERS, Rule("C-24", "G-27"), "TC-06"),
        Move(S.ASSESSING, "decide_not_to_start", S.NOT_STARTED, HEADS, Rule("C-24", "G-27"), "TC-06"),
        Move(S.NOT_STARTED, "answer_applicant", S.NOT_STARTED, HANDLERS, Rule("G-27"), "TC-06"),
        Move(S.NOT_STARTED, "reconsider", S.ASSESSING, APPROVERS, Rule("G-07", "G-27"), "TC-06"),
        Move(S.NOT_STARTED, "reconsider", S.DEFERRED, APPROVERS, Rule("C-14", "G-07", "G-24"), "TC-03"),
        Move(S.NOT_STARTED, "reconsider", S.NOT_STARTED, APPROVERS, Rule("G-07", "G-27"), "TC-06"),
        Move(S.REJECTED, "reconsider", S.ASSESSING, APPROVERS, Rule("G-07", "G-27"), "TC-11"),
        Move(S.REJECTED, "reconsider", S.DEFERRED, APPROVERS, Rule("C-14", "G-07", "G-24"), "TC-03"),
        Move(S.REJECTED, "reconsider", S.REJECTED, APPROVERS, Rule("G-07", "G-27"), "TC-11"),
        Move(S.PROPOSED, "give_trial_opinion", S.PROPOSED, (R.CASE_TRIAL,), Rule("P-11"), "TC-07"),
        Move(S.PROPOSED, "assess_collectively", S.ASSESSED_COLLECTIVELY, HANDLERS, Rule("C-26", "C-28"), "TC-07"),
        Move(S.ASSESSED_COLLECTIVELY, "review", S.HEAD_REVIEWED, HEADS, Rule("C-26", "C-28"), "TC-08"),
        *(Move(found, "take_back", S.ASSESSING, HEADS, Rule("C-03", "C-14"), "TC-08") for found in _PROPOSED_ON),
        *(Move(found, "take_back", S.DEFERRED, HEADS, Rule("C-14", "G-24"), "TC-03") for found in _PROPOSED_ON),
        Move(S.HEAD_REVIEWED, "send_prior_notice", S.PRE_NOTICE, HANDLERS, Rule("C-27", "C-29", "G-21"), "TC-09"),
        Move(S.PRE_NOTICE, "record_party_head_opinion", S.PRE_NOTICE, HANDLERS, Rule("C-27", "C-29"), "TC-09"),
        Move(S.HEAD_REVIEWED, "assess_impact", S.HEAD_REVIEWED, HANDLERS, Rule("P-36"), "TC-10"),
        Move(S.PRE_NOTICE, "assess_impact", S.PRE_NOTICE, HANDLERS, Rule("P-36"), "TC-10"),
        Move(S.HEAD_REVIEWED, "approve", S.APPROVED, APPROVERS, Rule("C-26", "C-28", "G-21"), "TC-10"),
        Move(S.PRE_NOTICE, "approve", S.APPROVED, APPROVERS, Rule("C-26", "C-27", "C-28", "C-29"), "TC-10"),
        Move(S.HEAD_REVIEWED, "reject", S.REJECTED, APPROVERS, Rule("C-03"), "TC-11"),
        Move(S.PRE_NOTICE, "reject", S.REJECTED, APPROVERS, Rule("C-03"), "TC-11"),
        Move(S.REJECTED, "answer_applicant", S.REJECTED, HANDLERS, Rule("G-27"), "TC-11"),
        Move(S.APPROVED, "issue_letter", S.EXECUTING, HANDLERS, Rule("C-02", "C-16", "P-12"), "TC-12"),
        Move(S.EXECUTING, "record_proof", S.EXECUTING, HANDLERS, Rule("C-15", "C-16", "C-17", "C-18"), "TC-13"),
        Move(S.EXECUTING, "finish_execution", S.EXECUTED, HANDLERS, Rule("C-15", "C-19", "C-20"), "TC-13"),
        Move(S.EXECUTED, "inform", S.FOLLOWING_UP, HANDLERS, Rule("C-26", "C-32", "P-12"), "TC-14"),
        Move(S.FOLLOWING_UP, "record_visit", S.FOLLOWING_UP, HANDLERS, Rule("P-12", "D-02"), "TC-15"),
        Move(S.FOLLOWING_UP, "close", S.CLOSED, HEADS, Rule("P-12", "D-02"), "TC-15"),
        Move(S.OPENED, "withdraw", S.WITHDRAWN, _SYSTEM, Rule("C-23"), "TC-16"),
        Move(S.ASSESSING, "withdraw", S.WITHDRAWN, _SYSTEM, Rule("C-23"), "TC-16"),
        Move(S.DEFERRED, "withdraw", S.WITHDRAWN, _SYSTEM, Rule("C-23", "G-24"), "TC-16"),
        *(
            Move(found, "note_certified", found, _SYSTEM, Rule("C-12", "P-03", "W-05"), "TC-10")
            for found in (S.OPENED, S.ASSESSING, S.DEFERRED, *_PROPOSED_ON)
        ),
    )
)
