"""Every rule that applies to a filing as it stands, answered item by item, without changing anything."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from libs.kernel.actor import office_day
from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.filing.filings.acts_unit import minutes_attached
from services.filing.filings.application import applies_first, assess_application, assess_order
from services.filing.filings.completeness import assess_form
from services.filing.filings.decision import assess_no_blocking_item
from services.filing.filings.defects import assess_new_study
from services.filing.filings.emergency import assess_emergency, assess_lateness
from services.filing.filings.execution import assess_closing
from services.filing.filings.facts import CheckFacts, ObligationFacts
from services.filing.filings.filing import Filing
from services.filing.filings.gatekeeping import assess_not_stopped
from services.filing.filings.minutes import assess_age, assess_minutes
from services.filing.filings.receipt import assess_items
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_review import NoReport
from services.filing.filings.refusals_unit import NoCounterpartOffice, NotInPortfolio, UnitNotEligible
from services.filing.filings.review_report import assess_report
from services.filing.filings.status import FilingStatus as S


def check(filing: Filing, profile: Profile, facts: CheckFacts) -> tuple[Finding, ...]:
    """What the rules of the next step find; a final status has no next step and nothing to find."""
    chapter = _CHAPTERS.get(filing.status)
    return () if chapter is None else tuple(chapter(filing, profile, facts))


def _preparing(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    eligible = facts.unit_kind in profile.list("eligible_unit_kinds")
    minutes = None if filing.study is None else filing.study.minutes
    applied = None if filing.application is None else filing.application.application
    yield finding(UnitNotEligible, [unless(eligible, UnitNotEligible, "")])
    yield assess_not_stopped(filing)
    yield from assess_form(filing.form, profile)
    yield assess_emergency(filing.form, profile, facts.on)
    yield from _in_time(filing, profile, facts)
    yield assess_minutes(minutes, minutes_attached(filing), facts.persons_of_unit, facts.on, "/study/minutes")
    if applies_first(profile):
        yield from assess_application(applied, facts.on)


def _correcting(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield from _preparing(filing, profile, facts)
    yield assess_new_study(filing, None)


def _applying(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    minutes = None if filing.study is None else filing.study.minutes
    applied = None if filing.application is None else filing.application.application
    yield assess_not_stopped(filing)
    yield from assess_application(applied, facts.on)
    yield assess_order(applied, minutes, profile)
    yield assess_age(minutes, facts.on, profile, "/study/minutes/held_on")
    yield from _in_time(filing, profile, facts)


def _in_time(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    if facts.calendar is not None:
        first = facts.on if filing.first_presented_at is None else office_day(filing.first_presented_at)
        yield assess_lateness(filing.form, profile, first, facts.calendar)


def _at_the_gate(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield finding(NotInPortfolio, [unless(bool(facts.leaders), NotInPortfolio, "")])
    yield finding(NoCounterpartOffice, [unless(facts.counterpart_office_id is not None, NoCounterpartOffice, "")])


def _submitted(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    minutes = None if filing.study is None else filing.study.minutes
    yield finding(NoCounterpartOffice, [unless(facts.counterpart_office_id is not None, NoCounterpartOffice, "")])
    yield from assess_form(filing.form, profile)
    yield assess_minutes(minutes, minutes_attached(filing), facts.persons_of_unit, facts.on, "/study/minutes")


def _reviewing(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    report = filing.report
    yield finding(NoReport, [unless(report is not None, NoReport, "/report")])
    if report is not None:
        yield from assess_report(report.text, profile, major_complex=filing.major_complex)


def _deliberating(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    yield assess_no_blocking_item(filing, profile)
    yield from _reviewing(filing, profile, facts)


def _accepted(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    if filing.receipt is not None and filing.decision is not None:
        yield assess_items(filing.receipt.items, profile, filing.decision.resolution.held_on, "/receipt/items")


def _running(filing: Filing, profile: Profile, facts: CheckFacts) -> Iterable[Finding]:
    return assess_closing(filing, None, ObligationFacts(facts.obligations, facts.unverified))


_Chapter = Callable[[Filing, Profile, CheckFacts], Iterable[Finding]]

_CHAPTERS: Mapping[S, _Chapter] = MappingProxyType(
    {
        S.DRAFT: _preparing,
        S.APPLIED: _preparing,
        S.RETURNED: _correcting,
        S.STUDIED: _applying,
        S.GATEKEEPING: _at_the_gate,
        S.SUBMITTED: _submitted,
        S.REVIEWING: _reviewing,
        S.REPORTED: _reviewing,
        S.CONSULTING: _reviewing,
        S.DELIBERATING: _deliberating,
        S.ACCEPTED: _accepted,
        S.IN_EXECUTION: _running,
        S.NEGATIVE_HIT: _running,
    }
)
