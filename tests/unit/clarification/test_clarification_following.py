"""After execution: informing, corrections, visit and closing, TC-14 and TC-15 with every guard."""

from datetime import timedelta

import pytest

from libs.contracts import clarification as said
from libs.kernel.roles import Role as R
from services.clarification.clarifications.facts import CloseFacts
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.corrections.commands import CorrectionItem
from services.clarification.corrections.correction import Correction
from services.clarification.corrections.facts import CorrectionCount
from tests.support.clarification_papers import CAST, DAY, somebody
from tests.support.clarification_stage import Stage, pointers_of, refusal_of

TOMORROW, YESTERDAY = DAY + timedelta(days=1), DAY - timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_tc14_party_head_and_organization_department_are_informed_and_the_dossier_has_its_entry(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.EXECUTED), "inform")
    assert outcome.case.status is S.FOLLOWING_UP and outcome.case.informing is not None
    assert isinstance(outcome.event, said.ClarificationInformed) and outcome.others == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"party_head_id": somebody(60)}, "not_party_head"),
        ({"org_department_id": somebody(60)}, "organization_department_not_informed"),
        ({"dossier_entry": ""}, "organization_department_not_informed"),
        ({"party_head_on": TOMORROW}, "day_impossible"),
        ({"org_department_on": YESTERDAY}, "day_impossible"),
        ({"no_correction_reason": ""}, "correction_undecided"),
    ],
)
def test_tc14_each_duty_of_informing_is_asked_for(stage: Stage, changes: dict[str, object], code: str) -> None:
    refusal = refusal_of(stage, stage.walk(S.EXECUTED), "inform", **changes)
    assert refusal.code == code and refusal.cites


def test_tc14_corrections_become_tasks_of_the_body_asked(stage: Stage) -> None:
    asked = CorrectionItem(item="candidate_status", addressee_organ_id=CAST.org_department, text="恢复拟任人选资格。")
    outcome = stage.perform(stage.walk(S.EXECUTED), "inform", corrections=(asked,), no_correction_reason="")
    (task,) = outcome.others
    assert isinstance(task.case, Correction) and outcome.case.correction_ids == (task.case.id,)
    assert (task.case.source_kind, task.case.source_id) == ("clarification", outcome.case.id)
    wrong = asked.model_copy(update={"item": "house"})
    refusal = refusal_of(stage, stage.walk(S.EXECUTED), "inform", corrections=(wrong,), no_correction_reason="")
    assert pointers_of(refusal) == {"/corrections/0/item"}


def test_tc15_two_visit_and_say_what_they_found(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.FOLLOWING_UP), "record_visit")
    assert outcome.case.status is S.FOLLOWING_UP and len(outcome.case.visits) == 1
    assert isinstance(outcome.event, said.ClarificationVisited)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"visitor_ids": (CAST.officer,)}, "visitors_wrong"),
        ({"visitor_ids": (CAST.officer, CAST.officer)}, "visitors_wrong"),
        ({"visitor_ids": (CAST.officer, somebody(60))}, "visitors_wrong"),
        ({"visited_on": TOMORROW}, "day_impossible"),
        ({"visited_on": YESTERDAY}, "day_impossible"),
        ({"content": ""}, "opinion_unstated"),
    ],
)
def test_tc15_a_visit_is_by_two_of_the_organ_afterwards(stage: Stage, changes: dict[str, object], code: str) -> None:
    assert refusal_of(stage, stage.walk(S.FOLLOWING_UP), "record_visit", **changes).code == code


def test_tc15_the_head_closes_it_after_visit_and_corrections_with_a_note(stage: Stage) -> None:
    visited = stage.move(stage.walk(S.FOLLOWING_UP), "record_visit")
    outcome = stage.perform(visited, "close")
    assert outcome.case.status is S.CLOSED and outcome.case.ending is not None
    assert isinstance(outcome.event, said.ClarificationClosed)


def test_tc15_it_is_not_closed_unvisited_with_open_corrections_or_without_a_note(stage: Stage) -> None:
    unvisited = stage.walk(S.FOLLOWING_UP)
    assert refusal_of(stage, unvisited, "close").code == "no_visit"
    visited = stage.move(unvisited, "record_visit")
    open_ = CloseFacts(CorrectionCount(2, 1))
    assert refusal_of(stage, visited, "close", facts=open_).code == "corrections_open"
    assert refusal_of(stage, visited, "close", note="").code == "no_closing_note"
    other = stage.somebody(CAST.head, R.SUP_HEAD, somebody(77))
    assert refusal_of(stage, visited, "close", actor=other).code == "not_verifying_office"


@pytest.mark.parametrize(
    ("act", "status"),
    [
        ("assess_collectively", S.PROPOSED),
        ("send_prior_notice", S.HEAD_REVIEWED),
        ("record_party_head_opinion", S.PRE_NOTICE),
        ("assess_impact", S.PRE_NOTICE),
        ("issue_letter", S.APPROVED),
        ("record_proof", S.EXECUTING),
        ("finish_execution", S.EXECUTING),
        ("inform", S.EXECUTED),
        ("record_visit", S.FOLLOWING_UP),
        ("answer_applicant", S.NOT_STARTED),
    ],
)
def test_the_named_handlers_alone_do_what_is_for_handlers(stage: Stage, act: str, status: S) -> None:
    beside = stage.somebody(CAST.colleague, R.SUP_OFFICER, CAST.office_id)
    assert refusal_of(stage, stage.walk(status), act, actor=beside).code == "not_handler_of_clarification"
    subject = stage.somebody(CAST.subject_id, R.SUP_OFFICER, CAST.office_id)
    assert refusal_of(stage, stage.walk(status), act, actor=subject).code == "recused_from_clarification"
