"""The evidence that a decided filing is, and how the events of the filing move it."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from libs.contracts.accountability import (
    EvidenceAccepted,
    EvidenceClosed,
    EvidenceEnded,
    EvidenceExtended,
    EvidenceRefused,
    EvidenceRestored,
    EvidenceServed,
    EvidenceSuspended,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Outcome
from services.accountability.evidence.commands import (
    IndexAcceptance,
    IndexDecision,
    IndexRefusal,
    NoteClearing,
    NoteEnd,
    NoteExtension,
    NoteHit,
    NoteRevocation,
    NoteService,
)
from services.accountability.evidence.lifecycle import Ending, EvidenceStatus


@dataclass(frozen=True)
class Evidence(Case):
    """The evidence of one filing; its id is the id of the filing.

    ``negative_items`` are the codes of the present or last hit, ``suspended_on`` its day while it lasts.
    """

    status: EvidenceStatus
    unit_id: UUID = field(kw_only=True)
    competent_organ_id: UUID = field(kw_only=True)
    office_id: UUID | None = field(default=None, kw_only=True)
    project_code: str | None = field(default=None, kw_only=True)
    positive_items: tuple[str, ...] = field(default=(), kw_only=True)
    late_filing: bool = field(default=False, kw_only=True)
    decided_on: date = field(kw_only=True)
    served_on: date | None = field(default=None, kw_only=True)
    validity_until: date | None = field(default=None, kw_only=True)
    reason_codes: tuple[str, ...] = field(default=(), kw_only=True)
    negative_items: tuple[str, ...] = field(default=(), kw_only=True)
    suspended_on: date | None = field(default=None, kw_only=True)
    ending: Ending | None = field(default=None, kw_only=True)
    ended_on: date | None = field(default=None, kw_only=True)


def accept(command: IndexAcceptance, occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The filing is accepted; it is evidence from the service of the receipt on (F-28, F-50)."""
    opened = _opened(command, EvidenceStatus.AWAITING_RECEIPT, occasion)
    evidence = replace(opened, validity_until=command.validity_until)
    return Outcome(evidence, EvidenceAccepted(**_of(evidence), validity_until=command.validity_until))


def refuse(command: IndexRefusal, occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The filing is not accepted: no filing protects the matter, and its legal effect is untouched (F-35)."""
    evidence = replace(_opened(command, EvidenceStatus.REFUSED, occasion), reason_codes=command.reason_codes)
    return Outcome(evidence, EvidenceRefused(**_of(evidence), reason_codes=command.reason_codes))


def serve(evidence: Evidence, command: NoteService, _occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The receipt is served (F-50)."""
    until = command.validity_until
    served = replace(evidence, status=EvidenceStatus.PROTECTING, served_on=command.served_on, validity_until=until)
    return Outcome(served, EvidenceServed(**_of(served), validity_until=until))


def extend(evidence: Evidence, command: NoteExtension, _occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The validity is extended (G-18)."""
    extended = replace(evidence, validity_until=command.validity_until)
    return Outcome(extended, EvidenceExtended(**_of(extended), validity_until=command.validity_until))


def suspend(evidence: Evidence, command: NoteHit, _occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The execution meets the negative list; the filing protects nothing meanwhile (F-10, G-20)."""
    items = command.negative_items
    suspended = replace(evidence, status=EvidenceStatus.SUSPENDED, negative_items=items, suspended_on=command.hit_on)
    return Outcome(suspended, EvidenceSuspended(**_of(suspended), negative_items=items))


def restore(evidence: Evidence, _command: NoteClearing, _occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The hit is not substantiated; the filing counts again (G-20)."""
    restored = replace(evidence, status=EvidenceStatus.PROTECTING, negative_items=(), suspended_on=None)
    return Outcome(restored, EvidenceRestored(**_of(restored)))


def close(evidence: Evidence, command: NoteRevocation, _occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The filing is revoked (G-20)."""
    closed = replace(
        evidence,
        status=EvidenceStatus.CLOSED,
        negative_items=command.negative_items,
        ending=Ending.REVOKED,
        ended_on=command.decided_on,
    )
    return Outcome(closed, EvidenceClosed(**_of(closed), negative_items=command.negative_items))


def end(evidence: Evidence, command: NoteEnd, _occasion: Occasion, _facts: None = None) -> Outcome[Evidence]:
    """The filing is done or lapsed; it stays evidence of its time (G-18)."""
    ended = replace(evidence, status=EvidenceStatus.ENDED, ending=command.ending, ended_on=command.ended_on)
    return Outcome(ended, EvidenceEnded(**_of(ended), ending=str(command.ending)))


class _Filing(TypedDict):
    filing_id: UUID
    unit_id: UUID
    competent_organ_id: UUID


def _of(evidence: Evidence) -> _Filing:
    return _Filing(filing_id=evidence.id, unit_id=evidence.unit_id, competent_organ_id=evidence.competent_organ_id)


def _opened(command: IndexDecision, status: EvidenceStatus, occasion: Occasion) -> Evidence:
    return Evidence(
        occasion.new_id(),
        status,
        occasion.profile.name,
        occasion.profile.version,
        unit_id=command.unit_id,
        competent_organ_id=command.competent_organ_id,
        office_id=command.office_id,
        project_code=command.project_code,
        positive_items=command.positive_items,
        late_filing=command.late_filing,
        decided_on=command.decided_on,
    )
