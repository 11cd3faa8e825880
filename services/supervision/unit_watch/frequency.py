"""How often a unit is visited: once a month as a rule, more often while it is on the watch list (S-05, S-12)."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from libs.kernel.profile import Profile
from libs.kernel.rule import Rule

USUAL_PER_MONTH: Final = 1
"""On-site checks of the discipline organ in a calendar month (S-05)."""
RAISED_PER_MONTH: Final = 2
"""The same for a watched unit, where the profile does not say otherwise: as often as the law against repeated
inspections lets it without need for more (P-21, G-57)."""
OPTION: Final = "watch.visits_per_month"
RULE: Final = Rule("S-05", "S-12", "P-21")


@dataclass(frozen=True)
class Visits:
    """How often a watched unit is to be visited, instead of how often, and under which rules."""

    per_month: Annotated[int, Field(ge=1, description="Visits in a calendar month while it is on the list.")]
    usual_per_month: Annotated[int, Field(ge=0, description="Visits in a calendar month otherwise (S-05).")]
    cites: Annotated[tuple[str, ...], Field(description="Rules the figure stands under.")]


def raised(profile: Profile) -> Visits:
    """The raised frequency of that profile; never below the usual one."""
    stated = profile.options.get(OPTION, RAISED_PER_MONTH)
    figure = stated if isinstance(stated, int) else RAISED_PER_MONTH
    return Visits(max(figure, USUAL_PER_MONTH), USUAL_PER_MONTH, tuple(RULE))
