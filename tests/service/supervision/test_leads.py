"""The road of a lead through the real service: numbers, hands, limits, events; what is refused saves nothing."""

from typing import Any

import pytest

from libs.contracts.directory import RelationEnded
from tests.service.supervision.lead_desk import BODIES, ON_HOUSING_HEAD, WHO, WRITTEN, Desk, assignment, later, related
from tests.support.small_city import CDI, HOUSING, organ_id, person_id, relation_id

ROAD = ("assign", "propose", "dispose", "conclude")
SUBJECT = str(person_id("housing-head"))


def kept(event: dict[str, Any]) -> dict[str, Any]:
    """What an event says, without what all events of the lead share."""
    data: dict[str, Any] = event["data"]
    assert (data["competent_organ_id"], data["subject_person_id"], data["subject_organ_id"], data["report_ref"]) == (
        str(CDI),
        SUBJECT,
        None,
        ON_HOUSING_HEAD["report_ref"],
    )
    shared = {"competent_organ_id", "subject_person_id", "subject_organ_id", "report_ref"}
    return {name: value for name, value in data.items() if name not in shared}


async def test_a_lead_goes_from_registration_to_a_finding_per_item(desk: Desk) -> None:
    lead = await desk.walk(*ROAD)
    assert (lead["status"], lead["number"], lead["version"]) == ("concluded", "线索〔2026〕1号", 5)
    assert [(item["item"], item["is_main"], item["finding"]) for item in lead["items"]] == [
        (1, True, "untrue"),
        (2, False, "unprovable"),
    ]
    assert lead["next_acts"] == [] and lead["due"] == []


async def test_leads_are_numbered_by_organ_and_year(desk: Desk) -> None:
    numbers = [(await desk.register()).json()["number"] for _ in range(2)]
    later(desk, 300)
    numbers.append((await desk.register()).json()["number"])
    assert numbers == ["线索〔2026〕1号", "线索〔2026〕2号", "线索〔2027〕1号"]


async def test_the_desk_tells_of_every_move_by_ids_codes_and_dates(desk: Desk) -> None:
    lead = await desk.walk(*ROAD)
    told = await desk.reactor.published()
    names = ("received", "assigned", "disposition_proposed", "disposed", "concluded")
    assert [(event["type"], event["aggregateversion"]) for event in told] == [
        (f"supervision.lead.{name}.v1", number) for number, name in enumerate(names, 1)
    ]
    matters = [item["matter"] for item in lead["items"]]
    office, verifier = str(organ_id("office1")), str(person_id("office1-officer"))
    assert [kept(event) for event in told[:4]] == [
        {"received_on": "2026-03-02", "matters": matters},
        {"office_id": office},
        {"office_id": office},
        {"office_id": office},
    ]
    assert kept(told[4]) == {
        "office_id": office,
        "verifier_ids": [verifier],
        "concluded_on": "2026-03-16",
        "items": [
            {"item": 1, "finding": "untrue", "is_main": True, "matter": matters[0]},
            {"item": 2, "finding": "unprovable", "is_main": False, "matter": matters[1]},
        ],
    }
    assert [word for word in WRITTEN.values() if word in str(told)] == []


async def test_the_same_matter_reported_again_has_the_same_digest(desk: Desk) -> None:
    first = (await desk.register()).json()["items"][0]["matter"]
    dressed = [{"text": f" {WRITTEN['main'].replace('，', '、')}！", "is_main": True}]
    assert (await desk.register(items=dressed)).json()["items"][0]["matter"] == first
    other = [{"text": "另一件事", "is_main": True}]
    assert (await desk.register(items=other)).json()["items"][0]["matter"] != first


async def test_a_lead_on_a_unit_of_another_organ_is_forwarded_to_it(desk: Desk) -> None:
    await desk.reactor.hear(
        related(desk.reactor, "counterpart-town", "counterpart", organ_id("county-office"), organ_id("county-office"))
    )
    subject: dict[str, Any] = {"subject_person_id": None, "subject_organ_id": str(organ_id("county-office"))}
    lead = (await desk.register(**subject)).json()
    elsewhere = await desk.act(lead, "forward", to_organ_id=str(organ_id("province")))
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (422, "not_competent_there")
    gone = await desk.act(lead, "forward")
    assert (gone.status_code, gone.json()["status"]) == (200, "forwarded")
    assert (await desk.reactor.published())[-1]["data"]["to_organ_id"] == str(organ_id("county"))


