"""The acts of the new doors of accountability and supervision; where a door serves several, by the outcome stated."""

from collections.abc import Mapping
from typing import Final

Doors = Mapping[str, str | Mapping[str, str]]

ACTS: Final[Mapping[str, Doors]] = {
    "case": {
        "approve_case": "approve", "decline_case": "decline", "name_case_handlers": "name_handlers",
        "step_aside_from_case": "step_aside", "name_involved": "name_involved", "record_case_tests": "record_tests",
        "rescope_case": "rescope", "find_case_not_established": "find_not_established",
        "draft_case_proposal": "draft_proposal", "give_case_trial_opinion": "give_trial_opinion",
        "hear_case_object": "hear", "submit_case": "submit", "decide_case": "decide", "send_case_back": "send_back",
        "exempt_case": "exempt", "record_case_correction": "record_correction", "serve_case_decision": "serve",
        "record_case_execution": "record_execution", "close_case": "close",
    },
    "interview": {
        "confirm_interview": "confirm", "cancel_interview": "cancel", "recuse_from_interview": "recuse",
        "issue_interview_notice": "issue_notice", "hold_interview": "hold",
        "record_interview_no_show": "record_no_show", "present_rectification_plan": "present_plan",
        "report_rectification": "report_rectification", "issue_interview_slip": "issue_slip",
        "visit_rectification": {"insufficient": "find_insufficient", "verified": "verify"},
        "propose_interview_escalation": "propose_escalation",
        "decide_interview_escalation": {"declined": "decline_escalation", "escalated": "escalate"},
        "close_interview": "close",
    },
    "followup": {
        "plan_followup_visit": "plan_visit", "drop_followup_plan": "drop_plan",
        "record_followup_visit": "record_visit",
        "sign_followup_visit": {"graded": "grade", "returned": "return_record"},
        "remedy_rights_breach": "remedy_breach", "feed_back_performance": "feed_back",
        "acknowledge_feedback_letter": "acknowledge",
        "close_followup": {"fed_back": "close", "not_fed_back": "close_without_feedback"},
    },
    "violation": {
        "determine_violation": "determine", "correct_violation": "correct", "withdraw_violation": "withdraw",
        "carry_out_violation_step": "carry_out", "close_violation": "close",
    },
    "disclosure_window": {"name_window_handlers": "name_window_handlers", "close_disclosure_window": "close"},
    "disclosure_statement": {
        "name_disclosure_handlers": "name_handlers", "step_aside_from_disclosure": "step_aside",
        "assess_disclosure": "assess",
        "countersign_disclosure": {"confirmed": "confirm", "returned": "return_assessment"},
        "link_disclosure": "link",
    },
    "review": {
        "assign_reviewers": "assign", "extend_review": "extend", "report_review": "report", "decide_review": "decide",
        "serve_review": "serve",
    },
    "reexamination": {
        "assign_examiners": "assign", "report_reexamination": "report", "decide_reexamination": "decide",
    },
    "supervision_proposal": {
        "revise_supervision_proposal": "revise", "argue_supervision_proposal": "argue",
        "issue_supervision_proposal": "issue", "return_supervision_proposal": "return_draft",
        "serve_supervision_proposal": "serve", "answer_supervision_proposal": "answer",
        "rule_on_proposal_objection": "rule_on_objection", "follow_up_supervision_proposal": "follow_up",
        "record_proposal_refusal": "record_refusal", "close_supervision_proposal": "close",
    },
    "trigger": {"withdraw_trigger": "withdraw_by_hand"},
    "tolerance": {
        "draft_determination": "draft", "give_tolerance_trial_opinion": "give_trial_opinion",
        "consult_on_tolerance": "consult", "determine_tolerance": {"determined": "determine", "sent_back": "send_back"},
        "serve_determination": "serve", "reopen_tolerance": "reopen", "renew_tolerance_hands": "renew_hands",
    },
    "tolerance_application": {
        "acknowledge_tolerance_application": "acknowledge", "answer_tolerance_application": "answer",
        "withdraw_tolerance_application": "withdraw", "ask_to_reconsider_tolerance": "ask_reconsideration",
        "uphold_tolerance_answer": "uphold",
    },
    "probation": {
        "set_probation": {"set": "set", "declined": "decline"}, "extend_probation": "extend",
        "evaluate_probation": "evaluate",
    },
    "publication": {
        "revise_publication": "revise", "return_publication": "return", "publish_abstract": "publish",
        "withdraw_publication": "withdraw",
    },
}  # fmt: skip
"""The acts of accountability by case type and door."""
SUPERVISION: Final[Mapping[str, Doors]] = {
    "criticism": {"withdraw_criticism": "withdraw"},
    "circular": {"withdraw_circular": "withdraw"},
    "ranking": {
        "confirm_ranking": "confirm", "withdraw_ranking": "withdraw",
        "propose_ranking_correction": "propose_correction", "confirm_ranking_correction": "confirm_correction",
        "refuse_ranking_correction": "refuse_correction",
    },
    "unit_watch": {"release_watched_unit": "release"},
}  # fmt: skip
"""The acts of supervision on what interviews come from, and on watched units."""
