"""The rows of the doors of the clarifications."""

from libs.chassis.access.doors import Rows
from libs.chassis.access.rows import acting, reading
from libs.kernel.sensitivity import Sensitivity

_NAME = "clarification"

DOORS: Rows = {
    "list_clarifications": reading(_NAME),
    "open_clarification": acting(_NAME, "open_ex_officio"),
    "read_clarification": reading(_NAME, sensitivity=Sensitivity.C3),
    "read_deferrals": reading(_NAME, sensitivity=Sensitivity.C3),
    "check_clarification": reading(_NAME),
    "accept_clarification": acting(_NAME, "accept", sensitivity=Sensitivity.C3),
    "name_clarification_handlers": acting(_NAME, "name_handlers", sensitivity=Sensitivity.C3),
    "check_other_leads": acting(_NAME, "check_leads", sensitivity=Sensitivity.C3),
    "record_verification": acting(_NAME, "record_verification", sensitivity=Sensitivity.C3),
    "record_consent": acting(_NAME, "record_consent", sensitivity=Sensitivity.C3),
    "propose_clarification": acting(_NAME, "propose", sensitivity=Sensitivity.C3),
    "propose_not_to_start": acting(_NAME, "propose_not_to_start", sensitivity=Sensitivity.C3),
    "decide_not_to_start": acting(_NAME, "decide_not_to_start", sensitivity=Sensitivity.C3),
    "answer_applicant": acting(_NAME, "answer_applicant", sensitivity=Sensitivity.C3),
    "reconsider_clarification": acting(_NAME, "reconsider"),
    "give_trial_opinion": acting(_NAME, "give_trial_opinion"),
    "assess_collectively": acting(_NAME, "assess_collectively", sensitivity=Sensitivity.C3),
    "review_clarification": acting(_NAME, "review", sensitivity=Sensitivity.C3),
    "take_back_proposal": acting(_NAME, "take_back", sensitivity=Sensitivity.C3),
    "send_prior_notice": acting(_NAME, "send_prior_notice", sensitivity=Sensitivity.C3),
    "record_party_head_opinion": acting(_NAME, "record_party_head_opinion", sensitivity=Sensitivity.C3),
    "assess_impact": acting(_NAME, "assess_impact", sensitivity=Sensitivity.C3),
    "decide_clarification": acting(_NAME, "approve", "reject"),
    "issue_letter": acting(_NAME, "issue_letter", sensitivity=Sensitivity.C3),
    "record_proof": acting(_NAME, "record_proof", sensitivity=Sensitivity.C3),
    "finish_execution": acting(_NAME, "finish_execution", sensitivity=Sensitivity.C3),
    "inform_afterwards": acting(_NAME, "inform", sensitivity=Sensitivity.C3),
    "record_visit": acting(_NAME, "record_visit", sensitivity=Sensitivity.C3),
    "close_clarification": acting(_NAME, "close", sensitivity=Sensitivity.C3),
}
"""By the name of the function of the route. To a named handler every answer shows what is for him alone (P-06)."""
