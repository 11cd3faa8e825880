"""Probation: for negligence without serious consequence, one to three calendar months, with goals (A-07, A-08)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from libs.policy import PolicyBook
from services.accountability.cases.case import AccountabilityCase
from services.accountability.cases.objects import LeadingOfficial
from services.accountability.cases.status import CaseStatus
from services.accountability.probation.dues import dues
from services.accountability.probation.facts import CaseFacts, ProposeFacts
from services.accountability.probation.status import ProbationStatus as S
from services.accountability.tolerance.status import ToleranceStatus
from services.accountability.tolerance.tolerance import Tolerance
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_cases_papers import named, profile
from tests.support.accountability_tolerance_papers import looks, moved_case, tolerance_in, weighed
from tests.support.accountability_tolerance_probation import (
    END,
    START,
    ground,
    on_case,
    perform,
    probation_in,
    refused,
)

AFTER = END + timedelta(days=1)


def test_pr1_one_month_from_31_january_ends_on_28_february_and_is_passed() -> None:
    running = perform(probation_in(S.PROPOSED), "set")
    assert running.case.ends_on == END and running.event.model_dump()["ends_on"] == END
    passed = perform(running.case, "evaluate", on=AFTER)
    assert passed.case.result == "passed"
    assert passed.event.model_dump()["proposal"] in ("lighter", "mitigated", "exempted")
    left = moved_case(passed, AccountabilityCase).case
    assert (left.status, left.probation.result) == (CaseStatus.PROPOSED, "passed")
    assert left.probation.proposal_kind == "exempted"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 2, date(2023, 3, 31)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2023, 4, 1), 3, date(2023, 7, 1)),
        (date(2022, 12, 31), 2, date(2023, 2, 28)),
    ],
)
def test_a08_months_are_calendar_months_that_end_with_their_last_day(start: date, months: int, end: date) -> None:
    proposed = perform(None, "propose", months=months, on=start).case
    running = perform(proposed, "set", on=start, served_on=start).case
    assert running.ends_on == end
    (timer,) = running.timers()
    assert timer.due_at == datetime(end.year, end.month, end.day, 16, tzinfo=UTC), "24:00 in Shanghai"


def test_g04_the_last_day_is_not_moved_to_a_working_day() -> None:
    """1 July 2023 is a Saturday; a period that simply ends does so."""
    start = date(2023, 4, 1)
    running = perform(perform(None, "propose", months=3, on=start).case, "set", on=start, served_on=start).case
    (limit,) = dues(running, profile(), {"calendar": PolicyBook.load(Path("policies")).calendar})
    assert limit.deadline.due_on == date(2023, 7, 1) == running.ends_on


@pytest.mark.parametrize("months", [-1, 0, 4, 12])
def test_a08_neither_none_nor_more_than_three_months(months: int) -> None:
    assert refused(None, "propose", months=months) == {"probation_months_out_of_range"}


@pytest.mark.parametrize("months", [1, 2, 3])
def test_a08_one_two_or_three_months(months: int) -> None:
    assert perform(None, "propose", months=months).case.months == months


@pytest.mark.parametrize("which", ["negligence", "no_serious_consequence"])
@pytest.mark.parametrize("lack", [{"holds": False}, {"text": ""}, {"evidence": []}, {"evidence": [""]}])
def test_a07_only_negligence_without_serious_consequence_both_shown(which: str, lack: dict[str, Any]) -> None:
    assert refused(None, "propose", **{which: ground(**lack)}) == {"not_for_probation"}


@pytest.mark.parametrize("goals", [(), ({"goal": "完成审批", "measure": ""},), ({"goal": "", "measure": "系统显示"},)])
def test_a08_goals_are_written_each_with_its_measure(goals: tuple[Any, ...]) -> None:
    assert refused(None, "propose", goals=goals) == {"probation_goals_missing"}


def test_ta07_the_proposal_is_reasoned_and_the_case_the_heads_to_act_on() -> None:
    assert refused(None, "propose", reasons="") == {"probation_unreasoned"}
    assert refused(None, "propose", loaded=ProposeFacts(None)) == {"absent"}
    assert refused(None, "propose", by="deputy") == {"probation_barred"}


@pytest.mark.parametrize(
    "status", [one for one in CaseStatus if one not in (CaseStatus.INVESTIGATING, CaseStatus.TOLERANCE_REVIEW)]
)
def test_ta07_only_under_investigation_or_while_tolerance_is_weighed(status: CaseStatus) -> None:
    case = replace(cases.case_in(CaseStatus.INVESTIGATING), status=status)
    assert refused(None, "propose", loaded=ProposeFacts(case)) == {"case_not_for_probation"}
    assert refused(probation_in(S.PROPOSED), "set", loaded=CaseFacts(case)) == {"case_not_for_probation"}


@pytest.mark.parametrize("outcome", ["not_an_error", "exempted"])
def test_ta07_whoever_was_released_is_not_put_on_probation(outcome: str) -> None:
    case = cases.weighed(outcome)
    assert refused(None, "propose", loaded=ProposeFacts(case)) == {"case_not_for_probation"}


@pytest.mark.parametrize("outcome", ["mitigated", "lighter", "refused"])
def test_ta07_after_any_other_outcome_a_probation_is_possible(outcome: str) -> None:
    assert refused(None, "propose", loaded=ProposeFacts(cases.weighed(outcome))) == set()


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True),
        ({"private_gain": {"found": True, "ground": "亲属企业受益"}}, False),
        ({"looks": looks(motive="unfavourable")}, False),
        ({"looks": looks(nature="unfavourable", attitude="unfavourable")}, True),
    ],
)
def test_x05_whom_private_gain_bars_from_tolerance_is_not_exempted_by_way_of_a_probation(
    changes: dict[str, Any], holds: bool
) -> None:
    refused_one = tolerance_in(ToleranceStatus.DETERMINED, "refused")
    assert refused_one.draft is not None
    draft = replace(refused_one.draft, examination=weighed(**changes))
    found = replace(refused_one, draft=draft)
    case, codes = cases.weighed("refused"), set() if holds else {"not_mere_negligence"}
    assert refused(None, "propose", loaded=ProposeFacts(case, determined=found)) == codes
    assert refused(probation_in(S.PROPOSED), "set", loaded=CaseFacts(case, determined=found)) == codes


def test_g41_there_is_one_probation_on_a_case() -> None:
    free = cases.case_in(CaseStatus.INVESTIGATING)
    assert refused(None, "propose", loaded=ProposeFacts(free, already=True)) == {"probation_already"}
    before = replace(on_case(), status=CaseStatus.INVESTIGATING)
    assert refused(None, "propose", loaded=ProposeFacts(before)) == {"probation_already"}
    assert refused(probation_in(S.PROPOSED), "set", loaded=CaseFacts(before)) == {"probation_already"}


def test_ta07_a_case_that_is_on_another_object_by_now_is_not_put_on_it() -> None:
    other = LeadingOfficial(person_id=named("principal"), organ_id=named("unit"), post="principal")
    moved = replace(cases.case_in(CaseStatus.INVESTIGATING), object=other)
    assert refused(probation_in(S.PROPOSED), "set", loaded=CaseFacts(moved)) == {"case_not_for_probation"}


def test_ta07_the_case_enters_probation_by_the_same_act_and_its_decision_is_held() -> None:
    entered = moved_case(perform(probation_in(S.PROPOSED), "set"), AccountabilityCase).case
    assert (entered.status, entered.probation.until_on) == (CaseStatus.PROBATION, END)


def test_ta07_what_was_being_weighed_ends_with_it_and_what_was_determined_stays() -> None:
    weighing = CaseFacts(cases.weighed(), tolerance_in(ToleranceStatus.DRAFTED))
    outcome = perform(probation_in(S.PROPOSED), "set", loaded=weighing)
    ended = moved_case(outcome, Tolerance)
    assert (ended.act, ended.case.status) == ("cease", ToleranceStatus.CEASED)
    assert [one.act for one in perform(probation_in(S.PROPOSED), "set").others] == ["enter_probation"]


@pytest.mark.parametrize(
    "lack",
    [
        *({name: ""} for name in ("notice_number", "finding", "evaluation_way")),
        {"served_on": START + timedelta(days=1)},
        {"served_on": START - timedelta(days=1)},
    ],
)
def test_la4_the_notice_is_whole_and_served_not_before_the_proposal(lack: dict[str, Any]) -> None:
    assert refused(probation_in(S.PROPOSED), "set", **lack) == {"probation_notice_not_served"}


def test_la4_the_notice_says_what_follows_in_both_languages_and_that_nothing_becomes_heavier() -> None:
    notice = probation_in(S.RUNNING).notice
    assert notice is not None and "不因此加重" in notice.consequences.zh and "not heavier" in notice.consequences.en
    assert refused(probation_in(S.PROPOSED), "set", opinion="") == {"probation_unreasoned"}


@pytest.mark.parametrize("act", ["set", "decline"])
def test_g41_who_proposed_it_does_not_set_it(act: str) -> None:
    assert refused(probation_in(S.PROPOSED), act, by="head") == {"probation_proposer_sets"}
    assert refused(probation_in(S.PROPOSED), act, by="deputy") == {"probation_barred"}


def test_ta07_it_may_be_declined_with_an_opinion_and_the_case_stays_where_it_is() -> None:
    declined = perform(probation_in(S.PROPOSED), "decline")
    assert declined.case.status is S.DECLINED and declined.others == () and declined.case.notice is None
    assert refused(probation_in(S.PROPOSED), "decline", opinion="") == {"probation_unreasoned"}


def test_g41_it_is_made_longer_once_counted_from_its_beginning_to_three_months_at_most() -> None:
    running = probation_in(S.RUNNING)
    longer = perform(running, "extend", months=3)
    assert longer.case.ends_on == date(2023, 4, 30) and longer.case.extension.former_ends_on == END
    assert longer.event.model_dump()["ends_on"] == date(2023, 4, 30)
    (waiting,) = longer.others
    assert isinstance(waiting.case, AccountabilityCase) and waiting.case.probation is not None
    assert waiting.case.probation.until_on == date(2023, 4, 30)
    assert refused(longer.case, "extend", months=3) >= {"probation_extended_before"}
    assert refused(running, "extend", months=4) == {"probation_months_out_of_range"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"months": 1}, "probation_no_longer"),
        ({"on": AFTER}, "probation_no_longer"),
        ({"reasons": ""}, "probation_unreasoned"),
        ({"notice_number": ""}, "probation_notice_not_served"),
        ({"served_on": START - timedelta(days=1)}, "probation_notice_not_served"),
        ({"by": "head"}, "probation_proposer_sets"),
    ],
)
def test_g41_an_extension_is_longer_in_time_reasoned_and_served(changes: dict[str, Any], code: str) -> None:
    assert refused(probation_in(S.RUNNING), "extend", **changes) == {code}
