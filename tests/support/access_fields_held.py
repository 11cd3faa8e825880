"""Every field of the answers about triggers, interviews and cases with its section."""

from typing import Final

from tests.support.access_fields import Fields

_CASE: Final = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_STATE: Final = "next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]} "

TRIGGER: Final = Fields(
    open=_CASE + "{competent_organ_id,source_kind,level,occurrence_id,occurred_on,project_code,ranking_kind} "
    "named[].{unit_id,roles[],lead_duty_unfulfilled,lead_duty_evidence,stated.{tier,role,reason}} "
    "ranking.{kind,list_code,period,list_version,places[].{unit_id,rank,leads}} "
    "record.{source_organ,reference,evidence[],recorded_by,office_id} known[].{unit_id,kind,"
    "office_id} answers[].{unit_id,findings[].{role,tier,reason,cites[],periods[]}} "
    "withdrawal.{at,by,reasons}",
    computed=_STATE,
)
INTERVIEW: Final = Fields(
    open=_CASE + "{unit_id,unit_kind,competent_organ_id,office_id,occurrence_id,tier} "
    "confirmation.{interviewees[].person_id,posts_on,pursuit_clause,confirmed_on,by,at} "
    "notice.{letter_number,interviewer_id,form,kind,collective_id,held_on,starts_at,place,"
    "materials[],problems[].{fact,source,demand},issued_on,by,at} "
    "earlier_notices[].{letter_number,interviewer_id,form,kind,collective_id,held_on,starts_at,"
    "place,materials[],problems[].{fact,source,demand},issued_on,by,at} no_shows[].{absent_ids[],"
    "called_on,noted_on,reason,good_reason,superior_organ_id,superior_told_on,by,at} "
    "record.{held_on,interviewer_id,staff[].{person_id,duty},statements[].{person_id,"
    "problems[].{item,response},commitment},signed_by[],by,at} plan.{measures[].{item,measure},"
    "responsible_id,due_on,by,at} reports[].{items[].{item,done,text},complete,reported_on,by,at} "
    "slips[].{colour,letter_number,demand,answer_by,issued_on,by,at} insufficient[].{visited_on,"
    "place,visitor_ids[],items[].{item,put_right,finding},falsified,falsity,again_by,by,at} "
    "verification.{visited_on,place,visitor_ids[],items[].{item,put_right,finding},falsified,"
    "falsity,again_by,by,at} escalation.{ground,escalated_on,next_tier,by,at} closing.{closed_on,"
    "by,at} cancellation.{by_hand,cancelled_on,by,at}",
    deliberation="{escalated_from,trigger_withdrawn_on} bases[].{trigger_id,source_kind,tier,cites[],level,"
    "occurred_on,by_hand_reason,project_code} withdrawn[].{trigger_id,source_kind,tier,cites[],"
    "level,occurred_on,by_hand_reason,project_code} dismissed[].{trigger_id,source_kind,tier,"
    "cites[],level,occurred_on,by_hand_reason,project_code} recused[].{person_id,ground,by,at} "
    "confirmation.{checks[].{trigger_id,holds,finding},filings[].{filing_id,status},"
    "interviewees[].reason,opinion} notice.late_reason earlier_notices[].late_reason "
    "record.statements[].state_of_mind escalation_proposal.{ground,reasons,evidence[],"
    "problem_ids[],by,at} escalations_declined[].{proposal.{ground,reasons,evidence[],"
    "problem_ids[],by,at},reasons,by,at} escalation.{opinion,next_interview_id,case_id} "
    "closing.{pursuit,reasons,case_id} cancellation.reasons",
    computed=_STATE + "tier_rule letters linked_evidence[]",
    whole="tier_rule letters linked_evidence clearances",
)
ACCOUNTABILITY_CASE: Final = Fields(
    open=_CASE + "{source_kind,source_id,source_reference,unit_id,unit_kind,competent_organ_id,office_id,"
    "project_code,codes[],evidence_ids[],occurred_on,main_case_id,involved_case_ids[],"
    "involved_person_ids[],opened_by,former_hands[],handler_ids[],earlier_handler_ids[],"
    "earlier_preparer_ids[]} object.{kind,organ_id,person_id,post} approval.{opinion,by,at} recused[].{person_id,"
    "ground} tests[].{object.{kind,organ_id,person_id,post},findings[].{test,degree,text,evidence[]},"
    "superior_order.{objected,clearly_illegal,text},by,at} rescopings[].{former.{kind,organ_id,person_id,post},"
    "object.{kind,organ_id,person_id,post},softened,reasons,supervision_proposal_id,by,at} "
    "tolerance.{tolerance_id,entered_at,outcome,noted_at} probation.{probation_id,until_on,"
    "entered_at,result,proposal_kind,left_at} proposal.{facts,evidence[],bases[],error_finding,"
    "tolerance_finding,responsibility,measures[],ordinary_measures[],dissented,leniency[],"
    "strictness[],light_ground,light_statement,new_facts,trial_officer_id,by,at} "
    "trial_opinion.{agrees,opinion,by,at} hearing.{invited_on,held_on,staff_ids[],heard_person_id,"
    "waived,waiver,statement,defence[].{text,taken,answer},by,at} submission.{opinion,by,at} "
    "sent_back[].{held_on,questions[].text,new_facts,object.{kind,organ_id,person_id,post},proposal.{facts,"
    "evidence[],bases[],error_finding,tolerance_finding,responsibility,measures[],"
    "ordinary_measures[],dissented,leniency[],strictness[],light_ground,light_statement,new_facts,"
    "trial_officer_id,by,at},hearing.{invited_on,held_on,staff_ids[],heard_person_id,waived,"
    "waiver,statement,defence[].{text,taken,answer},by,at},by,at} decision.{decided_on,"
    "document_number,text,review_paths[],review_information,responsibility,measures[],"
    "resolution.{held_on,chair_id,present[],votes[].{person_id,choice,opinion},"
    "secretary_spoke_last,recusals[].{person_id,ground},text},main_case_id,by,at,combined_months} "
    "correction_order.{document_number,items[].{item,text,due_on,done_on,proof},by,at} "
    "ending.{outcome,reasons,ended_on,no_negative_effect,by,at} service.{served_on,receipt,"
    "unit_served_on,unit_receipt,org_department_id,informed_on,sanction_ids[],combined_months,by,"
    "at} execution.{steps[].{step,done_on,document,announcer_ids[],opinion,late,by,at},"
    "postponement.{until_on,reason,by,at}} closing.{closed_on,note,by,at} reviews[].{review_id,"
    "entered_at,outcome,measures[],left_at} reexaminations[].{reexamination_id,outcome,noted_at,"
    "measures[]}",
    computed=_STATE + "linked_evidence[]",
    whole="linked_evidence clearances rectification",
)
JOINT: Final = Fields(
    open=_CASE + "{main_case_id,case_ids[],unit_id,competent_organ_id,barred_ids[],decided_on}",
    computed=_STATE,
)
