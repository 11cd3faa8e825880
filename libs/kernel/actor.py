"""Who acts, when, and under which profile: all that an act may know of the world besides its facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from libs.kernel.profile import Profile
from libs.kernel.roles import ADMINISTRATORS, CASE_BOUND, Role

SHANGHAI = ZoneInfo("Asia/Shanghai")
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """A caller as the service knows it from its own replica of the directory, not from what the caller says.

    ``office_id`` is the office inside ``organ_id`` (or the dispatched body), None for units and leaders.
    """

    account_id: UUID
    person_id: UUID
    organ_id: UUID
    office_id: UUID | None
    roles: frozenset[Role]

    @property
    def roles_in_cases(self) -> frozenset[Role]:
        """The roles that can count in a case: the own ones and those that a case gives to whom it names. An
        administrator is given none: none of the three sees case content (P-36)."""
        return self.roles if self.is_any(*ADMINISTRATORS) else self.roles | CASE_BOUND

    def is_any(self, *roles: Role) -> bool:
        """Whether the actor holds one of the roles."""
        return not self.roles.isdisjoint(roles)


CLOCK = Actor(_NOBODY, _NOBODY, _NOBODY, None, frozenset({Role.CLOCK}))
SYSTEM = Actor(_NOBODY, _NOBODY, _NOBODY, None, frozenset({Role.SYSTEM}))


@dataclass(frozen=True, slots=True)
class Occasion:
    """Actor, instant, profile and fresh identities of one act. ``at`` is an aware UTC instant."""

    actor: Actor
    at: datetime
    profile: Profile
    new_id: Callable[[], UUID]

    @property
    def on(self) -> date:
        """The calendar day of the act in the office (Asia/Shanghai)."""
        return self.at.astimezone(SHANGHAI).date()


def office_day(at: datetime) -> date:
    """The calendar day of an aware instant in the office (Asia/Shanghai)."""
    return at.astimezone(SHANGHAI).date()


def utc(at: datetime) -> datetime:
    """The same instant in UTC, as stored."""
    return at.astimezone(UTC)
