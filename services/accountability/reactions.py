"""What this service follows of others: decided filings become evidence, a negative hit opens a case (F-10, P-17)."""

from collections.abc import Iterator
from typing import TypedDict
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.hearing import Directive, Follow, Heard
from libs.contracts.filing import (
    AftercareEvent,
    AftercareOpened,
    AftercareOverdue,
    AftercareReported,
    AftercareReturned,
    AftercareVerified,
    FilingAccepted,
    FilingClosed,
    FilingEvent,
    FilingExtended,
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
from services.accountability.cases.commands import OpenCase
from services.accountability.cases.lifecycle import SourceKind
from services.accountability.evidence.commands import (
    IndexAcceptance,
    IndexRefusal,
    NoteClearing,
    NoteEnd,
    NoteExtension,
    NoteHit,
    NoteRevocation,
    NoteService,
)
from services.accountability.evidence.lifecycle import Ending
from services.accountability.evidence.obligation import ObligationState
from services.accountability.evidence.store import keep_obligation

_STATES: dict[type[Event], ObligationState] = {
    AftercareOpened: ObligationState.OPEN,
    AftercareReported: ObligationState.REPORTED,
    AftercareReturned: ObligationState.OPEN,
    AftercareVerified: ObligationState.VERIFIED,
    AftercareOverdue: ObligationState.OVERDUE,
}


def on_decision(heard: Heard) -> Iterator[Directive]:
    """The standing committee has decided: the filing enters the index, whichever way (F-28)."""
    match heard.event:
        case FilingAccepted() as filing:
            accepted = IndexAcceptance(
                **_filing(filing), decided_on=filing.decided_on, validity_until=filing.validity_until
            )
            yield _on_evidence("accept", heard, accepted)
        case FilingRejected() as filing:
            refused = IndexRefusal(**_filing(filing), decided_on=filing.decided_on, reason_codes=filing.reason_codes)
            yield _on_evidence("refuse", heard, refused)


def on_execution(heard: Heard) -> Iterator[Directive]:
    """The filing goes on: receipt, extension, end (F-50, G-18)."""
    on = office_day(heard.at)
    match heard.event:
        case FilingReceiptServed(validity_until=until):
            yield _on_evidence("serve", heard, NoteService(served_on=on, validity_until=until))
        case FilingExtended(validity_until=until):
            yield _on_evidence("extend", heard, NoteExtension(validity_until=until))
        case FilingClosed():
            yield _on_evidence("end", heard, NoteEnd(ending=Ending.DONE, ended_on=on))
        case FilingLapsed():
            yield _on_evidence("end", heard, NoteEnd(ending=Ending.LAPSED, ended_on=on))


def on_negative_list(heard: Heard) -> Iterator[Directive]:
    """The negative list is met, not substantiated, or leads to revocation; a hit opens a case (F-10, G-20)."""
    match heard.event:
        case FilingNegativeHit() as hit:
            noted = NoteHit(negative_items=hit.negative_items, hit_on=office_day(heard.at))
            yield _on_evidence("suspend", heard, noted)
            yield Directive("case", "open", case_id_of(heard.envelope.id), _case_on(hit))
        case FilingNegativeCleared(decided_on=on):
            yield _on_evidence("restore", heard, NoteClearing(decided_on=on))
        case FilingRevoked(negative_items=items, decided_on=on):
            yield _on_evidence("close", heard, NoteRevocation(negative_items=items, decided_on=on))


def case_id_of(event_id: UUID) -> UUID:
    """The id of the case that an event opens: the same however often the event is heard."""
    return uuid5(NAMESPACE_OID, f"accountability.case:{event_id}")


async def keep_aftercare(connection: AsyncConnection, heard: Heard) -> None:
    """Keep how an obligation stands, for the counts of the evidence (F-42)."""
    match heard.event:
        case AftercareEvent(filing_id=filing_id, due_on=due_on) as event:
            state = _STATES[type(event)]
            await keep_obligation(connection, heard.aggregate_id, filing_id, heard.version, state, due_on)


FOLLOWS: tuple[Follow, ...] = (
    Follow(
        "filing",
        "filing",
        {
            FilingAccepted: on_decision,
            FilingRejected: on_decision,
            FilingReceiptServed: on_execution,
            FilingExtended: on_execution,
            FilingClosed: on_execution,
            FilingLapsed: on_execution,
            FilingNegativeHit: on_negative_list,
            FilingNegativeCleared: on_negative_list,
            FilingRevoked: on_negative_list,
        },
    ),
    Follow("filing", "aftercare", contracts=tuple(_STATES), project=keep_aftercare),
    *DIRECTORY,
)
"""Everything this service hears."""


class _Filing(TypedDict):
    unit_id: UUID
    competent_organ_id: UUID
    office_id: UUID | None
    project_code: str | None
    positive_items: tuple[str, ...]
    late_filing: bool


def _filing(event: FilingEvent) -> _Filing:
    return _Filing(
        unit_id=event.unit_id,
        competent_organ_id=event.competent_organ_id,
        office_id=event.office_id,
        project_code=event.project_code,
        positive_items=event.positive_items,
        late_filing=event.late_filing,
    )


def _case_on(hit: FilingNegativeHit) -> OpenCase:
    return OpenCase(
        source_kind=SourceKind.FILING_NEGATIVE_HIT,
        source_id=hit.filing_id,
        unit_id=hit.unit_id,
        competent_organ_id=hit.competent_organ_id,
        office_id=hit.office_id,
        project_code=hit.project_code,
        codes=hit.negative_items,
    )


def _on_evidence(act: str, heard: Heard, command: Command) -> Directive:
    return Directive("evidence", act, heard.aggregate_id, command)
