"""From answers to interviews: what a change of one trigger does to the other triggers and to the interviews.

At most one interview per unit and event, at the highest tier of all that holds (G-34, G-36): the bases of a unit on an
event are gathered from every trigger in force, and the interview is opened on them or set on them anew.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from libs.contracts.accountability_interviews import TriggerWeighed
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from services.accountability.interviews import entering
from services.accountability.interviews.entering import Basis, interview_id_of
from services.accountability.interviews.interview import Interview
from services.accountability.interviews.status import InterviewStatus
from services.accountability.triggers.facts import WeighingFacts
from services.accountability.triggers.records import Answer, Fired
from services.accountability.triggers.status import TierReason, TriggerSource, TriggerStatus
from services.accountability.triggers.trigger import Trigger
from services.accountability.triggers.weighing import weigh_all

STANDING: Final = frozenset(InterviewStatus) - {
    InterviewStatus.TRIGGERED,
    InterviewStatus.CONFIRMED,
    InterviewStatus.NOTICE_ISSUED,
    InterviewStatus.CANCELLED,
}
"""Statuses of an interview that was called and took place or was missed: nothing takes it back."""

Pair = tuple[UUID, UUID]
"""A unit and an event."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The trigger with its answers, and what else moves."""

    trigger: Trigger
    others: tuple[Moved, ...]


def settle(trigger: Trigger, before: Trigger | None, facts: WeighingFacts, occasion: Occasion) -> Settled:
    """Weigh the trigger with all that holds beside it, and draw the consequences.

    ``before`` is the trigger as it was, None if it is new. Answers of a withdrawn trigger stay as they were, as record.
    """
    holding = tuple(sorted((*facts.related, *((trigger,) if trigger.holds else ())), key=lambda one: one.id))
    profiles = {**facts.profiles, (occasion.profile.name, occasion.profile.version): occasion.profile}
    answers = weigh_all(holding, profiles, _held(facts.interviews.values()))
    now = {one.id: replace(one, answers=answers[one.id]) for one in holding}
    former = (*facts.related, *(() if before is None else (before,)))
    changed = (now[one.id] for one in facts.related if now[one.id].answers != one.answers)
    others = (*_interviews(former, now.values(), facts, occasion), *(_reweighed(one) for one in changed))
    return Settled(now.get(trigger.id, trigger), others)


def weighed(trigger: Trigger) -> TriggerWeighed:
    """What is told of a trigger that was weighed: the interviews it proposes or adds to."""
    return TriggerWeighed(
        competent_organ_id=trigger.competent_organ_id,
        source_kind=trigger.told_kind,
        occurrence_id=trigger.occurrence_id,
        occurred_on=trigger.occurred_on,
        interviews=tuple(interview_id_of(one.unit_id, trigger.occurrence_id) for one in trigger.answers if one.fired),
    )


def bases_of(triggers: Iterable[Trigger]) -> Mapping[Pair, tuple[Basis, ...]]:
    """By unit and event: every basis that these triggers give, each once."""
    found: dict[Pair, dict[tuple[UUID, str], Basis]] = {}
    for trigger in triggers:
        for answer in trigger.answers:
            for basis in _bases(trigger, answer):
                found.setdefault((answer.unit_id, trigger.occurrence_id), {}).setdefault(basis.key, basis)
    return {pair: tuple(bases.values()) for pair, bases in found.items()}


def _bases(trigger: Trigger, answer: Answer) -> Iterator[Basis]:
    for fired in answer.fired:
        assert fired.tier is not None
        yield Basis(
            trigger_id=trigger.id,
            source_kind=trigger.told_kind,
            tier=fired.tier,
            cites=fired.cites,
            level=None if trigger.is_by_hand or trigger.source_kind is TriggerSource.RANKING else trigger.level,
            occurred_on=trigger.occurred_on,
            by_hand_reason=_reason(trigger, answer, fired),
            project_code=trigger.project_code,
        )


def _reason(trigger: Trigger, answer: Answer, fired: Fired) -> str | None:
    if fired.reason is not TierReason.TIER_BY_HAND:
        return None
    return next(one.stated.reason for one in trigger.named if one.unit_id == answer.unit_id and one.stated is not None)


def _interviews(
    former: Iterable[Trigger], now: Iterable[Trigger], facts: WeighingFacts, occasion: Occasion
) -> Iterator[Moved]:
    """The interviews that are opened or set on other bases; those whose bases are the same are left alone."""
    holding = tuple(now)
    before = bases_of(one for one in former if one.status is TriggerStatus.WEIGHED)
    after = bases_of(holding)
    for pair in sorted(before.keys() | after.keys()):
        bases = after.get(pair, ())
        if set(bases) == set(before.get(pair, ())):
            continue
        there = facts.interviews.get(interview_id_of(*pair))
        moved = entering.rebased(there, bases, occasion) if there else _opened(pair, bases, holding, occasion)
        if moved is not None:
            yield moved


def _opened(pair: Pair, bases: tuple[Basis, ...], holding: Iterable[Trigger], occasion: Occasion) -> Moved | None:
    """A new interview, in the office that looks after the unit (TI-01)."""
    if not bases:
        return None
    unit_id, occurrence_id = pair
    trigger = next(one for one in holding if one.id == bases[0].trigger_id)
    known = trigger.known_of(unit_id)
    return entering.triggered(
        unit_id,
        str(known.kind),
        trigger.competent_organ_id,
        known.office_id,
        occurrence_id,
        bases,
        occasion,
    )


def _held(interviews: Iterable[Interview]) -> frozenset[Pair]:
    return frozenset((one.unit_id, one.occurrence_id) for one in interviews if one.status in STANDING)


def _reweighed(trigger: Trigger) -> Moved:
    return Moved(trigger, "reweigh", weighed(trigger), source=TriggerStatus.WEIGHED)
