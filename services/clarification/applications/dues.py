"""The limits an applicant is shown: counted once from the receipt, never with a pause (C-24, G-23, G-24)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.deadlines import due, end_of
from libs.kernel.profile import Profile
from services.clarification.applications.application import Application
from services.clarification.applications.status import ApplicationStatus as S

OPINION: Final = "clarification.opinion"
ACKNOWLEDGE: Final = "clarification.acknowledge"


def dues(application: Application, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The receipt while it is to be handed over, the opinion while the first answer is awaited."""
    codes = [ACKNOWLEDGE] if application.status is S.RECEIVED else []
    if application.status in (S.RECEIVED, S.UNDER_STUDY) and not application.answers:
        codes.append(OPINION)
    return tuple(_running(code, application, profile, services) for code in codes)


def _running(code: str, application: Application, profile: Profile, services: Mapping[str, Any]) -> Running:
    limit = profile.limit(code)
    counted = due(limit, application.received_on, services["calendar"])
    if code == OPINION:  # as the receipt says it, also if the calendar was corrected since
        day = application.expected_on
        counted = replace(counted, due_on=day, due_at=end_of(day))
    return Running(code, limit.text, counted, tuple(limit.cites))
