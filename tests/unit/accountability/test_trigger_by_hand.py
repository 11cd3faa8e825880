"""Records made by hand: complete or refused by name, a tier stated only where the table has none (G-35, G-38)."""

from datetime import date
from typing import Any

import pytest

from libs.kernel.actor import SYSTEM
from libs.kernel.refusal import Incomplete, Kind, Refusal
from services.accountability.refusing import NamedRefusal
from services.accountability.triggers import refusals as no
from services.accountability.triggers.commands import RecordByHand
from services.accountability.triggers.status import TierReason
from tests.support.accountability_triggers_papers import (
    LEAD,
    NOON,
    OFFICE,
    UNDERTAKING,
    Weighed,
    by_hand,
    circular,
    criticism,
    hand_unit,
    head,
    lead_duty,
    listed,
    named,
    ranking,
    unit,
)

STATED = {"tier": "xc_i1", "reason": "市级通报两次点名，需由主要负责同志提醒。"}
COUNTY = {"tier": "xc_i3", "reason": "连续两年排名靠后。"}


def refused(command: RecordByHand, world: Weighed | None = None, actor: Any = None) -> Refusal:
    with pytest.raises(Refusal) as caught:
        (world or Weighed()).record("by hand", command, actor)
    return caught.value


def test_a_complete_record_is_weighed_at_once_and_says_who_recorded_it() -> None:
    world = Weighed()
    trigger = world.record("by hand", by_hand(project_code="2601-411000"))
    assert world.tier("housing", "by hand") == "xc_i3" and trigger.occurrence_id == trigger.id
    assert trigger.record is not None
    assert (trigger.record.recorded_by, trigger.record.office_id) == (named("head"), OFFICE)
    (basis,) = world.interviews[next(iter(world.interviews))].bases
    assert (basis.source_kind, basis.level, basis.by_hand_reason) == ("by_hand", None, None)
    assert basis.project_code == "2601-411000"


GUARDS: list[tuple[RecordByHand, type[NamedRefusal], str]] = [
    (by_hand(source_organ=""), no.TriggerSourceUnstated, "#/source_organ"),
    (by_hand(reference=" "), no.TriggerSourceUnstated, "#/reference"),
    (by_hand(evidence=()), no.TriggerEvidenceUnstated, "#/evidence"),
    (by_hand(evidence=("会议纪要", "")), no.TriggerEvidenceUnstated, "#/evidence"),
    (by_hand(level=None), no.TriggerLevelUnfit, "#/level"),
    (by_hand(source_kind="circular", level="municipal_principal"), no.TriggerLevelUnfit, "#/level"),
    (by_hand(source_kind="ranking", ranking_kind="city_appraisal"), no.TriggerLevelUnfit, "#/level"),
    (by_hand(source_kind="ranking", level=None), no.TriggerRankingUnfit, "#/ranking_kind"),
    (by_hand(ranking_kind="city_appraisal"), no.TriggerRankingUnfit, "#/ranking_kind"),
    (by_hand(occurred_on=date(2026, 4, 9)), no.TriggerDayWrong, "#/occurred_on"),
    (by_hand(units=()), no.TriggerUnitsUnstated, "#/units"),
    (by_hand(hand_unit("housing"), hand_unit("housing")), no.TriggerUnitsUnstated, "#/units/1/unit_id"),
    (by_hand(hand_unit("housing", roles=())), no.TriggerUnitsUnstated, "#/units/0/roles"),
    (by_hand(hand_unit("housing", "lead", "lead")), no.TriggerUnitsUnstated, "#/units/0/roles"),
    (by_hand(hand_unit("nowhere")), no.UnitNotInterviewed, "#/units/0/unit_id"),
    (by_hand(hand_unit("housing"), hand_unit("university")), no.UnitNotInterviewed, "#/units/1/unit_id"),
    (
        by_hand(hand_unit("housing", lead_duty_unfulfilled=True, lead_duty_evidence="报告")),
        no.LeadDutyUnfit,
        "#/units/0/lead_duty_unfulfilled",
    ),
    (by_hand(hand_unit("housing", "lead", lead_duty_unfulfilled=True)), no.LeadDutyUnfit, ""),
    (
        by_hand(
            hand_unit("housing", "lead", lead_duty_unfulfilled=True, lead_duty_evidence="报告"),
            source_kind="ranking",
            ranking_kind="city_appraisal",
            level=None,
        ),
        no.LeadDutyUnfit,
        "",
    ),
    (by_hand(occurrence_id=named("unheard of")), no.TriggerEventUnknown, "#/occurrence_id"),
    (lead_duty("housing", event=None), no.LeadDutyWithoutEvent, "#/units/0/unit_id"),
    (by_hand(hand_unit("housing", "lead", stated={**STATED, "tier": "xc_i9"})), no.TierUnknown, ""),
    (by_hand(hand_unit("housing", "lead", stated={**STATED, "reason": " "})), no.TierUnreasoned, ""),
    (by_hand(hand_unit("housing", stated=COUNTY)), no.TierNotByHand, "#/units/0/stated/tier"),
    (by_hand(hand_unit("housing", "lead", stated=COUNTY)), no.TierNotByHand, "#/units/0/stated/tier"),
]


