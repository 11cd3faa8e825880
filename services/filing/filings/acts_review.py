"""Acts of the supervision office and the panel: open review, draft and confirm report, consult."""

from dataclasses import replace

from libs.contracts.filing import (
    FilingAcceptedForReview,
    FilingConsultationFailed,
    FilingConsultationOpened,
    FilingConsulted,
    FilingReportDrafted,
    FilingReviewed,
)
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.filing.filings import commands_review as ask
from services.filing.filings.consultation import assess_consultation, assess_panel, comes_from_other_office
from services.filing.filings.facts import PanelFacts, ReviewFacts
from services.filing.filings.filing import Filing
from services.filing.filings.records import Consultation, Panel, PanelSeat, ReviewOpening, ReviewReport
from services.filing.filings.recusal import assess_declarations, keep_apart, recused_with
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.refusals_review import (
    NoReport,
    NotCounterpartOffice,
    NotHandler,
    NotPanelChair,
    SameHand,
)
from services.filing.filings.review_opening import assess_opening
from services.filing.filings.review_report import assess_report
from services.filing.filings.status import FilingStatus as S
from services.filing.filings.telling import matter_of


def open_review(filing: Filing, command: ask.OpenReview, occasion: Occasion, facts: ReviewFacts) -> Outcome[Filing]:
    """Take the filing into review in the counterpart office, with handlers and declarations on recusal (TF-08)."""
    head = occasion.actor
    keep_apart(filing, head, facts.persons_of_unit)
    if facts.counterpart_office_id is None or head.office_id != facts.counterpart_office_id:
        raise NotCounterpartOffice
    refuse(*assess_opening(filing, command, head.person_id, facts, occasion.profile))
    opened = replace(
        filing,
        status=S.REVIEWING,
        office_id=facts.counterpart_office_id,
        recused=recused_with(filing, command.recusals),
        review=ReviewOpening(head.person_id, command.handler_ids, command.major_complex, occasion.at),
    )
    return Outcome(opened, FilingAcceptedForReview(**matter_of(opened), major_complex=command.major_complex))


def draft_report(filing: Filing, command: ask.DraftReport, occasion: Occasion, facts: None = None) -> Outcome[Filing]:
    """Draft the report, complete, as one of the handlers (TF-09)."""
    keep_apart(filing, occasion.actor)
    if occasion.actor.person_id not in filing.handler_ids:
        raise NotHandler
    refuse(*assess_report(command.report, occasion.profile, major_complex=filing.major_complex))
    report = ReviewReport(command.report, occasion.actor.person_id, occasion.at)
    drafted = replace(filing, report=report)
    return Outcome(drafted, FilingReportDrafted(**matter_of(drafted)))


def confirm_report(
    filing: Filing, command: ask.ConfirmReport, occasion: Occasion, facts: None = None
) -> Outcome[Filing]:
    """Confirm the report as head of the office; whoever drafted it cannot (TF-09, P-09)."""
    keep_apart(filing, occasion.actor)
    report = filing.report
    if report is None:
        raise NoReport(errors=(NoReport.at("/report"),))
    if report.drafted_by == occasion.actor.person_id:
        raise SameHand
    refuse(*assess_report(report.text, occasion.profile, major_complex=filing.major_complex))
    confirmed = replace(report, confirmed_by=occasion.actor.person_id, confirmed_at=occasion.at)
    reported = replace(filing, status=S.REPORTED, report=confirmed)
    return Outcome(reported, FilingReviewed(**matter_of(reported)))


def open_consultation(
    filing: Filing, command: ask.OpenConsultation, occasion: Occasion, facts: PanelFacts
) -> Outcome[Filing]:
    """Name the panel of the collective consultation (TF-10)."""
    keep_apart(filing, occasion.actor, facts.persons_of_unit)
    confirmed = filing.report is not None and filing.report.confirmed_by is not None
    refuse(
        finding(NoReport, [unless(confirmed, NoReport, "/report")]),
        assess_declarations(command.recusals, (), occasion.profile),
        *assess_panel(filing, command, facts, occasion.profile),
    )
    seats = tuple(
        PanelSeat(member, facts.offices[member], comes_from_other_office(member, filing, facts))
        for member in command.member_ids
    )
    panel = Panel(command.chair_id, seats, occasion.actor.person_id, occasion.at)
    consulting = replace(filing, status=S.CONSULTING, panel=panel, recused=recused_with(filing, command.recusals))
    return Outcome(consulting, FilingConsultationOpened(**matter_of(consulting)))


def fail_consultation(
    filing: Filing, command: ask.FailConsultation, occasion: Occasion, facts: None = None
) -> Outcome[Filing]:
    """Record that the report did not pass: a new report is drafted (TF-11)."""
    held = _consultation(filing, command, occasion)
    failed = reopened(replace(filing, consultations=(*filing.consultations, held)))
    return Outcome(failed, FilingConsultationFailed(**matter_of(failed), held_on=command.held_on))


def pass_consultation(
    filing: Filing, command: ask.PassConsultation, occasion: Occasion, facts: None = None
) -> Outcome[Filing]:
    """Record that the report passed by a reasoned majority with dissent on record (TF-12)."""
    held = _consultation(filing, command, occasion)
    consulted = replace(filing, status=S.DELIBERATING, consultations=(*filing.consultations, held))
    return Outcome(consulted, FilingConsulted(**matter_of(consulted), held_on=command.held_on))


def reopened(filing: Filing) -> Filing:
    """The filing back in review: the report that was not carried is kept as an earlier one, the panel is dissolved."""
    reports = () if filing.report is None else (filing.report,)
    earlier = (*filing.earlier_reports, *reports)
    return replace(filing, status=S.REVIEWING, report=None, earlier_reports=earlier, panel=None)


def _consultation(
    filing: Filing, command: ask.PassConsultation | ask.FailConsultation, occasion: Occasion
) -> Consultation:
    keep_apart(filing, occasion.actor)
    if filing.panel is None or occasion.actor.person_id != filing.panel.chair_id:
        raise NotPanelChair
    refuse(*assess_consultation(filing, command, occasion.on, occasion.profile))
    passed = isinstance(command, ask.PassConsultation)
    return Consultation(filing.panel, command.held_on, passed, command.votes, command.reasons, occasion.at)
