"""Several triggers of one event: one interview per unit, at the highest tier of what holds (G-34, G-36, TI-03)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libs.contracts.accountability_interviews import TriggerWeighed, TriggerWithdrawn
from libs.kernel.actor import SYSTEM, Occasion
from libs.kernel.refusal import Refusal
from services.accountability.interviews.entering import interview_id_of
from services.accountability.interviews.status import InterviewStatus
from services.accountability.triggers import acts
from services.accountability.triggers.commands import RecordTrigger, ReplaceList, UnitNamed
from services.accountability.triggers.facts import WeighingFacts
from services.accountability.triggers.status import TaskRole, TierReason, TriggerStatus
from services.accountability.triggers.weighing import weigh_all
from tests.support.accountability_triggers_papers import (
    LEAD,
    NOON,
    UNDERTAKING,
    Weighed,
    by_hand,
    circular,
    criticism,
    hand_unit,
    known,
    lead_duty,
    listed,
    named,
    profile,
    ranking,
    unit,
)


def test_a_second_source_of_one_event_raises_the_tier_of_the_one_interview() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("changge")))
    world.hear("circular", circular(unit("changge"), level="provincial"))
    (interview,) = world.interviews.values()
    assert (interview.tier, interview.version) == ("xc_i4", 2)
    assert [basis.tier for basis in interview.bases] == ["xc_i4", "xc_i3"]


def test_another_event_is_another_interview() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("changge")))
    world.hear("another", criticism(unit("changge"), event="another meeting"))
    assert len(world.interviews) == 2


def test_what_is_withdrawn_lowers_the_tier_or_takes_the_interview_back() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("changge")))
    world.hear("circular", circular(unit("changge"), level="provincial"))
    withdrawn = world.withdraw("circular")
    assert world.tier("changge", "meeting") == "xc_i3" and withdrawn.status is TriggerStatus.WITHDRAWN
    assert withdrawn.withdrawal is not None and withdrawn.withdrawal.by is None and withdrawn.answers
    world.withdraw("criticism")
    (interview,) = world.interviews.values()
    assert interview.status is InterviewStatus.CANCELLED and world.tiers() == {}


def test_a_trigger_tells_the_interviews_it_proposes_and_no_more_than_ids_and_days() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("changge"), unit("housing", LEAD)))
    assert world.outcome is not None
    told = world.outcome.event
    assert isinstance(told, TriggerWeighed) and told.source_kind == "named_criticism"
    assert told.interviews == (interview_id_of(named("changge"), named("meeting")),)
    world.withdraw("criticism")
    assert isinstance(world.outcome.event, TriggerWithdrawn)


def test_a_duty_found_unfulfilled_later_makes_the_criticism_of_the_lead_unit_fire() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("housing", LEAD)))
    assert world.answer("criticism", "housing").findings[0].reason is TierReason.LEAD_DUTY_UNRECORDED
    world.record("duty", lead_duty("housing"))
    assert world.tier("housing", "meeting") == "xc_i1"
    (interview,) = world.interviews.values()
    assert [basis.trigger_id for basis in interview.bases] == [named("criticism")]
    assert world.answer("duty", "housing").findings[0].reason is TierReason.BEARS_ON_EVENT
    world.take_back("duty")
    assert world.tiers() == {} and not world.answer("criticism", "housing").fired


def test_a_tier_stated_by_hand_stands_beside_what_the_table_gives_and_the_higher_wins() -> None:
    world = Weighed()
    world.hear("circular", circular(unit("housing", LEAD, UNDERTAKING)))
    assert world.tier("housing", "meeting") == "xc_i3"
    said = {"tier": "xc_i1", "reason": "牵头事项整体滞后"}
    stated = by_hand(hand_unit("housing", "lead", stated=said), source_kind="circular", occurrence_id=named("meeting"))
    world.record("stated", stated)
    (interview,) = world.interviews.values()
    assert [(b.tier, b.source_kind, b.by_hand_reason) for b in interview.bases] == [
        ("xc_i1", "by_hand", "牵头事项整体滞后"),
        ("xc_i3", "circular", None),
    ]
    world.take_back("stated")
    assert world.tier("housing", "meeting") == "xc_i3"


def test_an_interview_that_was_held_is_left_as_it_is_when_its_trigger_falls() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("changge")))
    world.hold("changge", "meeting")
    world.withdraw("criticism")
    (interview,) = world.interviews.values()
    assert interview.status is InterviewStatus.HELD and [b.tier for b in interview.withdrawn] == ["xc_i3"]


@pytest.mark.parametrize("who", ["nowhere", "university"])
def test_a_unit_that_is_none_of_the_three_kinds_opens_nothing(who: str) -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit(who), level="national"))
    assert world.interviews == {} and not world.answer("criticism", who).fired


WHO = ("changge", "housing", "taskforce", "university")
NAMED = st.builds(
    lambda who, roles, duty: unit(who, *roles, duty=duty),
    st.sampled_from(WHO),
    st.sampled_from(((LEAD,), (UNDERTAKING,), (LEAD, UNDERTAKING))),
    st.booleans(),
)
UNITS = st.lists(NAMED, min_size=1, max_size=3, unique_by=lambda one: one.unit_id)
EVENTS = st.sampled_from(("meeting", "another meeting"))
LEVELS = ("municipal", "municipal_principal", "provincial", "national")


def _criticism(units: list[UnitNamed], level: str, event: str) -> RecordTrigger:
    return criticism(*units, level=level, event=event)


def _circular(units: list[UnitNamed], level: str, event: str) -> RecordTrigger:
    return circular(*units, level=level, event=event)


SOURCES = st.one_of(
    st.builds(_criticism, UNITS, st.sampled_from(LEVELS), EVENTS),
    st.builds(_circular, UNITS, st.sampled_from(("municipal", "provincial", "national")), EVENTS),
)


@dataclass(frozen=True)
class Duty:
    """A duty of a lead unit found unfulfilled, on an event."""

    who: str
    event: str


RECORDS = st.lists(st.one_of(SOURCES, st.builds(Duty, st.sampled_from(WHO[:3]), EVENTS)), min_size=1, max_size=6)


def expected(holding: list[RecordTrigger | Duty]) -> dict[tuple[UUID, UUID], str]:
    """By the table alone: the highest tier of all that holds, for each unit and event."""
    sources = [one for one in holding if isinstance(one, RecordTrigger)]
    duties = {(named(one.who), named(one.event)) for one in holding if isinstance(one, Duty)}
    duties |= {
        (one.unit_id, source.occurrence_id)
        for source in sources
        for one in source.units
        if one.lead_duty_unfulfilled and LEAD in one.roles
    }
    found: dict[tuple[UUID, UUID], list[str]] = {}
    for source in sources:
        for one in source.units:
            pair = (one.unit_id, source.occurrence_id)
            tiers = (_decide(one.unit_id, role, source, pair in duties) for role in one.roles)
            found.setdefault(pair, []).extend(tier for tier in tiers if tier != "none")
    order = {item.code: (item.attributes["rank"], item.order) for item in profile().list("interview_tiers").items}
    by_height: Callable[[str], Any] = order.__getitem__
    return {pair: min(tiers, key=by_height) for pair, tiers in found.items() if tiers}


def _decide(unit_id: UUID, role: TaskRole, source: RecordTrigger, duty: bool) -> str:
    kind = next(known(who).kind for who in WHO if named(who) == unit_id)
    if kind not in ("county", "municipal_unit", "task_force"):
        return "none"
    told = "circular" if source.source_kind == "circular" else "named"
    row = profile().table("interview_tiers").decide(
        unit_kind=kind, role=str(role), source=told, level=str(source.level),
        lead_duty_unfulfilled="yes" if duty else "no",
    )  # fmt: skip
    return row.answer


@settings(max_examples=200, deadline=None)
@given(records=RECORDS, withdrawn=st.sets(st.integers(0, 5)), order=st.randoms(use_true_random=False))
def test_any_triggers_and_withdrawals_in_any_order_give_one_interview_per_unit_and_event_at_the_highest_tier(
    records: list[RecordTrigger | Duty], withdrawn: set[int], order: object
) -> None:
    steps = [(at, act) for at in range(len(records)) for act in (("hear", "fall") if at in withdrawn else ("hear",))]
    order.shuffle(steps)  # type: ignore[attr-defined]
    world, recorded, fallen = Weighed(), {}, set()
    for at, _ in steps:
        record = f"record {at}"
        if at in recorded:
            world.take_back(record) if isinstance(records[at], Duty) else world.withdraw(record)
            fallen.add(at)
        elif _record(world, record, records[at]):
            recorded[at] = records[at]
    holding = [one for at, one in recorded.items() if at not in fallen]
    assert world.tiers() == expected(holding)
    assert all(one.id == interview_id_of(one.unit_id, one.occurrence_id) for one in world.interviews.values())


def _record(world: Weighed, record: str, told: RecordTrigger | Duty) -> bool:
    """Whether it could be recorded: a duty needs a source of the event that names the unit as lead."""
    if isinstance(told, RecordTrigger):
        world.hear(record, told)
        return True
    try:
        world.record(record, lead_duty(told.who, told.event))
    except Refusal as refusal:
        assert {error.code for error in refusal.errors} <= {
            "trigger_event_unknown",
            "trigger_lead_duty_without_event",
        }
        return False
    return True


def test_a_duty_found_unfulfilled_on_one_event_does_not_bear_on_another() -> None:
    world = Weighed()
    first = world.hear("criticism", criticism(unit("housing", LEAD, duty=True)))
    second = world.hear("another", criticism(unit("housing", LEAD), event="another meeting"))
    key = (profile().name, profile().version)
    answers = weigh_all((first, second), {key: profile()})
    assert [fired.tier for answer in answers[first.id] for fired in answer.findings] == ["xc_i1"]
    assert [fired.tier for answer in answers[second.id] for fired in answer.findings] == [None]


def test_a_unit_stays_as_it_was_known_when_the_list_was_confirmed() -> None:
    world = Weighed()
    world.hear("appraisal", ranking("appraisal", listed("2026", ("housing", 9), ("schools", 1), kind="city_appraisal")))
    corrected = listed("2026", ("housing", 9), ("schools", 2), kind="city_appraisal", version=2)
    unknown = WeighingFacts(units={named("housing"): known("housing", kind="judicial")}, interviews=world.interviews)
    trigger = world.triggers[named("appraisal")]
    outcome = acts.replace_list(trigger, ReplaceList(ranking=corrected), system(), unknown)
    assert outcome.case.known_of(named("housing")) == known("housing") and not outcome.others


def system() -> Occasion:
    """The system at noon of the day."""
    return Occasion(SYSTEM, NOON, profile(), lambda: named("fresh"))
