"""Every field of the answers about visits, problem items, tasks and what goes with them, each with its section."""

from collections.abc import Mapping
from typing import Final

from tests.support.access_fields import Fields

_CASE: Final = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_STATE: Final = "next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]} "

VISIT: Final = Fields(
    open=_CASE
    + (
        "{unannounced,unit_id,unit_kind,competent_organ_id,office_id,content,subject,scope,methods[],joint,"
        "planned_on} team.leader_id team.members[].{person_id,side} on_site.{place,on,"
        "logged_at} conclusion.{text,fed_back_on,objection_until,concluded_by} review.{objection_id,outcome,"
        "corrected_text,decided_on}"
    ),
    deliberation=(
        "team.{named_by,named_on} "
        "{kind,planned_by,recorded_on,task_id,problem_ids[],common_problem_id,request_id,list_items[],"
        "topic_marks[],topic_reasons,bureau_id} near[].{visit_id,kind,office_id,on} bureau_answer.{confirmed,"
        "remark,answered_by,answered_on} cancelled.{reasons,cancelled_by,cancelled_on}"
    ),
    restricted=(
        "report.findings[].{nature,level,facts,place,evidence[],project_code} report.{no_problem,evidence[],"
        "reported_on} report.marks[].{mark,kept,reason} decided[].{problem_id,reasons}"
    ),
    computed=_STATE,
)
OBJECTION: Final = Fields(
    open=_CASE
    + (
        "{visit_id,unit_id,competent_organ_id,office_id,points,evidence[],lodged_by,lodged_on,withdrawn_on} "
        "decision.{outcome,reasons,corrected_text,decided_on}"
    ),
    deliberation=("{barred_ids[],visit_problem_ids[],examiner_id,assigned_by,affected_problem_ids[]}"),
    computed=_STATE,
)
PROBLEM: Final = Fields(
    open=_CASE
    + (
        "{unit_id,unit_kind,competent_organ_id,office_id,kind,nature,aspect,level,facts,place,found_on,"
        "evidence[],demands[],term,task_id,project_code,recurrence_of[],opened_on,due_on,term_begun_on,round,"
        "responsible_person_id,falsified} notice.{term,demands[],issued_on,accept_by,due_on} "
        "acceptance.{responsible_person_id,posts[],accepted_on,accepted_by} acceptance.steps[].{text,due_on} "
        "reports[].{round,reported_on,reported_by,reported_at} reports[].met[].{demand,done,proof[]} "
        "rejections[].{round,falsified,reasons,missing[],term,due_on,rejected_on} slips[].{round,colour,"
        "issued_on,answer_by,new_due_on} slips[].answer.{reasons,answered_on,answered_by} "
        "slips[].answer.steps[].{text,due_on} escalations[].{round,ground,escalated_on} resumptions[].{round,"
        "reasons,term,due_on,resumed_on} check_off.{way,remark,checked_off_on} withdrawal.{reasons,"
        "withdrawn_on,objection_id}"
    ),
    deliberation=(
        "{source,source_id,common_problem_id,linked_interview_ids[],opened_by,source_settled_on} "
        "revisions[].{nature,aspect,level,facts,place,evidence[],demands[],revised_by,revised_at} "
        "notice.issued_by verifications[].{round,way,visit_id,taken_by,taken_on} "
        "verifications[].notes[].{result,found,evidence[],falsity,noted_by,noted_on,noted_at} "
        "rejections[].rejected_by refusals[].{round,refused_on,facts,evidence[],recorded_by,recorded_at} "
        "escalations[].{reasons,escalated_by} resumptions[].resumed_by check_off.checked_off_by "
        "withdrawal.withdrawn_by"
    ),
    computed=_STATE,
)
COMMON_PROBLEM: Final = Fields(
    open=_CASE
    + (
        "{competent_organ_id,office_id,title,nature,facts,evidence[],demand,task_id,compiled_by,compiled_on,"
        "item_ids[],population[],fixed_by,fixed_on,sample[]} draw.{seed,percent,method,item_ids[],drawn_by,"
        "drawn_on} additions[].{item_ids[],reasons,added_by,added_at} checks[].{item_id,way,visit_id,"
        "checked_on,result,facts,evidence[],noted_by,noted_at} closing.{conclusion,closed_by,closed_on}"
    ),
    computed=_STATE,
)
TASK: Final = Fields(
    open=_CASE
    + (
        "{title,kind,basis,project_code,competent_organ_id,office_id,bureau_id,lead_unit_id,task_force_id,"
        "undertaking_unit_ids[],set_up_on,set_up_by,light,light_on} milestones[].{code,text,standard,due_on,"
        "owner_id,last_on,warned_from}"
    ),
    deliberation=(
        "milestones[].{state,percent,reported_on,to_settle,settled_on} settlements[] turns_on lights[].{light,on,red[],"
        "yellow[],noted_at} reports[].{reported_on,organ_id,reported_by,noted_at} "
        "reports[].entries[].{milestone,done,percent,obstacle,evidence[]} reports[].source.{source_system,"
        "source_id,source_version} settlements[].{milestone,verdict,evidence[],wanting,settled_by,settled_on}"
        " revisions[].{lead_unit_id,task_force_id,undertaking_unit_ids[],reasons,revised_by,revised_at} "
        "revisions[].milestones[].{code,text,standard,due_on,owner_id,last_on,warned_from,state,percent,"
        "reported_on,to_settle,settled_on} ending.{note,ended_on,ended_by}"
    ),
    restricted=("settlements[].remarks"),
    computed=_STATE,
)
STAFF_REQUEST: Final = Fields(
    open=_CASE
    + (
        "{kind,competent_organ_id,office_id,requester_id,requested_by,requested_on,addressee_id,task_id,"
        "topic,reasons,staff_wanted} term.{from_on,until_on} answer.{granted,note,answered_on,answered_by,"
        "staff_ids[]} answer.term.{from_on,until_on} ending.{note,ended_on,ended_by}"
    ),
    deliberation=("answer.remarks"),
    computed=_STATE,
)
LIAISON_MEETING: Final = Fields(
    open=_CASE
    + (
        "{competent_organ_id,office_id,kind,held_on,participant_ids[],next_by,recorded_by} points[].{text,"
        "task_id,problem_id} measures[].{code,text,owner_id,due_on,ended_as,note,ended_on,ended_by} "
        "closing.{note,closed_on,closed_by}"
    ),
    computed=_STATE,
)
SUPERVISION_LIST: Final = Fields(
    open=_CASE
    + (
        "{kind,title,basis,competent_organ_id,office_id,drafted_by[],in_force_on,decided_by} items[].{code,"
        "requirement,standard} ending.{ended_on,reasons,ended_by,replaced_by}"
    ),
    computed=_STATE,
)
IMPORT_BATCH: Final = Fields(
    open=_CASE
    + (
        "{organ_id,competent_organ_id,kind,via,source_system,handed_by,handed_at} records[].{source_id,"
        "source_version,digest,record_id,taken,about,replaces}"
    ),
    computed=_STATE,
)
WORKED: Final[Mapping[str, Fields]] = {
    "visit": VISIT,
    "objection": OBJECTION,
    "problem": PROBLEM,
    "common_problem": COMMON_PROBLEM,
    "task": TASK,
    "staff_request": STAFF_REQUEST,
    "liaison_meeting": LIAISON_MEETING,
    "supervision_list": SUPERVISION_LIST,
    "import_batch": IMPORT_BATCH,
}
"""By case type."""
