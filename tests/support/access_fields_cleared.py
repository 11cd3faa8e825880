"""Every field of the answers about clarifications, leads, malice and reporters with its section; and all case types.

A lead is restricted as a whole: whoever knows of it is named in it or manages it, so nothing in it is closed to them.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tests.support import access_fields as others
from tests.support import access_fields_aftermath as aftermath
from tests.support import access_fields_held as held
from tests.support import access_fields_sourced as sourced
from tests.support import access_fields_tolerated as tolerated
from tests.support.access_fields import Fields
from tests.support.access_fields_handed_in import OF_HANDED_IN, SHEET
from tests.support.access_fields_worked import WORKED

_CASE: Final = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_STATE: Final = "next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]} "

LEAD: Final = Fields(
    open=_CASE
    + "{competent_organ_id,kind,subject_person_id,subject_organ_id,received_on,report_ref,registered_by,registered_at} "
    "items[].{item,text,is_main,matter,finding,basis} "
    "assignments[].{office_id,head_id,verifier_ids[],leader_id,approval.{approved_by,approved_on},assigned_by,"
    "assigned_at} forwarding.{to_organ_id,reasons,approval.{approved_by,approved_on},forwarded_by,forwarded_at} "
    "recused[].{person_id,ground} "
    "proposals[].{disposition,reasons,study.{held_on,present[],conclusion},proposed_by,proposed_at} "
    "disposals[].{disposition,opinion,signatures[].{person_id,signed_on},decided_by,decided_at} "
    "conclusion.{concluded_on,concluded_by,concluded_at} " + OF_HANDED_IN,
    computed=_STATE,
)
LEAD_LISTED: Final = Fields(
    open="{id,number,status,kind,subject_person_id,subject_organ_id,submitting_organ_id,office_id,received_on,"
    "changed_at,version}"
)
REPORT: Final = Fields(
    open=_CASE + "{organ_id,received_on,channel,named,subject_person_ids[],subject_organ_ids[],recused_ids[],"
    "acknowledged_on}",
    sealed="reporter.{name,id_number,phone,unit,address} original",
    computed=_STATE,
)
"""Who reported and what stands in no answer about the report, whoever asks (C4)."""
REPORT_LISTED: Final = replace(REPORT, computed="")
OPENING: Final = Fields(
    open=_CASE + "{organ_id,report_id,requester_id,purpose,approver_ids[],recused_ids[],decided_by,decided_at,minutes,"
    "expires_at,used_at,acknowledged_by,acknowledged_at}",
    restricted="{reason,refusal}",
    computed=_STATE,
)
OPENING_LISTED: Final = replace(OPENING, computed="")

_SUBJECT: Final = "subject.{kind,person_id,unit_id,organ_id} "
_UNTRUTH: Final = "untruth.{checked,untrue,main,main_found_untrue,fully_untrue,majority_untrue,main_untrue} "
_DECIDED: Final = "proposed_by,proposed_at,decided_by,decided_at,answered_at"
CLARIFICATION: Final = Fields(
    open=_CASE + "{office_id,organ_id,entrance,opened_by,application_id,malice_id,malice_certified,received_on,"
    "verification_ended_on,reopened_on,head_id,handler_ids[],executed_on,correction_ids[]} "
    + _SUBJECT
    + _UNTRUTH
    + "claim.{claim,reported_content,place_of_influence} items[].{lead_id,problem,finding,is_main} "
    "recused[].{person_id,ground} consent.{asked_on,agrees,opinion,recorded_by,recorded_at} "
    "proposal.situations[].{code,evidence[],reason,repeat_lead_id,earlier_conclusion} "
    "proposal.{factors[].{code,text},influence.{range,organ_ids[],evidence[],large_social,media_opinion},proposed_by,"
    "proposed_at} proposal.methods[].{code,range.{type,organ_ids[],audience[],reason},way,added_by_rule} "
    f"decline.{{reason_codes[],reasons,note,{_DECIDED}}} reconsideration.{{reopened,reasons,decided_by,decided_at}} "
    "trial_opinion.{facts_clear,evidence_solid,conclusion_right,opinion,given_by,given_at} "
    "meeting.{held_on,participant_ids[],minutes,recorded_by,recorded_at} review.{opinion,reviewed_by,reviewed_at} "
    "prior_notice.{party_head_id,sent_on,content,sent_by,agrees,opinion,heard_at} "
    "impact_assessment.{number,assessed_on,necessity,risks,safeguards,assessed_by} "
    "decision.{approved,remark,chain,decided_by,decided_at,answered_at} "
    "letter.{number,dated,problems[],organ_id,text,others[].{method,text,addressees[],report_by},issued_by,issued_at} "
    "proofs[].{method,kind,reference,carried_out_on,received_by,recorded_by,recorded_at} "
    "informing.{party_head_id,party_head_on,org_department_id,org_department_on,dossier_entry,no_correction_reason,"
    "informed_by,informed_at} visits[].{visited_on,visitor_ids[],content,needs,recorded_by,recorded_at} "
    "ending.{kind,note,ended_by,ended_at}",
    restricted="items[].verification deferrals[].{ground,reason,since,by,until,ended_because}",
    computed=_STATE,
)
CLARIFICATION_LISTED: Final = Fields(
    open="{id,number,version,status,office_id,organ_id,entrance,situations[],methods[],changed_at} " + _SUBJECT,
    computed="due_on",
)
APPLICATION: Final = Fields(
    open=_CASE
    + "{organ_id,channel,received_on,expected_on} "
    + _SUBJECT
    + "form.{unit_id,post,contact,claim,reported_content,appearances[].{place,on},situations[],methods[],publicity,"
    "true_statement} notice.{zh,en} receipt.{form,received_on,expected_on,acknowledged_on} "
    "answers[].{outcome,text,answered_at} reconsideration.{reason,asked_at} letter.{text,served_at} "
    "withdrawal.{reason,asked_at}",
    deliberation="{clarification_id,office_id,handling_organ_id,entered_by}",
    computed=_STATE,
)
"""Who applied is told what is told to applicants; who handles it, and how, is inside (G-24)."""
APPLICATION_LISTED: Final = Fields(
    open="{id,number,version,status,organ_id,channel,received_on,expected_on,changed_at} " + _SUBJECT,
    deliberation="clarification_id",
)
CANDIDATE: Final = Fields(
    open=_CASE
    + "{organ_id,office_id,subject_person_id,subject_organ_id,lead_id,repeats,concluded_on,situations[],running_ids[],"
    "proposed_at,screened_on[]} items[].{lead_id,item,finding,is_main} "
    + _UNTRUTH
    + "taken_up.{clarification_id,by,at} dismissal.{reason,by,at}",
    computed=_STATE,
)
CORRECTION: Final = Fields(
    open=_CASE
    + "{organ_id,addressee_organ_id,item,text,undoes_gain,letter_number,due_on,subject_person_id,subject_organ_id,"
    "overdue_since,answers[].{corrected,text,done_on,document,answered_by,answered_at,sufficient,note,found_at}}",
    deliberation="{office_id,handler_ids[],recused_ids[],answers[].found_by}",
    restricted="{source_kind,source_id}",
    computed=_STATE,
)
"""Which case asks, and that it is one of malice, is restricted (P-06)."""
_BY: Final = "by,at"
MALICE: Final = Fields(
    open=_CASE
    + "{lead_id,organ_id,office_id,subject_person_id,subject_organ_id,repeats_concluded,suspected_on,head_ids[]} "
    f"suspicion.{{untrue_items[],signs[].{{sign,present,note}},reason,{_BY}}}",
    restricted="{report_refs[],verifier_ids[],handler_ids[],earlier_handler_ids[],earlier_ids[],trial_officer_id,"
    f"sender_ids[],correction_ids[]}} recused[].{{person_id,ground}} approval.{{opinion,{_BY}}} "
    f"ending_draft.{{outcome,reasons,unproven[],source_explained,measures[],{_BY}}} "
    f"ending.{{outcome,reasons,decided_on,{_BY}}} education.{{measure,held_on,note,{_BY}}} "
    f"draft.{{facts,elements[].{{element,statement,evidence[]}},{_BY}}} trial_opinion.{{agrees,opinion,{_BY}}} "
    f"escalation.{{certifying_organ_id,approver_id,letter_number,opinion,{_BY}}} "
    f"sent_back[].{{organ_id,reasons,{_BY}}} "
    f"certification.{{organ_id,letter_number,reasons,certified_on,victim_clarification_id,opened_it,{_BY}}} "
    f"disposal.{{accuser_kinds[],routes[],aggravating[],repeat_set_aside,reasons,transfer_ids[],{_BY}}} "
    f"results[].{{route,text,document,done_on,{_BY}}} "
    f"closing.{{told_on,no_gain_reason,circular.{{issued,reason,range}},{_BY}}}",
    computed=_STATE,
)
"""Who only put the suspicion on record learns nothing of the inquiry."""
MALICE_LISTED: Final = Fields(open="{id,number,version,status,organ_id,office_id,suspected_on}")
TRANSFER: Final = Fields(
    open=_CASE + "{organ_id,receiving_organ_id,letter_number,asked,sent_on,due_on,by_itself} "
    "receipt.{received_on,number,noted_by,noted_at} feedback.{fed_back_on,text,document,noted_by,noted_at} "
    "reminders[].{reminded_at,due_on}",
    restricted="{office_id,source_id,route}",
    computed=_STATE,
)

OF_CASE_TYPE: Final[Mapping[str, Fields]] = {
    "trigger": held.TRIGGER,
    "interview": held.INTERVIEW,
    "joint": held.JOINT,
    "sanction": aftermath.SANCTION,
    "review": aftermath.REVIEW,
    "reexamination_draw": aftermath.REEXAMINATION_DRAW,
    "reexamination": aftermath.REEXAMINATION,
    "supervision_proposal": aftermath.SUPERVISION_PROPOSAL,
    "followup": aftermath.FOLLOWUP,
    "tolerance": tolerated.TOLERANCE,
    "tolerance_application": tolerated.TOLERANCE_APPLICATION,
    "probation": tolerated.PROBATION,
    "publication": tolerated.PUBLICATION,
    "violation": tolerated.VIOLATION,
    "clearance": tolerated.CLEARANCE,
    "disclosure_window": tolerated.DISCLOSURE_WINDOW,
    "disclosure_statement": tolerated.DISCLOSURE_STATEMENT,
    "criticism": sourced.CRITICISM,
    "circular": sourced.CIRCULAR,
    "ranking": sourced.RANKING,
    "unit_watch": sourced.UNIT_WATCH,
    "escalation": sourced.ESCALATION,
    "earlier_problem": sourced.EARLIER_PROBLEM,
    "filing": others.FILING,
    "aftercare": others.OBLIGATION,
    "upload": others.UPLOAD,
    "evidence": others.EVIDENCE,
    "case": held.ACCOUNTABILITY_CASE,
    "watch_entry": others.WATCH_ENTRY,
    "watched_obligation": others.WATCHED,
    "lead": LEAD,
    "lead_transfer": SHEET,
    **WORKED,
    "clarification": CLARIFICATION,
    "application": APPLICATION,
    "candidate": CANDIDATE,
    "correction": CORRECTION,
    "malice": MALICE,
    "transfer": TRANSFER,
    "report": REPORT,
    "opening": OPENING,
    "organ": others.ORGAN,
    "person": others.PERSON,
    "relation": others.RELATION,
    "account": others.ACCOUNT,
    "client_key": others.CLIENT_KEY,
}
_OF_LEADS: Final = (
    "data.{submitting_organ_id,on,subject_person_id,subject_organ_id,report_ref,received_on,matters[],verifier_ids[],concluded_on,to_organ_id,"
    "items[].{item,finding,is_main,matter}} "
)
_OF_CLARIFICATIONS: Final = (
    "data.{clarification_id,office_id,entrance,outcome,reopened,situations[],method,methods[],held_on,decided_on,"
    "executed_on,times,unit_id,channel,expected_on,acknowledged_on,answered_on,received_on} "
)
_OF_MALICE: Final = (
    "data.{malice_id,suspected_on,report_refs[],handler_ids[],decided_on,certifying_organ_id,certified_on,disposed_on,"
    "closed_on,transfer_id,receiving_organ_id,due_on,reminder,recorded_on,fed_back_on,correction_id,"
    "addressee_organ_id,item} "
)
_OF_THE_VAULT: Final = "data.{report_ref,purpose,minutes} "
CHANGE: Final = replace(
    others.CHANGE, computed=" ".join((others.CHANGE.computed, _OF_LEADS, _OF_CLARIFICATIONS, _OF_MALICE, _OF_THE_VAULT))
)
"""Events as the change feed tells them."""
