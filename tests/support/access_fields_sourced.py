"""Every field of the answers about criticisms, circulars, rankings, watched units and escalations with its section."""

from typing import Final

from tests.support.access_fields import Fields

_CASE: Final = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_STATE: Final = "next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]} "

CRITICISM: Final = Fields(
    open=_CASE + "{competent_organ_id,occurrence_id,leader_id,leader,level,reference,occurred_on,said,"
    "evidence[],project_code,linked_to,recorded_by,recorded_for,recorded_at} units[].{unit_id,"
    "unit_kind,roles[],lead_duty_unfulfilled,lead_duty_evidence} withdrawal.{reasons,withdrawn_by,"
    "withdrawn_at}",
    computed=_STATE,
)
CIRCULAR: Final = Fields(
    open=_CASE + "{competent_organ_id,occurrence_id,issuer_id,issuer,level,reference,occurred_on,said,"
    "evidence[],project_code,linked_to,recorded_by,recorded_for,recorded_at} units[].{unit_id,"
    "unit_kind,roles[],lead_duty_unfulfilled,lead_duty_evidence} withdrawal.{reasons,withdrawn_by,"
    "withdrawn_at}",
    computed=_STATE,
)
RANKING: Final = Fields(
    open=_CASE + "{competent_organ_id,bureau_id,kind,list_code,period,subject,reference,evidence[],"
    "list_version,imported_by,imported_at,confirmed_on} places[].{unit_id,unit_kind,rank,tied,"
    "leads,outside} confirmations[].{side,person_id,confirmed_at} correction.{places[].{unit_id,"
    "unit_kind,rank,tied,leads,outside},reasons,proposed_by,proposed_at,decided_by,decided_at,"
    "refused_because} corrections[].{places[].{unit_id,unit_kind,rank,tied,leads,outside},reasons,"
    "proposed_by,proposed_at,decided_by,decided_at,refused_because} earlier[].{list_version,"
    "confirmed_on,places[].{unit_id,unit_kind,rank,tied,leads,outside}} withdrawal.{reasons,side,"
    "person_id,withdrawn_at}",
    computed=_STATE,
)
UNIT_WATCH: Final = Fields(
    open=_CASE + "{unit_id,competent_organ_id,watched_for,tier,ground,escalated_on,following_ids[],"
    "problem_ids[],project_code,entered_on,leaving,left_on} visits.{per_month,usual_per_month,"
    "cites[]} release.{reasons,released_by,released_at}",
    computed=_STATE,
)
EARLIER_PROBLEM: Final = Fields(
    open=_CASE + "{unit_id,competent_organ_id,nature,opened_on,recurrence_of[],project_code,checked_off_on}",
    computed=_STATE,
)
ESCALATION: Final = Fields(
    open=_CASE + "{unit_id,competent_organ_id,tier,ground,escalated_on,following_ids[],filing_ids[],settled_on}",
    computed=_STATE,
)
