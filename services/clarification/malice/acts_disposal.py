"""After the certification: route by what the accuser is, results, corrections, closing (TW-09, TW-10)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from libs.contracts.clarification_malice import MaliceClosed, MaliceDisposed
from libs.kernel.actor import Occasion, office_day
from libs.kernel.case import Outcome
from libs.kernel.finding import Finding, Missing
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.malice.commands_decision import CloseMalice, DisposeMalice, RecordResult
from services.clarification.malice.disposing import assess_disposal
from services.clarification.malice.facts import CloseFacts, DisposeFacts
from services.clarification.malice.malice import Malice
from services.clarification.malice.records import Closing, Disposal, DisposalResult
from services.clarification.malice.refusals_decision import (
    CircularUndecided,
    GainsNotUndone,
    RepairsOpen,
    ResultIncomplete,
    ResultsMissing,
    VictimNotCleared,
)
from services.clarification.malice.refusals_inquiry import ReasonsUnstated
from services.clarification.malice.separation import keep_out
from services.clarification.malice.status import MaliceStatus as S
from services.clarification.malice.telling import matter_of, recorded
from services.clarification.refusing import finding, refuse, unless
from services.clarification.transfers.sending import TransferSource, check_orders, send_transfers

NOT_CLEARING: Final = frozenset(
    {ClarificationStatus.WITHDRAWN, ClarificationStatus.NOT_STARTED, ClarificationStatus.REJECTED}
)
"""Statuses of a clarification by which nobody is being cleared (C-12, W-05)."""


def dispose(malice: Malice, command: DisposeMalice, occasion: Occasion, facts: DisposeFacts) -> Outcome[Malice]:
    """Decide what follows by what the accuser is, and send the letters of transfer (TW-09, W-01, W-02, P-04)."""
    keep_out(malice, occasion)
    refuse(
        *assess_disposal(malice, command, occasion.profile),
        *check_orders(command.transfers, facts.terms),
        finding(ReasonsUnstated, [unless(bool(command.reasons), ReasonsUnstated, "/reasons")]),
    )
    source = TransferSource(malice.id, malice.organ_id, malice.office_id, malice.profile, malice.profile_version)
    letters = send_transfers(source, command.transfers, occasion, facts.terms)
    disposal = Disposal(
        command.accuser_kinds,
        command.routes,
        tuple(dict.fromkeys(command.aggravating)),
        command.repeat_set_aside,
        command.reasons,
        tuple(letter.case.id for letter in letters),
        occasion.actor.person_id,
        occasion.at,
    )
    disposed = replace(malice, status=S.DISPOSED, disposal=disposal)
    return Outcome(disposed, MaliceDisposed(**matter_of(disposed), disposed_on=occasion.on), letters)


def record_result(malice: Malice, command: RecordResult, occasion: Occasion, _facts: None = None) -> Outcome[Malice]:
    """Record what came of one route that was taken (TW-09)."""
    keep_out(malice, occasion)
    disposal = malice.disposal
    taken = disposal is not None and command.route in disposal.routes
    since = None if disposal is None else office_day(disposal.at)
    possible = (since is None or since <= command.done_on) and command.done_on <= occasion.on
    missing = [
        unless(taken, ResultIncomplete, "/route"),
        unless(bool(command.text), ResultIncomplete, "/text"),
        unless(bool(command.document), ResultIncomplete, "/document"),
        unless(possible, ResultIncomplete, "/done_on"),
    ]
    refuse(finding(ResultIncomplete, missing))
    result = DisposalResult(
        command.route, command.text, command.document, command.done_on, occasion.actor.person_id, occasion.at
    )
    return recorded(replace(malice, results=(*malice.results, result)))


def close(malice: Malice, command: CloseMalice, occasion: Occasion, facts: CloseFacts) -> Outcome[Malice]:
    """Close it: results fed back, gains undone, the victim being cleared, the circular decided on (TW-10)."""
    keep_out(malice, occasion)
    refuse(*_assess_closing(malice, command, occasion, facts))
    closing = Closing(command.told_on, command.no_gain_reason, command.circular, occasion.actor.person_id, occasion.at)
    closed = replace(malice, status=S.CLOSED, closing=closing)
    return Outcome(closed, MaliceClosed(**matter_of(closed), closed_on=occasion.on))


def _assess_closing(malice: Malice, command: CloseMalice, occasion: Occasion, facts: CloseFacts) -> tuple[Finding, ...]:
    undone = facts.gains.total > 0 and facts.gains.open == 0
    reasoned = bool(command.no_gain_reason) and facts.gains.total == 0
    cleared = bool(facts.victim - NOT_CLEARING)
    circular = command.circular
    decided = bool(circular.reason) and (bool(circular.range) or not circular.issued)
    return (
        finding(ResultsMissing, _results(malice, command, occasion, facts)),
        finding(GainsNotUndone, [unless(undone or reasoned, GainsNotUndone, "/no_gain_reason")]),
        finding(RepairsOpen, [unless(facts.corrections.open == 0, RepairsOpen, "/corrections")]),
        finding(VictimNotCleared, [unless(cleared, VictimNotCleared, "/certification")]),
        finding(CircularUndecided, [unless(decided, CircularUndecided, "/circular")]),
    )


def _results(malice: Malice, command: CloseMalice, occasion: Occasion, facts: CloseFacts) -> Iterator[Missing | None]:
    """Each route has its result; of one that went to another organ, the answer is in."""
    known = {result.route for result in malice.results}
    routes = () if malice.disposal is None else malice.disposal.routes
    for route in routes:
        in_hand = facts.answered.get(route, route in known)
        yield unless(in_hand, ResultsMissing, f"/results/{route}")
    since = None if malice.disposal is None else office_day(malice.disposal.at)
    told = since is not None and since <= command.told_on <= occasion.on
    yield unless(told, ResultsMissing, "/told_on")
