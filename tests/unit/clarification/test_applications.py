"""The application: who may make it, what it must contain, what it promises, and that it says nothing of the inside."""

from dataclasses import replace
from datetime import date
from itertools import product
from uuid import UUID

import pytest

from libs.kernel.actor import Actor
from libs.kernel.deadlines import DeadlineState
from libs.kernel.refusal import NotEntitled, NotNow, Refusal
from libs.kernel.roles import Role
from services.clarification.applications import acts, telling
from services.clarification.applications import refusals as no
from services.clarification.applications.access import ACCESS
from services.clarification.applications.application import Application
from services.clarification.applications.commands import (
    Acknowledge,
    Apply,
    AskReconsideration,
    EnterFromPaper,
    WithdrawApplication,
)
from services.clarification.applications.dues import dues
from services.clarification.applications.facts import Office, WithdrawalFacts
from services.clarification.applications.lifecycle import LIFECYCLE
from services.clarification.applications.status import LABELS
from services.clarification.applications.status import ApplicationStatus as S
from services.clarification.clarifications.status import ClarificationStatus
from services.clarification.clarifications.subject import OrganizationSubject, PersonSubject
from tests.support.clarification_intake import (
    BODY,
    BOOK,
    BY_RELATION,
    CDI,
    COUNTY,
    COUNTY_OFFICE,
    FORM,
    HANDLER,
    LETTERS,
    NOON,
    OFFICE,
    OFFICER,
    OTHER_UNIT,
    PERSON,
    SUBJECT,
    UNIT,
    UNIT_HEAD,
    XUCHANG,
    Desk,
    account,
    acts_of,
    applied,
    clarification_of,
    on_paper,
    opening_facts,
)

EVERYBODY = frozenset(Role)
CALENDAR = {"calendar": BOOK.calendar}


def application() -> Application:
    return applied().case


def answered(outcome: str = "not_started") -> Application:
    told = telling.answered(application(), outcome, "答复", Desk(HANDLER).occasion())  # type: ignore[arg-type]
    assert isinstance(told.case, Application)
    return told.case


def test_a_person_applies_for_himself_and_a_clarification_is_opened_for_the_office() -> None:
    outcome = applied()
    opened = clarification_of(outcome)
    assert acts_of(outcome) == ["open_on_application"] and outcome.case.status is S.RECEIVED
    assert outcome.case.subject == opened.subject == PersonSubject(person_id=PERSON, unit_id=UNIT)
    assert (opened.office_id, opened.organ_id, opened.application_id) == (OFFICE, CDI, outcome.case.id)
    assert outcome.case.clarification_id == opened.id and opened.claim is not None
    assert opened.claim.place_of_influence == "干部推荐会（2026-02-10）"


def test_the_head_of_a_unit_applies_for_the_unit() -> None:
    outcome = applied(FORM.model_copy(update={"post": ""}), UNIT_HEAD)
    assert outcome.case.subject == clarification_of(outcome).subject == OrganizationSubject(organ_id=UNIT)


def test_a_person_does_not_apply_for_a_unit_nor_the_head_of_a_unit_for_a_person() -> None:
    for actor, who in ((SUBJECT, "organization"), (UNIT_HEAD, "person")):
        command = Apply.model_validate({"applicant": who, "form": FORM})
        with pytest.raises(no.WrongApplicant):
            acts.apply(command, Desk(actor).occasion(), opening_facts())


@pytest.mark.parametrize(
    ("change", "refusal", "pointer"),
    [
        ({"post": ""}, no.NoIdentity, "/form/post"),
        ({"contact": ""}, no.NoIdentity, "/form/contact"),
        ({"claim": ""}, no.NoClaim, "/form/claim"),
        ({"reported_content": ""}, no.NoReportedContent, "/form/reported_content"),
        ({"appearances": ()}, no.NoPlaceOfInfluence, "/form/appearances"),
        ({"true_statement": False}, no.NoTrueStatement, "/form/true_statement"),
        ({"situations": ("xc_c9",)}, no.UnknownCode, "/form/situations/0"),
        ({"methods": ("written", "drums")}, no.UnknownCode, "/form/methods/1"),
        ({"unit_id": OTHER_UNIT}, no.NotOfThatUnit, "/form/unit_id"),
    ],
)
def test_each_part_that_is_missing_is_named(change: dict[str, object], refusal: type[Refusal], pointer: str) -> None:
    with pytest.raises(refusal) as refused:
        applied(FORM.model_copy(update=change))
    assert [missing.pointer for missing in refused.value.errors] == [pointer] and refused.value.cites


def test_all_that_is_missing_is_said_at_once() -> None:
    empty = FORM.model_copy(update={"post": "", "claim": "", "reported_content": "", "appearances": ()})
    with pytest.raises(Refusal) as refused:
        applied(empty)
    codes = {missing.code for missing in refused.value.errors}
    assert codes == {"no_identity", "no_claim", "no_reported_content", "no_place_of_influence"}


