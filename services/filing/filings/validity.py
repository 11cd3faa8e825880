"""How long a filing holds: to the end of the measure, within the longest term, extended after a new study (G-18)."""

from collections.abc import Iterator
from datetime import date

from libs.kernel.deadlines import add_months
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings.filing import Filing
from services.filing.filings.form import FilingForm
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_decision import ExtensionSpent
from services.filing.filings.refusals_unit import ValidityTooLong

_END = Text("写明有效期截止日", "State the last day of validity")
_BEFORE = Text("有效期早于措施开始或者决定之日", "The validity ends before the measure starts or the decision is made")
_BEYOND = Text("有效期超过最长期限", "The validity exceeds the longest term")
_PAST_MEASURE = Text("有效期超过措施结束之日", "The validity goes beyond the end of the measure")
_NOT_LATER = Text("延期后的截止日须晚于原截止日", "The new last day must be later than the present one")
_OVER = Text("有效期已届满，不能延期", "The validity is over and cannot be extended")
_OFTEN = Text("延期次数已用完", "It has been extended as often as allowed")


def longest_months(profile: Profile) -> int:
    """The longest validity in calendar months (option ``filing.validity_months_max``, default 12)."""
    return _whole(profile, "filing.validity_months_max", 12)


def assess_plan(form: FilingForm, profile: Profile) -> Finding:
    """The validity asked for in the form, counted from the start of the measure."""
    return finding(ValidityTooLong, _span(form.validity_until, form.measure_starts_on, profile, "/form/validity_until"))


def assess_acceptance(form: FilingForm, until: date, decided_on: date, profile: Profile) -> Finding:
    """The validity granted: counted from the decision, and not beyond the end of the measure."""
    at = "/validity_until"
    measure_ends = form.validity_until
    beyond = unless(measure_ends is None or until <= measure_ends, ValidityTooLong, at, _PAST_MEASURE)
    return finding(ValidityTooLong, [*_span(until, decided_on, profile, at), beyond])


def assess_extension(filing: Filing, until: date, on: date, profile: Profile) -> tuple[Finding, ...]:
    """An extension: still possible, later than before, and by no more than the longest term."""
    allowed = _whole(profile, "filing.extensions_max", 1)
    present = filing.validity_until
    spent = unless(len(filing.extensions) < allowed, ExtensionSpent, "/validity_until", _OFTEN)
    over = unless(present is not None and on <= present, ExtensionSpent, "/validity_until", _OVER)
    later = unless(present is None or until > present, ValidityTooLong, "/validity_until", _NOT_LATER)
    within = _span(until, present, profile, "/validity_until")
    return (finding(ExtensionSpent, [spent, over]), finding(ValidityTooLong, [later, *within]))


def _span(until: date | None, start: date | None, profile: Profile, at: str) -> Iterator[Missing]:
    if until is None:
        yield ValidityTooLong.at(at, _END)
    elif start is not None and until < start:
        yield ValidityTooLong.at(at, _BEFORE)
    elif start is not None and until > add_months(start, longest_months(profile)):
        yield ValidityTooLong.at(at, _BEYOND)


def _whole(profile: Profile, option: str, default: int) -> int:
    found = profile.options.get(option, default)
    return found if isinstance(found, int) else default
