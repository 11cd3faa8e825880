"""What this service follows of others: filings put units and matters on the watch list, receipts open watches, and an
escalated interview puts its unit there until what follows has ended."""

from collections.abc import Iterator
from datetime import date
from typing import TypedDict
from uuid import UUID, uuid5

from libs.chassis.hearing import Directive, Follow, Heard
from libs.contracts.accountability_cases import CaseClosed, CaseEnded, CaseExempted
from libs.contracts.accountability_interviews import InterviewCancelled, InterviewClosed, InterviewEscalated
from libs.contracts.filing import (
    AftercareOpened,
    AftercareOverdue,
    AftercareReported,
    AftercareReturned,
    AftercareVerified,
    FilingClosed,
    FilingEvent,
    FilingLapsed,
    FilingNegativeCleared,
    FilingNegativeHit,
    FilingReceiptServed,
    FilingRejected,
    FilingRevoked,
)
from libs.kernel.actor import office_day
from libs.kernel.case import Command
from libs.kernel.events import Event
from libs.replica.projection import FOLLOWS as DIRECTORY
from services.supervision.obligations.commands import NoteMove, WatchObligation
from services.supervision.unit_watch.commands import EnterUnit, NoteEnd
from services.supervision.watchlist.commands import LeaveList, NoteClearing, NoteHit, NoteOpenLapse, WatchMatter
from services.supervision.watchlist.lifecycle import Leaving

_MOVES: dict[type[Event], str] = {
    AftercareReported: "report",
    AftercareVerified: "verify",
    AftercareReturned: "return",
    AftercareOverdue: "mark_overdue",
}


def on_entry(heard: Heard) -> Iterator[Directive]:
    """A refused matter, and an accepted one from its receipt on, is watched (F-42)."""
    match heard.event:
        case FilingRejected() as filing:
            refused = WatchMatter(**_matter(filing), codes=filing.reason_codes, on=filing.decided_on)
            yield _on_list("enter_refused", heard, refused)
        case FilingReceiptServed() as filing:
            served = WatchMatter(**_matter(filing), on=office_day(heard.at))
            yield _on_list("enter_aftercare", heard, served)


def on_negative_list(heard: Heard) -> Iterator[Directive]:
    """The negative list is met, not substantiated, or leads to revocation (F-10, G-20)."""
    match heard.event:
        case FilingNegativeHit(negative_items=items):
            yield _on_list("note_hit", heard, NoteHit(negative_items=items, on=office_day(heard.at)))
        case FilingNegativeCleared(decided_on=on):
            yield _on_list("note_clearing", heard, NoteClearing(on=on))
        case FilingRevoked(decided_on=on):
            yield _on_list("leave", heard, LeaveList(leaving=Leaving.FILING_REVOKED, on=on))


def on_end(heard: Heard) -> Iterator[Directive]:
    """The filing ends; a lapse with open obligations is an alert and stays on the list (G-18)."""
    on = office_day(heard.at)
    match heard.event:
        case FilingClosed():
            yield _on_list("leave", heard, LeaveList(leaving=Leaving.FILING_CLOSED, on=on))
        case FilingLapsed(open_obligations=0):
            yield _on_list("leave", heard, LeaveList(leaving=Leaving.FILING_LAPSED, on=on))
        case FilingLapsed():
            yield _on_list("note_open_lapse", heard, NoteOpenLapse(on=on))


def on_obligation(heard: Heard) -> Iterator[Directive]:
    """An after-care obligation is opened or moves; once overdue it is a problem item until it is verified (F-42)."""
    match heard.event:
        case AftercareOpened() as duty:
            opened = WatchObligation(
                filing_id=duty.filing_id,
                unit_id=duty.unit_id,
                competent_organ_id=duty.competent_organ_id,
                office_id=duty.office_id,
                warning=duty.warning,
                due_on=duty.due_on,
            )
            yield Directive("watched_obligation", "open", heard.aggregate_id, opened)
        case event:
            moved = NoteMove(on=office_day(heard.at))
            yield Directive("watched_obligation", _MOVES[type(event)], heard.aggregate_id, moved)


def on_interview(heard: Heard) -> Iterator[Directive]:
    """An interview ends, closed, cancelled or escalated; an escalated one puts its unit on the watch list and is linked
    with the problem items behind it (S-12)."""
    yield _ended(heard, office_day(heard.at))
    match heard.event:
        case InterviewEscalated() as escalated:
            entered = EnterUnit(
                unit_id=escalated.unit_id,
                competent_organ_id=escalated.competent_organ_id,
                tier=escalated.tier,
                ground=escalated.ground,
                escalated_on=escalated.escalated_on,
                next_interview_id=escalated.next_interview_id,
                case_id=escalated.case_id,
                problem_ids=escalated.problem_ids,
                project_code=escalated.project_code,
            )
            yield Directive("unit_watch", "enter", heard.aggregate_id, entered)


def on_case_end(heard: Heard) -> Iterator[Directive]:
    """An accountability case ends: exempted, or executed and closed (S-12)."""
    match heard.event:
        case CaseEnded(ended_on=ended_on):
            yield _ended(heard, ended_on)


FOLLOWS: tuple[Follow, ...] = (
    Follow(
        "filing",
        "filing",
        {
            FilingRejected: on_entry,
            FilingReceiptServed: on_entry,
            FilingNegativeHit: on_negative_list,
            FilingNegativeCleared: on_negative_list,
            FilingRevoked: on_negative_list,
            FilingClosed: on_end,
            FilingLapsed: on_end,
        },
    ),
    Follow("filing", "aftercare", dict.fromkeys((AftercareOpened, *_MOVES), on_obligation)),
    Follow(
        "accountability",
        "interview",
        dict.fromkeys((InterviewEscalated, InterviewClosed, InterviewCancelled), on_interview),
    ),
    Follow("accountability", "case", dict.fromkeys((CaseExempted, CaseClosed), on_case_end)),
    *DIRECTORY,
)
"""Everything this service hears."""


class _Matter(TypedDict):
    unit_id: UUID
    competent_organ_id: UUID
    office_id: UUID | None
    project_code: str | None
    positive_items: tuple[str, ...]


def _matter(event: FilingEvent) -> _Matter:
    return _Matter(
        unit_id=event.unit_id,
        competent_organ_id=event.competent_organ_id,
        office_id=event.office_id,
        project_code=event.project_code,
        positive_items=event.positive_items,
    )


def _on_list(act: str, heard: Heard, command: Command) -> Directive:
    return Directive("watch_entry", act, heard.aggregate_id, command)


def _ended(heard: Heard, on: date) -> Directive:
    """The record of an end has an identity of its own: what ended may never have been heard of here."""
    record = uuid5(heard.aggregate_id, f"end {heard.version}")
    return Directive("ended_step", "note_end", record, NoteEnd(step_id=heard.aggregate_id, ended_on=on))
