"""Who knows of a lead: case management and the persons it names, in their own office; never its subject."""

from typing import Any

import pytest

from libs.contracts.directory import AccountRecorded, HeldPost, PersonRecorded
from tests.service.supervision.lead_desk import HANDS, Desk, assignment
from tests.support.small_city import ACCOUNTS, CDI, HOUSING, LONG_AGO, account_id, organ_id, person_id

ENTITLED = ("case-manager", *HANDS)
OTHERS = tuple(sorted(set(ACCOUNTS) - set(ENTITLED)))
NOT_FOUND = "/v1/leads/00000000-0000-7000-8000-000000000000"


def said(body: dict[str, Any]) -> dict[str, Any]:
    """A problem without the number of the request and the address asked."""
    return {name: value for name, value in body.items() if name not in ("instance", "request_id")}


async def test_case_management_and_the_persons_named_read_it(desk: Desk) -> None:
    lead = await desk.walk("assign")
    for who in ENTITLED:
        answer = await desk.reactor.get(who, f"/v1/leads/{lead['id']}")
        assert (who, answer.status_code, len(answer.json()["items"])) == (who, 200, 2)


async def test_nobody_else_learns_that_there_is_a_lead(desk: Desk) -> None:
    lead = await desk.walk("assign", "propose", "dispose", "conclude")
    absent = said((await desk.reactor.get("case-manager", NOT_FOUND)).json())
    for who in OTHERS:
        for path in (f"/v1/leads/{lead['id']}", f"/v1/leads/{lead['id']}/history"):
            answer = await desk.reactor.get(who, path)
            assert (who, answer.status_code, said(answer.json())) == (who, 404, absent)
        page = (await desk.reactor.get(who, "/v1/leads")).json()
        assert (who, page["total"], page["items"]) == (who, 0, [])


@pytest.mark.parametrize("act", ["assign", "forward", "propose", "dispose", "conclude"])
async def test_nobody_else_acts_on_a_lead_nor_learns_that_it_is_there(desk: Desk, act: str) -> None:
    lead = await desk.walk("assign")
    for who in ("office2-officer", "office2-head", "member", "secretary", "housing-head", "body1-head"):
        assert (who, (await desk.act(lead, act, who)).status_code) == (who, 404)


async def test_before_the_assignment_case_management_alone_knows_it(desk: Desk) -> None:
    lead = (await desk.register()).json()
    for who in HANDS:
        assert (await desk.reactor.get(who, f"/v1/leads/{lead['id']}")).status_code == 404


async def test_lists_hold_what_the_reader_may_know_and_count_no_more(desk: Desk) -> None:
    lead = await desk.walk("assign")
    await desk.register()
    for who, number in (("case-manager", 2), ("office1-officer", 1), ("office2-officer", 0)):
        page = (await desk.reactor.get(who, "/v1/leads")).json()
        assert (who, page["total"], len(page["items"])) == (who, number, number)
    found = (await desk.reactor.get("case-manager", f"/v1/leads?status=assigned&office_id={lead['id']}")).json()
    assert found["total"] == 0
    found = (await desk.reactor.get("case-manager", "/v1/leads?status=assigned")).json()
    assert [one["id"] for one in found["items"]] == [lead["id"]]


async def test_other_hands_close_the_lead_to_those_it_named_before(desk: Desk) -> None:
    lead = await desk.walk("assign")
    given = await desk.act(lead, "assign", **assignment("body1", "body1-head", "body1-officer"))
    assert given.status_code == 200, given.text
    for who, status in (("office1-officer", 404), ("office1-head", 404), ("body1-officer", 200), ("body1-head", 200)):
        assert (who, (await desk.reactor.get(who, f"/v1/leads/{lead['id']}")).status_code) == (who, status)


async def moved(desk: Desk, who: str, office: str, *roles: str) -> None:
    """The directory tells that somebody now works in another office, in those roles or the same."""
    account = desk.reactor.story({}, account_id(who))
    account.version = 1
    fields = {"person_id": person_id(who), "organ_id": CDI, "office_id": organ_id(office)}
    await desk.reactor.hear(account.tell(AccountRecorded, **fields, roles=roles or ACCOUNTS[who].roles))