async def test_a_dispatched_body_verifies_under_the_leader_of_its_counterpart_office(desk: Desk) -> None:
    lead = (await desk.register()).json()
    given = await desk.act(lead, "assign", **assignment("body1", "body1-head", "body1-officer"))
    assert given.status_code == 200, given.text
    present = [str(person_id(code)) for code in ("body1-head", "body1-officer", "case-manager")]
    study = {**BODIES["propose"]["study"], "present": present}
    proposed = await desk.act(given.json(), "propose", "body1-officer", study=study)
    assert proposed.status_code == 200, proposed.text
    signed = [{"person_id": one, "signed_on": "2026-03-16"} for one in present[:2]]
    disposed = await desk.act(proposed.json(), "dispose", signatures=signed)
    concluded = await desk.act(disposed.json(), "conclude", "body1-head")
    assert concluded.json()["status"] == "concluded", concluded.text


async def test_the_leader_decides_only_while_in_charge(desk: Desk) -> None:
    lead = await desk.walk("assign", "propose")
    portfolio = desk.reactor.story({}, relation_id("portfolio-office1"))
    portfolio.version = 1
    await desk.reactor.hear(portfolio.tell(RelationEnded, valid_to="2026-03-16"))
    refused = await desk.act(lead, "dispose")
    assert (refused.status_code, refused.json()["code"]) == (403, "not_in_charge")


async def test_a_lead_on_hold_waits_and_is_taken_up_by_a_new_proposal(desk: Desk) -> None:
    lead = await desk.walk("assign", "propose")
    held = (await desk.act(lead, "dispose", disposition="hold")).json()
    assert (held["status"], held["due"]) == ("on_hold", [])
    concluded = await desk.act(held, "conclude")
    assert (concluded.status_code, concluded.json()["code"]) == (409, "not_now")
    assert (await desk.act(held, "propose")).json()["status"] == "disposition_proposed"


async def test_a_disposition_is_due_a_month_after_receipt_and_says_why(desk: Desk) -> None:
    lead = await desk.walk("assign")
    (due,) = lead["due"]
    assert (due["code"], due["due_on"], due["state"]) == ("lead.disposition", "2026-04-02", "running")
    assert due["explanation"] and "P-07" in due["cites"]
    later(desk, 30)
    (due,) = (await desk.reactor.get("case-manager", f"/v1/leads/{lead['id']}")).json()["due"]
    assert due["state"] == "overdue"


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ({"subject_person_id": str(person_id("sc-member"))}, "higher_managed"),
        ({"subject_person_id": None, "subject_organ_id": str(organ_id("province"))}, "higher_managed"),
        ({"subject_person_id": str(person_id("secretary"))}, "own_head"),
        ({"subject_person_id": None, "subject_organ_id": str(CDI)}, "own_head"),
    ],
)
async def test_what_must_bypass_the_desk_is_refused_and_nothing_of_it_is_kept_but_a_count(
    desk: Desk, subject: dict[str, Any], code: str
) -> None:
    before = await everything(desk)
    refused = await desk.register(**subject)
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert "【移交单】" in refused.json()["detail"] and "P-06" in refused.json()["cites"]
    after = await everything(desk)
    assert [table for table in after if after[table] != before[table]] == ["refused_lead"]
    assert after["refused_lead"] == [f"({CDI},2026-03-01,{code},1)"]
    assert (await desk.register()).json()["number"] == "线索〔2026〕1号"


@pytest.mark.parametrize("who", ["housing-clerk", "recorder"])
async def test_somebody_this_organ_does_not_manage_is_not_registered_and_the_trail_says_no_more(
    desk: Desk, who: str
) -> None:
    before = await everything(desk)
    refused = await desk.register(subject_person_id=str(person_id(who)))
    assert (refused.status_code, refused.json()["code"]) == (422, "not_managed_here")
    after = await everything(desk)
    assert [table for table in after if after[table] != before[table]] == ["audit_event"]
    (entry,) = after["audit_event"][len(before["audit_event"]) :]
    assert [word for word in (*WRITTEN.values(), str(person_id(who))) if word in entry] == []


