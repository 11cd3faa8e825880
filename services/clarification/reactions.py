"""What this service follows of others: filings for the index of filings, leads and accountability cases for that of
leads. Each becomes yes or no, and a clarification that waits; no reason and no content is taken over (G-24).
"""

from datetime import date
from typing import TypedDict
from uuid import UUID, uuid5

from libs.chassis.hearing import Directive, Follow, Heard, Reaction
from libs.contracts.accountability_cases import CaseClosed, CaseEnded, CaseExempted, CaseObjectRescoped, CaseOpened
from libs.contracts.accountability_interviews import InterviewCancelled, InterviewClosed, InterviewEscalated
from libs.contracts.filing import (
    FilingEvent,
    FilingNegativeCleared,
    FilingNegativeHit,
    FilingReceiptServed,
    FilingRejected,
    FilingRevoked,
)
from libs.contracts.supervision_leads import LeadConcluded, LeadForwarded, LeadReceived
from libs.kernel.actor import office_day
from libs.replica.projection import FOLLOWS as DIRECTORY
from services.clarification.filing_index.commands import IndexFiling, MoveEntry
from services.clarification.leads_index.commands import (
    ConcludeLead,
    ForwardLead,
    ItemFound,
    NoteCase,
    NoteEnd,
    NoteEscalation,
    NoteLead,
    RescopeCase,
)


def _indexing(act: str) -> Reaction:
    """Opens the entry of the filing by that act."""

    def index(heard: Heard) -> list[Directive]:
        match heard.event:
            case FilingEvent(unit_id=unit_id):
                return [Directive("index_entry", act, heard.aggregate_id, IndexFiling(unit_id=unit_id))]
        return []

    return index


def _moving(act: str) -> Reaction:
    """Moves the entry of the filing by that act."""

    def move(heard: Heard) -> list[Directive]:
        return [Directive("index_entry", act, heard.aggregate_id, MoveEntry())]

    return move


def on_lead(heard: Heard) -> list[Directive]:
    """A lead is received, forwarded, or its verification concluded; the entry has the id of the lead (C-14, C-10)."""
    match heard.event:
        case LeadReceived() as lead:
            noted = NoteLead(
                organ_id=lead.competent_organ_id,
                subject_person_id=lead.subject_person_id,
                subject_organ_id=lead.subject_organ_id,
                received_on=lead.received_on,
                matters=lead.matters,
            )
            return [Directive("lead_entry", "note", heard.aggregate_id, noted)]
        case LeadConcluded() as lead:
            concluded = ConcludeLead(
                office_id=lead.office_id,
                verifier_ids=lead.verifier_ids,
                concluded_on=lead.concluded_on,
                report_ref=lead.report_ref,
                items=tuple(ItemFound(**item.model_dump()) for item in lead.items),
            )
            return [Directive("lead_entry", "conclude", heard.aggregate_id, concluded)]
        case LeadForwarded():
            return [Directive("lead_entry", "forward", heard.aggregate_id, ForwardLead())]
    return []


def on_case(heard: Heard) -> list[Directive]:
    """An accountability case is opened, is on another subject, or has ended; the entry has its id (C-14, C-30)."""
    match heard.event:
        case CaseOpened(competent_organ_id=organ_id) as case:
            noted = NoteCase(organ_id=organ_id, **_subject(case))
            return [Directive("lead_entry", "note_case", heard.aggregate_id, noted)]
        case CaseObjectRescoped(competent_organ_id=organ_id) as case:
            rescoped = RescopeCase(organ_id=organ_id, **_subject(case))
            return [Directive("lead_entry", "rescope", heard.aggregate_id, rescoped)]
        case CaseEnded(ended_on=ended_on):
            return [_ended(heard, ended_on)]
    return []


def on_interview(heard: Heard) -> list[Directive]:
    """An interview ends, closed, cancelled or escalated; with an escalated one the question of C-14 is asked again."""
    ended = _ended(heard, office_day(heard.at))
    match heard.event:
        case InterviewEscalated() as escalated:
            noted = NoteEscalation(
                organ_id=escalated.competent_organ_id,
                subject_organ_id=escalated.unit_id,
                next_interview_id=escalated.next_interview_id,
                case_id=escalated.case_id,
            )
            return [ended, Directive("lead_entry", "note_escalation", heard.aggregate_id, noted)]
    return [ended]


FOLLOWS: tuple[Follow, ...] = (
    Follow(
        "filing",
        "filing",
        {
            FilingRejected: _indexing("note_refusal"),
            FilingReceiptServed: _indexing("keep"),
            FilingNegativeHit: _moving("note_hit"),
            FilingNegativeCleared: _moving("clear"),
            FilingRevoked: _moving("confirm"),
        },
    ),
    Follow("filing", "aftercare"),
    Follow("supervision", "lead", {LeadReceived: on_lead, LeadForwarded: on_lead, LeadConcluded: on_lead}),
    Follow(
        "accountability", "case", dict.fromkeys((CaseOpened, CaseObjectRescoped, CaseExempted, CaseClosed), on_case)
    ),
    Follow(
        "accountability",
        "interview",
        dict.fromkeys((InterviewEscalated, InterviewClosed, InterviewCancelled), on_interview),
    ),
    *DIRECTORY,
)
"""Everything this service hears. After-care is followed in order and not acted on: it never changes the answer."""


class _Subject(TypedDict):
    subject_person_id: UUID | None
    subject_organ_id: UUID | None


def _subject(case: CaseOpened | CaseObjectRescoped) -> _Subject:
    """Whom a case is on: the leading official if it names one, and then not the unit, for whose own clarification a
    case on one of its people is no other lead on the same subject (C-14, P-15)."""
    person_id = case.object_person_id
    return _Subject(subject_person_id=person_id, subject_organ_id=None if person_id is not None else case.unit_id)


def _ended(heard: Heard, on: date) -> Directive:
    """The record of an end has an identity of its own: what ended may never have been heard of here."""
    record = uuid5(heard.aggregate_id, f"end {heard.version}")
    return Directive("ended_step", "note_end", record, NoteEnd(step_id=heard.aggregate_id, ended_on=on))
