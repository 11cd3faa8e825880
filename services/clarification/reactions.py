"""What this service follows of others: filings for the index of filings, leads and accountability cases for that of
leads. Each becomes yes or no, and a clarification that waits; no reason and no content is taken over (G-24).

An escalated interview will ask the question of C-14 again here, too, once accountability has that event.
"""

from libs.chassis.hearing import Directive, Follow, Heard, Reaction
from libs.contracts.accountability import CaseOpened
from libs.contracts.filing import (
    FilingEvent,
    FilingNegativeCleared,
    FilingNegativeHit,
    FilingReceiptServed,
    FilingRejected,
    FilingRevoked,
)
from libs.contracts.supervision_leads import LeadConcluded, LeadForwarded, LeadReceived
from libs.replica.projection import FOLLOWS as DIRECTORY
from services.clarification.filing_index.commands import IndexFiling, MoveEntry
from services.clarification.leads_index.commands import ConcludeLead, ForwardLead, ItemFound, NoteCase, NoteLead


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
    """An accountability case on a unit is opened; the entry has the id of the case (C-30)."""
    match heard.event:
        case CaseOpened(unit_id=unit_id, competent_organ_id=organ_id):
            noted = NoteCase(organ_id=organ_id, subject_organ_id=unit_id)
            return [Directive("lead_entry", "note_case", heard.aggregate_id, noted)]
    return []


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
    Follow("accountability", "case", {CaseOpened: on_case}),
    *DIRECTORY,
)
"""Everything this service hears. After-care is followed in order and not acted on: it never changes the answer."""
