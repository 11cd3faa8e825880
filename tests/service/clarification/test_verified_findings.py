"""Over HTTP: whose finding it is, whose unit, who heads one, and how far a public clarification reaches."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.service.clarification.test_candidates import conclude, only
from tests.support.clarification_intake_house import House
from tests.support.clarification_road import TO_REVIEW, ClarificationRoad


def typed(road: ClarificationRoad, lead: Any, *findings: str) -> list[dict[str, Any]]:
    """Problems of a lead as a handler types them, the first being the main one."""
    pattern: dict[str, Any] = road.body("open_ex_officio")["items"][0]
    return [
        {**pattern, "lead_id": None if lead is None else str(lead), "finding": finding, "is_main": n == 0}
        for n, finding in enumerate(findings)
    ]


async def opened(house: House) -> ClarificationRoad:
    """A clarification under assessment."""
    road = ClarificationRoad(house)
    await road.walk("open_ex_officio", "accept")
    return road


async def test_an_open_lead_is_not_cleared_by_naming_it(house: House) -> None:
    road = ClarificationRoad(house)
    lead = house.lead(subject_person_id=house.person("housing-official"))
    await house.hear(house.received(lead, "matter"))
    refused = await road.ask("open_ex_officio", items=typed(road, lead.id, "untrue"))
    assert (refused.status_code, refused.json()["code"]) == (422, "verification_not_ended")


async def test_nor_is_a_repeated_report_whose_verification_has_not_ended(house: House) -> None:
    """C-11, C-14: a mere repeat holds nothing up, and yet nothing is found on it."""
    person = house.person("housing-official")
    first, again = house.lead(subject_person_id=person), house.lead(subject_person_id=person)
    await house.hear(house.received(first, "matter"), house.concluded(first, "untrue", main=1, matters=("matter",)))
    road = await opened(house)
    await house.hear(house.received(again, "matter"))
    refused = await road.ask("record_verification", items=typed(road, again.id, "untrue"))
    assert (refused.status_code, refused.json()["code"]) == (422, "verification_not_ended")
    assert (await road.do("record_verification", items=typed(road, first.id, "untrue")))["untruth"]["main_untrue"]


@pytest.mark.parametrize("act", ["open_ex_officio", "record_verification"])
async def test_a_lead_of_others_answers_like_an_unknown_one(house: House, act: str) -> None:
    road = ClarificationRoad(house) if act == "open_ex_officio" else await opened(house)
    theirs = await conclude(house, "untrue", main=1, office="supervision-office-2")
    on_another = house.lead(subject_person_id=house.person("approval-official"))
    await house.hear(house.received(on_another, "matter"), house.concluded(on_another, "untrue", main=1))
    answers = [await road.ask(act, items=typed(road, lead, "untrue")) for lead in (theirs, on_another.id, uuid4())]
    assert {answer.status_code for answer in answers} == {422}
    told = [(one.json()["code"], one.json()["errors"]) for one in answers]
    assert told[0] == told[1] == told[2] and told[0][0] == "lead_not_of_office"


@pytest.mark.parametrize("act", ["open_ex_officio", "record_verification"])
async def test_what_was_found_true_does_not_become_untrue(house: House, act: str) -> None:
    road = ClarificationRoad(house) if act == "open_ex_officio" else await opened(house)
    lead = await conclude(house, "true", "untrue", main=1)
    for findings in (("untrue", "untrue"), ("untrue",)):
        refused = await road.ask(act, items=typed(road, lead, *findings))
        assert (refused.status_code, refused.json()["code"]) == (422, "findings_differ")


async def test_own_verification_reaches_only_whom_organ_or_office_looks_after(house: House) -> None:
    """The county's official is managed by the county; its leader by the city."""
    for person, unit, status in (
        ("east-township-official", "east-township", 422), ("housing-official", "housing-bureau", 201),
    ):  # fmt: skip
        road = ClarificationRoad(house)
        subject = {"kind": "person", "person_id": str(house.person(person)), "unit_id": str(house.organ(unit))}
        answer = await road.ask("open_ex_officio", subject=subject)
        assert answer.status_code == status, answer.text
        if status == 422:
            assert answer.json()["code"] == "subject_not_managed"
    for unit, status in (("transport-bureau", 422), ("approval-bureau", 201)):
        subject = {"kind": "organization", "organ_id": str(house.organ(unit))}
        answer = await ClarificationRoad(house).ask("open_ex_officio", subject=subject)
        assert answer.status_code == status, answer.text


