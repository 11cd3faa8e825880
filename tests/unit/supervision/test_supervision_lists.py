"""Lists of political and of daily supervision: every item has a requirement and a standard; one is in force (S-14)."""

import re
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from libs.contracts.supervision_liaison import (
    SupervisionListDrafted,
    SupervisionListPutInForce,
    SupervisionListReplaced,
    SupervisionListRetired,
    SupervisionListRevised,
)
from libs.kernel.actor import Actor
from libs.kernel.case import Outcome
from libs.kernel.refusal import Kind, NotEntitled, NotNow
from libs.kernel.roles import Role
from libs.kernel.roles import Role as R
from services.supervision.refusing import NamedRefusal
from services.supervision.supervision_lists import acts
from services.supervision.supervision_lists import status as words
from services.supervision.supervision_lists.case_type import SUPERVISION_LIST
from services.supervision.supervision_lists.commands import DraftList, PutInForce, RetireList, ReviseList
from services.supervision.supervision_lists.facts import ForceFacts
from services.supervision.supervision_lists.lifecycle import LIFECYCLE
from services.supervision.supervision_lists.read_models import line_of
from services.supervision.supervision_lists.supervision_list import SupervisionList
from services.supervision.supervision_lists.todo_views import LIST_STEPS
from tests.support import supervision_task_papers as papers
from tests.unit.supervision.source_papers import CDI, TODAY, occasion, person, refused
from tests.unit.supervision.task_papers import HEAD, OFFICER

LEADER = person(UUID(int=0x91), CDI, R.CDI_LEADER_IN_CHARGE)
Body = dict[str, Any]


def drafted(body: Body | None = None, actor: Actor = OFFICER) -> Outcome[SupervisionList]:
    """A list drafted."""
    return acts.draft(DraftList.model_validate(body or papers.supervision_list()), occasion(actor))


def revised(found: SupervisionList, *items: Body, actor: Actor = HEAD) -> Outcome[SupervisionList]:
    """The draft revised."""
    body = papers.supervision_list("political", *items)
    return acts.revise(
        found, ReviseList.model_validate({k: v for k, v in body.items() if k != "kind"}), occasion(actor)
    )


def in_force(found: SupervisionList, *former: SupervisionList, actor: Actor = LEADER) -> Outcome[SupervisionList]:
    """The list put in force instead of these."""
    return acts.put_in_force(found, PutInForce(), occasion(actor), ForceFacts(former))


@pytest.mark.parametrize("kind", ["political", "daily"])
def test_a_list_is_drafted_with_requirement_and_standard_of_every_item(kind: str) -> None:
    outcome = drafted(papers.supervision_list(kind, papers.item("p1"), papers.item("p2")))
    assert isinstance(outcome.event, SupervisionListDrafted) and outcome.event.kind == kind
    assert (outcome.case.status, outcome.case.drafted_by) == ("draft", (OFFICER.person_id,))
    assert SUPERVISION_LIST.columns(outcome.case)["item_codes"] == ["p1", "p2"]


DRAFTS: list[tuple[Body, tuple[str, ...]]] = [
    (papers.supervision_list("weekly"), ("supervision_list_kind_unknown",)),
    (papers.supervision_list(title=" "), ("supervision_list_no_title",)),
    (papers.supervision_list(basis=""), ("supervision_list_no_title",)),
    ({**papers.supervision_list(), "items": []}, ("supervision_list_no_items",)),
    (papers.supervision_list("daily", papers.item(), papers.item()), ("supervision_list_item_twice",)),
    (papers.supervision_list("daily", papers.item(requirement=" ")), ("supervision_list_no_requirement",)),
    (papers.supervision_list("daily", papers.item(standard="")), ("supervision_list_no_standard",)),
    (
        papers.supervision_list("daily", papers.item(requirement="", standard="")),
        ("supervision_list_no_requirement", "supervision_list_no_standard"),
    ),
]


@pytest.mark.parametrize(("body", "codes"), DRAFTS)
def test_what_a_list_misses_is_said_all_at_once(body: Body, codes: tuple[str, ...]) -> None:
    refused(lambda: drafted(body), *codes)


