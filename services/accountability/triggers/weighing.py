"""What all records of one event, or all months of one list, come to together: the answers of each for each unit.

Pure and blind to the order in which records came: it sees those that hold now. A duty of the lead unit found
unfulfilled in one record bears on every criticism and circular of the same event (A-01); the months of a list count
together (G-37).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from libs.kernel.profile import Profile
from services.accountability.triggers import months, tiers
from services.accountability.triggers.months import Counted, Month
from services.accountability.triggers.records import Answer, Fired, Named, Ranked
from services.accountability.triggers.status import RankingKind, TaskRole, TierReason, TriggerSource
from services.accountability.triggers.tiers import LEVELS, SOURCES, Weighed
from services.accountability.triggers.trigger import Trigger

Profiles = Mapping[tuple[str, str], Profile]
"""The profiles that the triggers are pinned to, by name and version."""

Held = Collection[tuple[UUID, UUID]]
"""Unit and event of the interviews that stand whatever is taken back later."""

_TWICE = ("A-04", "G-37")


def weigh_all(triggers: Iterable[Trigger], profiles: Profiles, held: Held = ()) -> Mapping[UUID, tuple[Answer, ...]]:
    """The answers of each of these triggers; give it all that hold of the events and lists concerned."""
    found = tuple(triggers)
    event = _Event(_duties(found), _counted(found, profiles, held), profiles)
    return {trigger.id: event.answers(trigger) for trigger in found}


@dataclass(frozen=True, slots=True)
class _Event:
    """What bears on a trigger besides itself: duties found unfulfilled, and the other months of its list."""

    duties: frozenset[tuple[UUID, UUID]]
    counted: Mapping[UUID, Mapping[UUID, Counted]]
    profiles: Profiles

    def answers(self, trigger: Trigger) -> tuple[Answer, ...]:
        if trigger.ranking is not None:
            return tuple(Answer(place.unit_id, self._ranked(trigger, place)) for place in trigger.ranking.last)
        return tuple(Answer(one.unit_id, (*self._named(trigger, one), *_stated(trigger, one))) for one in trigger.named)

    def _ranked(self, trigger: Trigger, place: Ranked) -> tuple[Fired, ...]:
        assert trigger.ranking_kind is not None
        kind, role = trigger.ranking_kind, _role_of(place, trigger.ranking_kind)
        periods: tuple[str, ...] = ()
        if trigger.is_monthly:
            counted = self.counted.get(trigger.id, {}).get(place.unit_id)
            if counted is None:
                return (Fired(role, None, TierReason.REVIEWED_ANEW, _TWICE),)
            if not counted.due:
                return (Fired(role, None, TierReason.NOT_OFTEN_ENOUGH, _TWICE, counted.periods),)
            periods = counted.periods
        return self._weigh(trigger, place.unit_id, (role,), Weighed(SOURCES[kind], LEVELS[kind], periods=periods))

    def _named(self, trigger: Trigger, one: Named) -> tuple[Fired, ...]:
        kind = trigger.ranking_kind
        if trigger.source_kind is TriggerSource.LEAD_DUTY:
            return tuple(Fired(role, None, TierReason.BEARS_ON_EVENT, ("A-01",)) for role in one.roles)
        if kind is RankingKind.MONTHLY_REVIEW:
            return tuple(Fired(role, None, TierReason.COUNTED_BY_LISTS, _TWICE) for role in one.roles)
        if kind is not None:
            return self._weigh(trigger, one.unit_id, one.roles, Weighed(SOURCES[kind], LEVELS[kind]))
        assert trigger.level is not None
        unfulfilled = (one.unit_id, trigger.occurrence_id) in self.duties
        asked = Weighed(SOURCES[trigger.source_kind], trigger.level, unfulfilled)
        return self._weigh(trigger, one.unit_id, one.roles, asked)

    def _weigh(self, trigger: Trigger, unit_id: UUID, roles: Iterable[TaskRole], asked: Weighed) -> tuple[Fired, ...]:
        return tiers.weigh(trigger.known_of(unit_id), roles, asked, _profile(trigger, self.profiles))


def _stated(trigger: Trigger, one: Named) -> tuple[Fired, ...]:
    if one.stated is None:
        return ()
    return (tiers.stated(trigger.known_of(one.unit_id), one.stated),)


def _role_of(place: Ranked, kind: RankingKind) -> TaskRole:
    """As what a ranked unit is weighed: in a provincial appraisal as lead unit if it leads that work (A-06), else as
    one that undertakes it (A-04, A-05)."""
    leads = place.leads and kind is RankingKind.PROVINCIAL_APPRAISAL
    return TaskRole.LEAD if leads else TaskRole.UNDERTAKING


def _duties(triggers: Iterable[Trigger]) -> frozenset[tuple[UUID, UUID]]:
    """Unit and event for which it is on record that the unit leads and has not fulfilled that duty (A-01)."""
    return frozenset(
        (one.unit_id, trigger.occurrence_id)
        for trigger in triggers
        for one in trigger.named
        if one.lead_duty_unfulfilled and TaskRole.LEAD in one.roles
    )


def _counted(triggers: Iterable[Trigger], profiles: Profiles, held: Held) -> Mapping[UUID, Mapping[UUID, Counted]]:
    """The fold of each list among them: counties and municipal units are ranked apart (G-37)."""
    lists: dict[tuple[UUID, str], list[Month]] = {}
    for trigger in triggers:
        if trigger.is_monthly and trigger.ranking is not None:
            of_list = (trigger.competent_organ_id, trigger.ranking.list_code)
            lists.setdefault(of_list, []).append(_month(trigger, profiles))
    return {ranking: units for listed in lists.values() for ranking, units in months.fold(listed, held).items()}


def _month(trigger: Trigger, profiles: Profiles) -> Month:
    ranking = trigger.ranking
    assert ranking is not None
    return Month(
        trigger.id,
        ranking.period,
        trigger.occurred_on,
        frozenset(place.unit_id for place in ranking.places),
        frozenset(place.unit_id for place in ranking.last),
        int(str(_profile(trigger, profiles).option(months.OPTION))),
    )


def _profile(trigger: Trigger, profiles: Profiles) -> Profile:
    return profiles[trigger.profile, trigger.profile_version]