@pytest.mark.parametrize(("command", "refusal", "pointer"), GUARDS)
def test_each_thing_that_is_missing_refuses_by_its_own_name(
    command: RecordByHand, refusal: type[NamedRefusal], pointer: str
) -> None:
    found = refused(command)
    assert type(found) is refusal and found.cites and {error.code for error in found.errors} == {refusal.code}
    assert not pointer or [error.pointer for error in found.errors] == [pointer]


def test_all_that_is_missing_is_said_at_once() -> None:
    found = refused(by_hand(source_organ="", reference="", evidence=(), level=None, units=()))
    assert type(found) is Incomplete and len(found.errors) == 5


def test_a_lead_duty_finding_without_the_duty_is_none() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("housing", LEAD)))
    found = refused(
        lead_duty("housing").model_copy(update={"units": by_hand(hand_unit("housing", "lead")).units}), world
    )
    assert type(found) is no.LeadDutyUnfit


def test_a_unit_of_another_office_is_recorded_by_that_office() -> None:
    stranger = type(head())(named("a"), named("b"), named("cdi"), named("office 2"), head().roles)
    assert type(refused(by_hand(), actor=stranger)) is no.UnitOfOtherOffice
    officeless = type(head())(named("a"), named("b"), named("cdi"), None, head().roles)
    assert type(refused(by_hand(), actor=officeless)) is no.UnitOfOtherOffice


def test_an_event_known_in_that_very_record_alone_is_not_joined_once_it_fell() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("housing")))
    world.record("joined", by_hand(hand_unit("schools"), occurrence_id=named("meeting")))
    assert world.tier("schools", "meeting") == "xc_i3"
    world.take_back("joined")
    world.withdraw("criticism")
    assert type(refused(by_hand(occurrence_id=named("meeting")), world)) is no.TriggerEventUnknown


def test_a_duty_joins_only_an_event_that_names_the_unit_as_lead() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("housing", UNDERTAKING), unit("schools", LEAD)))
    found = refused(lead_duty("housing"), world)
    assert type(found) is no.LeadDutyWithoutEvent and found.kind is Kind.NOT_NOW


def test_where_the_state_of_other_records_is_the_cause_it_is_a_conflict() -> None:
    conflicts = {no.TriggerEventUnknown, no.LeadDutyWithoutEvent, no.TriggerOfSource}
    named_here = {one for one in vars(no).values() if isinstance(one, type) and issubclass(one, NamedRefusal)}
    for refusal in named_here - {NamedRefusal}:
        assert refusal.kind is (Kind.NOT_NOW if refusal in conflicts else Kind.UNSATISFIED), refusal
        assert refusal.title.zh and refusal.title.en and refusal.rule


