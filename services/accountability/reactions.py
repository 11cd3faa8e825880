"""What this service follows of others: filings become evidence, a hit opens a case, sources trigger interviews."""

from collections.abc import Iterator
from datetime import date
from typing import TypedDict
from uuid import NAMESPACE_OID, UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.hearing import Directive, Follow, Heard
from libs.contracts.clarification import ClarificationExecuted
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
from libs.contracts.supervision_problems import (
    ProblemCheckedOff,
    ProblemEscalated,
    ProblemEvent,
    ProblemResumed,
    ProblemWithdrawn,
)
from libs.contracts.supervision_sources import (
    CircularRecorded,
    CircularWithdrawn,
    CriticismRecorded,
    CriticismWithdrawn,
    RankingConfirmed,
    RankingCorrected,
    RankingEvent,
    SourceEvent,
)
from libs.kernel.actor import office_day
from libs.kernel.case import Command
from libs.kernel.events import Event
from libs.replica.projection import FOLLOWS as DIRECTORY
from services.accountability.cases.commands import OpenCase
from services.accountability.cases.status import SourceKind
from services.accountability.clearances.commands import NoteClearance
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
from services.accountability.rectifications.state import RectificationState
from services.accountability.rectifications.store import Standing, keep_standing
from services.accountability.triggers import heard as sources
from services.accountability.triggers.commands import WithdrawTrigger
from services.accountability.triggers.status import TriggerSource
from services.accountability.triggers.store import hold_weighing

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


def on_clarification(heard: Heard) -> Iterator[Directive]:
    """A clarification was carried out: its subject is shown as cleared beside earlier entries (TC-13, C-01)."""
    match heard.event:
        case ClarificationExecuted() as cleared:
            noted = NoteClearance(
                competent_organ_id=cleared.organ_id,
                unit_id=cleared.unit_id,
                person_id=cleared.subject_person_id,
                organ_id=cleared.subject_organ_id,
                situations=cleared.situations,
                methods=cleared.methods,
                executed_on=cleared.executed_on,
            )
            yield Directive("clearance", "note", heard.aggregate_id, noted)


def on_problem(heard: Heard) -> Iterator[Directive]:
    """A problem of rectification was escalated: a case is opened on the unit (TA-01, S-12)."""
    match heard.event:
        case ProblemEscalated() as problem:
            asked = OpenCase(
                source_kind=SourceKind.PROBLEM_ESCALATED,
                source_id=heard.aggregate_id,
                unit_id=problem.unit_id,
                competent_organ_id=problem.competent_organ_id,
                office_id=problem.office_id,
                project_code=problem.project_code,
                codes=(problem.kind,),
            )
            yield Directive("case", "open", case_id_of(heard.envelope.id), asked)


def case_id_of(event_id: UUID) -> UUID:
    """The id of the case that an event opens: the same however often the event is heard."""
    return uuid5(NAMESPACE_OID, f"accountability.case:{event_id}")


def on_source(heard: Heard) -> Iterator[Directive]:
    """Units were named in a criticism or circular, or that record was withdrawn (TI-01, TI-03)."""
    match heard.event:
        case CriticismRecorded() as told:
            yield _on_trigger("record", heard, sources.naming(TriggerSource.NAMED_CRITICISM, told.model_dump()))
        case CircularRecorded() as told:
            yield _on_trigger("record", heard, sources.naming(TriggerSource.CIRCULAR, told.model_dump()))
        case CriticismWithdrawn() | CircularWithdrawn():
            yield _on_trigger("withdraw", heard, WithdrawTrigger())


def on_ranking(heard: Heard) -> Iterator[Directive]:
    """A ranking list was confirmed or corrected (A-04 to A-06, G-37, TI-03)."""
    match heard.event:
        case RankingCorrected() as told:
            yield _on_trigger("replace_list", heard, sources.correction(told.model_dump()))
        case RankingConfirmed() as told:
            yield _on_trigger("record", heard, sources.ranking(heard.aggregate_id, told.model_dump()))


async def hold_triggers(connection: AsyncConnection, heard: Heard) -> None:
    """One trigger of an organ is weighed at a time, and waits for its turn before it holds anything else (G-34)."""
    match heard.event:
        case SourceEvent(competent_organ_id=organ_id) | RankingEvent(competent_organ_id=organ_id):
            await hold_weighing(connection, organ_id)


async def keep_aftercare(connection: AsyncConnection, heard: Heard) -> None:
    """Keep how an obligation stands, for the counts of the evidence (F-42)."""
    match heard.event:
        case AftercareEvent(filing_id=filing_id, due_on=due_on) as event:
            state = _STATES[type(event)]
            await keep_obligation(connection, heard.aggregate_id, filing_id, heard.version, state, due_on)


async def keep_rectification(connection: AsyncConnection, heard: Heard) -> None:
    """Keep how a problem item stands since it was escalated, for the case opened on it (S-10, S-12)."""
    match heard.event:
        case ProblemEscalated(escalated_on=on):
            await _keep_problem(connection, heard, RectificationState.ESCALATED, on)
        case ProblemResumed(due_on=due_on):
            await _keep_problem(connection, heard, RectificationState.RESUMED, office_day(heard.at), due_on)
        case ProblemCheckedOff(checked_off_on=on):
            await _keep_problem(connection, heard, RectificationState.CHECKED_OFF, on)
        case ProblemWithdrawn():
            await _keep_problem(connection, heard, RectificationState.WITHDRAWN, office_day(heard.at))


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
    Follow("clarification", "clarification", {ClarificationExecuted: on_clarification}),
    Follow(
        "supervision",
        "problem",
        {ProblemEscalated: on_problem},
        contracts=(ProblemResumed, ProblemCheckedOff, ProblemWithdrawn),
        project=keep_rectification,
    ),
    Follow("filing", "aftercare", contracts=tuple(_STATES), project=keep_aftercare),
    Follow(
        "supervision",
        "criticism",
        {CriticismRecorded: on_source, CriticismWithdrawn: on_source},
        project=hold_triggers,
    ),
    Follow(
        "supervision", "circular", {CircularRecorded: on_source, CircularWithdrawn: on_source}, project=hold_triggers
    ),
    Follow(
        "supervision",
        "ranking",
        {RankingConfirmed: on_ranking, RankingCorrected: on_ranking},
        project=hold_triggers,
    ),
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


async def _keep_problem(
    connection: AsyncConnection, heard: Heard, state: RectificationState, since: date, due_on: date | None = None
) -> None:
    problem = heard.event
    assert isinstance(problem, ProblemEvent)
    standing = Standing(heard.version, problem.competent_organ_id, problem.unit_id, state, since, due_on)
    await keep_standing(connection, heard.aggregate_id, standing)


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


def _on_trigger(act: str, heard: Heard, command: Command) -> Directive:
    return Directive("trigger", act, heard.aggregate_id, command)


def _on_evidence(act: str, heard: Heard, command: Command) -> Directive:
    return Directive("evidence", act, heard.aggregate_id, command)
