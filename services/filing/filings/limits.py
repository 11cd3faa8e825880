"""Which time limits run for a filing as it stands, since when, and when they rested (G-08, G-12, G-18, G-19)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from libs.kernel.actor import office_day
from libs.kernel.deadlines import Pause
from libs.kernel.profile import Profile
from services.filing.filings.filing import Filing
from services.filing.filings.status import FilingStatus as S

_WITH_THE_ORGAN = frozenset(
    {S.SUBMITTED, S.RETURNED, S.REVIEWING, S.REPORTED, S.CONSULTING, S.DELIBERATING, S.ACCEPTED}
)
_BEFORE_PRESENTING = frozenset({S.DRAFT, S.APPLIED, S.STUDIED})


@dataclass(frozen=True, slots=True)
class Running:
    """A limit of the profile that is running: its code, the office day of its start event, and its pauses.

    It is counted by ``libs.kernel.deadlines.due(profile.limit(code), start_on, calendar, pauses)``.
    """

    code: str
    start_on: date
    pauses: tuple[Pause, ...] = ()


def running(filing: Filing, profile: Profile) -> tuple[Running, ...]:
    """The limits that run in the present status; a limit that the profile does not know does not run."""
    asked = [step(filing) for status, steps in _STEPS.items() if status is filing.status for step in steps]
    asked += [_total(filing), _late_filing(filing)]
    return tuple(limit for limit in asked if limit is not None and limit.code in profile.limits)


def _since(code: str, start: datetime | None) -> Running | None:
    return None if start is None else Running(code, office_day(start))


def _minutes_age(filing: Filing) -> Running | None:
    return None if filing.study is None else Running("filing.minutes_age", filing.study.minutes.held_on)


def _completeness(filing: Filing) -> Running | None:
    lane = "filing.completeness_urgent" if filing.form.urgent else "filing.completeness"
    return _since(lane, filing.submitted_at)


def _correction(filing: Filing) -> Running | None:
    return _since("filing.correction", filing.returns[-1].returned_at) if filing.returns else None


def _review(filing: Filing) -> Running | None:
    """The review term starts when the office takes the filing in, and again when it comes back to it."""
    if filing.review is None:
        return None
    back = [asked.asked_at for asked in filing.questions]
    back += [held.recorded_at for held in filing.consultations if not held.passed]
    lane = "filing.review_complex" if filing.major_complex else "filing.review"
    return _since(lane, max([filing.review.opened_at, *back]))


def _consultation(filing: Filing) -> Running | None:
    return None if filing.report is None else _since("filing.consultation", filing.report.confirmed_at)


def _committee(filing: Filing) -> Running | None:
    return _since("filing.standing_committee", filing.consultations[-1].recorded_at) if filing.consultations else None


def _notice(filing: Filing) -> Running | None:
    return None if filing.decision is None else Running("filing.notice", filing.decision.resolution.held_on)


def _aftercare_report(filing: Filing) -> Running | None:
    """The monthly report of the unit counts from its last report, the first one from service (G-19)."""
    if filing.progress:
        return _since("filing.aftercare_report", filing.progress[-1].reported_at)
    served_on = None if filing.receipt is None else filing.receipt.served_on
    return None if served_on is None else Running("filing.aftercare_report", served_on)


def total(filing: Filing) -> Running | None:
    """The overall target, whether or not it still runs: it counts from the first submission and rests while the filing
    is back with the unit. None before the first submission."""
    if filing.first_submitted_at is None:
        return None
    return Running("filing.total", office_day(filing.first_submitted_at), _pauses(filing))


def _total(filing: Filing) -> Running | None:
    return total(filing) if filing.status in _WITH_THE_ORGAN else None


def _late_filing(filing: Filing) -> Running | None:
    emergency = filing.form.emergency
    if emergency is None or filing.status not in _BEFORE_PRESENTING or filing.first_presented_at is not None:
        return None
    return Running("filing.late_filing", emergency.began_on)


def _pauses(filing: Filing) -> tuple[Pause, ...]:
    return tuple(
        (office_day(gone.returned_at), None if gone.back_at is None else office_day(gone.back_at))
        for gone in filing.returns
    )


_Step = Callable[[Filing], Running | None]

_STEPS: Mapping[S, tuple[_Step, ...]] = MappingProxyType(
    {
        S.STUDIED: (_minutes_age,),
        S.SUBMITTED: (_completeness,),
        S.RETURNED: (_correction,),
        S.REVIEWING: (_review,),
        S.REPORTED: (_consultation,),
        S.CONSULTING: (_consultation,),
        S.DELIBERATING: (_committee,),
        S.ACCEPTED: (_notice,),
        S.IN_EXECUTION: (_aftercare_report,),
    }
)
