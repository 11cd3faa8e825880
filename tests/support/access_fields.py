"""Every field of every answer with its section; a field that is not here has no class and may not leave.

Places are written like ``decision.resolution.votes[].choice``; braces stand for alternatives. ``open`` is for whoever
may know of the case, ``deliberation`` stays inside the competent discipline organ (F-26, F-27, P-09), ``restricted``
is for the handlers that the case names and for case management, ``sealed`` is for nobody.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_INDEX = re.compile(r"\[\d+\]")


def expand(written: str) -> Iterator[str]:
    """All places that a text of places with braces stands for; braces may stand inside braces."""
    for word in written.split():
        start = word.find("{")
        if start < 0:
            yield word
            continue
        choices, end = _choices(word, start + 1)
        for choice in choices:
            for tail in expand(choice + word[end:]):
                yield word[:start] + tail


def _choices(word: str, start: int) -> tuple[list[str], int]:
    """The alternatives between the brace before ``start`` and its partner, and where the word goes on."""
    depth, found, begun = 0, [], start
    for at in range(start, len(word)):
        if word[at] in ",}" and depth == 0:
            found.append(word[begun:at])
            begun = at + 1
            if word[at] == "}":
                return found, at + 1
        depth += {"{": 1, "}": -1}.get(word[at], 0)
    raise ValueError(f"a brace is not closed in {word}")


@dataclass(frozen=True)
class Fields:
    """The fields of one kind of answer. Below the places in ``whole`` everything is of the section of the place;
    ``computed`` places are known, but what stands there is checked in another way or not at all."""

    open: str = ""
    deliberation: str = ""
    computed: str = ""
    restricted: str = ""
    sealed: str = ""
    whole: str = ""

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The section of each place, and of each place above that holds only one."""
        found = {
            place: name
            for name in ("open", "deliberation", "restricted", "sealed", "computed", "whole")
            for place in expand(getattr(self, name))
        }
        above: dict[str, set[str]] = {}
        for place, name in found.items():
            for end in range(1, len(place)):
                if place[end] in ".[":
                    above.setdefault(place[:end], set()).add(name)
                    if place[end] == "[":
                        above.setdefault(place[: end + 2], set()).add(name)
        for place, names in above.items():
            found.setdefault(place, names.pop() if len(names) == 1 else "open")
        return found

    @cached_property
    def _found(self) -> dict[str, str | None]:
        return {}

    def section(self, place: str) -> str | None:
        """The section of a place with its indices; None if no class is known for it."""
        if place not in self._found:
            self._found[place] = self._section(place)
        return self._found[place]

    def _section(self, place: str) -> str | None:
        plain = _INDEX.sub("[]", place)
        known = self.sections.get(plain)
        if known is not None:
            return known
        ends = (end for end in range(len(plain)) if plain[end] in ".[")
        return "whole" if any(self.sections.get(plain[:end]) == "whole" for end in ends) else None


