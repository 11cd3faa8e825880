"""The time limit of a named report: the reporter is told within fifteen working days that it is taken up (P-07)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile
from services.vault.reports.lifecycle import ReportStatus as S
from services.vault.reports.report import Report

_LIMIT = "report.acknowledge"


def dues(report: Report, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The limit, while a named reporter has not been told; none where the profile has no such limit."""
    if not report.named or report.status is not S.LODGED or _LIMIT not in profile.limits:
        return ()
    limit = profile.limit(_LIMIT)
    return (Running(_LIMIT, limit.text, due(limit, report.received_on, services["calendar"]), tuple(limit.cites)),)


def due_on(report: Report, profile: Profile, services: Mapping[str, Any]) -> date | None:
    """Its last day, for the list of what waits."""
    return next((limit.deadline.due_on for limit in dues(report, profile, services)), None)
