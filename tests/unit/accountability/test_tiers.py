"""The table of tiers on facts: who is interviewed by whom, and why nobody is (A-01 to A-06, G-34 to G-36)."""

from collections import Counter
from typing import Any

import pytest

from services.accountability.interviews.tiers import tier_of
from services.accountability.triggers import tiers
from services.accountability.triggers.status import Level, RankingKind, TaskRole, TierReason, TriggerSource
from services.accountability.triggers.tiers import SOURCES
from tests.support.accountability_triggers_papers import (
    LEAD,
    UNDERTAKING,
    Weighed,
    circular,
    criticism,
    known,
    listed,
    named,
    profile,
    ranking,
    unit,
)


def fired(who: str, source: TriggerSource | RankingKind, level: str, *roles: TaskRole, duty: bool = False) -> Any:
    asked = tiers.Weighed(SOURCES[source], Level(level), duty)
    return tiers.weigh(known(who), roles or (UNDERTAKING,), asked, profile())


def only(who: str, source: TriggerSource | RankingKind, level: str, *roles: TaskRole, duty: bool = False) -> Any:
    (finding,) = fired(who, source, level, *roles, duty=duty)
    return finding


def test_in_2_a_county_named_by_a_deputy_mayor_is_interviewed_by_a_member_through_its_deputy_in_charge() -> None:
    finding = only("changge", TriggerSource.NAMED_CRITICISM, "municipal")
    tier = tier_of(finding.tier, profile())
    assert tier.code == "xc_i3" and "A-02" in finding.cites and finding.reason is TierReason.TIER_BY_TABLE
    assert set(tier.interviewers) == {"sc_member", "svc_member"}
    assert (str(tier.interviewee), str(tier.pursuit)) == ("deputy_in_charge", "as_required")


def test_in_4_last_in_march_and_april_gives_an_interview_in_april_without_automatic_pursuit() -> None:
    world = Weighed()
    for month in ("2023-03", "2023-04"):
        world.hear(month, ranking(month, listed(month, ("housing", 9), ("schools", 1))))
    assert world.tiers() == {(named("housing"), named("2023-04")): "xc_i5"}
    assert str(tier_of("xc_i5", profile()).pursuit) == "not_automatic"
    (finding,) = world.answer("2023-04", "housing").fired
    assert finding.periods == ("2023-03", "2023-04") and "A-04" in finding.cites


def test_in_8_a_national_circular_on_a_lead_unit_and_two_counties_gives_three_interviews() -> None:
    world = Weighed()
    units = (unit("housing", LEAD, duty=True), unit("changge"), unit("yuzhou"))
    world.hear("circular", circular(*units, level="national"))
    assert Counter(world.tiers().values()) == Counter({"xc_i2": 1, "xc_i4": 2})
    assert world.tier("housing", "meeting") == "xc_i2"
    (finding,) = world.answer("circular", "housing").fired
    assert "A-01" in finding.cites and "G-35" in finding.cites


@pytest.mark.parametrize(
    ("level", "tier"),
    [("municipal", "xc_i3"), ("municipal_principal", "xc_i4"), ("provincial", "xc_i4"), ("national", "xc_i4")],
)
@pytest.mark.parametrize("who", ["changge", "housing"])
def test_who_is_named_and_undertakes_is_weighed_by_the_level_of_the_leader(who: str, level: str, tier: str) -> None:
    assert only(who, TriggerSource.NAMED_CRITICISM, level).tier == tier


@pytest.mark.parametrize(("level", "tier"), [("municipal", "xc_i3"), ("provincial", "xc_i4"), ("national", "xc_i4")])
def test_a_circular_is_weighed_by_the_level_of_the_body(level: str, tier: str) -> None:
    assert only("changge", TriggerSource.CIRCULAR, level).tier == tier


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("who", ["housing", "taskforce"])
def test_a_lead_unit_or_task_force_that_failed_its_duty_fires_the_first_tier_at_every_level(
    who: str, level: Level
) -> None:
    assert only(who, TriggerSource.NAMED_CRITICISM, level, LEAD, duty=True).tier == "xc_i1"


@pytest.mark.parametrize("level", Level)
def test_without_the_duty_on_record_a_lead_unit_fires_nothing(level: Level) -> None:
    finding = only("housing", TriggerSource.NAMED_CRITICISM, level, LEAD)
    assert (finding.tier, finding.reason) == (None, TierReason.LEAD_DUTY_UNRECORDED) and finding.cites


