"""A suspected malicious accusation over HTTP on real PostgreSQL: its road, its two persons, what it leaves behind."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tests.support.clarification_intake_house import House
from tests.support.malice_house import CASES, REPORT, TO_CERTIFIED, TO_DISPOSED, TO_PROPOSED, MaliceRoad


async def told(house: House, aggregate: str) -> list[dict[str, Any]]:
    """The events of an aggregate in the outbox, oldest first."""
    return [event for event in await house.ears.published() if event["type"].split(".")[1] == aggregate]


async def finish(road: MaliceRoad) -> None:
    """Public security answers, the organization department corrects, the office is satisfied."""
    police, personnel, handler = (road.who(part) for part in ("psb-officer", "org-dept-officer", "handler"))
    (letter,) = (await police.get("/v1/transfers")).json()["items"]
    at = f"/v1/transfers/{letter['id']}"
    assert (await police.act(f"{at}/receipt", {"received_on": "2026-03-02", "number": "公收1号"})).status_code == 200
    fed_back = {"fed_back_on": "2026-03-02", "text": "已处理", "document": "公复1号"}
    assert (await police.act(f"{at}/feedback", fed_back)).status_code == 200
    for task in (await personnel.get("/v1/corrections")).json()["items"]:
        at = f"/v1/corrections/{task['id']}"
        answer = {"corrected": True, "text": "已办理", "done_on": "2026-03-02", "document": "组1号"}
        assert (await personnel.act(f"{at}/answer", answer)).status_code == 200
        checked = await handler.act(f"{at}/verification", {"outcome": "closed", "note": "已核对"})
        assert checked.json()["status"] == "closed", checked.text


async def test_a_county_case_goes_up_to_the_city_and_through_to_its_closing(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_CERTIFIED)
    assert road.last["status"] == "certified"
    await road.do("request_corrections")
    assert len(road.last["correction_ids"]) == 2
    await road.do("dispose")
    early = await road.ask("close")
    assert early.status_code == 422
    assert {error["code"] for error in early.json()["errors"]} == {
        "results_missing",
        "gains_not_undone",
        "repairs_open",
    }
    await finish(road)
    closed = await road.do("close")
    assert (closed["status"], closed["next_acts"]) == ("closed", [])
    names = [event["type"].split(".")[2] for event in await told(house, "malice")]
    assert names == ["suspected", "investigating", "proposed", "escalated", "certified", "disposed", "closed"]


async def test_the_certification_opens_the_victims_clarification_in_the_same_act(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_CERTIFIED)
    victim = road.last["certification"]["victim_clarification_id"]
    (row,) = await house.rows("SELECT * FROM clarification WHERE id = :id", id=UUID(victim))
    assert (row["status"], str(row["malice_id"])) == ("opened", road.id)
    assert row["subject_person_id"] == house.person("east-township-leader")
    assert row["office_id"] == house.organ("east-supervision-office")
    assert row["organ_id"] == house.organ("east-county-cdi")


async def test_a_refused_certification_leaves_no_clarification(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED, "escalate")
    assert (await road.do("refuse_certification"))["status"] == "not_established"
    assert await house.rows("SELECT id FROM clarification") == []


async def test_a_case_sent_back_comes_again(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED, "escalate")
    assert (await road.do("send_back"))["status"] == "investigating"
    await road.walk("draft_proposal", "give_trial_opinion", "escalate", "certify")
    assert road.last["status"] == "certified" and len(road.last["sent_back"]) == 1


async def test_a_county_organ_cannot_certify_its_own_case_and_is_told_to_escalate(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED)
    own = {
        "certifying_organ_id": str(house.organ("east-county-cdi")),
        "approver_id": road.person("east-cdi-deputy"),
    }
    refused = await road.ask("escalate", **own)
    assert (refused.status_code, refused.json()["code"]) == (422, "must_escalate")
    assert "prefecture-city level" in refused.json()["detail"]
    assert {"P-03", "G-29"} <= set(refused.json()["cites"])
    itself = await road.ask("certify", by="sender")
    assert itself.status_code == 409 and "P-03" in itself.json()["cites"]
    assert (await road.who("sender").get(road.path)).json()["status"] == "proposed_malicious"


async def test_another_county_is_not_in_line_and_the_city_does_not_certify_for_the_province(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED)
    west = {"certifying_organ_id": str(house.organ("west-county-cdi")), "approver_id": road.person("west-cdi-deputy")}
    codes = {error["code"] for error in (await road.ask("escalate", **west)).json()["errors"]}
    assert codes == {"must_escalate", "certifier_not_in_line"}
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO replica_relation (id, kind, holder_id, target_id, valid_from, version) VALUES "
            f"('{house.person('mayor')}', 'cadre_authority', '{house.organ('province-cdi')}',"
            f" '{house.person('east-township-leader')}', '2020-01-01', 1)"
        )
    refused = await road.ask("escalate")
    assert (refused.status_code, refused.json()["code"]) == (422, "certifier_not_competent")
    province = {
        "certifying_organ_id": str(house.organ("province-cdi")),
        "approver_id": road.person("province-cdi-secretary"),
    }
    assert (await road.do("escalate", **province))["status"] == "pending_certification"


async def test_the_organ_is_measured_again_on_the_day_of_the_decision(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED, "escalate")
    async with house.running.database.begin() as connection:
        await connection.exec_driver_sql(
            f"UPDATE replica_organ SET level = 'county' WHERE id = '{house.organ('municipal-cdi')}'"
        )
    refused = await road.ask("certify")
    assert (refused.status_code, refused.json()["code"]) == (422, "must_escalate")


async def test_whoever_verified_or_sent_it_cannot_be_asked_to_certify(house: House) -> None:
    cast = {"letters": "letters-officer", "head": "office1-head", "verifier": "sc-member-1",
            "handler": "office1-officer", "trial": "trial-officer", "sender": "cdi-secretary",
            "approver": "sc-member-2", "manager": "management-officer"}  # fmt: skip
    road = MaliceRoad(house, cast, "municipal-cdi", "supervision-office-1", "housing-official")
    await road.walk(*TO_PROPOSED)
    for hand in ("verifier", "sender"):
        refused = await road.ask("escalate", approver_id=road.person(hand))
        assert (refused.status_code, refused.json()["code"]) == (403, "verifier_certifies")
    await road.walk("escalate", "certify")
    assert road.last["status"] == "certified"


async def test_proposing_and_deciding_are_two_persons_in_every_pair_of_steps(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk("suspect", "investigate", "propose_ending")
    assert (await road.ask("find_mistaken", by="handler")).status_code == 403
    await road.walk("draft_proposal")
    assert (await road.ask("give_trial_opinion", by="handler")).status_code == 403
    await road.walk("give_trial_opinion")
    for part in ("handler", "head", "trial"):
        assert (await road.ask("escalate", by=part)).status_code == 403
    await road.walk("escalate")
    for part in ("handler", "head", "trial", "sender", "manager"):
        refused = await road.ask("certify", by=part)
        assert refused.status_code == 403, (part, refused.text)


async def test_a_mistake_ends_with_education_and_what_the_victim_is_owed(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk("suspect", "investigate")
    punished = await road.ask("propose_ending", measures=["party_discipline"])
    assert (punished.status_code, punished.json()["code"]) == (422, "education_only")
    await road.walk("propose_ending", "find_mistaken")
    other = await road.ask("educate", measure="public_security")
    assert (other.status_code, other.json()["code"]) == (422, "education_only")
    await road.walk("educate")
    refused = await road.ask("request_corrections")
    assert (refused.status_code, refused.json()["code"]) == (422, "no_gain_on_mistake")
    owed = await road.do("request_corrections", corrections=[road.correction("award", "恢复荣誉")])
    assert (owed["status"], len(owed["correction_ids"])) == ("mistaken", 1)
    assert (await road.ask("dispose")).status_code == 409


async def test_one_lead_carries_one_case_and_a_dropped_one_may_be_followed_by_another(house: House) -> None:
    road = MaliceRoad(house)
    await road.do("suspect")
    again = await road.suspect()
    assert (again.status_code, again.json()["code"]) == (409, "already_suspected")
    await road.do("drop")
    assert (await road.suspect()).status_code == 201


async def test_what_could_not_be_proven_is_not_untrue(house: House) -> None:
    road = MaliceRoad(house)
    await road.hear_lead("unprovable", "partly_true", "true")
    refused = await road.suspect()
    assert (refused.status_code, refused.json()["code"]) == (422, "lead_not_untrue")


async def test_the_vault_is_told_which_handlers_may_ask_for_which_report(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk("suspect", "investigate")
    (event,) = [one for one in await told(house, "malice") if one["type"].endswith("investigating.v1")]
    assert event["data"]["handler_ids"] == [road.person("handler")]
    assert event["data"]["report_refs"] == [str(REPORT)]


async def test_public_security_is_reminded_every_thirty_days_until_it_answers(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_DISPOSED)
    police = road.who("psb-officer")
    (letter,) = (await police.get("/v1/transfers")).json()["items"]
    assert letter["due_on"] == "2026-04-01"
    at = f"/v1/transfers/{letter['id']}"
    await house.tick(datetime(2026, 4, 1, 15, 59, tzinfo=UTC))
    assert (await police.get(at)).json()["reminders"] == []
    await house.tick(datetime(2026, 4, 1, 16, 1, tzinfo=UTC))
    reminded = (await police.get(at)).json()
    assert len(reminded["reminders"]) == 1 and reminded["due_on"] > "2026-04-30"
    assert [due["code"] for due in reminded["due"]] == ["malice.feedback"]
    assert [one["type"].split(".")[2] for one in await told(house, "transfer")] == ["sent", "reminded"]


async def test_a_correction_not_answered_in_thirty_days_is_overdue(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_CERTIFIED, "request_corrections")
    await house.tick(datetime(2026, 4, 1, 16, 1, tzinfo=UTC))
    listed = (await road.who("org-dept-officer").get("/v1/corrections", status="overdue")).json()
    assert listed["total"] == 2
    names = {one["type"].split(".")[2] for one in await told(house, "correction")}
    assert names == {"opened", "overdue"}


async def test_counts_by_outcome_and_month_are_those_of_the_cases_one_may_list(house: House) -> None:
    road, other = MaliceRoad(house), MaliceRoad(house, subject="east-clerk")
    await road.walk(*TO_CERTIFIED)
    await other.walk("suspect", "drop")
    counted = (await road.who("manager").get("/v1/statistics/malice-cases")).json()
    assert [month["key"] for month in counted["items"]] == ["2026-03"]
    assert counted["whole"] == {
        "suspected": 2, "under_way": 0, "mistaken": 0, "not_established": 1, "certified": 1, "closed": 0
    }  # fmt: skip
    for part in ("management-officer", "org-dept-officer", "psb-officer", "east-township-leader"):
        elsewhere = (await road.who(part).get("/v1/statistics/malice-cases")).json()
        assert elsewhere["whole"]["suspected"] == 0, part


@pytest.mark.parametrize("span", [{"from": "2026-03-02", "to": "2026-03-01"}, {"from": "2020-01-01"}])
async def test_a_period_of_statistics_is_a_period(house: House, span: dict[str, str]) -> None:
    refused = await MaliceRoad(house).who("manager").get("/v1/statistics/malice-cases", **span)
    assert (refused.status_code, refused.json()["code"]) == (422, "incomplete")


async def test_the_list_names_the_case_and_nothing_of_its_content(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk("suspect", "investigate")
    (listed,) = (await road.who("head").get(CASES, status="investigating")).json()["items"]
    assert set(listed) == {
        "id", "number", "version", "status", "organ_id", "office_id", "suspected_on"
    }  # fmt: skip
    assert listed["number"] == "诬核〔2026〕1号"
