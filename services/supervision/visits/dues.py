"""The time limits that run on a visit: the conclusion after the report, the objection after the conclusion (P-21)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.deadlines import Deadline, due
from libs.kernel.profile import Profile
from services.supervision.visits.status import VisitStatus as S
from services.supervision.visits.visit import Visit
from services.supervision.visits.wording import CONCLUSION, OBJECTION


def dues(visit: Visit, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The limit that runs in the present status."""
    if visit.status is S.REPORTED:
        limit = profile.limit(CONCLUSION)
        return (Running(CONCLUSION, limit.text, _conclusion(visit, profile, services), tuple(limit.cites)),)
    if visit.conclusion is not None:
        limit = profile.limit(OBJECTION)
        until = due(limit, visit.conclusion.fed_back_on, services["calendar"])
        return (Running(OBJECTION, limit.text, until, tuple(limit.cites)),)
    return ()


def derive(visit: Visit, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The last day for the conclusion as a column; null unless it is awaited."""
    awaited = visit.status is S.REPORTED
    return {"due_on": _conclusion(visit, profile, services).due_on if awaited else None}


def _conclusion(visit: Visit, profile: Profile, services: Mapping[str, Any]) -> Deadline:
    assert visit.report is not None
    return due(profile.limit(CONCLUSION), visit.report.reported_on, services["calendar"])
