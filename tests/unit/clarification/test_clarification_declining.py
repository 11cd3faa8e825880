"""Not starting, the neutral answer, the one reconsideration: TC-06 and TC-11 with every guard."""

from dataclasses import replace
from datetime import timedelta

import pytest

from libs.contracts import clarification as said
from services.clarification.applications.application import Application
from services.clarification.clarifications.facts import ApplicationFacts
from services.clarification.clarifications.status import ClarificationStatus as S
from services.clarification.clarifications.wording import DECLINE_LABELS, DeclineReason
from tests.support.clarification_papers import CAST, DAY, XUCHANG
from tests.support.clarification_stage import Stage, asking, codes_of, pointers_of, refusal_of, started, waiting


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_tc06_a_handler_proposes_and_the_head_decides_not_to_start(stage: Stage) -> None:
    proposed = stage.move(stage.walk(S.ASSESSING), "propose_not_to_start")
    assert proposed.status is S.ASSESSING and proposed.decline is not None
    outcome = stage.perform(proposed, "decide_not_to_start")
    assert outcome.case.status is S.NOT_STARTED and outcome.others == ()
    assert isinstance(outcome.event, said.ClarificationNotStarted) and outcome.event.decided_on == DAY


def test_tc06_reasons_are_stated(stage: Stage) -> None:
    case = stage.walk(S.ASSESSING)
    refusal = refusal_of(stage, case, "propose_not_to_start", reason_codes=(), reasons="")
    assert pointers_of(refusal) == {"/reason_codes", "/reasons"} and refusal.code == "decline_unfounded"


def test_tc06_the_head_decides_only_what_was_proposed_and_is_not_the_proposer(stage: Stage) -> None:
    case = stage.walk(S.ASSESSING)
    assert refusal_of(stage, case, "decide_not_to_start").code == "decline_not_proposed"
    proposed = stage.move(case, "propose_not_to_start")
    assert proposed.decline is not None
    own = replace(proposed, decline=replace(proposed.decline, proposed_by=CAST.head))
    assert refusal_of(stage, own, "decide_not_to_start").code == "one_hand"


def test_tc06_a_proposal_to_clarify_takes_the_place_of_one_not_to_start(stage: Stage) -> None:
    declined = stage.move(stage.walk(S.ASSESSING), "propose_not_to_start")
    assert stage.perform(declined, "propose").case.decline is None


def test_tc06_the_applicant_is_answered_in_fixed_words(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.NOT_STARTED), "answer_applicant")
    (told,) = outcome.others
    assert isinstance(told.case, Application) and told.act == "answer"
    (answer,) = told.case.answers
    assert answer.outcome == "not_started"
    texts = XUCHANG.list("clarification_texts")
    fixed = [texts.get("not_started_note"), texts.get("reconsideration_note")]
    assert all(row is not None and row.text.zh in answer.text for row in fixed)
    assert DECLINE_LABELS[DeclineReason.NO_SITUATION].zh in answer.text
    decline = stage.walk(S.NOT_STARTED).decline
    assert decline is not None and decline.reasons not in answer.text  # the reasons themselves stay inside
    assert isinstance(outcome.event, said.ClarificationApplicantAnswered)


def test_tc06_the_answer_is_the_same_whether_or_not_it_ever_waited(stage: Stage) -> None:
    plain = stage.walk(S.NOT_STARTED)
    waited = stage.along(
        stage.move(stage.resting(), "check_leads"), "record_consent", "propose_not_to_start", "decide_not_to_start"
    )
    facts = ApplicationFacts(waiting())
    told = [stage.perform(case, "answer_applicant", facts=facts).others[0] for case in (plain, waited)]
    assert told[0].case == told[1].case and told[0].event == told[1].event
    assert waited.deferrals and not plain.deferrals


@pytest.mark.parametrize(
    "note",
    [
        "尚有其他线索待核查",
        "举报人已撤回",
        "经调取银行流水",
        "另案处理中",
        "暂缓办理",
        "other leads are pending",
        "联系电话13812345678",
    ],
)
@pytest.mark.parametrize("act", ["propose_not_to_start", "answer_applicant"])
def test_tc06_a_note_that_tells_of_leads_reporters_or_verification_is_refused(
    stage: Stage, note: str, act: str
) -> None:
    case = stage.walk(S.NOT_STARTED if act == "answer_applicant" else S.ASSESSING)
    refusal = refusal_of(stage, case, act, note=note)
    assert refusal.code == "answer_tells" and refusal.errors
    assert all(note not in error.text.zh + error.text.en + error.pointer for error in refusal.errors)


