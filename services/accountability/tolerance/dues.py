"""The time limits of determinations and applications: as soon as possible, where the profile names a day (X-24)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.actor import office_day
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.accountability.tolerance.application import ToleranceApplication
from services.accountability.tolerance.application_status import ApplicationStatus as A
from services.accountability.tolerance.status import OPEN, ToleranceStatus
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.tolerance.wording import RoundEnding

DETERMINE: Final = "tolerance.determine"
SERVE: Final = "tolerance.serve"
ACKNOWLEDGE: Final = "tolerance.acknowledge"
RECONSIDER: Final = "tolerance.reconsider"


def dues(tolerance: Tolerance, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The determination while nothing is determined, the letter once it is (X-24)."""
    return tuple(_counted(_of_tolerance(tolerance), profile, services))


def application_dues(
    application: ToleranceApplication, profile: Profile, services: Mapping[str, Any]
) -> tuple[Running, ...]:
    """The receipt while it is to be handed over, the answer to a request to reconsider. Whether anything is weighed
    changes neither (G-45)."""
    return tuple(_counted(_of_application(application), profile, services))


def earliest(running: tuple[Running, ...]) -> date | None:
    """The earliest day that runs."""
    return min((one.deadline.due_on for one in running if one.deadline.due_on is not None), default=None)


def _of_tolerance(tolerance: Tolerance) -> Iterator[tuple[str, date]]:
    if tolerance.status in OPEN:
        again = [office_day(one.at) for one in tolerance.rounds if one.ending is RoundEnding.REOPENED]
        yield DETERMINE, max(again, default=tolerance.opened_on)
    if tolerance.status is ToleranceStatus.DETERMINED and tolerance.determination is not None:
        yield SERVE, tolerance.determination.determined_on


def _of_application(application: ToleranceApplication) -> Iterator[tuple[str, date]]:
    if application.status is A.RECEIVED:
        yield ACKNOWLEDGE, application.received_on
    if application.awaits_reconsideration and application.reconsideration is not None:
        yield RECONSIDER, office_day(application.reconsideration.asked_at)


def _counted(found: Iterator[tuple[str, date]], profile: Profile, services: Mapping[str, Any]) -> Iterator[Running]:
    """Each counted on the working calendar; one that the profile does not know does not run."""
    for code, start in found:
        if code in profile.limits:
            limit = profile.limit(code)
            yield Running(code, limit.text, due(limit, start, services["calendar"]), tuple(limit.cites))
