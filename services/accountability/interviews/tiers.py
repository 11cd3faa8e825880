"""The tiers of interviews as the profile has them: who interviews whom, what follows (A-01 to A-06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

from libs.kernel.profile import CodeItem, Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Text

TIERS: Final = "interview_tiers"
CASE: Final = "case"
"""What a tier of the secretaries escalates to: no higher interviewer is left (TI-10)."""


class Interviewee(StrEnum):
    """Which leader of the unit is interviewed (G-39)."""

    PRINCIPAL = "principal"
    DEPUTY_IN_CHARGE = "deputy_in_charge"
    LEADER_CONCERNED = "leader_concerned"


class Pursuit(StrEnum):
    """What the tier says of pursuing persons (G-38)."""

    AS_REQUIRED = "as_required"
    NOT_AUTOMATIC = "not_automatic"


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier. ``interviewers`` are posts in the competent organ; ``escalates_to`` a tier or ``case``."""

    code: str
    text: Text
    cites: Rule
    interviewers: tuple[str, ...]
    interviewee: Interviewee
    pursuit: Pursuit
    rank: int
    escalates_to: str


def tier_of(code: str, profile: Profile) -> Tier:
    """The tier of that code. Raises KeyError if the profile has none, ValueError if its row says something unknown."""
    row = profile.list(TIERS).get(code)
    if row is None:
        raise KeyError(code)
    said = row.attributes
    return Tier(
        code,
        row.text,
        row.cites,
        tuple(str(post) for post in cast("Sequence[object]", said["interviewers"])),
        Interviewee(str(said["interviewee"])),
        Pursuit(str(said["pursuit"])),
        int(str(said["rank"])),
        str(said["escalates_to"]),
    )


def place_of(code: str, profile: Profile) -> tuple[int, int]:
    """How high a tier is, 1 the highest, and its place in the list. Raises KeyError if the profile has no such tier."""
    row: CodeItem | None = profile.list(TIERS).get(code)
    if row is None:
        raise KeyError(code)
    return int(str(row.attributes["rank"])), row.order
