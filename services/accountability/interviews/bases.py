"""What an interview stands on: the triggers of one event, ordered so that the one that sets the tier comes first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from libs.kernel.profile import Profile
from services.accountability.interviews.tiers import place_of


@dataclass(frozen=True)
class Basis:
    """One trigger that asks for an interview of the unit, at the tier that the table gave it (TI-01)."""

    trigger_id: Annotated[UUID, Field(description="The trigger record, or the interview that was escalated.")]
    source_kind: Annotated[str, Field(description="named_criticism, circular, ranking, by_hand, interview_escalated.")]
    tier: Annotated[str, Field(description="Tier it gives; list interview_tiers.")]
    cites: Annotated[tuple[str, ...], Field(description="Rules of that row of the table (A-01 to A-06).")]
    level: Annotated[str | None, Field(description="Level of the source; null for rankings and by hand (G-34).")]
    occurred_on: Annotated[date, Field(description="Day of the event; posts are those of that day (G-39).")]
    by_hand_reason: Annotated[str | None, Field(description="Why, if made by hand (G-35); else null.")] = None
    project_code: Annotated[str | None, Field(description="State investment-project code, if any.")] = None

    @property
    def key(self) -> tuple[UUID, str]:
        """What makes it this basis: a trigger that comes to give another tier is another basis."""
        return (self.trigger_id, self.tier)


Bases = tuple[Basis, ...]


def ordered(bases: Iterable[Basis], profile: Profile) -> Bases:
    """The bases with the one that sets the tier first: highest tier, at equal height the one listed first (G-36)."""
    return tuple(sorted(bases, key=lambda one: (*place_of(one.tier, profile), one.occurred_on, str(one.trigger_id))))


def without(bases: Bases, others: Bases) -> Bases:
    """The bases that are not among the others."""
    known = {one.key for one in others}
    return tuple(one for one in bases if one.key not in known)


def within(bases: Bases, others: Bases) -> Bases:
    """The bases that are among the others, too."""
    known = {one.key for one in others}
    return tuple(one for one in bases if one.key in known)
