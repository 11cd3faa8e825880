"""Every field of the answers about sanctions and what follows them with its section."""

from typing import Final

from tests.support.access_fields import Fields

_CASE: Final = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_STATE: Final = "next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]} "

SANCTION: Final = Fields(
    open=_CASE + "{unit_id,competent_organ_id,person_id,organ_id,post,responsibility,measure,family,form,"
    "weight,decided_on,document,effective_on,merged_into,combined_months,for_life,"
    "org_department_id} term.{kind,months} impact.{kind,months,starts_on,until_on,"
    "additions[].{sanction_id,until_on,remaining_days}} recourse.{path,stage,since_on,until_on,"
    "review_id,under_way} former[].{measure,until_on,ruling.{kind,id,decided_on}} "
    "ending.{ended_on,expired}",
    deliberation="{case_id,office_id,decider_ids[],recused_ids[]}",
    computed=_STATE,
    whole="clearances",
)
REVIEW: Final = Fields(
    open=_CASE + "{sanction_id,unit_id,person_id,organ_id,first_organ_id,competent_organ_id,path,stage,"
    "entrance,decide_by} request.{reasons,asked,materials[],received_on,by,at} "
    "reviewed.{document_number,decided_on,text,responsibility,measures[]} extension.{until_on,"
    "reason,by,at}",
    deliberation="decision decision.{outcome,before[],measures[],reasons,document_number,decided_on,at} "
    "service.{served_on,receipt,by,at}",
    restricted="{case_id,first_hand_ids[],barred_ids[],earlier_reviewer_ids[]} recused[].{person_id,ground} "
    "assignment.{reviewer_ids[],by,at} report.{facts,nature,outcome,measures[],by,at} "
    "decision.{resolution.{held_on,chair_id,present[],votes[].{person_id,choice,opinion},"
    "secretary_spoke_last,recusals[].{person_id,ground},text},by}",
    computed=_STATE,
)
REEXAMINATION_DRAW: Final = Fields(
    open=_CASE + "{competent_organ_id,half_year,drawn_on,since_on,seed,percent,method,population[],sample[],drawn_by}",
    computed=_STATE,
)
REEXAMINATION: Final = Fields(
    open=_CASE + "{draw_id,case_id,unit_id,person_id,competent_organ_id,measures[],chain_ids[],barred_ids[],"
    "earlier_examiner_ids[],outcome,concluded_on} recused[].{person_id,ground} "
    "examiners.{examiner_ids[],by,at} report.{facts,nature,measure,procedure,outcome,"
    "flaws[].{place,text,remedy},measures[],by,at} decision.{adopted,before[],measures[],reasons,"
    "document_number,decided_on,resolution.{held_on,chair_id,present[],votes[].{person_id,choice,"
    "opinion},secretary_spoke_last,recusals[].{person_id,ground},text},by,at}",
    computed=_STATE,
)
SUPERVISION_PROPOSAL: Final = Fields(
    open=_CASE + "{unit_id,competent_organ_id} content.{basics,problems[].{text,evidence[]},facts,bases[],"
    "proposals[]} issue.{letter_number,issued_on,by,at} services[].{served_on,receipt,answer_by,"
    "by,at} answers[].{accepted,text,undertakings[].{point,text,done_by},document,late,by,at} "
    "rulings[].{is_right,reasons,by,at} refusal.{unit_reasons,why_not_good,criticism_document,by,"
    "at} closing.{note,by,at}",
    deliberation="{office_id,source_case_id,drafted_by} recused[].{person_id,ground} arguments[].{held_on,"
    "participant_ids[],consulted[].{organ_id,opinion},agreed,minutes,by,at} returns[].{reasons,by,"
    "at} issue.opinion follow_ups[].{looked_on,person_ids[],found,carried_out,by,at}",
    computed=_STATE,
)
FOLLOWUP: Final = Fields(
    open=_CASE + "{sanction_id,person_id,unit_id,competent_organ_id,measure,effective_on,until_on} "
    "feedback.{organ_id,letter_number,performance,recognition,proposal,sent_on,sent_by,"
    "acknowledged.{received_on,note,by}}",
    deliberation="{case_id,office_id,visit_due_on,decider_ids[],recused_ids[]} plan.{visitor_ids[],planned_on,"
    "outline,planned_by,planned_at} visits[].{visited_on,visitor_ids[],outline,planned_by,"
    "planned_at,checks[].{check,sound,found},methods[].{method,note},said,recorded_by,recorded_at,"
    "grading.{grade,reasons,graded_by,graded_at}} returned[].{visit.{visited_on,visitor_ids[],"
    "outline,planned_by,planned_at,checks[].{check,sound,found},methods[].{method,note},said,"
    "recorded_by,recorded_at,grading.{grade,reasons,graded_by,graded_at}},reasons,returned_by,"
    "returned_at} breaches[].{id,found_on,found,recorded_at,remedied_on,remedy,proof,remedied_by} "
    "closing.{reasons,unmet[],closed_by,closed_at,delivery_proof}",
    computed=_STATE,
)