async def tables_of(desk: Desk) -> list[str]:
    """Every table of the service that is not the replica of the directory."""
    async with desk.reactor.running.database.connect() as connection:
        found = await connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return sorted(name for name in found.scalars() if not name.startswith(("replica_", "inbox")))


async def everything(desk: Desk) -> dict[str, list[str]]:
    """Every row of every table of the service as text."""
    found = {}
    for table in await tables_of(desk):
        async with desk.reactor.running.database.connect() as connection:
            rows = await connection.exec_driver_sql(f'SELECT t::text FROM "{table}" AS t')
            found[table] = list(rows.scalars())
    return found


async def test_no_table_of_the_service_holds_a_word_of_a_lead_in_clear(desk: Desk) -> None:
    lead = await desk.walk(*ROAD)
    assert lead["items"][0]["text"] == WRITTEN["main"]
    stored = await everything(desk)
    assert stored["lead"] and stored["outbox_event"]
    clear = [(name, word) for name, rows in stored.items() for word in WRITTEN.values() for row in rows if word in row]
    assert clear == []


async def test_nobody_registers_a_lead_on_themselves(desk: Desk) -> None:
    refused = await desk.register(subject_person_id=str(person_id("case-manager")))
    assert (refused.status_code, refused.json()["code"]) == (403, "subject_takes_part")


@pytest.mark.parametrize("who", ["office1-head", "deputy", "secretary", "letters-officer", "housing-head"])
async def test_only_case_management_registers(desk: Desk, who: str) -> None:
    assert (await desk.register(who)).status_code == 403
    assert await desk.rows("lead") == 0


@pytest.mark.parametrize(
    "subject",
    [
        {"subject_person_id": None},
        {"subject_organ_id": str(HOUSING)},
        {"subject_person_id": "00000000-0000-7000-8000-000000000000"},
    ],
)
async def test_a_lead_has_one_subject_that_the_directory_knows(desk: Desk, subject: dict[str, Any]) -> None:
    refused = await desk.register(**subject)
    assert (refused.status_code, refused.json()["code"]) == (422, "subject_unknown")


async def test_a_field_for_the_reporter_is_refused_and_its_value_not_repeated(desk: Desk) -> None:
    refused = await desk.register(reporter="群众某甲")
    assert refused.status_code == 422 and "群众某甲" not in refused.text
    inside = [{"text": "问题", "is_main": True, "source": "群众某甲"}]
    refused = await desk.register(items=inside)
    assert refused.status_code == 422 and "群众某甲" not in refused.text


async def test_what_waits_for_whom_is_on_their_list(desk: Desk) -> None:
    async def waiting(who: str) -> list[tuple[str, str | None]]:
        items = (await desk.reactor.get(who, "/v1/todo")).json()["items"]
        return [(item["act"], item["due_on"]) for item in items]

    lead = (await desk.register()).json()
    assert await waiting("case-manager") == [("assign", "2026-04-02")]
    for act, then, due_on in (("assign", "propose", "2026-04-02"), ("propose", "dispose", None)):
        lead = (await desk.act(lead, act)).json()
        assert await waiting(WHO[then]) == [(then, due_on)]
        assert await waiting(WHO[act]) == []
        assert await waiting("office2-officer") == []
    await desk.act(lead, "dispose")
    assert await waiting("office1-head") == [("conclude", None)]


async def test_a_repeated_registration_is_the_first_one(desk: Desk) -> None:
    first = await desk.post("case-manager", "/v1/leads", ON_HOUSING_HEAD, **{"Idempotency-Key": "lead-1"})
    again = await desk.post("case-manager", "/v1/leads", ON_HOUSING_HEAD, **{"Idempotency-Key": "lead-1"})
    assert first.json()["id"] == again.json()["id"] and await desk.rows("lead") == 1
