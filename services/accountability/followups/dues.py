"""When the next visit of a follow-up is due, with its explanation (D-01, G-03)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.deadlines import Deadline, due, end_of
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.accountability.followups.cycle import CYCLE
from services.accountability.followups.followup import Followup

_CAPPED: Final = Text("；不迟于影响期届满日{on}", "; not later than the last day of the impact period, {on}")


def dues(followup: Followup, profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """The half year since the effect or the latest visit, never beyond the impact period."""
    if followup.visit_due_on is None:
        return ()
    limit = profile.limit(CYCLE)
    since = followup.visits[-1].visited_on if followup.visits else followup.effective_on
    deadline = due(limit, since, services["calendar"], extend=False)
    return (Running(CYCLE, limit.text, _within(deadline, followup), tuple(limit.cites)),)


def _within(deadline: Deadline, followup: Followup) -> Deadline:
    on = followup.visit_due_on
    if on is None or on == deadline.due_on:
        return deadline
    capped = _CAPPED.fill(on=followup.until_on)
    said = Text(deadline.explanation.zh.rstrip("。") + capped.zh, deadline.explanation.en.rstrip(".") + capped.en)
    return replace(deadline, due_on=on, due_at=end_of(on), explanation=said)
