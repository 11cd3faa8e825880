"""The emergency route: measure first, report and notice at once, late filing within its term (F-08, G-12)."""

from collections.abc import Iterator
from datetime import date

from libs.kernel.calendar import WorkCalendar
from libs.kernel.deadlines import due
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings import positive_list
from services.filing.filings.form import Emergency, FilingForm
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_unit import EmergencyRouteClosed, FiledTooLate

_OFF = Text("本地不开放紧急补报", "The emergency route is not open here")
_ITEM = Text("所选正面清单情形不适用紧急补报", "No item claimed is open to the emergency route")
_FUTURE = Text("紧急处置日期不得晚于今日", "The emergency cannot begin in the future")


def assess_emergency(form: FilingForm, profile: Profile, on: date) -> Finding:
    """Whether a filing that asks for the emergency route may use it; one that does not ask is in order."""
    missing = () if form.emergency is None else _missing(form.emergency, form, profile, on)
    return finding(EmergencyRouteClosed, missing)


def assess_lateness(form: FilingForm, profile: Profile, presented_on: date, calendar: WorkCalendar) -> Finding:
    """Whether a late filing is presented within its term (limit ``filing.late_filing``)."""
    if form.emergency is None:
        return finding(FiledTooLate, [])
    last = due(profile.limit("filing.late_filing"), form.emergency.began_on, calendar).due_on
    in_time = last is None or presented_on <= last
    return finding(FiledTooLate, [unless(in_time, FiledTooLate, "/form/emergency/began_on")])


def _missing(emergency: Emergency, form: FilingForm, profile: Profile, on: date) -> Iterator[Missing]:
    at = "/form/emergency"
    if profile.options.get("filing.emergency_route") is not True:
        yield EmergencyRouteClosed.at(at, _OFF)
    if not positive_list.allows_emergency(form, profile):
        yield EmergencyRouteClosed.at("/form/positive_items", _ITEM)
    if emergency.began_on > on:
        yield EmergencyRouteClosed.at(f"{at}/began_on", _FUTURE)
