"""What must be weighed before tolerance is determined: every look, factor, distinction, element, order and filing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libs.kernel.case import Outcome
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.status import CaseStatus
from services.accountability.tolerance.application_status import ApplicationStatus as A
from services.accountability.tolerance.assessing import assess_determination
from services.accountability.tolerance.status import ToleranceStatus as S
from services.accountability.tolerance.wording import Entrance
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_cases_papers import named, profile
from tests.support.accountability_tolerance_papers import (
    FILED,
    REFUSED_FILING,
    application,
    examination,
    facts_of,
    looks,
    moved_case,
    open_facts,
    perform,
    refused,
    tolerance_in,
    unit_case,
)

SITUATIONS = tuple(f"yn_{n}" for n in range(1, 7)) + tuple(f"xc_{n}" for n in range(1, 9))


def opened(**given: Any) -> Outcome[Any]:
    return perform(None, "open", **given)


@pytest.mark.parametrize("situation", SITUATIONS)
def test_ta04_each_of_the_six_and_eight_situations_may_be_weighed(situation: str) -> None:
    outcome = opened(situations=(situation,))
    assert outcome.case.situations == (situation,) and outcome.case.status is S.WEIGHING
    assert outcome.event.event_type == "accountability.tolerance.opened.v1"


@pytest.mark.parametrize("situations", [(), ("yn_7",), ("yn_1", "xc_9"), ("yn_1", "yn_1")])
def test_ta04_without_a_situation_of_the_list_nothing_is_weighed(situations: tuple[str, ...]) -> None:
    assert refused(None, "open", situations=situations) == {"tolerance_situation_wrong"}


def test_ta04_the_case_enters_tolerance_by_the_same_act_and_the_filings_are_loaded() -> None:
    outcome = opened(loaded=open_facts(filings=(FILED, REFUSED_FILING)))
    entered = moved_case(outcome, AccountabilityCase)
    assert entered.case.status is CaseStatus.TOLERANCE_REVIEW
    assert entered.case.tolerance.tolerance_id == outcome.case.id
    assert [one.status for one in outcome.case.filings] == ["protecting", "refused"]
    assert outcome.case.filings[0].served_on == date(2025, 9, 3)


def test_ta04_an_application_is_linked_without_being_moved_so_that_nobody_learns_of_the_case() -> None:
    outcome = opened(loaded=open_facts(application=application()), application_id=named("application"))
    assert outcome.case.entrance is Entrance.APPLICATION
    assert [type(one.case) for one in outcome.others] == [AccountabilityCase]
    assert opened().case.entrance is Entrance.EX_OFFICIO


@pytest.mark.parametrize(
    "wrong",
    [
        application(A.WITHDRAWN),
        application(A.DETERMINED),
        application(person_id=named("somebody")),
        application(person_id=None),
        application(organ_id=named("other-cdi")),
        None,
    ],
)
def test_ta04_only_an_open_application_by_or_for_the_object_is_linked(wrong: Any) -> None:
    facts = open_facts(application=wrong)
    assert refused(None, "open", loaded=facts, application_id=named("application")) == {"application_not_of_case"}


def test_ta04_the_application_of_a_unit_is_linked_to_a_case_on_that_unit_alone() -> None:
    of_unit = application(person_id=None)
    facts = open_facts(case=unit_case(), application=of_unit)
    assert opened(loaded=facts, application_id=named("application")).case.application_id == named("application")
    elsewhere = replace(of_unit, unit_id=named("other-unit"))
    facts = open_facts(case=unit_case(), application=elsewhere)
    assert refused(None, "open", loaded=facts, application_id=named("application")) == {"application_not_of_case"}


def test_ta04_what_is_not_the_callers_to_act_on_is_as_if_it_were_not_there() -> None:
    assert refused(None, "open", loaded=open_facts(case=None)) == {"absent"}


def test_ta04_only_a_handler_of_the_case_opens_it_and_nobody_whom_it_is_on_or_who_is_recused() -> None:
    assert refused(None, "open", by="third") == {"tolerance_not_handler"}
    assert refused(None, "open", by="deputy") == {"tolerance_barred"}


@pytest.mark.parametrize("status", [one for one in CaseStatus if one is not CaseStatus.INVESTIGATING])
def test_ta04_only_a_case_under_investigation_enters_tolerance(status: CaseStatus) -> None:
    case = replace(cases.case_in(CaseStatus.INVESTIGATING), status=status)
    assert refused(None, "open", loaded=open_facts(case=case)) == {"case_not_investigated"}


def test_ta04_tolerance_is_weighed_once_on_a_case() -> None:
    again = replace(cases.weighed("refused"), status=CaseStatus.INVESTIGATING)
    assert refused(None, "open", loaded=open_facts(case=again)) == {"tolerance_already_weighed"}


def test_ta04_it_is_reasoned_and_somebody_is_there_to_head_and_decide_it() -> None:
    assert refused(None, "open", ground="") == {"tolerance_ground_unstated"}
    assert refused(None, "open", loaded=open_facts(heads=frozenset())) == {"tolerance_nobody_to_name"}
    assert refused(None, "open", loaded=open_facts(deciders=frozenset())) == {"tolerance_nobody_to_name"}


def drafting(**changes: Any) -> set[str]:
    """With which codes a draft is refused in which this was weighed otherwise."""
    return refused(tolerance_in(S.WEIGHING), "draft", examination=examination(**changes))


def without(name: str, index: int) -> list[Any]:
    rows: list[Any] = examination()[name]
    return [row for place, row in enumerate(rows) if place != index]


@pytest.mark.parametrize(
    ("part", "code", "size"),
    [
        ("looks", "looks_incomplete", 6),
        ("factors", "factors_incomplete", 9),
        ("distinctions", "distinctions_incomplete", 3),
        ("elements", "elements_incomplete", 4),
        ("boundary", "boundary_unanswered", 2),
    ],
)
def test_ta05_all_six_looks_nine_factors_three_distinctions_and_four_elements_are_reasoned(
    part: str, code: str, size: int
) -> None:
    rows: list[Any] = examination()[part]
    assert len(rows) == size
    for index in range(size):
        assert drafting(**{part: without(part, index)}) == {code}
        assert drafting(**{part: [{**row, "text": ""} if n == index else row for n, row in enumerate(rows)]}) == {code}
    assert drafting(**{part: [*rows, rows[0]]}) == {code}


def test_ta05_a_look_has_a_value_of_the_list_and_evidence() -> None:
    wrong: tuple[dict[str, Any], ...] = (
        {"value": "fine"},
        {"evidence": []},
        {"evidence": [""]},
        {"look": "fortune"},
    )
    for change in wrong:
        assert drafting(looks=[{**looks()[0], **change}, *looks()[1:]]) == {"looks_incomplete"}


def test_ta05_the_event_the_error_and_the_search_for_gain_are_stated() -> None:
    assert drafting(event="") == {"tolerance_event_unstated"}
    assert drafting(error={"is_error": True, "ground": ""}) == {"error_undecided"}
    assert drafting(private_gain={"found": False, "ground": ""}) == {"gain_unexamined"}


@pytest.mark.parametrize(
    "order",
    [
        {"ordered": True},
        {"ordered": True, "document": "会议纪要3号", "objected": True},
        {"ordered": False, "objected": True, "objection": "口头提出"},
        {"ordered": False, "clearly_illegal": True},
    ],
)
def test_p24_an_order_names_its_document_and_an_objection_how_it_was_raised(order: dict[str, Any]) -> None:
    assert drafting(order=order) == {"order_unexplained"}


def test_p24_an_order_that_was_objected_to_is_on_record() -> None:
    order = {"ordered": True, "document": "会议纪要3号", "objected": True, "objection": "书面提出，卷三第1页"}
    outcome = perform(tolerance_in(S.WEIGHING), "draft", examination=examination(order=order))
    assert outcome.case.draft.examination.order.objected


def test_p17_every_filing_that_is_loaded_is_considered_and_no_other() -> None:
    assert drafting(filings=[]) == {"filing_unconsidered"}
    assert drafting(filings=[{"filing_id": FILED.filing_id, "text": ""}]) == {"filing_unconsidered"}
    stranger = {"filing_id": named("other"), "text": "证明"}
    assert drafting(filings=[*examination()["filings"], stranger]) == {"filing_unconsidered"}


def test_p17_what_the_index_has_heard_since_the_opening_is_considered_too() -> None:
    late = replace(facts_of("draft"), filings=(FILED, REFUSED_FILING))
    weighing = tolerance_in(S.WEIGHING)
    assert refused(weighing, "draft", loaded=late) == {"filing_unconsidered"}
    both = [*examination()["filings"], {"filing_id": REFUSED_FILING.filing_id, "text": "不说明有过错"}]
    drafted = perform(weighing, "draft", loaded=late, examination=examination(filings=both)).case
    assert [one.status for one in drafted.filings] == ["protecting", "refused"]


def test_f29_a_refused_filing_speaks_against_nobody_and_an_accepted_one_frees_nobody() -> None:
    """With a refused filing alone it may be exempted; with one in force it may be refused."""
    weighing = tolerance_in(S.WEIGHING)
    facts = replace(facts_of("draft"), filings=(REFUSED_FILING,))
    only = examination(filings=[{"filing_id": REFUSED_FILING.filing_id, "text": "不影响认定"}])
    assert perform(weighing, "draft", loaded=facts, examination=only).case.outcome == "exempted"
    assert perform(weighing, "draft", outcome="refused", corrections=()).case.outcome == "refused"


def test_everything_that_is_missing_is_named_at_once() -> None:
    bare = {"order": {"ordered": False}, "error": {"is_error": True}, "private_gain": {"found": False}}
    named_all = refused(tolerance_in(S.WEIGHING), "draft", examination=bare, reasons="", outcome="forgiven")
    assert named_all == {
        "incomplete",
        *("tolerance_event_unstated", "looks_incomplete", "factors_incomplete", "distinctions_incomplete"),
        *("elements_incomplete", "boundary_unanswered", "error_undecided", "gain_unexamined", "filing_unconsidered"),
        *("tolerance_outcome_unknown", "tolerance_reasons_missing"),
    }


def test_the_rules_can_be_asked_of_a_determination_without_changing_it() -> None:
    """The findings say what another version of the profile would miss; before a draft, that there is none."""
    assert all(found.holds for found in assess_determination(tolerance_in(S.SERVED), profile()))
    early = assess_determination(tolerance_in(S.WEIGHING), profile())
    assert [found.item for found in early if not found.holds] == ["tolerance_not_drafted"]