def leaves_of(value: Any) -> dict[str, Any]:
    """The leaves of a record by their places."""
    return dict(leaves(value))


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of an answer with its place; what is empty is a leaf, too."""
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from leaves(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{place}[{index}]")
    else:
        yield place + ("[]" if value == [] else ""), value


def is_empty(value: Any) -> bool:
    """Whether nothing stands there."""
    return value is None or value in ("", [], {})


CLOSABLE = ("deliberation", "restricted", "sealed")
"""Parts that are closed to some who may know of the case; what is sealed, to all."""


def compare(fields: Fields, answer: Any, wanted: Mapping[str, Any], *, opens: frozenset[str]) -> Iterator[str]:
    """What is wrong with an answer field by field: without a class, told though closed, other, or withheld.

    ``wanted`` are the leaves of what is on record, ``opens`` the closable parts that are open.
    """
    shown = dict(leaves(answer))
    closed = frozenset(CLOSABLE) - opens
    for place, value in shown.items():
        section = fields.section(place)
        if section is None:
            yield f"{place}: a field without a class"
        elif section in closed:
            if not is_empty(value):
                yield f"{place}: told, though closed"
        elif section in ("open", *CLOSABLE) and (place not in wanted or wanted[place] != value):
            yield f"{place}: not what is on record"
    for place in wanted:
        section = fields.section(place)
        if place not in shown and section not in closed and section not in ("computed", "whole"):
            yield f"{place}: withheld" if section else f"{place}: on record without a class"


_CASE = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_STATE = "next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]} "
_FORM = (
    "{title,unified_code,project_code,project_reference,background,crux,delay_damage,measure,measure_starts_on,"
    "validity_until,no_compliant_path,legal_bottom_line,no_third_party,legal_opinion,responsible_leader_id,handler_id,"
    "urgent,emergency,statement_of_truth,secrecy,emergency.{began_on,reported_to_id,reported_at,notified_at},"
    "positive_items[].{code,limbs[],shown[].need,shown[].proof,reason,forecast},"
    "rules_departed_from[].{law,article,wording},alternatives[].{description,why_it_fails},"
    "risks[].{description,likelihood,effect,control,owner},third_parties[].{who,interest,protection},"
    "aftercare[].{item,owner,due_on},opinions[].{kind,body,opinion}} "
)
_MINUTES = (
    "{held_on,chair_id,should_be_present,present[].person_id,present[].statement,present[].dissents,chair_spoke_last,"
    "conclusion,agreed,attachment_id,sha256} "
)
_GATE = "{leader_id,side,result,opinion,given_at} "
_DECISION_OPEN = (
    "{kind,recorded_by,recorded_at,reasons[].code,reasons[].text,reason,compliant_path,legal_effect_note.zh,"
    "legal_effect_note.en,resolution.held_on,resolution.chair_id,resolution.secretary_spoke_last,"
    "resolution.deliberated_alone} "
)
_DECISION_CLOSED = (
    "resolution.{present[],text,votes[].person_id,votes[].choice,votes[].opinion,recusals[].person_id,"
    "recusals[].ground} "
)
_REPORT = (
    "{drafted_by,drafted_at,confirmed_by,confirmed_at,text.sections[].code,text.sections[].text,"
    "text.expert_opinions[].kind,text.expert_opinions[].body,text.expert_opinions[].opinion,"
    "text.expert_opinions[].given_on,text.screen[].code,text.screen[].found,text.screen[].note,text.proposal,"
    "text.receipt_items[].warning,text.receipt_items[].text,text.receipt_items[].responsible,"
    "text.receipt_items[].due_on,text.reasons[].code,text.reasons[].text} "
)
_PANEL = "{chair_id,opened_by,opened_at,seats[].person_id,seats[].office_id,seats[].other_supervision_office} "

FILING = Fields(
    open=_CASE
    + "{unit_id,competent_organ_id,drafted_by,drafted_at,office_id,supplements_id,presented_at,first_presented_at,"
    "submitted_at,first_submitted_at} "
    + f"form.{_FORM} attachments[].{{id,kind,sha256,secrecy,attached_by,attached_at}} "
    + f"study.minutes.{_MINUTES} study.{{recorded_by,recorded_at}} "
    + "application.{signed_by,made_at} application.application.{in_name_of,document_number,signed_on} "
    + f"gate[].{_GATE} earlier_gate[].{_GATE} "
    + f"returns[].{{due_on,returned_by,returned_at,answer,resubmitted_at,back_at}} returns[].form.{_FORM} "
    + f"returns[].defects[].{{code,explanation}} decision.{_DECISION_OPEN} "
    + "receipt.{validity_until,number,sealed,signed_by,served_on,served_by,received_by,received_at,obligation_ids[]} "
    + "receipt.items[].{warning,text,responsible,due_on} receipt.legal_effect_note.{zh,en} "
    + "progress[].{text,evidence[],reported_by,reported_at} "
    + "reminders[].{id,fact,rule,correction,correct_by,issued_by,issued_at} "
    + "problems[].{id,kind,fact,cause,correction,correct_by,recorded_by,recorded_at,closed_by,closed_at,outcome} "
    + f"findings[].{{found_by,found_at}} findings[].decision.{_DECISION_OPEN} "
    + "findings[].hits[].{code,reminder_id,problem_id,problem_kind} "
    + f"extensions[].{{former_until,validity_until,reason,extended_by,extended_at}} extensions[].minutes.{_MINUTES} "
    + "ending.{by,at,note} ",
    deliberation="review.{head_id,handler_ids[],major_complex,opened_at} "
    + f"report.{_REPORT} earlier_reports[].{_REPORT} panel.{_PANEL} "
    + "consultations[].{held_on,passed,reasons,recorded_at,votes[].person_id,votes[].choice,votes[].opinion} "
    + f"consultations[].panel.{_PANEL} questions[].{{held_on,questions[],asked_at}} "
    + "recused[].{person_id,ground} single_matter[].{interview_id,escalated_on,marked_at} "
    + "linked_cases[].{case_id,opened_on,linked_at} "
    + f"decision.{_DECISION_CLOSED} findings[].decision.{_DECISION_CLOSED} findings[].hits[].{{facts,evidence[]}} ",
    computed=_STATE,
)
OBLIGATION = Fields(
    open=_CASE
    + "{filing_id,unit_id,competent_organ_id,warning,text,responsible,due_on,office_id,overdue_since} "
    + "reports[].{text,evidence[],reported_by,reported_at,found_by,found_at,verified,note} ",
    deliberation="recused_ids[]",
    computed=_STATE,
)
UPLOAD = Fields(
    open=_CASE + "{organ_id,received_by,name,file_type,size,sha256,secrecy,kind} ",
    computed=_STATE,
)
LISTED = Fields(
    open="{id,number,status,title,unit_id,office_id,positive_items[],urgent,late_filing,changed_at,version}",
    computed="due_on",
)
EVIDENCE = Fields(
    open="{id,status,profile,profile_version,number,opened_at,changed_at,unit_id,competent_organ_id,office_id,"
    "project_code,positive_items[],late_filing,decided_on,served_on,validity_until,reason_codes[],negative_items[],"
    "suspended_on,ending,ended_on}",
    computed="{version,next_acts[],due[],note.text,note.cites[]} "
    "aftercare.{total,open,reported,verified,overdue,next_due_on}",
)
WATCH_ENTRY = Fields(
    open="{id,status,profile,profile_version,number,opened_at,changed_at,unit_id,competent_organ_id,office_id,"
    "project_code,positive_items[],reason,codes[],entered_on,since,leaving,left_on}",
    computed="{version,visit_proposed,next_acts[],due[]} "
    "aftercare.{total,open,reported,verified,overdue,problems_due,next_due_on}",
)
WATCHED = Fields(
    open=_CASE + "{filing_id,unit_id,competent_organ_id,office_id,warning,due_on,reported_on,verified_on,overdue_on,"
    "problem_due,problem_ids[]}",
    computed=_STATE,
)
_ENTRY = "{id,status,profile,profile_version,version,opened_at,changed_at} "
ORGAN = Fields(_ENTRY + "{code,kind,level,parent_id,name_zh,name_en,ended_on}", computed=_STATE + "number")
PERSON = Fields(_ENTRY + "{code,name,ended_on} posts[].{organ_id,post,valid_from,valid_to}", computed=_STATE + "number")
RELATION = Fields(_ENTRY + "{kind,holder_id,target_id,valid_from,valid_to}", computed=_STATE + "number")
ACCOUNT = Fields(
    _ENTRY + "{code,person_id,organ_id,office_id,roles[],machine,valid_until,dormant_on,disabled_for,password_set_at,"
    "must_change_password,code_secret_since}",
    computed=_STATE + "number",
)
CLIENT_KEY = Fields(_ENTRY + "{account_id,scopes[],expires_on}", computed=_STATE + "number")

CHANGE = Fields(
    open="{id,type,subject,version,time}",
    deliberation="data.{case_id,interview_id,major_complex,held_on}",
    computed="data.{filing_id,obligation_id,upload_id,unit_id,competent_organ_id,office_id,organ_id,project_code,"
    "positive_items[],late_filing,supplements_id,change,applied_on,minutes_on,urgent,stopped,defect_codes[],due_on,"
    "studied_again,decided_on,validity_until,reason_codes[],obligation_ids[],reminder_id,correct_by,problem_id,"
    "negative_items[],open_obligations,warning,media_type,size,ending,source_kind,source_id,codes[],reason,leaving,"
    "code,kind,level,parent_id,ended_on,holder_id,target_id,valid_from,valid_to,person_id,roles[],"
    "account_id,scopes[],expires_on} "
    "data.posts[].{organ_id,post,valid_from,valid_to}",
)
"""Events as the change feed tells them; to those outside, what is closed in the detail is closed here, too."""
MOVE = Fields(open="{version,act,role}", computed="{row,source,target,person_id,at,policy,record}", whole="record")
"""One move of a history; who may read ``record`` is decided by the role in which it was stated."""
