"""The earliest day that runs on a case, for its column: it needs profile and calendar (P-28, F-30, A-08)."""

from collections.abc import Mapping
from typing import Any

from libs.kernel.profile import Profile
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.dues import dues


def derived_columns(case: AccountabilityCase, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    """The earliest last day of all limits that run."""
    days = (limit.deadline.due_on for limit in dues(case, profile, services))
    return {"due_on": min((day for day in days if day is not None), default=None)}
