"""Leads as the clarification service hears them: they defer and let go on, in any order of arrival, and tell nobody."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from libs.chassis.inbox import Rejected, Verdict
from libs.contracts.accountability import CaseOpened
from libs.contracts.supervision_leads import LeadForwarded
from tests.service.clarification.test_applications import apply
from tests.support.clarification_intake_house import House


async def assessing(house: House) -> str:
    """A clarification of the housing official, accepted by the head of the first office; answers its identity."""
    case = (await apply(house)).json()["id"]
    head = house.caller("office1-head")
    inner = (await head.get(f"/v1/applications/{case}")).json()["clarification_id"]
    done = await accept(house, inner)
    assert done.status_code == 200, done.text
    return str(inner)


async def accept(house: House, inner: str) -> Any:
    people = [str(house.person(code)) for code in ("office1-officer", "office1-head")]
    body = {"handler_ids": people[:1], "recusals": [{"person_id": person} for person in people]}
    return await house.caller("office1-head").act(f"/v1/clarifications/{inner}/acceptance", body)


def lead_on_official(house: House) -> Any:
    return house.lead(subject_person_id=house.person("housing-official"))


async def test_a_lead_received_defers_and_the_last_one_concluded_lets_it_go_on(house: House) -> None:
    inner = await assessing(house)
    first, second = lead_on_official(house), lead_on_official(house)
    await house.hear(house.received(first, "a"), house.received(second, "b"))
    assert await house.status_of("clarification", inner) == "deferred"
    await house.hear(house.concluded(first, "true"))
    assert await house.status_of("clarification", inner) == "deferred"
    await house.hear(house.concluded(second, "unprovable"))
    assert await house.status_of("clarification", inner) == "assessing"


async def test_with_an_open_lead_acceptance_leads_into_waiting(house: House) -> None:
    await house.hear(house.received(lead_on_official(house), "a"))
    assert await house.status_of("clarification", await assessing(house)) == "deferred"


async def test_a_lead_on_somebody_else_defers_nothing(house: House) -> None:
    inner = await assessing(house)
    other = house.lead(subject_person_id=house.person("education-head"))
    unit = house.lead(subject_organ_id=house.organ("housing-bureau"))
    await house.hear(house.received(other, "a"), house.received(unit, "b"))
    assert await house.status_of("clarification", inner) == "assessing"


async def test_events_heard_twice_and_out_of_order_have_the_same_effect(house: House) -> None:
    inner = await assessing(house)
    lead = lead_on_official(house)
    received, concluded = house.received(lead, "a"), house.concluded(lead, "untrue", matters=("a",))
    assert await house.ears.hear(concluded, concluded) == [Verdict.EARLY, Verdict.EARLY]
    await house.ears.hear_jumbled(received, concluded)
    assert await house.status_of("clarification", inner) == "assessing"
    moved = await house.rows(
        "SELECT act FROM case_history WHERE case_id = :id AND act IN ('defer', 'resume') ORDER BY version",
        id=UUID(inner),
    )
    assert [row["act"] for row in moved] == ["defer", "resume"]
    assert len(await house.rows("SELECT id FROM candidate")) == 1


async def test_without_the_inbox_order_and_single_hearing_would_be_lost(house: House) -> None:
    """The control: the reaction alone fails on what comes early, and on what comes twice."""
    lead = lead_on_official(house)
    received, concluded = house.received(lead, "a"), house.concluded(lead, "untrue")
    with pytest.raises(Rejected):
        await house.ears.react_without_inbox(concluded)
    await house.ears.react_without_inbox(received)
    with pytest.raises(Rejected):
        await house.ears.react_without_inbox(received)
    await house.ears.react_without_inbox(concluded)
    with pytest.raises(Rejected):
        await house.ears.react_without_inbox(concluded)
    assert len(await house.rows("SELECT id FROM candidate")) == 1


async def test_a_case_heard_twice_without_the_inbox_would_not_be_taken(house: House) -> None:
    """The control for accountability: only the inbox makes the second hearing harmless."""
    fixed = {"unit_id": house.organ("housing-bureau"), "competent_organ_id": house.organ("municipal-cdi"), "codes": ()}
    opened = house.ears.story(fixed).tell(CaseOpened, source_kind="filing_negative_hit", source_id=UUID(int=5))
    await house.ears.react_without_inbox(opened)
    with pytest.raises(Rejected):
        await house.ears.react_without_inbox(opened)
    assert len(await house.rows("SELECT id FROM lead_entry WHERE kind = 'case'")) == 1


async def test_nothing_is_published_of_a_lead_or_of_waiting(house: House) -> None:
    inner = await assessing(house)
    before = await house.ears.published()
    lead = lead_on_official(house)
    await house.hear(house.received(lead, "a"))
    assert await house.ears.published() == before
    await house.hear(house.concluded(lead, "true"))
    assert await house.ears.published() == before
    assert await house.status_of("clarification", inner) == "assessing"


async def test_the_version_on_the_wire_does_not_count_what_is_not_told(house: House) -> None:
    case = (await apply(house)).json()["id"]
    inner = (await house.caller("office1-head").get(f"/v1/applications/{case}")).json()["clarification_id"]
    await accept(house, inner)
    lead = lead_on_official(house)
    await house.hear(house.received(lead, "a"), house.concluded(lead, "true"))
    gone = await house.caller("housing-official").act(f"/v1/applications/{case}/withdrawal", {})
    assert gone.status_code == 200
    told = [event for event in await house.ears.published() if event["subject"] == inner]
    assert [event["aggregateversion"] for event in told] == list(range(1, len(told) + 1))
    assert await house.status_of("clarification", inner) == "withdrawn"


async def test_a_report_of_what_was_found_untrue_does_not_hold_up_its_own_clearing(house: House) -> None:
    first, again, more = (lead_on_official(house) for _ in range(3))
    await house.hear(house.received(first, "gift"), house.concluded(first, "untrue", matters=("gift",)))
    inner = await assessing(house)
    await house.hear(house.received(again, "gift"))
    assert await house.status_of("clarification", inner) == "assessing"
    candidates = (await house.caller("office1-officer").get("/v1/candidates", is_repeat=True)).json()
    assert [one["situations"] for one in candidates["items"]] == [["xc_c5"]]
    assert candidates["items"][0]["repeats"] == str(first.id)
    await house.hear(house.received(more, "gift", "house"))
    assert await house.status_of("clarification", inner) == "deferred"


async def test_the_head_of_the_office_is_answered_yes_or_no_and_nobody_else_is(house: House) -> None:
    asked = {"unit_id": str(house.organ("housing-bureau")), "person_id": str(house.person("housing-official"))}
    for who in ("office1-head", "dispatched1-head"):
        answer = (await house.caller(who).get("/v1/lead-index", **asked)).json()
        assert answer == {
            "subject_id": asked["person_id"],
            "open_lead_exists": False,
            "accountability_case_exists": False,
        }
    await house.hear(house.received(lead_on_official(house), "a"))
    assert (await house.caller("office1-head").get("/v1/lead-index", **asked)).json()["open_lead_exists"] is True
    nowhere = {"unit_id": str(UUID(int=1)), "person_id": str(UUID(int=2))}
    absent = await house.caller("office1-head").get("/v1/lead-index", **nowhere)
    for who in (
        "housing-official",
        "housing-head",
        "office1-officer",
        "office2-head",
        "cdi-secretary",
        "letters-officer",
    ):
        refused = await house.caller(who).get("/v1/lead-index", **asked)
        told = [{k: v for k, v in r.json().items() if k not in ("instance", "request_id")} for r in (refused, absent)]
        assert refused.status_code == 404 and told[0] == told[1], who


async def test_each_question_to_the_index_is_on_record(house: House) -> None:
    asked = {"unit_id": str(house.organ("housing-bureau")), "person_id": str(house.person("housing-official"))}
    await house.caller("office1-head").get("/v1/lead-index", **asked)
    await house.caller("housing-official").get("/v1/lead-index", **asked)
    rows = await house.rows("SELECT decision FROM audit_event WHERE action = 'lead_entry.ask' ORDER BY id")
    assert [row["decision"] for row in rows] == ["allow", "deny"]


async def test_the_office_that_verified_may_ask_wherever_the_subject_is_today(house: House) -> None:
    lead = lead_on_official(house)
    await house.hear(house.received(lead, "a"), house.concluded(lead, "true", office="supervision-office-2"))
    asked = {"unit_id": str(house.organ("housing-bureau")), "person_id": str(house.person("housing-official"))}
    assert (await house.caller("office2-head").get("/v1/lead-index", **asked)).status_code == 200
    assert (await house.caller("office3-head").get("/v1/lead-index", **asked)).status_code == 404


async def test_a_lead_that_went_to_another_organ_holds_up_nothing_here(house: House) -> None:
    inner = await assessing(house)
    lead = lead_on_official(house)
    await house.hear(house.received(lead, "a"))
    assert await house.status_of("clarification", inner) == "deferred"
    await house.ears.hear_jumbled(lead.tell(LeadForwarded, to_organ_id=house.organ("east-county-cdi")))
    assert await house.status_of("clarification", inner) == "assessing"


async def test_a_lead_on_a_unit_defers_the_clarification_of_the_unit_alone(house: House) -> None:
    of_person = await assessing(house)
    body = {"applicant": "organization", "form": (await apply(house)).json()["form"]}
    case = (await house.caller("housing-head").post("/v1/applications", body)).json()["id"]
    of_unit = (await house.caller("office1-head").get(f"/v1/applications/{case}")).json()["clarification_id"]
    assert (await accept(house, of_unit)).status_code == 200
    await house.hear(house.received(house.lead(subject_organ_id=house.organ("housing-bureau")), "a"))
    assert await house.status_of("clarification", of_unit) == "deferred"
    assert await house.status_of("clarification", of_person) == "assessing"


async def test_an_entry_is_encrypted_and_only_case_management_reads_that_it_exists(house: House) -> None:
    lead = lead_on_official(house)
    await house.hear(house.received(lead, "secret-matter"))
    (row,) = await house.rows("SELECT body::text AS body FROM lead_entry")
    assert "secret-matter" not in row["body"]
    path = f"/v1/histories/lead_entry/{lead.id}"
    seen = await house.caller("management-officer").get(path)
    assert seen.status_code == 200 and seen.json()["items"][0]["record"]["matters"] == ["secret-matter"]
    for who in ("office1-head", "letters-officer", "cdi-secretary", "housing-official"):
        assert (await house.caller(who).get(path)).status_code == 404, who


async def test_nobody_starts_assessing_in_the_moment_a_lead_comes_in(house: House) -> None:
    """Acceptance and lead at once, many times: never is one being assessed while its lead is open (C-14)."""
    ended = []
    for _ in range(12):
        case = (await apply(house)).json()["id"]
        inner = (await house.caller("office1-head").get(f"/v1/applications/{case}")).json()["clarification_id"]
        lead = lead_on_official(house)
        accepted, _heard = await asyncio.gather(accept(house, inner), house.hear(house.received(lead, str(lead.id))))
        assert accepted.status_code in (200, 409, 503)
        ended.append(await house.status_of("clarification", inner))
        await house.hear(house.concluded(lead, "true"))
    assert set(ended) <= {"deferred", "opened"} and "deferred" in ended


async def test_whoever_asks_for_leads_holds_off_a_new_one_until_the_end(house: House) -> None:
    """The lock behind it: while a question is open, noting waits; without the lock the lead would slip in."""
    from services.clarification.clarifications.subject import PersonSubject
    from services.clarification.leads_index.store import open_leads_on

    unit = house.organ("housing-bureau")
    subject = PersonSubject(person_id=house.person("housing-official"), unit_id=unit)
    async with house.running.database.begin() as connection:
        assert await open_leads_on(connection, subject) == frozenset()
        noting = asyncio.create_task(house.hear(house.received(lead_on_official(house), "a")))
        await waiting_for_lock(house)
        assert await open_leads_on(connection, subject) == frozenset()
    await noting
    async with house.running.database.begin() as connection:
        assert len(await open_leads_on(connection, subject)) == 1


async def waiting_for_lock(house: House) -> None:
    """Until somebody waits for an advisory lock."""
    asked = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    for _ in range(200):
        async with house.running.database.connect() as connection:
            if (await connection.execute(asked)).scalar_one():
                return
        await asyncio.sleep(0.02)
    raise AssertionError("nobody waited")
