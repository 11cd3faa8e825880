"""What moves a case from outside: tolerance, probation, review, re-examination; and cases of before still load."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.accountability_cases import (
    CaseInToleranceReview,
    CaseOnProbation,
    CaseProgressed,
    CaseProposed,
    CaseReexamined,
    CaseReviewed,
    CaseUnderReview,
)
from libs.kernel.case import Moved
from libs.kernel.refusal import NotNow
from services.accountability.cases import entering
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.case_type import CASE
from services.accountability.cases.checks import check
from services.accountability.cases.dues import dues
from services.accountability.cases.entering import Entrance
from services.accountability.cases.facts import TogetherFacts
from services.accountability.cases.handling import outcome_noted
from services.accountability.cases.lifecycle import LIFECYCLE
from services.accountability.cases.objects import LeadingOfficial, Organization
from services.accountability.cases.status import CaseStatus as S
from services.accountability.cases.status import SourceKind
from services.accountability.cases.store import columns_of
from tests.support.accountability_cases_papers import (
    DAY,
    after_probation,
    case_in,
    moved,
    named,
    occasion,
    on_probation,
    profile,
    weighed,
)

WHO = occasion("recorder")
EFFECTS: dict[str, tuple[Any, set[S]]] = {
    "enter_tolerance": (lambda case: entering.tolerance_entered(case, named("t"), WHO), {S.INVESTIGATING}),
    "note_tolerance": (
        lambda case: entering.tolerance_noted(case, named("tolerance"), "refused", WHO),
        {S.TOLERANCE_REVIEW},
    ),
    "enter_probation": (
        lambda case: entering.probation_entered(case, named("p"), DAY, WHO),
        {S.INVESTIGATING, S.TOLERANCE_REVIEW},
    ),
    "extend_probation": (
        lambda case: entering.probation_extended(case, named("probation"), DAY, WHO),
        {S.PROBATION},
    ),
    "leave_probation": (lambda case: entering.probation_left(case, "failed", None, WHO), {S.PROBATION}),
    "enter_review": (lambda case: entering.review_entered(case, named("r"), WHO), {S.DECIDED, S.EXECUTING}),
    "note_reexamination": (lambda case: entering.reexamined(case, named("x"), "upheld", WHO), {S.CLOSED}),
}


@pytest.mark.parametrize("status", list(S))
@pytest.mark.parametrize("act", sorted(EFFECTS))
def test_a_case_is_moved_from_outside_only_where_the_table_says(act: str, status: S) -> None:
    effect, sources = EFFECTS[act]
    if status not in sources:
        with pytest.raises(NotNow):
            effect(case_in(status))
        return
    found = effect(case_in(status))
    assert isinstance(found, Moved) and found.act == act
    assert found.case.status in {row.target for row in LIFECYCLE.rows(status, act)}


def test_each_of_them_tells_what_happened() -> None:
    told = {
        CaseInToleranceReview: entering.tolerance_entered(case_in(S.INVESTIGATING), named("t"), WHO),
        CaseProgressed: entering.tolerance_noted(weighed(), named("tolerance"), "refused", WHO),
        CaseOnProbation: entering.probation_entered(weighed("refused"), named("p"), DAY, WHO),
        CaseProposed: entering.probation_left(on_probation(), "passed", "lighter", WHO),
        CaseUnderReview: entering.review_entered(case_in(S.EXECUTING), named("r"), WHO),
        CaseReexamined: entering.reexamined(case_in(S.CLOSED), named("x"), "change", WHO),
    }
    assert all(type(found.event) is contract for contract, found in told.items())


def test_only_the_determination_that_is_awaited_is_noted() -> None:
    with pytest.raises(NotNow):
        entering.tolerance_noted(weighed(), named("another"), "exempted", WHO)


def test_a_refusal_weighed_anew_is_awaited_again_and_what_was_proposed_meanwhile_falls() -> None:
    """G-07: nothing is proposed on an outcome that no longer stands."""
    drafted = replace(weighed("refused"), proposal=case_in(S.PROPOSED).proposal)
    waiting = entering.tolerance_reopened(drafted, named("tolerance"), WHO).case
    assert isinstance(waiting, AccountabilityCase) and waiting.status is S.TOLERANCE_REVIEW
    assert waiting.tolerance is not None and waiting.tolerance.outcome is None and waiting.proposal is None
    assert entering.tolerance_noted(waiting, named("tolerance"), "exempted", WHO)
    for case, which in ((drafted, "another"), (weighed(), "tolerance"), (case_in(S.PROPOSED), "tolerance")):
        with pytest.raises(NotNow):
            entering.tolerance_reopened(case, named(which), WHO)


def test_a_probation_made_longer_is_awaited_to_its_new_last_day() -> None:
    """G-41: and only the probation that runs."""
    longer = entering.probation_extended(on_probation(), named("probation"), DAY + timedelta(days=31), WHO).case
    assert isinstance(longer, AccountabilityCase) and longer.probation is not None
    assert longer.probation.until_on == DAY + timedelta(days=31)
    with pytest.raises(NotNow):
        entering.probation_extended(on_probation(), named("another"), DAY, WHO)


def test_there_is_one_probation_at_most() -> None:
    back = replace(after_probation("failed", None), status=S.INVESTIGATING)
    with pytest.raises(NotNow):
        entering.probation_entered(back, named("again"), DAY, WHO)


def test_a_review_that_changes_the_measures_changes_what_is_in_force() -> None:
    decided = replace(case_in(S.EXECUTING))
    reviewed = entering.review_entered(decided, named("r"), WHO).case
    assert isinstance(reviewed, AccountabilityCase) and reviewed.status is S.UNDER_REVIEW
    left = entering.review_left(reviewed, named("r"), "changed", ("reminder_talk",), WHO)
    assert isinstance(left.case, AccountabilityCase) and isinstance(left.event, CaseReviewed)
    assert (left.case.status, left.case.measures_in_force) == (S.EXECUTING, ("reminder_talk",))
    upheld = entering.review_left(reviewed, named("r"), "upheld", None, WHO).case
    assert isinstance(upheld, AccountabilityCase) and upheld.measures_in_force == ("admonition",)
    with pytest.raises(NotNow):
        entering.review_left(reviewed, named("another"), "upheld", None, WHO)
    with pytest.raises(NotNow):
        entering.review_left(left.case, named("r"), "upheld", None, WHO)


@pytest.mark.parametrize(
    ("tolerance", "probation", "expected"),
    [
        (None, None, None),
        ("refused", None, None),
        ("lighter", "mitigated", "mitigated"),
        ("mitigated", "lighter", "mitigated"),
        ("lighter", "exempted", "exempted"),
        ("refused", "lighter", "lighter"),
    ],
)
def test_of_tolerance_and_probation_the_more_favourable_counts(
    tolerance: str | None, probation: str | None, expected: str | None
) -> None:
    case = weighed(tolerance)
    after = entering.probation_entered(case, named("p"), DAY, WHO).case if probation else case
    assert isinstance(after, AccountabilityCase)
    if probation:
        left = entering.probation_left(after, "passed", probation, WHO).case
        assert isinstance(left, AccountabilityCase)
        after = left
    assert outcome_noted(after) == expected


def test_what_something_else_opens_is_on_the_unit_or_on_its_leader() -> None:
    entrance = Entrance(SourceKind.INTERVIEW, named("i"), named("unit"), named("cdi"), named("office"))
    on_unit = entering.opened(entrance, WHO, named("case")).case
    assert isinstance(on_unit, AccountabilityCase) and on_unit.target == Organization(organ_id=named("unit"))
    on_person = replace(entrance, object_person_id=named("deputy"), object_post="deputy_in_charge")
    case = entering.opened(on_person, WHO, named("case")).case
    assert isinstance(case, AccountabilityCase) and isinstance(case.target, LeadingOfficial)
    assert case.target.post == "deputy_in_charge"


V1 = {
    "id": str(UUID(int=7)),
    "status": "opened",
    "profile": "xuchang",
    "profile_version": "2023-01",
    "version": 1,
    "number": "问启〔2026〕1号",
    "opened_at": "2026-03-02T04:00:00Z",
    "changed_at": "2026-03-02T04:00:00Z",
    "source_kind": "filing_negative_hit",
    "source_id": str(UUID(int=8)),
    "unit_id": str(named("unit")),
    "competent_organ_id": str(named("cdi")),
    "office_id": str(named("office")),
    "project_code": None,
    "codes": ["xc_n8"],
    "evidence_ids": [str(UUID(int=8))],
}


def test_a_case_of_before_loads_and_goes_on_as_one_on_its_unit() -> None:
    case = CASE.load(json.dumps(V1))
    assert (case.target, case.handler_ids, case.tests) == (Organization(organ_id=named("unit")), (), ())
    assert moved(case, "approve").status is S.INVESTIGATING
    assert CASE.load(CASE.dump(case)) == case


def test_a_case_in_any_status_is_stored_and_loaded_as_it_was() -> None:
    for status in S:
        case = case_in(status)
        assert CASE.load(CASE.dump(case)) == case


def test_the_row_says_who_may_not_know_of_it_and_when_something_is_due() -> None:
    case = replace(case_in(S.INVESTIGATING), involved_person_ids=(named("principal"),))
    assert columns_of(case)["barred_ids"] == sorted([named("deputy"), named("principal")])
    assert columns_of(case_in(S.NO_LIABILITY))["due_on"] == DAY + timedelta(days=30)
    assert columns_of(on_probation())["due_on"] == DAY
    assert columns_of(case_in(S.DECIDED))["measures"] == ["admonition"]


def test_days_that_run_are_shown_with_their_explanation() -> None:
    (correction,) = dues(case_in(S.NO_LIABILITY), profile(), {})
    assert correction.deadline.due_on == DAY + timedelta(days=30) and correction.cites == ("F-30",)
    (probation,) = [one for one in dues(on_probation(), profile(), {}) if one.code == "case.probation"]
    assert probation.deadline.due_on == DAY
    done = moved(case_in(S.NO_LIABILITY), "record_correction")
    assert dues(done, profile(), {}) == () and columns_of(done)["due_on"] is None


@pytest.mark.parametrize("status", [S.CLOSED, S.NO_LIABILITY])
def test_an_ended_case_has_no_next_step_to_check(status: S) -> None:
    assert check(case_in(status), profile(), TogetherFacts()) == ()


def open_items(case: AccountabilityCase, **facts: Any) -> set[str]:
    """What the rules of the next step still miss."""
    return {one.item for one in check(case, profile(), TogetherFacts(**facts)) if not one.holds}


def test_the_rules_of_the_next_step_say_what_is_missing_without_changing_anything() -> None:
    assert open_items(case_in(S.OPENED)) == set()
    assert open_items(case_in(S.INVESTIGATING)) == {"no_case_proposal"}
    assert open_items(replace(case_in(S.INVESTIGATING), handler_ids=())) == {"no_case_proposal", "handlers_too_few"}
    assert open_items(weighed()) == {"tolerance_not_determined", "no_case_proposal"}
    assert open_items(weighed("exempted")) == set()
    assert open_items(case_in(S.PROPOSED)) == set()
    assert open_items(after_probation("failed", None)) == {"no_case_proposal"}
    late = replace(case_in(S.PROPOSED), id=named("late"))
    for status in (S.HEARD, S.DELIBERATING):
        assert open_items(case_in(status)) == set()
        assert open_items(case_in(status), involved=(late,)) == {"involved_not_ready"}
    assert open_items(case_in(S.EXECUTING), involved=(late,)) == {"involved_undecided"}


def test_a_day_of_the_event_is_kept_for_the_posts_of_that_day() -> None:
    assert case_in(S.OPENED).occurred_on == date(2026, 3, 2)
