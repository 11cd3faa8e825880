"""Lines of the new lists with the section of each field, and what the change feed tells of these cases."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from tests.support.access_fields import Fields
from tests.support.access_fields_worked_listed import CHANGES_WORKED, DERIVED_WORKED, LISTED_WORKED
from tests.support.access_rules import Standing

_LINE: Final = "{id,number,version,status} "
_UNIT: Final = "{unit_id,competent_organ_id,changed_at} "

LISTED: Final[Mapping[str, Fields]] = {
    "trigger": Fields(
        "{id,version,status,competent_organ_id,source_kind,ranking_kind,level,by_hand,occurrence_id,occurred_on} "
        "answers[].{unit_id,findings[].{role,tier,reason,cites[],periods[]}}"
    ),
    "interview": Fields(
        _LINE + _UNIT + "{unit_kind,tier,occurrence_id,interviewer_id,collective_id,called_on,held_on}",
        computed="due_on",
    ),
    "case": Fields(
        _LINE + _UNIT + "{profile,profile_version,opened_at,source_kind,source_id,office_id,project_code,codes[],"
        "evidence_ids[],object.{kind,organ_id,person_id,post},main_case_id,involved_case_ids[],handler_ids[],outcome}",
        computed="{due_on,measures[]}",
    ),
    "sanction": Fields(
        _LINE + _UNIT + "{person_id,organ_id,measure,form,effective_on,until_on}", deliberation="case_id"
    ),
    "review": Fields(
        _LINE + _UNIT + "{sanction_id,person_id,organ_id,first_organ_id,path,stage,entrance,decide_by}",
        restricted="case_id",
    ),
    "reexamination": Fields(
        _LINE + "{draw_id,case_id,unit_id,outcome,concluded_on,changed_at}"
    ),
    "supervision_proposal": Fields(_LINE + _UNIT, computed="answer_by", deliberation="source_case_id"),
    "followup": Fields(
        _LINE + "{person_id,unit_id,competent_organ_id,measure,effective_on,until_on}", deliberation="visit_due_on"
    ),
    "violation": Fields(_LINE + "{organ_id,person_id,occurred_on,kind}"),
    "disclosure_window": Fields(_LINE + "{organ_id,notice_number,starts_on,ends_on}"),
    "disclosure_statement": Fields("{id,number,window_id,organ_id,received_at,timing}"),
    "tolerance": Fields(
        _LINE + _UNIT + "{object_person_id,entrance,situations[],opened_on,outcome}", deliberation="case_id"
    ),
    "tolerance_application": Fields(
        _LINE + "{applicant,unit_id,person_id,organ_id,received_on,changed_at}"
    ),
    "probation": Fields(_LINE + _UNIT + "{case_id,object_person_id,months,starts_on,ends_on,result}"),
    "publication": Fields(
        _LINE + "{competent_organ_id,changed_at,range,published_on} abstract.{procedure,object_kind,object,event,"
        "reason,result,outcome,situations[],determined_on}",
        deliberation="unit_id",
    ),
    **dict.fromkeys(
        ("criticism", "circular"),
        Fields(
        "{id,number,status,level,occurred_on,occurrence_id,changed_at,version} units[].{unit_id,unit_kind,roles[],"
        "lead_duty_unfulfilled,lead_duty_evidence}"
    ),
    ),
    "ranking": Fields(
        "{id,number,status,kind,list_code,period,list_version,confirmed_on,changed_at,version}", computed="ranked"
    ),
    "unit_watch": Fields(
        "{id,status,unit_id,watched_for,problem_ids[],escalated_on,entered_on,leaving,left_on,changed_at,version} "
        "visits.{per_month,usual_per_month,cites[]}"
    ),
    "escalation": Fields("{id,status,unit_id,escalated_on,filing_ids[],settled_on,changed_at,version}"),
    **LISTED_WORKED,
    "earlier_problem": Fields(
        "{id,status,unit_id,nature,opened_on,checked_off_on,recurrence_of[],project_code,changed_at,version}"
    ),
}  # fmt: skip
"""Lists whose lines say less than the detail, or say it otherwise; all others are lists of details."""


def _day(value: Any) -> Any:
    return None if value is None else value.isoformat()


def _id(value: Any) -> Any:
    return None if value is None else str(value)


DERIVED: Final[Mapping[str, Callable[[Any, Standing], Mapping[str, Any]]]] = {
    **DERIVED_WORKED,
    "trigger": lambda case, _standing: {"by_hand": case.record is not None},
    "interview": lambda case, _standing: {
        "interviewer_id": _id(None if case.notice is None else case.notice.interviewer_id),
        "collective_id": _id(None if case.notice is None else case.notice.collective_id),
        "called_on": _day(None if case.notice is None else case.notice.held_on),
        "held_on": _day(None if case.record is None else case.record.held_on),
    },
    "case": lambda case, _standing: {"outcome": None if case.ending is None else case.ending.outcome},
    "sanction": lambda case, _standing: {"until_on": _day(case.until_on)},
    "tolerance": lambda case, standing: {
        "outcome": None if (told := case.determination if standing.inside else case.letter) is None else told.outcome
    },
    "probation": lambda case, _standing: {
        "starts_on": _day(None if case.notice is None else case.notice.starts_on), "ends_on": _day(case.ends_on),
    },
}  # fmt: skip
"""What lines say in their own words, by case type."""

_OF_CASES: Final = "data.{unit_id,competent_organ_id,"
_CHANGES: Final[Mapping[str, Fields]] = {
    **CHANGES_WORKED,
    "interview": Fields(
        computed=_OF_CASES + "tier,occurrence_id,held_on,due_on,ground,escalated_on,project_code}",
        deliberation="data.{next_interview_id,case_id,problem_ids[],pursuit}",
    ),
    "sanction": Fields(
        computed=_OF_CASES + "sanction_id,measure,form,effective_on,until_on,ended_on,review_id,former_measure,"
        "revoked_on}",
        deliberation="data.case_id",
    ),
    "review": Fields(
        computed=_OF_CASES + "stage,ordered,decide_by,served_on}",
        deliberation="data.{decided_on,outcome}",
        restricted="data.case_id",
    ),
    "followup": Fields(
        computed="data.{followup_id,sanction_id,competent_organ_id,until_on,addressee_organ_id,fed_back_on,fed_back}",
        deliberation="data.visited_on",
    ),
    "tolerance": Fields(
        computed=_OF_CASES + "situations[],object_person_id,served_on}",
        deliberation="data.{case_id,outcome,determined_on,no_negative_effect_on_appraisal}",
    ),
    "probation": Fields(
        computed=_OF_CASES + "case_id,months,starts_on,ends_on,evaluated_on}", deliberation="data.proposal"
    ),
    "publication": Fields(
        computed="data.{competent_organ_id,range,published_on}", deliberation="data.{tolerance_id,unit_id}"
    ),
    "trigger": Fields(
        computed="data.{competent_organ_id,source_kind,occurrence_id,occurred_on,interviews[],project_code}"
    ),
    "case": Fields(
        computed=_OF_CASES + "source_kind,source_id,codes[],project_code,object_person_id,former_unit_id,"
        "former_person_id,decided_on,measures[],served_on,outcome,ended_on}"
    ),
    "joint": Fields(computed="data.{main_case_id,case_ids[],competent_organ_id,decided_on}"),
    "reexamination_draw": Fields(computed="data.{competent_organ_id,half_year,population,drawn}"),
    "reexamination": Fields(computed="data.{case_id,competent_organ_id,concluded_on,outcome}"),
    "supervision_proposal": Fields(computed=_OF_CASES + "answer_by}"),
    "tolerance_application": Fields(computed="data.{organ_id,unit_id,received_on,kind}"),
    "violation": Fields(computed="data.{violation_id,organ_id,occurred_on,rung,step}"),
    "clearance": Fields(computed="data.{clarification_id,competent_organ_id}"),
    "disclosure_window": Fields(computed="data.{window_id,organ_id,starts_on,ends_on,by_hand}"),
    "disclosure_statement": Fields(computed="data.{statement_id,organ_id,window_id}"),
    **dict.fromkeys(
        ("criticism", "circular"),
        Fields(
            computed="data.{competent_organ_id,occurrence_id,occurred_on,project_code,level} data.units[].{unit_id,"
            "unit_kind,roles[],lead_duty_unfulfilled}"
        ),
    ),
    "ranking": Fields(
        computed="data.{competent_organ_id,kind,list_code,period,confirmed_on,list_version} data.units[].{unit_id,"
        "unit_kind,rank,leads}"
    ),
    "unit_watch": Fields(
        computed="data.{unit_id,competent_organ_id,watched_for,visits_per_month,problem_ids[],leaving,left_on}"
    ),
    "escalation": Fields(computed="data.{unit_id,competent_organ_id,filing_ids[],settled_on}"),
}
"""The content of events by case type; ids, codes and days alone, and no more of them than the detail opens."""
CHANGE_OF: Final[Mapping[str, Fields]] = {
    kind: replace(fields, open="{id,type,subject,version,time}") for kind, fields in _CHANGES.items()
}
"""The same with what every event says of itself."""