async def test_a_body_opens_for_the_township_it_stands_beside_and_for_no_county_unit(house: House) -> None:
    officer = house.caller("east-township-officer")
    body = ClarificationRoad(house).body("open_ex_officio")
    for unit, status in (("east-township", 201), ("housing-bureau", 422)):
        body["subject"] = {"kind": "organization", "organ_id": str(house.organ(unit))}
        assert (await officer.post("/v1/clarifications", body)).status_code == status, unit


async def test_the_unit_typed_is_the_subjects_own(house: House) -> None:
    road = ClarificationRoad(house)
    elsewhere = {**road.body("open_ex_officio")["subject"], "unit_id": str(house.organ("approval-bureau"))}
    refused = await road.ask("open_ex_officio", subject=elsewhere)
    assert (refused.status_code, refused.json()["code"]) == (422, "unit_not_of_subject")
    lead = await conclude(house, "untrue", main=1)
    worded = [{"lead_id": str(lead), "item": 1, "problem": "反映收受礼金。"}]
    path = f"/v1/candidates/{(await only(house))['id']}/taking-up"
    for unit, code in ((house.organ("approval-bureau"), "unit_not_of_subject"), (uuid4(), "incomplete")):
        refused = await house.caller("office1-officer").act(path, {"unit_id": str(unit), "problems": worded})
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert (await house.caller("office1-officer").act(path, {"problems": worded})).status_code == 200


async def test_who_is_retired_is_cleared_in_the_unit_of_the_last_post(house: House) -> None:
    person = house.person("housing-official")
    async with house.running.database.begin() as connection:
        await connection.execute(
            text("UPDATE replica_post SET valid_to = '2026-01-01' WHERE person_id = :person"), {"person": person}
        )
        await connection.execute(
            text("INSERT INTO replica_post VALUES (:person, :organ, 'officer', '2020-01-01', '2024-01-01')"),
            {"person": person, "organ": house.organ("approval-bureau")},
        )
    before = {**ClarificationRoad(house).body("open_ex_officio")["subject"]}
    earlier = {**before, "unit_id": str(house.organ("approval-bureau"))}
    refused = await ClarificationRoad(house).ask("open_ex_officio", subject=earlier)
    assert refused.json()["code"] == "unit_not_of_subject"
    assert (await ClarificationRoad(house).do("open_ex_officio"))["subject"]["unit_id"] == before["unit_id"]


async def test_who_heads_another_unit_is_a_principal_leader_wherever_the_letter_goes(house: House) -> None:
    """C-27, G-21: the secretary decides, whichever of the units was stated."""
    async with house.running.database.begin() as connection:
        await connection.execute(
            text("INSERT INTO replica_post VALUES (:person, :organ, 'principal', '2025-01-01', NULL)"),
            {"person": house.person("housing-official"), "organ": house.organ("renewal-task-force")},
        )
    road = ClarificationRoad(house)
    await road.walk(*TO_REVIEW)
    refused = await road.ask("approve", by="leader")
    assert (refused.status_code, refused.json()["code"]) == (403, "secretary_decides")


async def test_a_circular_reaches_no_unit_without_proven_influence(house: House) -> None:
    road = ClarificationRoad(house, public=True)
    await road.walk("open_ex_officio", "accept", "record_consent")
    methods = road.body("propose")["methods"]
    methods[-1]["range"]["organ_ids"].append(str(house.organ("approval-bureau")))
    refused = await road.ask("propose", methods=methods)
    assert (refused.status_code, refused.json()["code"]) == (422, "range_elsewhere")
    assert (await road.do("propose"))["status"] == "proposed"