def test_influence_methods_and_publicity_need_not_be_stated() -> None:
    bare = FORM.model_copy(update={"situations": (), "methods": (), "publicity": None})
    assert applied(bare).case.status is S.RECEIVED


def test_the_receipt_is_part_of_the_application_from_the_first_moment() -> None:
    made = application()
    assert (made.receipt.form, made.receipt.received_on) == ("LC-1", date(2026, 3, 2))
    assert made.receipt.expected_on == made.expected_on == date(2026, 4, 2)
    assert made.notice.zh and made.notice.en


def test_what_came_on_the_last_day_of_january_is_due_on_the_last_day_of_february() -> None:
    entered = on_paper(date(2023, 1, 31)).case
    assert entered.expected_on == date(2023, 2, 28) and entered.entered_by == LETTERS.person_id


def test_what_came_on_paper_cannot_have_come_tomorrow() -> None:
    with pytest.raises(no.ReceivedInFuture):
        on_paper(date(2026, 3, 3))
    assert on_paper(date(2026, 3, 2)).case.received_on == date(2026, 3, 2)


def test_nobody_enters_an_application_of_their_own() -> None:
    with pytest.raises(no.OwnMatter):
        on_paper(date(2026, 3, 2), account(PERSON, CDI, OFFICE, Role.SUP_OFFICER))


def test_what_another_organ_looks_after_is_not_entered_here() -> None:
    foreign = account(OFFICER, COUNTY, COUNTY_OFFICE, Role.LETTERS)
    with pytest.raises(no.NotOurUnit):
        on_paper(date(2026, 3, 2), foreign)
    assert on_paper(date(2026, 3, 2), foreign, verified=Office(COUNTY_OFFICE, COUNTY)).case.office_id == COUNTY_OFFICE


def test_the_office_that_verified_handles_it_wherever_the_applicant_is_today() -> None:
    outcome = applied(verified=Office(BODY, COUNTY), verified_on=date(2026, 2, 1))
    opened = clarification_of(outcome)
    assert (opened.office_id, opened.organ_id, opened.verification_ended_on) == (BODY, COUNTY, date(2026, 2, 1))
    assert (outcome.case.office_id, outcome.case.handling_organ_id) == (BODY, COUNTY)


def test_what_the_applicant_reads_is_the_same_whether_a_lead_was_verified_or_not() -> None:
    hidden = set(ACCESS.sections[1].fields)
    plain, after = applied().case, applied(verified=Office(BODY, COUNTY), verified_on=date(2026, 2, 1)).case
    readable = {name: value for name, value in vars(plain).items() if name not in hidden}
    assert readable == {name: value for name, value in vars(after).items() if name not in hidden}
    assert readable["organ_id"] == CDI


def test_without_an_office_for_the_unit_it_is_refused_whether_a_lead_was_verified_or_not() -> None:
    for verified in (None, Office(BODY, COUNTY)):
        with pytest.raises(no.NoCompetentOffice):
            applied(by_relation=None, verified=verified)


def test_the_receipt_is_handed_over_and_the_application_is_under_study() -> None:
    told = acts.acknowledge(application(), Acknowledge(), Desk(HANDLER).occasion()).case
    assert told.status is S.UNDER_STUDY and told.receipt.acknowledged_on == date(2026, 3, 2)


def test_the_limits_are_counted_from_the_receipt_and_never_rest() -> None:
    made = application()
    running = {one.code: one.deadline for one in dues(made, XUCHANG, CALENDAR)}
    assert set(running) == {"clarification.acknowledge", "clarification.opinion"}
    assert running["clarification.opinion"].due_on == made.expected_on
    assert running["clarification.acknowledge"].due_on == date(2026, 3, 9)
    assert running["clarification.opinion"].state(NOON) is DeadlineState.RUNNING
    studied = acts.acknowledge(made, Acknowledge(), Desk(HANDLER).occasion()).case
    assert [one.code for one in dues(studied, XUCHANG, CALENDAR)] == ["clarification.opinion"]
    assert dues(answered(), XUCHANG, CALENDAR) == ()


def test_the_day_of_the_receipt_holds_even_if_the_calendar_was_corrected_since() -> None:
    made = replace(application(), expected_on=date(2026, 4, 7))
    (limit,) = [one for one in dues(made, XUCHANG, CALENDAR) if one.code == "clarification.opinion"]
    assert limit.deadline.due_on == date(2026, 4, 7)


@pytest.mark.parametrize("status", ClarificationStatus)
def test_a_withdrawal_ends_the_clarification_only_while_nothing_is_proposed(status: ClarificationStatus) -> None:
    outcome = applied()
    inner = replace(clarification_of(outcome), status=status)
    taken = acts.withdraw(outcome.case, WithdrawApplication(), Desk(SUBJECT).occasion(), WithdrawalFacts(inner))
    assert taken.case.status is S.WITHDRAWN
    early = status in (ClarificationStatus.OPENED, ClarificationStatus.ASSESSING, ClarificationStatus.DEFERRED)
    assert acts_of(taken) == (["withdraw"] if early else [])


