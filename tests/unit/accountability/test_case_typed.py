"""What is typed at a door of a case is compared with what the organ knows (P-09, P-15, A-14, F-10)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.accountability.cases.facts import HearFacts, SourceFacts
from services.accountability.cases.status import CaseStatus as S
from tests.support.accountability_cases_papers import (
    DAY,
    FACTS,
    PRINCIPAL,
    UNIT,
    case_in,
    declared,
    findings,
    moved,
    named,
    perform,
    refused,
)

INVESTIGATING = case_in(S.INVESTIGATING)


@pytest.mark.parametrize(("days", "expected"), [(0, set()), (1, {"case_day_impossible"})])
def test_what_is_pursued_has_happened(days: int, expected: set[str]) -> None:
    day = DAY + timedelta(days=days)
    assert refused(None, "open_by_hand", occurred_on=day) == expected
    assert refused(INVESTIGATING, "name_involved", occurred_on=day) == expected


@pytest.mark.parametrize(
    ("codes", "expected"), [((), set()), (("xc_n2",), set()), (("xc_n7",), {"source_does_not_carry"})]
)
def test_the_codes_of_a_hit_are_those_of_the_hit(codes: tuple[str, ...], expected: set[str]) -> None:
    hit = SourceFacts(frozenset({named("unit")}), True, codes=("xc_n2",))
    known = replace(FACTS["open_by_hand"], source=hit)
    stated: dict[str, Any] = {"source_kind": "filing_negative_hit", "source_id": named("filing"), "codes": codes}
    assert refused(None, "open_by_hand", loaded=known, **stated) == expected
    if not expected:
        assert perform(None, "open_by_hand", loaded=known, **stated).case.codes == ("xc_n2",)


def test_light_handling_is_called_softened_only_where_it_was() -> None:
    stated = {"measures": ("reminder_talk",), "light_ground": "softened"}
    assert refused(INVESTIGATING, "draft_proposal", **stated) == {"light_handling_ungrounded"}
    softened = moved(INVESTIGATING, "rescope", object=None, softened=True)
    assert refused(softened, "draft_proposal", **stated) == set()


def test_the_head_declares_a_recusal_of_nobody_but_the_officers_and_herself() -> None:
    stated = {"recusals": (*declared("head", "officer", "second"), *declared("leader", ground="close_relative"))}
    assert refused(INVESTIGATING, "name_handlers", **stated) == {"recusal_of_another"}
    third = {"recusals": (*declared("head", "officer", "second"), *declared("third", ground="close_relative"))}
    assert refused(INVESTIGATING, "name_handlers", **third) == set()


def test_the_representative_of_a_unit_is_of_the_unit() -> None:
    proposed = case_in(S.PROPOSED)
    assert proposed.proposal is not None
    case = replace(proposed, object=UNIT, proposal=replace(proposed.proposal, measures=()))
    known = HearFacts(frozenset({named("principal")}))
    assert refused(case, "hear", loaded=known, heard_person_id=named("principal")) == set()
    assert refused(case, "hear", loaded=known, heard_person_id=named("stranger")) == {"wrong_person_heard"}


def test_a_handler_whom_the_case_comes_to_be_on_handles_it_no_more() -> None:
    case = replace(INVESTIGATING, handler_ids=(*INVESTIGATING.handler_ids, named("principal")))
    tested = moved(case, "record_tests", object=PRINCIPAL)
    assert named("principal") not in moved(tested, "rescope").handler_ids


def test_nobody_is_heard_on_a_proposal_whose_tests_have_fallen() -> None:
    fallen = moved(case_in(S.PROPOSED), "record_tests", findings=findings(causation="none"))
    assert refused(fallen, "hear") == {"not_the_one_to_answer"}


def test_nobody_who_is_recused_hears() -> None:
    case = replace(case_in(S.PROPOSED), involved_person_ids=(named("second"),))
    assert refused(case, "hear") == {"hearing_staff_too_few"}


def test_the_case_of_a_person_involved_is_on_nobody_else() -> None:
    tested = moved(INVESTIGATING, "record_tests", object=PRINCIPAL)
    involved: Any = replace(tested, main_case_id=named("main"))
    assert refused(involved, "rescope") == {"no_case_within_a_case"}
    assert refused(involved, "rescope", object=None, softened=True) == set()


def test_an_order_of_correction_has_hands_also_when_its_handlers_have_left() -> None:
    freed = case_in(S.NO_LIABILITY)
    named_anew = moved(
        freed,
        "name_handlers",
        handler_ids=(named("second"), named("third")),
        recusals=declared("head", "second", "third"),
    )
    assert refused(named_anew, "record_correction", by="third") == set()
    done = moved(freed, "record_correction")
    assert refused(done, "name_handlers") == {"nothing_to_handle"}
    assert refused(replace(freed, correction_order=None), "name_handlers") == {"nothing_to_handle"}
