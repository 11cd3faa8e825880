"""An application for tolerance: who may apply, what the applicant may learn, one reconsideration (G-45, G-07)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role as R
from services.accountability.tolerance.application import ToleranceApplication
from services.accountability.tolerance.application_facts import ApplyFacts, Handling
from services.accountability.tolerance.application_status import Applicant
from services.accountability.tolerance.application_status import ApplicationStatus as A
from services.accountability.tolerance.application_store import TOLERANCE_APPLICATION
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_cases_papers import NOON, named
from tests.support.accountability_tolerance_papers import application, kept, reconsidering, subject

FORM = {"event": "借出通行证救人", "reasons": "紧急情况", "situations": ("yn_3",), "true_statement": True}
FACTS = ApplyFacts(handling=Handling(named("office"), named("cdi")))
HEAD_OF_UNIT = subject("unit-head", R.UNIT_PARTY_HEAD)
LATER = NOON + timedelta(days=1)


def perform(
    known: ToleranceApplication | None, act: str, who: Occasion, facts: Any = None, **said: Any
) -> Outcome[Any]:
    declared = TOLERANCE_APPLICATION.act_by_name[act]
    asked = declared.command.model_validate(said)
    return declared.perform(asked, who, facts) if known is None else declared.perform(known, asked, who, facts)


def refused(known: ToleranceApplication | None, act: str, who: Occasion, facts: Any = None, **said: Any) -> set[str]:
    try:
        perform(known, act, who, facts, **said)
    except Refusal as refusal:
        return {refusal.code, *(error.code for error in refusal.errors)}
    return set()


def applying(who: Occasion, facts: ApplyFacts = FACTS, **said: Any) -> set[str]:
    return refused(None, "apply", who, facts, **{"unit_id": named("unit"), "form": FORM, **said})


def office(name: str = "head", at: Any = NOON) -> Occasion:
    return cases.occasion(name, at)


def test_g45_the_person_the_unit_and_its_party_group_apply() -> None:
    said: dict[str, Any] = {"unit_id": named("unit"), "form": FORM}
    own = perform(None, "apply", subject(), FACTS, applicant="person", **said).case
    assert (own.applicant, own.person_id, own.status) == (Applicant.PERSON, named("deputy"), A.RECEIVED)
    unit = perform(None, "apply", HEAD_OF_UNIT, FACTS, applicant="unit", **said).case
    assert unit.person_id is None
    head = perform(None, "apply", HEAD_OF_UNIT, FACTS, applicant="person", **said).case
    assert head.person_id == named("unit-head"), "who heads a unit applies for himself, too"
    group = perform(None, "apply", HEAD_OF_UNIT, FACTS, applicant="party_group", person_id=named("deputy"), **said)
    assert (group.case.applicant, group.case.person_id) == (Applicant.PARTY_GROUP, named("deputy"))
    assert group.event.event_type == "accountability.tolerance_application.received.v1"
    assert "person" not in str(group.event.model_dump())


def test_g45_nobody_applies_for_somebody_else() -> None:
    wrong = {"tolerance_wrong_applicant"}
    assert applying(subject(), applicant="person", person_id=named("somebody")) == wrong
    assert applying(subject(), applicant="unit") == wrong
    assert applying(subject("unit-head", R.UNIT_PARTY_HEAD, "other-unit"), applicant="unit") == wrong
    assert applying(HEAD_OF_UNIT, applicant="unit", person_id=named("deputy")) == wrong


@pytest.mark.parametrize(
    "form",
    [
        {**FORM, "event": ""},
        {**FORM, "reasons": ""},
        {**FORM, "true_statement": False},
        {**FORM, "situations": ("yn_7",)},
    ],
)
def test_g45_event_reasons_statement_and_known_situations_are_required(form: dict[str, Any]) -> None:
    assert applying(subject(), applicant="person", form=form) == {"tolerance_application_incomplete"}


def test_g45_the_person_is_of_the_unit_and_an_office_looks_after_it() -> None:
    assert applying(subject(), replace(FACTS, of_unit=False), applicant="person") == {"tolerance_not_of_unit"}
    assert applying(subject(), replace(FACTS, handling=None), applicant="person") == {"tolerance_no_handling_office"}


def test_g07_while_one_application_waits_there_is_no_second() -> None:
    assert applying(subject(), replace(FACTS, pending=True), applicant="person") == {"tolerance_application_pending"}


def test_g45_the_office_acknowledges_and_answers_in_words_that_tell_of_no_case() -> None:
    studied = perform(application(A.RECEIVED), "acknowledge", office("officer")).case
    assert studied.status is A.UNDER_STUDY
    answered = perform(studied, "answer", office()).case
    assert answered.status is A.KEPT_ON_FILE
    (answer,) = answered.answers
    assert (answer.outcome, answer.letter_number, answer.reasons, answer.adverse) == (None, "", "", True)
    other = perform(application(A.RECEIVED, unit_id=named("unit-2"), person_id=None), "answer", office()).case
    assert other.answers[0].text == answer.text, "the same words for everybody"


def test_g45_nothing_on_the_application_can_hold_a_case() -> None:
    names = set(ToleranceApplication.__dataclass_fields__)
    assert not any("case" in name or "tolerance" in name for name in names)


@pytest.mark.parametrize(("act", "status"), [("acknowledge", A.RECEIVED), ("answer", A.UNDER_STUDY)])
def test_p09_nobody_handles_an_application_that_is_for_himself(act: str, status: A) -> None:
    own = application(status, person_id=named("head"))
    assert refused(own, act, office("head")) == {"tolerance_own_application"}


def test_the_applicant_may_take_it_back_until_something_is_determined() -> None:
    assert perform(application(), "withdraw", subject(), reason="不再申请").case.status is A.WITHDRAWN
    assert refused(reconsidering(), "withdraw", subject()) == {"not_now"}


def test_g07_an_adverse_answer_is_reconsidered_once_with_grounds() -> None:
    asked = perform(kept(), "ask_reconsideration", subject(), reason="有新材料").case
    assert asked.status is A.UNDER_STUDY and asked.awaits_reconsideration
    assert refused(kept(), "ask_reconsideration", subject(), reason="") == {"tolerance_reconsideration_ungrounded"}
    upheld = perform(asked, "uphold", office("leader", LATER), reasons="维持").case
    assert upheld.status is A.KEPT_ON_FILE and not upheld.awaits_reconsideration
    again = {"tolerance_reconsideration_used"}
    assert refused(upheld, "ask_reconsideration", subject(), reason="再次申请") == again


def test_g07_what_was_tolerated_is_not_reconsidered() -> None:
    tolerated = replace(reconsidering().answers[0], adverse=False)
    told = application(A.DETERMINED, answers=(tolerated,))
    assert refused(told, "ask_reconsideration", subject(), reason="从轻不够") == {"nothing_to_reconsider"}


def test_g07_the_leader_in_charge_and_nobody_else_answers_a_request_to_reconsider() -> None:
    assert refused(reconsidering(), "answer", office()) == {"tolerance_leader_reconsiders"}
    assert refused(application(), "uphold", office("leader"), reasons="维持") == {"tolerance_nobody_waits"}
    assert refused(reconsidering(), "uphold", office("leader"), reasons="") == {"tolerance_reconsideration_ungrounded"}
    own = replace(reconsidering(), person_id=named("leader"))
    assert refused(own, "uphold", office("leader"), reasons="维持") == {"tolerance_own_application"}
    upheld = perform(reconsidering(), "uphold", office("leader"), reasons="维持").case
    assert (upheld.status, upheld.upheld.reasons) == (A.DETERMINED, "维持")
