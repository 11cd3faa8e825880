"""What the acts on a trigger must know: its units, what else is recorded on the event or list, and the interviews."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from libs.kernel.profile import Profile
from services.accountability.interviews.interview import Interview
from services.accountability.triggers.records import Known
from services.accountability.triggers.trigger import Trigger


@dataclass(frozen=True, slots=True)
class WeighingFacts:
    """For every act: nobody else weighs anything of the organ until the act is done.

    ``units`` are those of the command as the organ knows them that day; ``related`` the other triggers that hold, of
    the same event, and of the same list if it is one of months; ``interviews`` those of the units of all of them, by
    id, locked; ``profiles`` the profiles that the related triggers are pinned to.
    """

    units: Mapping[UUID, Known] = field(default_factory=dict)
    related: tuple[Trigger, ...] = ()
    interviews: Mapping[UUID, Interview] = field(default_factory=dict)
    profiles: Mapping[tuple[str, str], Profile] = field(default_factory=dict)
