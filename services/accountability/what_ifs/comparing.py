"""Who would have been treated differently: tiers and determinations of the past under a draft (A-01 to A-06, X-01).

Pure: it computes and proposes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from libs.kernel.finding import Finding
from libs.kernel.profile import Profile
from services.accountability.interviews.tiers import TIERS, Tier, place_of, tier_of
from services.accountability.tolerance.assessing import assess_determination
from services.accountability.tolerance.refusals_weighing import OutcomeUnknown, SituationWrong
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.triggers.records import Answer
from services.accountability.triggers.trigger import Trigger
from services.accountability.triggers.weighing import Held, Profiles, weigh_all

Pair = tuple[UUID, UUID]
"""A unit and an event."""

OPEN_ITEMS: Final = frozenset({SituationWrong.code, OutcomeUnknown.code})
"""What is found of a determination without its dossier: whether situation and outcome exist."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a unit is treated on an event: its tier and who is behind it; no tier: nobody is interviewed."""

    tier: str | None = None
    interviewers: tuple[str, ...] = ()
    interviewee: str | None = None
    pursuit: str | None = None


@dataclass(frozen=True, slots=True)
class OtherInterview:
    """A unit that would have been treated differently on an event."""

    unit_id: UUID
    occurrence_id: UUID
    trigger_ids: tuple[UUID, ...]
    then: Treatment
    under_draft: Treatment

    @property
    def changes(self) -> tuple[str, ...]:
        """What differs: tier, interviewers, interviewee, pursuit."""
        names = ("tier", "interviewers", "interviewee", "pursuit")
        return tuple(name for name in names if getattr(self.then, name) != getattr(self.under_draft, name))


@dataclass(frozen=True, slots=True)
class OtherDetermination:
    """A determination that the draft would not have allowed, and the findings that were none under its own version."""

    tolerance: Tolerance
    findings: tuple[Finding, ...]


def interviews_changed(
    shown: Iterable[Trigger], bearing: Iterable[Trigger], profiles: Profiles, draft: Profile, held: Held
) -> tuple[OtherInterview, ...]:
    """The units of the triggers shown that are treated differently on their events. ``bearing`` are all triggers that
    hold of these events and lists."""
    asked, found = tuple(shown), tuple(bearing)
    pairs = sorted({(unit, one.occurrence_id) for one in asked for unit in one.units})
    answers = weigh_all(found, dict.fromkeys(profiles, draft), held)
    drafted = tuple(replace(one, answers=answers[one.id]) for one in found)
    then = _treatments(found, lambda trigger: profiles[trigger.profile, trigger.profile_version])
    now = _treatments(drafted, lambda _trigger: draft)
    compared = (
        OtherInterview(*pair, _behind(pair, asked), then.get(pair, Treatment()), now.get(pair, Treatment()))
        for pair in pairs
    )
    return tuple(one for one in compared if one.changes)


def determinations_changed(
    tolerances: Iterable[tuple[Tolerance, bool]], profiles: Profiles, draft: Profile
) -> tuple[OtherDetermination, ...]:
    """The determinations that the draft would not allow; each comes with whether its dossier may be looked at."""
    compared = (
        OtherDetermination(one, tuple(_newly_missing(one, profiles, draft, whole=whole))) for one, whole in tolerances
    )
    return tuple(one for one in compared if one.findings)


def _treatments(triggers: Iterable[Trigger], profile_of: Callable[[Trigger], Profile]) -> Mapping[Pair, Treatment]:
    """By unit and event the highest tier of all triggers, each by the version it was weighed under (G-36)."""
    found: dict[Pair, list[tuple[tuple[int, int], Tier]]] = {}
    for trigger in triggers:
        profile = profile_of(trigger)
        for answer in trigger.answers:
            for code in _tiers(answer, profile):
                tiers = found.setdefault((answer.unit_id, trigger.occurrence_id), [])
                tiers.append((place_of(code, profile), tier_of(code, profile)))
    return {pair: _treatment(min(tiers, key=lambda one: one[0])[1]) for pair, tiers in found.items()}


def _tiers(answer: Answer, profile: Profile) -> Iterator[str]:
    """The tiers it fires; one stated by hand that the draft no longer has is none."""
    known = profile.list(TIERS)
    yield from (fired.tier for fired in answer.fired if fired.tier is not None and fired.tier in known)


def _treatment(tier: Tier) -> Treatment:
    return Treatment(tier.code, tier.interviewers, str(tier.interviewee), str(tier.pursuit))


def _behind(pair: Pair, triggers: Iterable[Trigger]) -> tuple[UUID, ...]:
    unit_id, occurrence_id = pair
    return tuple(one.id for one in triggers if one.occurrence_id == occurrence_id and unit_id in one.units)


def _newly_missing(tolerance: Tolerance, profiles: Profiles, draft: Profile, *, whole: bool) -> Iterator[Finding]:
    """What the draft finds missing and the version it was determined under did not."""
    own = profiles[tolerance.profile, tolerance.profile_version]
    before = {found.item for found in assess_determination(tolerance, own) if not found.holds}
    for found in assess_determination(tolerance, draft):
        if not found.holds and found.item not in before and (whole or found.item in OPEN_ITEMS):
            yield found
