"""Nobody is liable after tolerance, and correction goes with it; a filing alone frees nobody (TA-06, F-29, F-30)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from libs.contracts.accountability_cases import CaseExempted
from services.accountability.cases.facts import TogetherFacts
from services.accountability.cases.status import CaseStatus as S
from tests.support.accountability_cases_papers import DAY, case_in, named, perform, refused, weighed


@pytest.mark.parametrize("outcome", ["not_an_error", "exempted"])
def test_after_such_an_outcome_nobody_is_liable_and_an_order_of_correction_goes_with_it(outcome: str) -> None:
    ended = perform(weighed(outcome), "exempt")
    case = ended.case
    assert case.status is S.NO_LIABILITY and case.ending is not None and case.ending.no_negative_effect
    assert isinstance(ended.event, CaseExempted) and ended.event.outcome == outcome
    assert case.correction_order is not None and [one.item for one in case.correction_order.items] == [1]


@pytest.mark.parametrize("outcome", [None, "lighter", "mitigated", "refused"])
def test_no_other_outcome_frees_anybody_however_many_filings_there_are(outcome: str | None) -> None:
    case = replace(weighed(outcome), evidence_ids=(named("filing"), named("another")))
    assert refused(case, "exempt") == {"tolerance_does_not_free"}
    assert refused(replace(case, tolerance=None), "exempt") == {"tolerance_does_not_free"}


@pytest.mark.parametrize(
    "lacking",
    [
        {"corrections": ()},
        {"document_number": ""},
        {"corrections": ({"text": "", "due_on": DAY + timedelta(days=1)},)},
        {"corrections": ({"text": "补齐手续", "due_on": DAY},)},
    ],
)
def test_tolerance_without_correction_is_refused(lacking: dict[str, Any]) -> None:
    assert refused(weighed("exempted"), "exempt", **lacking) == {"correction_order_missing"}


def test_an_exemption_states_its_reasons() -> None:
    assert refused(weighed("exempted"), "exempt", reasons="") == {"case_opinion_unstated"}


@pytest.mark.parametrize("who", ["officer", "second"])
def test_a_handler_does_not_record_the_exemption(who: str) -> None:
    assert refused(weighed("exempted"), "exempt", by=who) == {"one_hand_decides"}


def test_the_main_case_is_not_exempted_while_a_person_involved_is_undecided() -> None:
    facts = TogetherFacts(involved=(replace(case_in(S.HEARD), id=named("involved")),))
    assert refused(weighed("exempted"), "exempt", loaded=facts) == {"involved_undecided"}


def test_what_was_ordered_is_followed_up_to_its_proof() -> None:
    freed = case_in(S.NO_LIABILITY)
    done = perform(freed, "record_correction").case
    assert done.correction_order is not None and done.correction_order.items[0].done_on == DAY
    assert refused(done, "record_correction") == {"no_such_correction"}
    assert refused(freed, "record_correction", item=2) == {"no_such_correction"}
    assert refused(freed, "record_correction", proof="") == {"correction_unproven"}
    assert refused(freed, "record_correction", done_on=DAY + timedelta(days=1)) == {"correction_unproven"}
    assert refused(freed, "record_correction", by="third") == {"not_case_handler"}
    assert refused(replace(freed, correction_order=None), "record_correction") == {"no_such_correction"}