def test_a_municipal_circular_on_a_lead_unit_is_decided_by_hand_with_a_stated_tier() -> None:
    world = Weighed()
    command = by_hand(hand_unit("housing", "lead", stated=STATED), source_kind="circular")
    world.record("by hand", command)
    plain, stated = world.answer("by hand", "housing").findings
    assert (plain.reason, stated.reason) == (TierReason.MUNICIPAL_CIRCULAR_ON_LEAD, TierReason.TIER_BY_HAND)
    assert world.tier("housing", "by hand") == "xc_i1" and "G-35" in stated.cites


def test_a_unit_in_both_parts_may_be_given_a_tier_for_the_part_that_the_table_leaves_open() -> None:
    world = Weighed()
    world.record("by hand", by_hand(hand_unit("housing", "lead", "undertaking", stated=STATED)))
    assert [one.tier for one in world.answer("by hand", "housing").fired] == ["xc_i3", "xc_i1"]
    assert world.tier("housing", "by hand") == "xc_i1"


def test_a_duty_without_an_event_needs_a_tier_with_reasons() -> None:
    failed = hand_unit("housing", "lead", lead_duty_unfulfilled=True, lead_duty_evidence="报告", stated=STATED)
    world = Weighed()
    world.record("by hand", by_hand(failed, source_kind="lead_duty", level=None))
    assert world.tier("housing", "by hand") == "xc_i1"


def test_a_duty_that_the_table_answers_needs_no_tier() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("housing", LEAD)))
    failed = hand_unit("housing", "lead", lead_duty_unfulfilled=True, lead_duty_evidence="报告", stated=STATED)
    command = by_hand(failed, source_kind="lead_duty", level=None, occurrence_id=named("meeting"))
    assert type(refused(command, world)) is no.TierNotByHand


def test_once_last_in_a_month_may_be_taken_up_by_hand_and_meets_the_same_interview_later() -> None:
    world = Weighed()
    world.hear("2026-03", ranking("2026-03", listed("2026-03", ("housing", 9), ("schools", 1))))
    stated = hand_unit("housing", stated={"tier": "xc_i5", "reason": "上年末连续靠后。"})
    fields: dict[str, Any] = {"source_kind": "ranking", "ranking_kind": "monthly_review", "level": None}
    world.record("by hand", by_hand(stated, **fields, occurrence_id=named("2026-03")))
    assert world.answer("by hand", "housing").findings[0].reason is TierReason.COUNTED_BY_LISTS
    assert world.tier("housing", "2026-03") == "xc_i5"
    world.hear("2026-02", ranking("2026-02", listed("2026-02", ("housing", 9), ("schools", 1))))
    (interview,) = world.interviews.values()
    assert {basis.source_kind for basis in interview.bases} == {"by_hand", "ranking"}


@pytest.mark.parametrize(("kind", "tier"), [("city_appraisal", "xc_i6"), ("provincial_appraisal", None)])
def test_an_appraisal_recorded_by_hand_is_weighed_by_its_kind(kind: str, tier: str | None) -> None:
    world = Weighed()
    world.record("by hand", by_hand(source_kind="ranking", ranking_kind=kind, level=None))
    assert world.tier("housing", "by hand") == tier


def test_what_was_recorded_by_hand_is_withdrawn_with_reasons_by_the_head() -> None:
    world = Weighed()
    world.record("by hand", by_hand())
    with pytest.raises(no.WithdrawalUnreasoned):
        world.take_back("by hand", " ")
    ended = world.take_back("by hand")
    assert ended.withdrawal is not None
    assert (ended.withdrawal.by, ended.withdrawal.reasons, ended.withdrawal.at) == (named("head"), "经核对有误", NOON)
    assert world.tiers() == {}


def test_what_came_from_supervision_is_not_withdrawn_by_hand() -> None:
    world = Weighed()
    world.hear("circular", circular(unit("housing")))
    with pytest.raises(no.TriggerOfSource):
        world.take_back("circular")
    assert world.tier("housing", "meeting") == "xc_i3" and SYSTEM.roles
