"""Who answers for it: duty link, causation and fault, upwards as well as downwards (TA-03, A-13 to A-15, P-24)."""

from dataclasses import replace
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseExempted, CaseObjectRescoped, CaseProgressed
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.facts import RescopeFacts, ScopeFacts, TogetherFacts
from services.accountability.cases.objects import CaseObject, LeadingOfficial, Organization
from services.accountability.cases.scope import points_to
from services.accountability.cases.status import CaseStatus as S
from tests.support.accountability_cases_cast import COUNTY, TOWNSHIP, target
from tests.support.accountability_cases_papers import (
    DEPUTY,
    LEADS,
    PRINCIPAL,
    UNIT,
    case_in,
    findings,
    moved,
    named,
    perform,
    refused,
    walked,
)

INVESTIGATING = case_in(S.INVESTIGATING)
ORDER = {"objected": True, "clearly_illegal": False, "text": "书面提出异议后仍被要求执行"}
AT_TOWNSHIP = target((), "township", kind="township")
AT_COUNTY = target((), "county", kind="county", unit_id=named("county"), unit_kind="county")


def with_tests(case: AccountabilityCase, on: CaseObject, **given: Any) -> AccountabilityCase:
    """The case with the three tests recorded on that object."""
    posts = (on.post,) if isinstance(on, LeadingOfficial) else ()
    return moved(case, "record_tests", object=on, loaded=ScopeFacts(target(posts)), **given)


def township_case() -> AccountabilityCase:
    """A case on a township, with its three tests."""
    case = replace(walked(None, "open_by_hand", "approve", "name_handlers"), object=TOWNSHIP, unit_id=named("township"))
    return with_tests(case, TOWNSHIP)


def test_the_three_tests_are_recorded_with_finding_text_and_evidence() -> None:
    outcome = perform(INVESTIGATING, "record_tests")
    tests = outcome.case.tests_on(DEPUTY)
    assert tests is not None and {one.test for one in tests.findings} == {"duty_link", "causation", "fault"}
    assert isinstance(outcome.event, CaseProgressed) and points_to(tests)


@pytest.mark.parametrize("lacking", ["duty_link", "causation", "fault"])
def test_none_of_the_three_tests_may_lack_or_be_without_evidence(lacking: str) -> None:
    without = tuple(one for one in findings() if one.test != lacking)
    assert refused(INVESTIGATING, "record_tests", findings=without) == {"tests_incomplete"}
    assert refused(INVESTIGATING, "record_tests", findings=findings(lacking)) == {"tests_incomplete"}
    twice = (*findings(), *(one for one in findings() if one.test == lacking))
    assert refused(INVESTIGATING, "record_tests", findings=twice) == {"tests_incomplete"}


def test_tests_are_recorded_by_a_named_handler_alone() -> None:
    assert refused(INVESTIGATING, "record_tests", by="third") == {"not_case_handler"}


def test_tests_on_another_object_ask_whether_it_can_be_one() -> None:
    facts = ScopeFacts(target(()))
    assert refused(INVESTIGATING, "record_tests", object=PRINCIPAL, loaded=facts) == {"direct_actor_not_object"}


def test_the_object_is_scoped_upwards_from_township_to_county() -> None:
    case = with_tests(township_case(), COUNTY)
    facts = RescopeFacts(AT_TOWNSHIP, replace(AT_COUNTY, office_id=named("office-2")))
    outcome = perform(case, "rescope", object=COUNTY, loaded=facts)
    scoped = outcome.case
    assert (scoped.status, scoped.target, scoped.unit_id, scoped.unit_kind) == (
        S.INVESTIGATING,
        COUNTY,
        named("county"),
        "county",
    )
    event = outcome.event
    assert isinstance(event, CaseObjectRescoped) and event.former_unit_id == named("township")
    assert (scoped.office_id, scoped.handler_ids) == (named("office-2"), ())
    assert scoped.earlier_handler_ids == (named("officer"), named("second"))


def test_below_does_not_answer_while_the_tests_point_to_the_one_above() -> None:
    case = with_tests(replace(township_case(), object=COUNTY, unit_id=named("county")), COUNTY)
    facts = RescopeFacts(AT_COUNTY, AT_TOWNSHIP)
    assert refused(case, "rescope", object=TOWNSHIP, loaded=facts) == {"questions_below_only"}
    freed = with_tests(case, COUNTY, findings=findings(causation="none"))
    assert perform(freed, "rescope", object=TOWNSHIP, loaded=facts).case.target == TOWNSHIP


@pytest.mark.parametrize("on", [DEPUTY, PRINCIPAL])
def test_a_person_does_not_answer_for_a_unit_to_which_the_tests_point(on: LeadingOfficial) -> None:
    case = with_tests(with_tests(replace(INVESTIGATING, object=UNIT), UNIT), on)
    assert refused(case, "rescope", object=on) == {"questions_below_only"}


def test_a_deputy_does_not_answer_in_place_of_the_principal_but_the_principal_in_place_of_the_deputy() -> None:
    on_principal = with_tests(with_tests(replace(INVESTIGATING, object=PRINCIPAL), PRINCIPAL), DEPUTY)
    assert refused(on_principal, "rescope", object=DEPUTY) == {"questions_below_only"}
    on_deputy = with_tests(INVESTIGATING, PRINCIPAL)
    assert perform(on_deputy, "rescope").case.target == PRINCIPAL


