"""The time limits of execution, counted on the working calendar, each with its explanation (P-28)."""

from collections.abc import Mapping
from typing import Any

from libs.chassis.representation import Running
from libs.kernel.profile import Profile
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.steps_executing import STEPS, deadline, open_steps


def executing(case: AccountabilityCase, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The limits of the open steps, from service to closing."""
    if case.service is None or case.closing is not None:
        return ()
    found = []
    for step in open_steps(case, profile):
        row, counted = profile.list(STEPS).get(step), deadline(case, step, profile, services["calendar"])
        if row is not None:
            found.append(Running(counted.code, row.text, counted, tuple(row.cites)))
    return tuple(found)
