"""Staff is asked for, answered by who is asked, and nothing of an unannounced visit is learnt from it (S-03, S-04)."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from libs.chassis.access.grounds import Standing
from libs.chassis.representation import Representation
from libs.contracts.supervision_liaison import (
    LIAISON_EVENTS,
    StaffRequestEnded,
    StaffRequestGranted,
    StaffRequestRefused,
    StaffRequestRequested,
    StaffRequestWithdrawn,
)
from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.refusal import Kind, NotEntitled, NotNow
from libs.kernel.roles import Role
from libs.kernel.roles import Role as R
from services.supervision.refusing import NamedRefusal
from services.supervision.requests import acts
from services.supervision.requests import commands as ask
from services.supervision.requests import status as words
from services.supervision.requests.access import ACCESS, REMARKS
from services.supervision.requests.access import REQUEST as REQUEST_SECTION
from services.supervision.requests.case_type import REQUEST
from services.supervision.requests.dues import derived_columns, dues
from services.supervision.requests.facts import AnsweringFacts, AskingFacts, TaskKnown
from services.supervision.requests.lifecycle import LIFECYCLE
from services.supervision.requests.read_models import line_of
from services.supervision.requests.staff_request import StaffRequest
from services.supervision.requests.todo_views import REQUEST_STEPS
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import (
    CDI,
    HOUSING,
    KINDS,
    OFFICE,
    PROFILE,
    SCHOOLS,
    TASK_FORCE,
    occasion,
    person,
    refused,
)
from tests.unit.supervision.task_papers import CALENDAR, FORCE, HEAD, LEAD

TASK_ID, SENT, OTHER_OFFICE = UUID(int=0x71), UUID(int=0x72), UUID(int=0x14)
ON = datetime(2026, 3, 16, 4, 0, tzinfo=UTC)
DESK = person(UUID(int=0x73), CDI, R.CASE_MGMT)
UNIT_HEAD = person(UUID(int=0x74), SCHOOLS, R.UNIT_PARTY_HEAD)
TASK = TaskKnown(CDI, OFFICE, frozenset({HOUSING, TASK_FORCE}), True)
ASKING = AskingFacts(TASK, KINDS)
ANSWERING = AnsweringFacts(frozenset({SENT}))
Body = dict[str, Any]


def joint(body: Body | None = None, actor: Actor = LEAD, facts: AskingFacts = ASKING) -> Outcome[StaffRequest]:
    """Joint supervision asked for."""
    return acts.request_joint(
        ask.RequestJoint.model_validate(body or papers.joint(TASK_ID)), occasion(actor, ON), facts
    )


def staff(body: Body | None = None, actor: Actor = HEAD, facts: AskingFacts = ASKING) -> Outcome[StaffRequest]:
    """Staff asked of a unit."""
    return acts.request_staff(
        ask.RequestStaff.model_validate(body or papers.staff(SCHOOLS)), occasion(actor, ON), facts
    )


def granted(request: StaffRequest, actor: Actor, body: Body | None = None) -> Outcome[StaffRequest]:
    """The request granted: to a lead unit without persons, by a unit with them."""
    usual = papers.grant() if request.is_joint else papers.grant(SENT)
    return acts.grant(request, ask.GrantRequest.model_validate(body or usual), occasion(actor, ON), ANSWERING)


def declined(request: StaffRequest, actor: Actor, reasons: str = "抽不出人") -> Outcome[StaffRequest]:
    """The request refused."""
    return acts.refuse_request(request, ask.RefuseRequest(reasons=reasons, remarks=papers.SECRET), occasion(actor, ON))


def withdrawn(request: StaffRequest, actor: Actor, reasons: str = "不再需要") -> Outcome[StaffRequest]:
    """The request taken back."""
    return acts.withdraw(request, ask.WithdrawRequest(reasons=reasons), occasion(actor, ON))


def ended(request: StaffRequest, outcome: str = "已办结") -> Outcome[StaffRequest]:
    """The joint work or help over."""
    return acts.end(request, ask.EndRequest(outcome=outcome), occasion(HEAD, ON))


@pytest.mark.parametrize("actor", [LEAD, FORCE])
def test_a_lead_unit_or_task_force_asks_the_organ_that_supervises_its_task(actor: Actor) -> None:
    outcome = joint(actor=actor)
    request, event = outcome.case, outcome.event
    assert isinstance(event, StaffRequestRequested) and (event.kind, event.task_id) == ("joint_supervision", TASK_ID)
    assert (request.requester_id, request.addressee_id, request.office_id) == (actor.organ_id, CDI, OFFICE)
    assert (request.staff_wanted, request.term.from_on, request.answer) == (2, date(2026, 4, 1), None)


@pytest.mark.parametrize("kind", ["staff_help", "training"])
def test_the_head_of_an_office_asks_a_functional_unit(kind: str) -> None:
    request = staff(papers.staff(SCHOOLS, kind)).case
    assert (request.kind, request.requester_id, request.addressee_id, request.task_id) == (kind, CDI, SCHOOLS, None)
    assert staff(papers.staff(SCHOOLS, task_id=str(TASK_ID))).case.task_id == TASK_ID


JOINTS: list[tuple[Body, AskingFacts, tuple[str, ...]]] = [
    ({}, AskingFacts(None), ("request_task_not_led",)),
    ({}, AskingFacts(replace(TASK, lead_ids=frozenset({SCHOOLS}))), ("request_task_not_led",)),
    ({}, AskingFacts(replace(TASK, under_way=False)), ("request_task_over",)),
    ({"topic": " "}, ASKING, ("request_no_topic",)),
    ({"reasons": ""}, ASKING, ("request_no_topic",)),
    ({"term": papers.term("2026-04-02", "2026-04-01")}, ASKING, ("request_term_wrong",)),
    ({"term": papers.term("2026-03-15", "2026-04-01")}, ASKING, ("request_term_wrong",)),
    ({"topic": "", "term": papers.term("2026-03-15")}, AskingFacts(), (
        "request_task_not_led", "request_no_topic", "request_term_wrong",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "facts", "codes"), JOINTS)
def test_joint_work_is_asked_for_on_a_task_under_way_that_one_leads(
    changed: Body, facts: AskingFacts, codes: tuple[str, ...]
) -> None:
    refusal = refused(lambda: joint(papers.joint(TASK_ID, **changed), facts=facts), *codes)
    assert (refusal.kind is Kind.NOT_NOW) == (codes == ("request_task_over",))


STAFFS: list[tuple[Body, AskingFacts, str]] = [
    ({"kind": "joint_supervision"}, ASKING, "request_kind_unfit"),
    ({"kind": "lunch"}, ASKING, "request_kind_unfit"),
    ({"unit_id": str(UUID(int=0x99))}, ASKING, "request_unit_unfit"),
    ({"unit_id": str(TASK_FORCE)}, ASKING, "request_unit_unfit"),
    ({"task_id": str(TASK_ID)}, AskingFacts(None, KINDS), "request_task_unknown"),
    ({"task_id": str(TASK_ID)}, AskingFacts(replace(TASK, under_way=False), KINDS), "request_task_over"),
    ({"reasons": " "}, ASKING, "request_no_topic"),
]


@pytest.mark.parametrize(("changed", "facts", "code"), STAFFS)
def test_staff_is_asked_of_a_functional_unit_of_today(changed: Body, facts: AskingFacts, code: str) -> None:
    refused(lambda: staff({**papers.staff(SCHOOLS), **changed}, facts=facts), code)


def test_a_head_without_an_office_asks_nobody() -> None:
    refusal = refused(lambda: staff(actor=person(HEAD.person_id, CDI, R.SUP_HEAD)), "request_no_office")
    assert refusal.kind is Kind.NOT_ENTITLED


@pytest.mark.parametrize("actor", [HEAD, DESK])
def test_the_organ_grants_joint_work_and_names_neither_persons_nor_days(actor: Actor) -> None:
    outcome = granted(joint().case, actor)
    assert isinstance(outcome.event, StaffRequestGranted) and outcome.case.status == "granted"
    answer = outcome.case.answer
    assert answer is not None and (answer.staff_ids, answer.term) == ((), None)
    told = papers.grant(SENT)
    refusal = refused(lambda: granted(joint().case, actor, told), "request_plan_told")
    assert [error.pointer for error in refusal.errors] == ["/staff_ids", "/term"]


def test_a_unit_that_sends_staff_names_them_and_when_they_come() -> None:
    answer = granted(staff().case, UNIT_HEAD).case.answer
    assert answer is not None and answer.staff_ids == (SENT,) and answer.term is not None
    refused(lambda: granted(staff().case, UNIT_HEAD, papers.grant()), "request_staff_unnamed")
    twice = papers.grant(SENT, SENT)
    refused(lambda: granted(staff().case, UNIT_HEAD, twice), "request_staff_unfit")
    refused(lambda: granted(staff().case, UNIT_HEAD, papers.grant(UUID(int=0x99))), "request_staff_unfit")
    early = papers.grant(SENT, term=papers.term("2026-03-01"))
    refused(lambda: granted(staff().case, UNIT_HEAD, early), "request_term_wrong")


def test_whoever_was_asked_answers_and_nobody_else() -> None:
    elsewhere = replace(HEAD, organ_id=UUID(int=0x98))
    turned_to = ((joint().case, UNIT_HEAD), (joint().case, elsewhere), (staff().case, HEAD), (staff().case, DESK))
    for request, actor in turned_to:
        for answer in (granted, declined):
            refusal = refused(lambda a=answer, r=request, w=actor: a(r, w), "request_not_addressee")
            assert refusal.kind is Kind.NOT_ENTITLED


def test_a_refusal_has_reasons() -> None:
    outcome = declined(joint().case, HEAD)
    assert isinstance(outcome.event, StaffRequestRefused) and outcome.case.status == "refused"
    refused(lambda: declined(joint().case, HEAD, " "), "request_no_reasons")


def test_whoever_asked_takes_it_back_and_nobody_else() -> None:
    for request, actor in ((joint().case, LEAD), (staff().case, HEAD)):
        outcome = withdrawn(request, actor)
        assert isinstance(outcome.event, StaffRequestWithdrawn) and outcome.case.status == "withdrawn"
    refused(lambda: withdrawn(joint().case, LEAD, ""), "request_no_reasons")
    other = person(HEAD.person_id, CDI, R.SUP_HEAD, office=OTHER_OFFICE)
    for request, actor in ((joint().case, HEAD), (joint().case, FORCE), (staff().case, other)):
        refused(lambda r=request, w=actor: withdrawn(r, w), "request_not_requester")


def test_what_came_of_it_is_said_at_the_end() -> None:
    outcome = ended(granted(joint().case, HEAD).case)
    assert isinstance(outcome.event, StaffRequestEnded) and outcome.case.ending is not None
    refused(lambda: ended(granted(joint().case, HEAD).case, " "), "request_no_outcome")


def test_it_is_answered_within_five_working_days() -> None:
    """Asked on Monday the 16th, so by Monday the 23rd; nothing runs once it is answered."""
    services = {"calendar": CALENDAR}
    (running,) = dues(joint().case, PROFILE, services)
    assert (running.code, running.deadline.due_on) == ("request.answer", date(2026, 3, 23))
    assert derived_columns(joint().case, PROFILE, services) == {"due_on": date(2026, 3, 23)}
    for over in (granted(joint().case, HEAD).case, withdrawn(joint().case, LEAD).case):
        assert dues(over, PROFILE, services) == () and derived_columns(over, PROFILE, services) == {"due_on": None}


LEADS, OF_ORGAN = {"lead_unit_user", "task_force_user"}, {"sup_head", "case_mgmt"}
ALLOWED: dict[tuple[str | None, str], set[str]] = {
    (None, "request_joint"): LEADS,
    (None, "request_staff"): {"sup_head"},
    ("requested", "grant"): {*OF_ORGAN, "unit_party_head"},
    ("requested", "refuse"): {*OF_ORGAN, "unit_party_head"},
    ("requested", "withdraw"): {*LEADS, "sup_head"},
    ("granted", "end"): OF_ORGAN,
}


def test_every_status_act_and_role_is_admitted_or_refused_as_the_rulebook_says() -> None:
    for status, act, role in product((None, *LIFECYCLE.statuses), sorted(LIFECYCLE.acts), Role):
        mine = ALLOWED.get((None if status is None else str(status), act))
        if mine is not None and str(role) in mine:
            assert LIFECYCLE.admit(status, act, {role})
            continue
        with pytest.raises(NotNow if mine is None else NotEntitled) as found:
            LIFECYCLE.admit(status, act, {role})
        assert found.value.cites
    assert {act.name for act in REQUEST.acts} == LIFECYCLE.acts


@pytest.mark.parametrize(
    "request_", [joint().case, granted(staff().case, UNIT_HEAD).case, declined(joint().case, HEAD).case]
)
def test_a_request_survives_being_stored_and_no_word_of_it_is_projected(request_: StaffRequest) -> None:
    assert REQUEST.load(REQUEST.dump(request_)) == request_
    columns = REQUEST.columns(request_)
    assert set(columns) | {"due_on"} <= set(REQUEST.table.c.keys())
    assert {request_.topic, request_.reasons}.isdisjoint(v for v in columns.values() if isinstance(v, str))
    assert line_of(request_).topic == request_.topic


def test_whoever_asks_the_organ_never_reads_its_remarks() -> None:
    case = declined(joint().case, HEAD).case
    side = Standing(sections=frozenset({REQUEST_SECTION.name}), visible=True)
    assert papers.SECRET not in str(Representation(REQUEST).fields(case, side))
    assert not any(ACCESS.tells(side, role) for role in (R.SUP_HEAD, R.CASE_MGMT))
    opening = {role for ground in ACCESS.grounds if REMARKS.name in ground.opens for role in ground.roles}
    assert opening.isdisjoint({R.LEAD_UNIT_USER, R.TASK_FORCE_USER, R.UNIT_PARTY_HEAD, R.UNIT_CLERK, R.BUREAU})


def test_nothing_that_a_request_keeps_or_tells_has_room_for_a_visit() -> None:
    """Whoever asked learns from it neither that a visit is planned nor when (G-54)."""
    fields = {*StaffRequest.__dataclass_fields__, *REQUEST.table.c.keys()}
    told = {name for event in LIAISON_EVENTS for name in event.model_fields}
    assert not [name for name in fields | told if re.search("visit|planned|leader|member|team", name)]


def test_every_refusal_has_a_name_of_its_own_and_every_code_has_words() -> None:
    named = [one for one in NamedRefusal.__subclasses__() if one.__module__.startswith("services.supervision.requests")]
    assert len({refusal.code for refusal in named}) == len(named) > 10
    for refusal in named:
        assert re.fullmatch(r"request_[a-z_]+", refusal.code) and refusal.rule and refusal.title.en
    assert set(words.LABELS) == set(words.RequestStatus) and words.JOINT in PROFILE.list("staff_request_kinds")
    for status, role, act, _ in REQUEST_STEPS:
        assert LIFECYCLE.admit(status, act, {role})