def test_a_subordinate_unit_of_the_same_level_lies_below() -> None:
    part = Organization(organ_id=named("part"))
    case = with_tests(with_tests(replace(INVESTIGATING, object=UNIT), UNIT), part)
    facts = RescopeFacts(target(()), target((), parent_id=named("unit")))
    assert refused(case, "rescope", object=part, loaded=facts) == {"questions_below_only"}


def test_both_objects_need_their_tests_before_one_replaces_the_other() -> None:
    assert refused(INVESTIGATING, "rescope") == {"tests_not_recorded"}
    untested = replace(with_tests(INVESTIGATING, PRINCIPAL), tests=with_tests(INVESTIGATING, PRINCIPAL).tests[-1:])
    assert refused(untested, "rescope") == {"tests_not_recorded"}


def test_who_has_no_link_does_not_become_the_object() -> None:
    case = with_tests(INVESTIGATING, PRINCIPAL, findings=findings(fault="none"))
    assert refused(case, "rescope") == {"not_the_one_to_answer"}


def test_the_new_object_is_one_that_can_be_an_object() -> None:
    case = with_tests(INVESTIGATING, PRINCIPAL)
    assert refused(case, "rescope", loaded=RescopeFacts(LEADS, target(()))) == {"direct_actor_not_object"}
    assert refused(case, "rescope", loaded=RescopeFacts(LEADS, target(("principal",), office_id=None))) == {
        "object_unknown"
    }


def test_a_measure_is_softened_to_a_talk_on_an_official_not_on_a_unit() -> None:
    softened = perform(INVESTIGATING, "rescope", object=None, softened=True).case
    assert softened.target == DEPUTY and softened.rescopings[-1].softened
    on_unit = with_tests(replace(INVESTIGATING, object=UNIT), UNIT)
    assert refused(on_unit, "rescope", object=None, softened=True) == {"unit_not_softened"}


def test_a_rescoping_changes_something_and_says_why() -> None:
    assert refused(INVESTIGATING, "rescope", object=None) == {"nothing_rescoped"}
    assert "nothing_rescoped" in refused(INVESTIGATING, "rescope", object=DEPUTY)
    assert refused(with_tests(INVESTIGATING, PRINCIPAL), "rescope", reasons="") == {"case_opinion_unstated"}


def test_a_supervision_proposal_named_was_made_on_this_case() -> None:
    case = with_tests(INVESTIGATING, PRINCIPAL)
    named_one: dict[str, Any] = {"supervision_proposal_id": named("proposal")}
    unknown = RescopeFacts(LEADS, LEADS, proposal_known=False)
    assert refused(case, "rescope", loaded=unknown, **named_one) == {"supervision_proposal_unknown"}
    scoped = perform(case, "rescope", **named_one).case
    assert scoped.rescopings[-1].supervision_proposal_id == named("proposal")


def test_what_was_determined_on_the_former_object_does_not_follow_to_the_new_one() -> None:
    case = with_tests(moved(INVESTIGATING, "draft_proposal"), PRINCIPAL)
    scoped = perform(case, "rescope").case
    assert (scoped.proposal, scoped.trial_opinion, scoped.tolerance, scoped.probation) == (None, None, None, None)


def test_who_objected_to_an_order_from_above_does_not_answer_for_it_unless_it_was_clearly_illegal() -> None:
    objected = perform(INVESTIGATING, "record_tests", superior_order=ORDER).case
    assert refused(objected, "draft_proposal") == {"not_the_one_to_answer"}
    illegal = perform(INVESTIGATING, "record_tests", superior_order={**ORDER, "clearly_illegal": True}).case
    assert refused(illegal, "draft_proposal") == set()
    silent = perform(INVESTIGATING, "record_tests", superior_order={**ORDER, "objected": False}).case
    assert refused(silent, "draft_proposal") == set()


def test_what_is_not_established_ends_without_liability() -> None:
    case = with_tests(INVESTIGATING, DEPUTY, findings=findings(duty_link="none"))
    outcome = perform(case, "find_not_established")
    assert outcome.case.status is S.NO_LIABILITY and isinstance(outcome.event, CaseExempted)
    assert outcome.event.outcome == "not_established"
    assert refused(case, "find_not_established", reasons="") == {"case_opinion_unstated"}


def test_tests_that_all_point_to_the_object_are_not_nothing() -> None:
    assert refused(INVESTIGATING, "find_not_established") == {"tests_speak_against"}


def test_nothing_is_found_without_the_tests() -> None:
    untested = walked(None, "open_by_hand", "approve", "name_handlers")
    assert refused(untested, "find_not_established") == {"tests_not_recorded"}


def test_the_main_case_is_not_dismissed_while_a_person_involved_is_undecided() -> None:
    case = with_tests(INVESTIGATING, DEPUTY, findings=findings(duty_link="none"))
    facts = TogetherFacts(involved=(replace(case_in(S.HEARD), id=named("involved")),))
    assert refused(case, "find_not_established", loaded=facts) == {"involved_undecided"}
