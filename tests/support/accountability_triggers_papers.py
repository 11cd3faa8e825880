"""Triggers as their acts see them: criticisms, circulars, months of a list, records made by hand; no database.

``Weighed`` is a small world: it performs the acts one after another with the facts that the loaders would give, and
keeps the triggers and the interviews that come of it. Reusable by whoever needs an interview from its trigger on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_OID, UUID, uuid5

from libs.kernel.actor import SYSTEM, Actor, Occasion
from libs.kernel.case import Outcome
from libs.kernel.profile import Profile
from libs.kernel.roles import Role
from libs.policy import PolicyBook
from services.accountability.interviews.entering import interview_id_of
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.status import InterviewStatus
from services.accountability.triggers import acts
from services.accountability.triggers.commands import (
    ListConfirmed,
    RecordByHand,
    RecordTrigger,
    ReplaceList,
    UnitNamed,
    UnitRanked,
    WithdrawByHand,
    WithdrawTrigger,
)
from services.accountability.triggers.facts import WeighingFacts
from services.accountability.triggers.records import Answer, Known
from services.accountability.triggers.status import Level, RankingKind, TaskRole, TriggerSource
from services.accountability.triggers.trigger import Trigger

DAY: Final = date(2026, 4, 8)
NOON: Final = datetime(2026, 4, 8, 4, 0, tzinfo=UTC)
LEAD, UNDERTAKING = TaskRole.LEAD, TaskRole.UNDERTAKING
KINDS: Final = {
    "changge": "county",
    "yuzhou": "county",
    "housing": "municipal_unit",
    "schools": "municipal_unit",
    "taskforce": "task_force",
    "university": "judicial",
}
"""The units of these stories by kind; whatever else is named is unknown to the organ."""


def named(name: str) -> UUID:
    """The identity of a unit, person, record or event of that name."""
    return uuid5(NAMESPACE_OID, f"triggers/{name}")


ORGAN: Final = named("cdi")
OFFICE: Final = named("office")


@cache
def profile() -> Profile:
    """The profile of the default city on the day of the stories."""
    return PolicyBook.load(Path("policies")).in_force("xuchang", DAY)


def known(unit: str, **changed: Any) -> Known:
    """A unit as the organ knows it."""
    kind = KINDS.get(unit)
    return replace(Known(named(unit), kind, None if kind is None else OFFICE), **changed)


def head() -> Actor:
    """The head of the office that looks after all units."""
    return Actor(named("account"), named("head"), ORGAN, OFFICE, frozenset({Role.SUP_HEAD}))


def unit(name: str, *roles: TaskRole, duty: bool = False) -> UnitNamed:
    """A unit as supervision names it; it undertakes unless it is said otherwise."""
    return UnitNamed(unit_id=named(name), roles=roles or (UNDERTAKING,), lead_duty_unfulfilled=duty)


def criticism(*units: UnitNamed, level: str = "municipal", event: str = "meeting", **changed: Any) -> RecordTrigger:
    """A criticism as supervision tells it."""
    fields: dict[str, Any] = {
        "competent_organ_id": ORGAN,
        "source_kind": TriggerSource.NAMED_CRITICISM,
        "level": Level(level),
        "occurrence_id": named(event),
        "occurred_on": DAY,
        "units": units,
    }
    return RecordTrigger(**{**fields, **changed})


def circular(*units: UnitNamed, level: str = "municipal", event: str = "meeting", **changed: Any) -> RecordTrigger:
    """A circular as supervision tells it."""
    return criticism(*units, level=level, event=event, source_kind=TriggerSource.CIRCULAR, **changed)


def listed(
    period: str, *ranks: tuple[str, int], kind: str = "monthly_review", version: int = 1, leads: Iterable[str] = ()
) -> ListConfirmed:
    """A ranking list: who is at which place."""
    places = tuple(UnitRanked(unit_id=named(who), rank=rank, leads=who in tuple(leads)) for who, rank in ranks)
    return ListConfirmed(
        kind=RankingKind(kind), list_code="municipal_units", period=period, list_version=version, units=places
    )


def ranking(record: str, confirmed: ListConfirmed, **changed: Any) -> RecordTrigger:
    """A ranking as supervision tells it, confirmed."""
    fields: dict[str, Any] = {
        "competent_organ_id": ORGAN,
        "source_kind": TriggerSource.RANKING,
        "occurrence_id": named(record),
        "occurred_on": DAY,
        "ranking": confirmed,
    }
    return RecordTrigger(**{**fields, **changed})


def by_hand(*units: dict[str, Any], **changed: Any) -> RecordByHand:
    """A complete record made by hand: a municipal leader named the housing bureau, which undertakes the work."""
    fields: dict[str, Any] = {
        "source_kind": "named_criticism",
        "source_organ": "许昌市人民政府",
        "level": "municipal",
        "reference": "全市重点项目推进会",
        "occurred_on": DAY,
        "units": units or (hand_unit("housing"),),
        "evidence": ("会议纪要第3页",),
    }
    return RecordByHand.model_validate({**fields, **changed})


def hand_unit(name: str, *roles: str, **changed: Any) -> dict[str, Any]:
    """A unit in such a record."""
    return {"unit_id": named(name), "roles": roles or ("undertaking",), **changed}


def lead_duty(name: str, event: str | None = "meeting", **changed: Any) -> RecordByHand:
    """The finding that a lead unit has not fulfilled its duty, joined to an event."""
    failed = hand_unit(name, "lead", lead_duty_unfulfilled=True, lead_duty_evidence="督查报告第二部分")
    joined = None if event is None else named(event)
    fields: dict[str, Any] = {"source_kind": "lead_duty", "level": None, "occurrence_id": joined}
    return by_hand(failed, **{**fields, **changed})


@dataclass
class Weighed:
    """What became of a number of triggers."""

    triggers: dict[UUID, Trigger] = field(default_factory=dict)
    interviews: dict[UUID, Interview] = field(default_factory=dict)
    outcome: Outcome[Trigger] | None = None
    _serial: "count[int]" = field(default_factory=count)

    def hear(self, record: str, command: RecordTrigger) -> Trigger:
        """Let supervision tell of a source; ``record`` is its record."""
        occasion = self._occasion(SYSTEM, named(record))
        return self._keep(acts.record(command, occasion, self._facts(command.occurrence_id, command.ranking)))

    def record(self, record: str, command: RecordByHand, actor: Actor | None = None) -> Trigger:
        """Let the head record by hand."""
        facts = self._facts(command.occurrence_id or named(record), None)
        return self._keep(acts.record_by_hand(command, self._occasion(actor or head(), named(record)), facts))

    def correct(self, record: str, confirmed: ListConfirmed) -> Trigger:
        """Let supervision correct a list."""
        trigger, occasion = self.triggers[named(record)], self._occasion(SYSTEM)
        facts = self._facts(trigger.occurrence_id, confirmed, but=trigger)
        return self._keep(acts.replace_list(trigger, ReplaceList(ranking=confirmed), occasion, facts))

    def withdraw(self, record: str) -> Trigger:
        """Let supervision withdraw its record."""
        trigger, occasion = self.triggers[named(record)], self._occasion(SYSTEM)
        return self._keep(acts.withdraw(trigger, WithdrawTrigger(), occasion, self._beside(trigger)))

    def take_back(self, record: str, reasons: str = "经核对有误") -> Trigger:
        """Let the head withdraw what was recorded by hand."""
        trigger, occasion = self.triggers[named(record)], self._occasion(head())
        command = WithdrawByHand(reasons=reasons)
        return self._keep(acts.withdraw_by_hand(trigger, command, occasion, self._beside(trigger)))

    def hold(self, who: str, event: str) -> None:
        """Let the interview of that unit on that event have taken place."""
        there = interview_id_of(named(who), named(event))
        self.interviews[there] = replace(self.interviews[there], status=InterviewStatus.HELD)

    def answer(self, record: str, who: str) -> Answer:
        """What a trigger answers for a unit now."""
        return next(one for one in self.triggers[named(record)].answers if one.unit_id == named(who))

    def tiers(self) -> dict[tuple[UUID, UUID], str]:
        """The tier of each interview that is still asked for, by unit and event."""
        return {
            (one.unit_id, one.occurrence_id): one.tier
            for one in self.interviews.values()
            if one.status is not InterviewStatus.CANCELLED
        }

    def tier(self, who: str, event: str) -> str | None:
        """The tier at which a unit is to be interviewed on an event; None: it is not."""
        return self.tiers().get((named(who), named(event)))

    def _beside(self, trigger: Trigger) -> WeighingFacts:
        return self._facts(trigger.occurrence_id, None, but=trigger)

    def _facts(self, event: UUID, listed: ListConfirmed | None, but: Trigger | None = None) -> WeighingFacts:
        monthly = (listed is not None and listed.kind is RankingKind.MONTHLY_REVIEW) or (
            but is not None and but.is_monthly
        )
        holding = [one for one in self.triggers.values() if one.holds and (but is None or one.id != but.id)]
        months = [one for one in holding if one.is_monthly]
        if not any(one.occurrence_id == event for one in months) and not monthly:
            months = []
        events = {event, *(one.occurrence_id for one in months)}
        related = {one.id: one for one in (*months, *(one for one in holding if one.occurrence_id in events))}
        return WeighingFacts(
            units={named(name): known(name) for name in KINDS},
            related=tuple(related.values()),
            interviews=dict(self.interviews),
            profiles={(profile().name, profile().version): profile()},
        )

    def _occasion(self, actor: Actor, first: UUID | None = None) -> Occasion:
        fresh = (named(f"fresh-{next(self._serial)}") for _ in iter(int, 1))
        ids = iter(() if first is None else (first,))
        return Occasion(actor, NOON, profile(), lambda: next(ids, None) or next(fresh))

    def _keep(self, outcome: Outcome[Trigger]) -> Trigger:
        """Keep what the act has moved, as the engine would: its own case once, and each other one once."""
        self.outcome = outcome
        moved = [one.case for one in outcome.others]
        assert len({one.id for one in moved}) == len(moved) and outcome.case.id not in {one.id for one in moved}
        for case in (outcome.case, *moved):
            if isinstance(case, Trigger):
                self.triggers[case.id] = replace(case, version=case.version + 1)
            if isinstance(case, Interview):
                assert case.id == interview_id_of(case.unit_id, case.occurrence_id)
                self.interviews[case.id] = replace(case, version=case.version + 1)
        return outcome.case