@pytest.mark.parametrize("duty", [True, False])
def test_a_municipal_circular_on_a_lead_unit_is_decided_by_hand(duty: bool) -> None:
    finding = only("housing", TriggerSource.CIRCULAR, "municipal", LEAD, duty=duty)
    assert (finding.tier, finding.reason) == (None, TierReason.MUNICIPAL_CIRCULAR_ON_LEAD) and "G-35" in finding.cites


@pytest.mark.parametrize("level", ["provincial", "national"])
def test_a_circular_from_the_province_or_above_on_a_lead_unit_fires_the_second_tier(level: str) -> None:
    assert only("housing", TriggerSource.CIRCULAR, level, LEAD, duty=True).tier == "xc_i2"


def test_a_unit_in_both_parts_is_weighed_twice_and_the_higher_interviewer_wins_with_both_bases_quoted() -> None:
    world = Weighed()
    world.hear("criticism", criticism(unit("housing", LEAD, UNDERTAKING, duty=True), project_code="2601-411000"))
    answer = world.answer("criticism", "housing")
    assert [(one.role, one.tier) for one in answer.fired] == [(LEAD, "xc_i1"), (UNDERTAKING, "xc_i3")]
    (interview,) = world.interviews.values()
    assert interview.tier == "xc_i1" and [basis.tier for basis in interview.bases] == ["xc_i1", "xc_i3"]
    cited = {rule for basis in interview.bases for rule in basis.cites}
    assert {"A-01", "A-02"} <= cited and interview.project_codes == {"2601-411000"}


@pytest.mark.parametrize("who", ["changge", "housing"])
def test_last_in_a_city_wide_appraisal_fires_the_sixth_tier(who: str) -> None:
    assert only(who, RankingKind.CITY_APPRAISAL, "municipal").tier == "xc_i6"


@pytest.mark.parametrize("who", ["housing", "taskforce"])
def test_last_in_a_provincial_appraisal_of_work_it_leads_fires_the_seventh_tier(who: str) -> None:
    assert only(who, RankingKind.PROVINCIAL_APPRAISAL, "provincial", LEAD).tier == "xc_i7"


def test_last_in_a_provincial_appraisal_of_work_it_does_not_lead_fires_nothing() -> None:
    finding = only("housing", RankingKind.PROVINCIAL_APPRAISAL, "provincial")
    assert (finding.tier, finding.reason) == (None, TierReason.DOES_NOT_LEAD)


@pytest.mark.parametrize("leads", [True, False])
def test_whether_a_ranked_unit_leads_matters_in_the_provincial_appraisal_alone(leads: bool) -> None:
    world, who = Weighed(), ("housing",) if leads else ()
    world.hear(
        "city", ranking("city", listed("2026", ("housing", 2), ("schools", 1), kind="city_appraisal", leads=who))
    )
    told = listed("2026", ("housing", 2), ("schools", 1), kind="provincial_appraisal", leads=who)
    world.hear("province", ranking("province", told))
    assert world.tier("housing", "city") == "xc_i6"
    assert world.tier("housing", "province") == ("xc_i7" if leads else None)


@pytest.mark.parametrize(
    ("who", "changed", "reason"),
    [
        ("nowhere", {}, TierReason.UNIT_UNKNOWN),
        ("university", {}, TierReason.KIND_OUTSIDE),
        ("housing", {"office_id": None}, TierReason.UNIT_NOT_LOOKED_AFTER),
    ],
)
def test_a_unit_unknown_or_of_another_kind_gets_no_tier_and_is_told_why(
    who: str, changed: dict[str, Any], reason: TierReason
) -> None:
    asked = tiers.Weighed(SOURCES[TriggerSource.NAMED_CRITICISM], Level.PROVINCIAL)
    (finding,) = tiers.weigh(known(who, **changed), (UNDERTAKING,), asked, profile())
    assert (finding.tier, finding.reason) == (None, reason) and finding.cites


@pytest.mark.parametrize("source", SOURCES)
def test_only_a_lead_fires_the_tiers_of_lead_units_and_only_who_undertakes_those_of_the_others(
    source: TriggerSource | RankingKind,
) -> None:
    roles = {tier.code: tier.attributes["roles"] for tier in profile().list("interview_tiers").items}
    for who in ("changge", "housing", "taskforce"):
        for level in Level:
            for duty in (True, False):
                for finding in fired(who, source, level, LEAD, UNDERTAKING, duty=duty):
                    assert finding.tier is None or str(finding.role) in str(roles[finding.tier])


def test_every_organ_kind_outside_the_three_is_none_in_the_table_too() -> None:
    decide = profile().table(tiers.TABLE).decide
    for level in Level:
        for role in TaskRole:
            row = decide(
                unit_kind="other", role=str(role), source="named", level=str(level), lead_duty_unfulfilled="yes"
            )
            assert row.answer == tiers.NONE