@pytest.mark.parametrize(
    ("who", "colleague"), [("office1-officer", "office2-officer"), ("office1-head", "office2-head")]
)
async def test_only_who_is_named_and_still_in_the_office_knows_it(desk: Desk, who: str, colleague: str) -> None:
    lead = await desk.walk("assign")
    await moved(desk, colleague, "office1")
    assert (await desk.reactor.get(colleague, f"/v1/leads/{lead['id']}")).status_code == 404
    assert (await desk.reactor.get(who, f"/v1/leads/{lead['id']}")).status_code == 200
    await moved(desk, who, "office2")
    assert (await desk.reactor.get(who, f"/v1/leads/{lead['id']}")).status_code == 404


async def test_the_subject_never_knows_of_it_not_even_in_case_management(desk: Desk) -> None:
    await moved(desk, "office2-officer", "trial", "case_mgmt")
    lead = (await desk.register(subject_person_id=str(person_id("office2-officer")))).json()
    other = (await desk.register()).json()
    assert (await desk.reactor.get("office2-officer", f"/v1/leads/{lead['id']}")).status_code == 404
    page = (await desk.reactor.get("office2-officer", "/v1/leads")).json()
    assert (page["total"], [one["id"] for one in page["items"]]) == (1, [other["id"]])


async def test_whoever_is_recused_learns_nothing_more_of_it(desk: Desk) -> None:
    lead = (await desk.register()).json()
    declared = [*assignment()["recusals"], {"person_id": str(person_id("case-manager")), "ground": "own_interest"}]
    given = await desk.act(lead, "assign", recusals=declared)
    assert given.status_code == 200
    assert (await desk.reactor.get("case-manager", f"/v1/leads/{lead['id']}")).status_code == 404
    assert (await desk.reactor.get("case-manager", "/v1/leads")).json()["total"] == 0


async def test_whoever_comes_to_hold_a_post_in_the_unit_reported_learns_nothing_of_it(desk: Desk) -> None:
    lead = (await desk.register(subject_person_id=None, subject_organ_id=str(HOUSING))).json()
    assert (await desk.reactor.get("case-manager", f"/v1/leads/{lead['id']}")).status_code == 200
    held = HeldPost(organ_id=HOUSING, post="clerk", valid_from=LONG_AGO, valid_to=None)
    person = desk.reactor.story({}, person_id("case-manager"))
    person.version = 2
    await desk.reactor.hear(person.tell(PersonRecorded, code="case-manager", posts=(held,)))
    assert (await desk.reactor.get("case-manager", f"/v1/leads/{lead['id']}")).status_code == 404
    assert (await desk.reactor.get("case-manager", "/v1/todo")).json()["items"] == []


async def test_every_look_at_a_lead_is_on_record(desk: Desk) -> None:
    lead = await desk.walk("assign")
    await desk.reactor.get("office1-officer", f"/v1/leads/{lead['id']}")
    await desk.reactor.get("office2-officer", f"/v1/leads/{lead['id']}")
    async with desk.reactor.running.database.connect() as connection:
        rows = await connection.exec_driver_sql(
            "SELECT decision, outcome FROM audit_event WHERE action = 'lead.show' ORDER BY id"
        )
        assert [tuple(row) for row in rows] == [("allow", "shown"), ("deny", "absent")]


async def test_the_description_of_the_desk_may_be_published(desk: Desk) -> None:
    document = (await desk.reactor.client.get("/openapi.json")).json()
    assert await desk.reactor.faults() == []
    nouns = ("assignment", "forwarding", "disposition-proposal", "disposition", "conclusion")
    assert {"/v1/leads", "/v1/leads/{lead_id}", *(f"/v1/leads/{{lead_id}}/{noun}" for noun in nouns)} <= set(
        document["paths"]
    )
