"""The acts on a report: lodge, acknowledge."""

from collections.abc import Iterator
from dataclasses import replace

from libs.contracts.vault import ReportAcknowledged, ReportLodged
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.vault.refusals import Reason, refuse
from services.vault.reports.bypass import refuse_bypassing
from services.vault.reports.commands import AcknowledgeReport, LodgeReport
from services.vault.reports.facts import LodgeFacts
from services.vault.reports.lifecycle import ReportStatus as S
from services.vault.reports.refusals import (
    AnonymousWithIdentity,
    NamedWithoutReporter,
    NobodyToTell,
    ReceivedInFuture,
    SubjectUnknown,
    ToldOnImpossibleDay,
)
from services.vault.reports.report import Report


def lodge(command: LodgeReport, occasion: Occasion, facts: LodgeFacts) -> Outcome[Report]:
    """Seal a report (P-06). What is about a higher-managed person or the own head is not entered at all."""
    refuse_bypassing(command, facts, occasion.profile)
    refuse(_wrong(command, occasion, facts))
    report = Report(
        occasion.new_id(),
        S.LODGED,
        occasion.profile.name,
        occasion.profile.version,
        organ_id=occasion.actor.organ_id,
        received_on=command.received_on,
        channel=command.channel,
        named=command.named,
        subject_person_ids=command.subject_person_ids,
        subject_organ_ids=command.subject_organ_ids,
        recused_ids=tuple(dict.fromkeys((*command.subject_person_ids, *command.recused_ids))),
        reporter=command.reporter,
        original=command.original,
    )
    return Outcome(report, ReportLodged(organ_id=report.organ_id))


def acknowledge(report: Report, command: AcknowledgeReport, occasion: Occasion, _facts: None = None) -> Outcome[Report]:
    """Record that a named reporter was told that the report is taken up (P-07)."""
    if not report.named:
        raise NobodyToTell
    if not report.received_on <= command.told_on <= occasion.on:
        refuse([(ToldOnImpossibleDay, "/told_on")])
    told = replace(report, status=S.ACKNOWLEDGED, acknowledged_on=command.told_on)
    return Outcome(told, ReportAcknowledged(organ_id=told.organ_id))


def _wrong(command: LodgeReport, occasion: Occasion, facts: LodgeFacts) -> Iterator[Reason]:
    if command.named and command.reporter is None:
        yield NamedWithoutReporter, "/reporter"
    if not command.named and command.reporter is not None:
        yield AnonymousWithIdentity, "/reporter"
    if command.received_on > occasion.on:
        yield ReceivedInFuture, "/received_on"
    for field in ("subject_person_ids", "subject_organ_ids", "recused_ids"):
        for index, identity in enumerate(getattr(command, field)):
            if identity in facts.unknown:
                yield SubjectUnknown, f"/{field}/{index}"