def test_tc06_a_harmless_note_is_added(stage: Stage) -> None:
    note = "如工作中仍有困难，可以向所在单位反映。"
    (told,) = stage.perform(stage.walk(S.NOT_STARTED), "answer_applicant", note=note).others
    assert isinstance(told.case, Application) and note in told.case.answers[-1].text


def test_tc06_there_is_nobody_to_answer_without_an_application_or_twice(stage: Stage) -> None:
    case = stage.walk(S.NOT_STARTED)
    for facts in (ApplicationFacts(None), ApplicationFacts(started())):
        assert refusal_of(stage, case, "answer_applicant", facts=facts).code == "nobody_to_answer"


def test_tc06_the_leader_in_charge_reconsiders_because_the_applicant_asked(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.NOT_STARTED), "reconsider", actor=leader(stage))
    assert outcome.case.status is S.ASSESSING and outcome.case.decline is None
    assert outcome.case.reopened_on == DAY and outcome.others == ()
    assert isinstance(outcome.event, said.ClarificationReconsidered) and outcome.event.reopened


def leader(stage: Stage) -> object:
    from libs.kernel.roles import Role as R

    return stage.somebody(CAST.leader, R.CDI_LEADER_IN_CHARGE)


def test_tc06_upheld_the_answer_stays_and_is_given_again(stage: Stage) -> None:
    answered = stage.move(stage.walk(S.NOT_STARTED), "answer_applicant")
    upheld = stage.move(answered, "reconsider", actor=leader(stage), reopen=False)
    assert upheld.status is S.NOT_STARTED
    facts = ApplicationFacts(asking())
    later = DAY + timedelta(days=1)
    (told,) = stage.perform(upheld, "answer_applicant", facts=facts, on=later).others
    assert isinstance(told.case, Application) and len(told.case.answers) == 2


def test_tc06_it_is_reconsidered_only_if_asked_and_only_once(stage: Stage) -> None:
    case = stage.walk(S.NOT_STARTED)
    for application in (None, waiting()):
        facts = replace(stage.facts("reconsider"), application=application)
        refusal = refusal_of(stage, case, "reconsider", actor=leader(stage), facts=facts)
        assert refusal.code == "reconsideration_not_asked" and "G-27" in refusal.cites
    again = stage.move(case, "reconsider", actor=leader(stage), reopen=False)
    assert refusal_of(stage, again, "reconsider", actor=leader(stage)).code == "reconsideration_not_asked"


def test_tc06_the_reconsideration_states_its_reasons(stage: Stage) -> None:
    refusal = refusal_of(stage, stage.walk(S.NOT_STARTED), "reconsider", actor=leader(stage), reasons="")
    assert codes_of(refusal) == {"opinion_unstated"}


def test_tc06_only_the_leader_in_charge_reconsiders(stage: Stage) -> None:
    facts = replace(stage.facts("reconsider"), leaders=frozenset({CAST.trial}))
    assert refusal_of(stage, stage.walk(S.NOT_STARTED), "reconsider", actor=leader(stage), facts=facts).code == (
        "not_approver"
    )


def test_tc06_whoever_declined_it_does_not_reconsider_it(stage: Stage) -> None:
    case = stage.walk(S.NOT_STARTED)
    assert case.decline is not None
    own = replace(case, decline=replace(case.decline, decided_by=CAST.leader))
    assert refusal_of(stage, own, "reconsider", actor=leader(stage)).code == "one_hand"


def test_tc11_after_a_rejection_the_applicant_is_answered_in_the_same_fixed_words(stage: Stage) -> None:
    outcome = stage.perform(stage.walk(S.REJECTED), "answer_applicant")
    (told,) = outcome.others
    assert isinstance(told.case, Application) and told.case.answers[-1].outcome == "not_started"
    assert outcome.case.decision is not None and outcome.case.decision.answered_at is not None
    assert outcome.case.decision.remark not in told.case.answers[-1].text


def test_tc11_a_rejection_is_reconsidered_like_a_refusal_to_start(stage: Stage) -> None:
    reopened = stage.perform(stage.walk(S.REJECTED), "reconsider", actor=stage.decider()).case
    assert reopened.status is S.ASSESSING
    assert (reopened.proposal, reopened.decision, reopened.review, reopened.prior_notice) == (None, None, None, None)