def test_whoever_has_no_office_drafts_nothing() -> None:
    refusal = refused(lambda: drafted(actor=person(UUID(int=0x92), CDI, R.CONDUCT)), "supervision_list_no_office")
    assert refusal.kind is Kind.NOT_ENTITLED


def test_a_draft_is_changed_as_a_whole() -> None:
    outcome = revised(drafted().case, papers.item("p7"))
    assert isinstance(outcome.event, SupervisionListRevised)
    assert [item.code for item in outcome.case.items] == ["p7"]
    assert outcome.case.drafted_by == (OFFICER.person_id, HEAD.person_id)
    assert revised(outcome.case, papers.item()).case.drafted_by == outcome.case.drafted_by
    refused(lambda: revised(drafted().case, papers.item(standard=" ")), "supervision_list_no_standard")


def test_a_leader_puts_it_in_force_and_the_former_one_leaves() -> None:
    former = in_force(drafted().case).case
    outcome = in_force(drafted(actor=HEAD).case, former)
    assert isinstance(outcome.event, SupervisionListPutInForce) and outcome.event.in_force_on == TODAY
    assert (outcome.case.status, outcome.case.decided_by) == ("in_force", LEADER.person_id)
    (moved,) = outcome.others
    assert (moved.act, moved.case.status) == ("replace", "replaced")
    assert isinstance(moved.event, SupervisionListReplaced) and moved.event.replaced_by == outcome.case.id


@pytest.mark.parametrize("hand", [OFFICER, HEAD])
def test_whoever_drafted_or_revised_it_does_not_put_it_in_force(hand: Actor) -> None:
    found = revised(drafted().case, papers.item()).case
    own = person(hand.person_id, CDI, R.CDI_LEADER_IN_CHARGE)
    assert refused(lambda: in_force(found, actor=own), "supervision_list_own_hand").kind is Kind.NOT_ENTITLED


def test_a_list_is_retired_with_reasons() -> None:
    found = in_force(drafted().case).case
    outcome = acts.retire(found, RetireList(reasons="上级统一"), occasion(LEADER))
    assert isinstance(outcome.event, SupervisionListRetired) and outcome.case.status == "retired"
    refused(lambda: acts.retire(found, RetireList(reasons=" "), occasion(LEADER)), "supervision_list_no_reasons")


DRAFTERS = {"conduct", "sup_officer", "sup_head"}
LEADERS = {"cdi_leader_in_charge", "cdi_deputy", "cdi_secretary"}
ALLOWED: dict[tuple[str | None, str], set[str]] = {
    (None, "draft"): DRAFTERS,
    ("draft", "revise"): DRAFTERS,
    ("draft", "put_in_force"): LEADERS,
    ("in_force", "replace"): {"system"},
    ("in_force", "retire"): LEADERS,
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
    assert {act.name for act in SUPERVISION_LIST.acts} | {"replace"} == LIFECYCLE.acts


def test_a_list_survives_being_stored_and_no_word_of_it_is_projected() -> None:
    for found in (drafted().case, in_force(drafted().case).case):
        assert SUPERVISION_LIST.load(SUPERVISION_LIST.dump(found)) == found
    columns = SUPERVISION_LIST.columns(drafted().case)
    assert set(columns) <= set(SUPERVISION_LIST.table.c.keys())
    assert [value for value in columns.values() if isinstance(value, str)] == ["political"]
    assert line_of(drafted().case).items == 1


def test_every_refusal_has_a_name_of_its_own_and_every_code_has_words() -> None:
    within = "services.supervision.supervision_lists"
    named = [one for one in NamedRefusal.__subclasses__() if one.__module__.startswith(within)]
    assert len({refusal.code for refusal in named}) == len(named) == 9
    for refusal in named:
        assert re.fullmatch(r"supervision_list_[a-z_]+", refusal.code) and refusal.rule and refusal.title.en
    assert set(words.LABELS) == set(words.ListStatus)
    for status, role, act, _ in LIST_STEPS:
        assert LIFECYCLE.admit(status, act, {role})
