"""Acts on an after-care obligation: opened by a receipt, reported, verified or returned, overdue."""

from dataclasses import replace
from datetime import date
from typing import TypedDict
from uuid import UUID

from libs.contracts.filing import (
    AftercareOpened,
    AftercareOverdue,
    AftercareReported,
    AftercareReturned,
    AftercareVerified,
)
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Moved, Outcome
from services.filing.aftercare.commands import MarkOverdue, RejectReport, ReportDone, VerifyDone
from services.filing.aftercare.facts import ReportFacts, VerifyFacts
from services.filing.aftercare.lifecycle import ObligationStatus as S
from services.filing.aftercare.obligation import DoneReport, Obligation
from services.filing.aftercare.refusals import NoProof, NotYetDue, NoVerification, VerifierReported
from services.filing.filings.filing import Filing
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.report import ReceiptItem
from services.filing.filings.wording import STATE_SECRETS


def opened_by_receipt(filing: Filing, item: ReceiptItem, occasion: Occasion) -> Moved:
    """The obligation that one line of a served receipt opens (F-42, F-50). Its line must have a day."""
    assert item.due_on is not None
    obligation = Obligation(
        occasion.new_id(),
        S.OPEN,
        filing.profile,
        filing.profile_version,
        filing_id=filing.id,
        unit_id=filing.unit_id,
        competent_organ_id=filing.competent_organ_id,
        warning=item.warning,
        text=item.text,
        responsible=item.responsible,
        due_on=item.due_on,
        office_id=filing.office_id,
        recused_ids=tuple(person.person_id for person in filing.recused),
    )
    return Moved(obligation, "open", AftercareOpened(**duty_of(obligation)))


def report(obligation: Obligation, command: ReportDone, occasion: Occasion, facts: ReportFacts) -> Outcome[Obligation]:
    """Report that it is done, with proof (F-43)."""
    proved = bool(command.evidence) and all(_usable(upload, obligation, facts) for upload in command.evidence)
    refuse(finding(NoProof, [unless(bool(command.text), NoProof, "/text"), unless(proved, NoProof, "/evidence")]))
    entry = DoneReport(command.text, command.evidence, occasion.actor.person_id, occasion.at)
    reported = replace(obligation, status=S.REPORTED, reports=(*obligation.reports, entry))
    return Outcome(reported, AftercareReported(**duty_of(reported)))


def verify(obligation: Obligation, command: VerifyDone, occasion: Occasion, facts: VerifyFacts) -> Outcome[Obligation]:
    """Find that it is done; whoever reported it cannot (F-42)."""
    verified = _found(obligation, command.note, "/note", occasion, facts, verified=True)
    return Outcome(replace(verified, status=S.VERIFIED), AftercareVerified(**duty_of(verified)))


def reject_report(
    obligation: Obligation, command: RejectReport, occasion: Occasion, facts: VerifyFacts
) -> Outcome[Obligation]:
    """Find that it is not done; it is open again and, if its day is over, overdue at once (F-42)."""
    found = _found(obligation, command.reasons, "/reasons", occasion, facts, verified=False)
    return Outcome(replace(found, status=S.OPEN), AftercareReturned(**duty_of(found)))


def mark_overdue(
    obligation: Obligation, command: MarkOverdue, occasion: Occasion, facts: None = None
) -> Outcome[Obligation]:
    """The day has passed and nothing is reported (G-19)."""
    if occasion.on <= obligation.due_on:
        raise NotYetDue
    overdue = replace(obligation, status=S.OVERDUE, overdue_since=obligation.overdue_since or occasion.at)
    return Outcome(overdue, AftercareOverdue(**duty_of(overdue)))


class Duty(TypedDict):
    """The fields that all events of an obligation share."""

    obligation_id: UUID
    filing_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    office_id: UUID | None
    warning: str
    due_on: date


def duty_of(obligation: Obligation) -> Duty:
    """Which obligation, whose, from which warning, due when."""
    return Duty(
        obligation_id=obligation.id,
        filing_id=obligation.filing_id,
        unit_id=obligation.unit_id,
        competent_organ_id=obligation.competent_organ_id,
        office_id=obligation.office_id,
        warning=obligation.warning,
        due_on=obligation.due_on,
    )


def _usable(upload_id: UUID, obligation: Obligation, facts: ReportFacts) -> bool:
    upload = facts.uploads.get(upload_id)
    return upload is not None and upload.organ_id == obligation.unit_id and upload.secrecy not in STATE_SECRETS


def _found(
    obligation: Obligation, said: str, at: str, occasion: Occasion, facts: VerifyFacts, *, verified: bool
) -> Obligation:
    latest = obligation.reports[-1]
    if not _may_verify(occasion.actor, obligation, latest, facts):
        raise VerifierReported
    refuse(finding(NoVerification, [unless(bool(said), NoVerification, at)]))
    found = replace(latest, found_by=occasion.actor.person_id, found_at=occasion.at, verified=verified, note=said)
    return replace(obligation, reports=(*obligation.reports[:-1], found))


def _may_verify(actor: Actor, obligation: Obligation, latest: DoneReport, facts: VerifyFacts) -> bool:
    barred = {latest.reported_by, *obligation.recused_ids} | facts.persons_of_unit | facts.recused
    return actor.organ_id != obligation.unit_id and actor.person_id not in barred