def test_a_withdrawal_looks_the_same_whatever_the_clarification_does() -> None:
    outcome = applied()
    seen = []
    for status in (ClarificationStatus.ASSESSING, ClarificationStatus.DEFERRED, ClarificationStatus.PROPOSED):
        facts = WithdrawalFacts(replace(clarification_of(outcome), status=status))
        taken = acts.withdraw(outcome.case, WithdrawApplication(), Desk(SUBJECT).occasion(), facts)
        seen.append((taken.case, taken.event))
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("actor", [HANDLER, LETTERS])
def test_the_office_withdraws_and_asks_only_for_what_came_on_paper(actor: Actor) -> None:
    desk, none = Desk(actor), WithdrawalFacts()
    with pytest.raises(no.NotTheApplicant):
        acts.withdraw(application(), WithdrawApplication(), desk.occasion(), none)
    with pytest.raises(no.NotTheApplicant):
        acts.ask_reconsideration(answered(), AskReconsideration(reason="r"), desk.occasion())
    paper = on_paper(date(2026, 3, 1)).case
    assert acts.withdraw(paper, WithdrawApplication(), desk.occasion(), none).case.status is S.WITHDRAWN


def test_reconsideration_is_asked_once_and_with_a_reason() -> None:
    desk = Desk(SUBJECT)
    with pytest.raises(no.NoGroundsStated):
        acts.ask_reconsideration(answered(), AskReconsideration(), desk.occasion())
    asked = acts.ask_reconsideration(answered(), AskReconsideration(reason="r"), desk.occasion()).case
    assert asked.status is S.UNDER_STUDY and asked.reconsideration is not None
    again = telling.answered(asked, "not_started", "维持", Desk(HANDLER).occasion()).case
    assert isinstance(again, Application) and len(again.answers) == 2
    with pytest.raises(no.ReconsiderationSpent):
        acts.ask_reconsideration(again, AskReconsideration(reason="r"), desk.occasion())


def test_the_letter_can_be_read_only_once_it_is_served() -> None:
    started = answered("started")
    assert started.letter is None
    told = telling.served(started, Desk(HANDLER).occasion(), letter="澄清函").case
    assert isinstance(told, Application) and told.status is S.SERVED
    assert told.letter is not None and told.letter.text == "澄清函"
    for wrong in (application(), answered()):
        with pytest.raises(NotNow):
            telling.served(wrong, Desk(HANDLER).occasion(), letter="澄清函")


def test_whoever_does_not_wait_for_an_answer_gets_none() -> None:
    taken = acts.withdraw(application(), WithdrawApplication(), Desk(SUBJECT).occasion(), WithdrawalFacts()).case
    for told in (taken, answered(), answered("started")):
        assert not telling.is_unanswered(told)
        with pytest.raises(NotNow):
            telling.answered(told, "started", "", Desk(HANDLER).occasion())


def test_every_effect_on_an_application_is_a_row_of_its_table() -> None:
    rows = {(move.act, move.target) for move in LIFECYCLE.moves}
    desk = Desk(HANDLER)
    told = [
        telling.acknowledged(application(), desk.occasion()),
        telling.answered(application(), "started", "", desk.occasion()),
        telling.answered(application(), "not_started", "", desk.occasion()),
        telling.served(answered("started"), desk.occasion(), letter="l"),
    ]
    assert all((moved.act, moved.case.status) in rows for moved in told)


def test_what_is_not_listed_is_refused_and_every_listed_act_to_every_other_role() -> None:
    listed = {(move.source, move.act) for move in LIFECYCLE.moves}
    for status, act in product(S, LIFECYCLE.acts):
        if (status, act) not in listed:
            with pytest.raises(NotNow):
                LIFECYCLE.admit(status, act, EVERYBODY)
            continue
        mine = {role for row in LIFECYCLE.rows(status, act) for role in row.by}
        with pytest.raises(NotEntitled) as refused:
            LIFECYCLE.admit(status, act, EVERYBODY - mine)
        assert refused.value.cites


def test_every_status_has_its_words_and_every_row_its_rule() -> None:
    assert set(LABELS) == set(S) and all(move.rule and move.row for move in LIFECYCLE.moves)


def test_paper_may_be_entered_for_a_unit() -> None:
    command = EnterFromPaper(subject=OrganizationSubject(organ_id=UNIT), form=FORM, received_on=date(2026, 3, 1))
    entered = acts.enter_from_paper(command, Desk(LETTERS).occasion(), opening_facts())
    assert entered.case.subject.organ_id == UNIT and entered.case.organ_id == BY_RELATION.organ_id
    assert isinstance(entered.case.clarification_id, UUID)
