"""Every field of the answers about tolerance, probation, publications, disclosures and violations with its section."""

from typing import Final

from tests.support.access_fields import Fields

_CASE: Final = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_STATE: Final = "next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]} "

TOLERANCE: Final = Fields(
    open=_CASE + "{unit_id,competent_organ_id,object_organ_id,object_person_id,entrance,situations[],"
    "opened_on} letter.{number,event,situations[],findings[].{look,text},outcome,reasons,"
    "corrections[].{measure,responsible,due_on},no_negative_effect_on_appraisal,determined_on,"
    "served_on,served_by,at}",
    deliberation="{case_id,office_id,application_id,ground,opened_by,head_ids[],decider_ids[],"
    "trial_officer_id} filings[].{filing_id,status,decided_on,served_on,validity_until,"
    "positive_items[],reason_codes[],negative_items[]} determination.{outcome,reasons,"
    "corrections[].{measure,responsible,due_on},no_negative_effect_on_appraisal,"
    "resolution.{held_on,chair_id,present[],votes[].{person_id,choice,opinion},"
    "secretary_spoke_last,recusals[].{person_id,ground},text},determined_on,by,at}",
    restricted="draft.{examination.{event,looks[].{look,value,text,evidence[]},factors[].{factor,text},"
    "distinctions[].{distinction,tolerable,text},elements[].{element,text},boundary[].{question,"
    "within,text},order.{ordered,document,objected,objection,clearly_illegal},error.{is_error,"
    "ground},private_gain.{found,ground},filings[].{filing_id,text}},outcome,reasons,"
    "corrections[].{measure,responsible,due_on},by,at} trial_opinion.{agrees,opinion,by,at} "
    "consultation.{held_on,participant_ids[],minutes,dissent,agreed,opinion,by,at} "
    "rounds[].{ending,reasons,outcome,hands[],by,at}",
    computed=_STATE,
)
TOLERANCE_APPLICATION: Final = Fields(
    open=_CASE + "{applicant,unit_id,person_id,organ_id,received_on} form.{event,happened_on,situations[],"
    "reasons,corrected,filing_ids[],papers[],true_statement} notice.{zh,en} answers[].{kind,"
    "text.{zh,en},answered_at,outcome,letter_number,reasons,adverse} reconsideration.{reason,"
    "asked_at} upheld.{reasons,upheld_at} withdrawal.{reason,asked_at}",
    deliberation="office_id",
    computed=_STATE,
)
PROBATION: Final = Fields(
    open=_CASE + "{case_id,unit_id,competent_organ_id,object_organ_id,object_person_id,months,result,"
    "evaluated_on} goals[].{goal,measure} notice.{number,finding,evaluation_way,consequences.{zh,"
    "en},starts_on,ends_on} extension.{former_ends_on,months,reasons,notice_number,served_on,by,"
    "at}",
    deliberation="office_id proposal.{negligence.{holds,text,evidence[]},no_serious_consequence.{holds,text,"
    "evidence[]},reasons,by,at} setting.{opinion,by,at} evaluation.{goals[].{number,met,fact,"
    "evidence[]},rectified_actively,rectified_on,rectification,clear_effect,effect,early,"
    "early_reason,result,proposal,reasons,evaluated_on,by,at}",
    computed=_STATE + "last_day",
)
PUBLICATION: Final = Fields(
    open=_CASE + "{competent_organ_id,range,audience,published_on} abstract.{procedure,object_kind,object,"
    "event,reason,result,outcome,situations[],determined_on}",
    deliberation="{unit_id,tolerance_id,case_id,object_organ_id,object_person_id,drafted_by} impact.{number,"
    "assessed_on,conclusion} approval.{opinion,by,at} returned[].{reason,by,at} "
    "withdrawal.{reason,by,at}",
    computed=_STATE,
)
VIOLATION: Final = Fields(
    open=_CASE + "{organ_id,person_id,occurred_on,kind,facts,inspector_ids[],recorded_by,recorded_at} "
    "evidence[].{way,reference} determined.{rung,by,at} recomputed[].{cause_id,before,after,at} "
    "steps[].{step,done_on,proof,note,interviewer_id,recorded_by} corrected[].{occurred_on,kind,"
    "facts,reasons,by,at} ending.{reasons,by,at}",
    computed=_STATE,
)
CLEARANCE: Final = Fields(
    open=_CASE + "{competent_organ_id,unit_id,person_id,organ_id,situations[],methods[],executed_on}",
    computed=_STATE,
)
DISCLOSURE_WINDOW: Final = Fields(
    open=_CASE + "{organ_id,notice_number,notice,starts_on,ends_on,unit_ids[],persons,handler_ids[],opened_by} "
    "matters[].{text,financial} closing.{at,by,reasons}",
    computed=_STATE + "{terms,timing_now}",
)
DISCLOSURE_STATEMENT: Final = Fields(
    open=_CASE + "{window_id,organ_id,person_id,unit_id,in_scope,by_oneself,received_at,timing,stamp,content}",
    restricted="handler_ids[] recused[].{person_id,ground} assessment.{frank,frank_reasons,complete,"
    "complete_reasons,handed_in_cents,handed_in_reference,problems,leniency[].{factor,reasoning,"
    "evidence},strictness[].{factor,reasoning,evidence},proposal,proposal_reasons,assessed_by,"
    "assessed_at} confirmations[].{opinion,by,at} returned[].{assessment.{frank,frank_reasons,"
    "complete,complete_reasons,handed_in_cents,handed_in_reference,problems,leniency[].{factor,"
    "reasoning,evidence},strictness[].{factor,reasoning,evidence},proposal,proposal_reasons,"
    "assessed_by,assessed_at},reasons,by,at} links[].{kind,id,note,by,at}",
    computed=_STATE + "note",
)
