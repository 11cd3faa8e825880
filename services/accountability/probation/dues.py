"""The one limit of a probation: its last day, counted in calendar months, never moved to a working day (G-04, A-08)."""

from collections.abc import Mapping
from typing import Any, Final

from libs.chassis.representation import Running
from libs.kernel.deadlines import due
from libs.kernel.profile import Profile, TimeLimit, Unit
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.probation.probation import Probation
from services.accountability.probation.status import SET

CODE: Final = "probation.end"
_RULE: Final = Rule("A-08", "G-41", "G-04")
_TEXT: Final = Text("考验期届满，进行评估", "The probation ends and is evaluated")
_PASSING: Final = Text(
    "期满即待评估，不自动得出结论", "Once over it waits for its evaluation; nothing follows by itself"
)


def dues(probation: Probation, _profile: Profile, services: Mapping[str, Any]) -> tuple[Running, ...]:
    """Its last day, from the service of the notice until it is evaluated."""
    if probation.notice is None or probation.status not in SET:
        return ()
    limit = TimeLimit(CODE, probation.months, Unit.MONTHS, _TEXT, _PASSING, _RULE, "G-41")
    counted = due(limit, probation.notice.starts_on, services["calendar"], extend=False)
    return (Running(CODE, _TEXT, counted, tuple(_RULE)),)
