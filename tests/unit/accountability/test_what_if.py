"""A draft run over the past: who would have been treated differently, without changing anything (A-36)."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from libs.kernel.profile import Profile
from libs.policy import PolicyBook
from libs.policy.faults import Fault, PolicyFault
from services.accountability.tolerance.refusals_weighing import FactorsIncomplete, SituationWrong
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.tolerance import Tolerance
from services.accountability.what_ifs.comparing import OtherInterview, determinations_changed, interviews_changed
from services.accountability.what_ifs.faults import told
from tests.support.accountability_tolerance_papers import tolerance_in
from tests.support.accountability_triggers_drafts import (
    BY_SECRETARIES,
    HIGHER,
    NOBODY,
    THRICE,
    WITHOUT_SITUATION,
    draft,
)
from tests.support.accountability_triggers_papers import (
    LEAD,
    Weighed,
    by_hand,
    circular,
    criticism,
    hand_unit,
    listed,
    named,
    profile,
    ranking,
    unit,
)


def drafted(*changes: tuple[str, str]) -> Profile:
    return PolicyBook.load(Path("policies")).draft(draft(*changes))


def changed(world: Weighed, under: Profile, shown: tuple[str, ...] = (), **held: Any) -> tuple[OtherInterview, ...]:
    holding = [one for one in world.triggers.values() if one.holds]
    asked = [one for one in holding if not shown or one.id in {named(record) for record in shown}]
    profiles = {(profile().name, profile().version): profile()}
    return interviews_changed(asked, holding, profiles, under, held.get("held", ()))


def criticised() -> Weighed:
    world = Weighed()
    world.hear("criticism", criticism(unit("changge"), unit("housing", LEAD)))
    return world


def test_a_draft_that_says_the_same_changes_nobody() -> None:
    world = criticised()
    world.hear("circular", circular(unit("yuzhou"), level="national"))
    assert changed(world, drafted()) == ()


def test_a_draft_with_a_higher_tier_lists_whom_it_would_have_met_and_how() -> None:
    (other,) = changed(criticised(), drafted(HIGHER))
    assert (other.unit_id, other.occurrence_id) == (named("changge"), named("meeting"))
    assert (other.then.tier, other.under_draft.tier) == ("xc_i3", "xc_i4")
    assert other.then.interviewers == ("sc_member", "svc_member") and other.under_draft.interviewee == "principal"
    assert other.changes == ("tier", "interviewers", "interviewee") and other.trigger_ids == (named("criticism"),)


def test_a_draft_without_the_tier_lists_who_would_not_have_been_interviewed() -> None:
    (other,) = changed(criticised(), drafted(NOBODY))
    assert (other.then.tier, other.under_draft.tier, other.under_draft.interviewers) == ("xc_i3", None, ())


def test_the_highest_tier_of_an_event_counts_not_each_trigger() -> None:
    world = criticised()
    world.hear("circular", circular(unit("changge"), level="national"))
    assert changed(world, drafted(HIGHER)) == () and changed(world, drafted(NOBODY)) == ()


def test_the_same_tier_with_other_interviewers_is_a_difference() -> None:
    (other,) = changed(criticised(), drafted(BY_SECRETARIES))
    assert other.changes == ("interviewers", "interviewee") and other.then.tier == other.under_draft.tier == "xc_i3"


def test_last_three_times_instead_of_twice_moves_the_month_that_was_due() -> None:
    world = Weighed()
    for month in ("2026-01", "2026-02", "2026-03"):
        world.hear(month, ranking(month, listed(month, ("housing", 9), ("schools", 1))))
    found = {one.occurrence_id: (one.then.tier, one.under_draft.tier) for one in changed(world, drafted(THRICE))}
    assert found == {named("2026-02"): ("xc_i5", None), named("2026-03"): (None, "xc_i5")}
    held = {(named("housing"), named("2026-02"))}
    assert [one.occurrence_id for one in changed(world, drafted(THRICE), held=held)] == [named("2026-02")]


def test_months_before_those_shown_are_counted_and_not_listed() -> None:
    world = Weighed()
    for month in ("2026-01", "2026-02", "2026-03"):
        world.hear(month, ranking(month, listed(month, ("housing", 9), ("schools", 1))))
    (other,) = changed(world, drafted(THRICE), shown=("2026-03",))
    assert other.occurrence_id == named("2026-03")


def test_a_tier_stated_by_hand_stands_under_the_draft_too() -> None:
    world = Weighed()
    stated = hand_unit("housing", "lead", stated={"tier": "xc_i1", "reason": "牵头不力"})
    world.record("by hand", by_hand(stated, source_kind="circular"))
    assert changed(world, drafted(HIGHER)) == ()


def disallowed(under: Profile, *, whole: bool, **changes: Any) -> list[str]:
    """What a draft finds missing in an exempted determination that its own version found in order."""
    determined: Tolerance = replace(tolerance_in(ToleranceStatus.DETERMINED), **changes)
    profiles = {(profile().name, profile().version): profile()}
    found = determinations_changed([(determined, whole)], profiles, under)
    assert all(one.tolerance == determined and one.findings for one in found)
    return [finding.item for one in found for finding in one.findings]


def with_another_factor() -> Profile:
    """A draft that asks for one more factor to be weighed."""
    factors = profile().list("weighing_factors")
    more = replace(factors, items=(*factors.items, replace(factors.items[0], code="wealth", order=10)))
    return replace(profile(), lists={**profile().lists, "weighing_factors": more})


@pytest.mark.parametrize("whole", [True, False])
def test_a_determination_on_a_situation_that_the_draft_does_not_have_is_listed(whole: bool) -> None:
    assert disallowed(drafted(WITHOUT_SITUATION), whole=whole) == [SituationWrong.code]
    assert disallowed(drafted(HIGHER), whole=whole) == []


def test_a_determination_that_did_not_weigh_what_the_draft_asks_is_listed_where_its_dossier_is_open() -> None:
    assert disallowed(with_another_factor(), whole=True) == [FactorsIncomplete.code]
    assert disallowed(with_another_factor(), whole=False) == []


def test_what_its_own_version_already_found_missing_is_no_difference() -> None:
    assert disallowed(drafted(WITHOUT_SITUATION), whole=True, situations=("yn_99",)) == []


def test_nothing_of_the_past_is_touched() -> None:
    world = criticised()
    before = (dict(world.triggers), dict(world.interviews))
    changed(world, drafted(HIGHER))
    assert before == (world.triggers, world.interviews)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (draft(HIGHER).replace("answer: xc_i7", "answer: xc_i9", 1), "tables.interview_tiers.rows.6"),
        (
            draft().replace("- when: {role: [lead], source: [provincial", "- when: {source: [provincial", 1),
            "tables.interview_tiers: overlap",
        ),
        ("x: [", "line"),
        ("张三: 1\n张三: 2\n", "line 2"),
        (draft(("name: xuchang\n", "name: xuchang\n张三李四: 王五\n")), "…"),
        (draft(("  positive_items:\n", "  正面清单:\n")), "lists.…"),
        ("", "*"),
        ("a: 1", "name: is missing"),
    ],
)
def test_a_draft_that_does_not_load_is_told_by_row_and_never_by_what_was_typed(text: str, row: str) -> None:
    with pytest.raises(PolicyFault) as fault:
        PolicyBook.load(Path("policies")).draft(text)
    errors = told(fault.value.faults)
    said = " ".join(error.text.zh + error.text.en for error in errors)
    assert any(error.text.en.startswith(row) for error in errors), said
    assert all(typed not in said for typed in ("张三", "王五", "正面清单"))
    assert {(error.pointer, error.code) for error in errors} == {("#/profile_text", "draft_faulty")}


def test_a_fault_that_holds_more_than_words_and_codes_is_told_by_its_row_alone() -> None:
    (error,) = told([Fault("draft", "lists.x.items.3", "张三 is not one of the sources")])
    assert error.text.en.startswith("lists.x.items.3: ") and "张三" not in error.text.en
    assert len(told([Fault("draft", f"lists.x.items.{n}", "wrong") for n in range(900)])) == 200
