"""Correction tasks: asked for by a case, answered by the body asked, checked by the office (G-31, C-32, P-05)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from libs.contracts import clarification_malice as told
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Timer
from libs.kernel.deadlines import end_of
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role
from services.clarification.corrections import acts
from services.clarification.corrections import refusals as no
from services.clarification.corrections.commands import (
    AnswerCorrection,
    CloseCorrection,
    CorrectionItem,
    MarkOverdue,
    ReturnAnswer,
)
from services.clarification.corrections.correction import Correction
from services.clarification.corrections.facts import CheckFacts, CorrectionTerms
from services.clarification.corrections.lifecycle import CorrectionStatus as S
from services.clarification.corrections.opening import CorrectionSource, open_corrections
from tests.support.malice_papers import DAY, GAIN, LOSS, NOON, named, occasion, profile

DUE = date(2026, 5, 8)
TERMS = CorrectionTerms(DUE, frozenset({named("personnel")}))
SOURCE = CorrectionSource(
    kind="malice",
    id=named("case"),
    organ_id=named("county"),
    office_id=named("office"),
    handler_ids=(named("officer"),),
    profile="xuchang",
    profile_version="2023-01",
    subject_person_id=named("victim"),
)
ANSWER = AnswerCorrection(corrected=True, text="已恢复", done_on=DAY, document="许组〔2026〕22号")
CHECK = CheckFacts(frozenset({named("clerk")}))


def task(item: CorrectionItem = LOSS) -> Correction:
    """An open task."""
    (moved,) = open_corrections(SOURCE, (item,), occasion("officer"), TERMS)
    assert isinstance(moved.case, Correction)
    return moved.case


def personnel(at: datetime = NOON) -> Occasion:
    """Somebody of the organization department."""
    actor = Actor(named("account-clerk"), named("clerk"), named("personnel"), None, frozenset({Role.ORG_DEPT}))
    return Occasion(actor, at, profile(), lambda: named("fresh"))


def answered() -> Correction:
    """A task that was answered."""
    return acts.answer(task(), ANSWER, personnel()).case


def test_each_item_opens_a_task_due_in_thirty_days_that_says_nothing_of_the_case() -> None:
    first, second = open_corrections(SOURCE, (LOSS, GAIN), occasion("officer"), TERMS)
    assert isinstance(first.case, Correction) and isinstance(second.case, Correction)
    assert (first.act, first.case.status, first.case.due_on) == ("open", S.OPEN, DUE)
    assert (first.case.undoes_gain, second.case.undoes_gain) == (False, True)
    assert first.case.id != second.case.id
    assert isinstance(first.event, told.CorrectionOpened)
    assert str(SOURCE.id) not in first.event.model_dump_json()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (LOSS.model_copy(update={"item": "no_such_item"}), no.CorrectionKindUnknown),
        (LOSS.model_copy(update={"text": ""}), no.CorrectionUnstated),
        (LOSS.model_copy(update={"addressee_organ_id": named("bureau")}), no.AddresseeNotPersonnelBody),
        (GAIN.model_copy(update={"letter_number": ""}), no.CorrectionUnstated),
        (GAIN.model_copy(update={"item": "apology"}), no.CorrectionNotOfThisSide),
    ],
)
def test_an_item_is_of_the_list_stated_and_asked_of_a_personnel_body(
    item: CorrectionItem, expected: type[Refusal]
) -> None:
    with pytest.raises(expected) as found:
        open_corrections(SOURCE, (item,), occasion("officer"), TERMS)
    assert found.value.cites


@pytest.mark.parametrize(
    "changes",
    [{"subject_person_id": None}, {"subject_organ_id": named("unit")}],
)
def test_a_correction_concerns_exactly_one_subject(changes: dict[str, Any]) -> None:
    with pytest.raises(no.NoSubjectOfCorrection):
        open_corrections(replace(SOURCE, **changes), (LOSS,), occasion("officer"), TERMS)


def test_the_body_asked_answers_what_was_done() -> None:
    outcome = acts.answer(task(), ANSWER, personnel())
    assert outcome.case.status is S.ANSWERED and outcome.case.answers[-1].answered_by == named("clerk")
    assert isinstance(outcome.event, told.CorrectionAnswered)


def test_the_body_asked_may_answer_why_it_cannot_be_done() -> None:
    impossible = AnswerCorrection(corrected=False, text="任期已满")
    assert acts.answer(task(), impossible, personnel()).case.answers[-1].done_on is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"text": ""}, no.AnswerIncomplete),
        ({"done_on": None}, no.AnswerIncomplete),
        ({"document": ""}, no.AnswerIncomplete),
        ({"done_on": date(2026, 4, 9)}, no.EffectInFuture),
    ],
)
def test_an_answer_says_what_since_when_and_by_which_document(changes: dict[str, Any], expected: type[Refusal]) -> None:
    with pytest.raises(expected):
        acts.answer(task(), ANSWER.model_copy(update=changes), personnel())


def test_the_office_closes_the_task_once_it_is_satisfied() -> None:
    outcome = acts.close(answered(), CloseCorrection(note="已核对"), occasion("officer"), CHECK)
    assert outcome.case.status is S.CLOSED and outcome.case.answers[-1].sufficient is True
    assert isinstance(outcome.event, told.CorrectionClosed)


def test_an_answer_that_does_not_suffice_opens_the_task_again() -> None:
    outcome = acts.return_answer(answered(), ReturnAnswer(reasons="缺文件"), occasion("officer"), CHECK)
    assert outcome.case.status is S.OPEN and outcome.case.answers[-1].sufficient is False
    assert isinstance(outcome.event, told.CorrectionReturned)


def test_nobody_checks_the_own_answer_or_that_of_the_own_body() -> None:
    for who, facts in (("officer", CheckFacts(frozenset({named("officer")}))), ("officer", CHECK)):
        own = replace(answered(), addressee_organ_id=named("county")) if facts is CHECK else answered()
        with pytest.raises(no.CheckerAnswered):
            acts.close(own, CloseCorrection(note="已核对"), occasion(who), facts)


def test_a_check_says_what_was_found() -> None:
    with pytest.raises(no.CheckUnstated):
        acts.close(answered(), CloseCorrection(note=""), occasion("officer"), CHECK)
    with pytest.raises(no.CheckUnstated):
        acts.return_answer(answered(), ReturnAnswer(reasons=""), occasion("officer"), CHECK)


def test_time_marks_it_overdue_after_its_day_and_not_before() -> None:
    open_task = task()
    assert open_task.timers() == (Timer("mark_overdue", end_of(DUE)),)
    with pytest.raises(no.CorrectionNotYetDue):
        acts.mark_overdue(open_task, MarkOverdue(), personnel(datetime(2026, 5, 8, 4, tzinfo=UTC)))
    late = acts.mark_overdue(open_task, MarkOverdue(), personnel(datetime(2026, 5, 8, 16, 1, tzinfo=UTC)))
    assert late.case.status is S.OVERDUE and isinstance(late.event, told.CorrectionOverdue)
    assert (late.case.timers(), answered().timers()) == ((), ())
