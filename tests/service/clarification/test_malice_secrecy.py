"""Who knows a suspected malicious accusation: whom it names and nobody else; what stands in the database; what public
security sees of a transfer, and the organization department of a correction."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.clarification_intake_house import House
from tests.support.malice_house import CASES, TO_CERTIFIED, TO_DISPOSED, TO_PROPOSED, MaliceRoad

NAMED = {"letters", "head", "handler", "trial", "sender", "approver", "manager"}
ACTS = (
    "investigate", "drop", "name_handlers", "renew_heads", "step_aside", "propose_ending", "find_mistaken", "educate",
    "draft_proposal", "give_trial_opinion", "escalate", "certify", "send_back", "refuse_certification", "dispose",
    "record_result", "request_corrections", "close",
)  # fmt: skip


def strangers(road: MaliceRoad, *named: str) -> list[str]:
    """Everybody of the sample city with an account whom the case does not name."""
    inside = {road.cast[part] for part in named}
    return sorted(code for code in road.house.city.people if code not in inside)


@pytest.mark.parametrize("status", ["suspected", "certified"])
async def test_whom_the_case_does_not_name_gets_404_from_every_door(house: House, status: str) -> None:
    road = MaliceRoad(house)
    await road.walk(*(TO_CERTIFIED if status == "certified" else ("suspect",)))
    named = NAMED if status == "certified" else {"letters", "head", "manager"}
    outside = strangers(road, *named)
    assert {"cdi-secretary", "sys-admin", "east-office-officer", "east-township-leader"} <= set(outside)
    absent = await road.who("manager").get(f"{CASES}/{house.person('mayor')}")
    for code in outside:
        seen = await road.who(code).get(road.path)
        assert (seen.status_code, _body(seen.json())) == (404, _body(absent.json())), code
        assert (await road.who(code).get(CASES)).json()["total"] == 0, code
        assert (await road.who(code).get(f"/v1/histories/malice/{road.id}")).status_code == 404, code


async def test_whom_the_case_does_not_name_can_do_nothing_to_it(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_CERTIFIED)
    for code in (
        "cdi-secretary",
        "east-office-officer",
        "office1-head",
        "psb-officer",
        "org-dept-officer",
        "sys-admin",
    ):
        for act in ACTS:
            refused = await road.ask(act, by=code)
            assert refused.status_code == 404, (code, act, refused.text)


async def test_an_officer_of_another_office_learns_of_no_lead_by_suspecting(house: House) -> None:
    road = MaliceRoad(house)
    await road.hear_lead("untrue")
    for code in ("east-township-officer", "office1-officer", "letters-officer", "conduct-officer"):
        hidden = await road.suspect(by=code)
        unknown = await road.suspect(by=code, lead_id=road.person("handler"))
        assert hidden.status_code == unknown.status_code == 404, code
        assert _body(hidden.json()) == _body(unknown.json())


async def test_a_lead_that_is_still_open_cannot_be_told_from_none(house: House) -> None:
    road = MaliceRoad(house)
    await road.hear_lead("untrue", concluded=False)
    assert (await road.suspect()).status_code == 404


async def test_who_put_the_suspicion_on_record_does_not_see_the_inquiry(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED)
    seen = (await road.who("letters").get(road.path)).json()
    assert seen["suspicion"]["reason"] == "材料系伪造"
    assert (seen["draft"], seen["trial_opinion"], seen["handler_ids"], seen["report_refs"]) == (None, None, [], [])
    assert seen["next_acts"] == []
    whole = (await road.who("handler").get(road.path)).json()
    assert whole["draft"]["facts"] == "票据系伪造"


async def test_handlers_see_the_case_only_once_the_head_has_named_them_and_only_as_long(house: House) -> None:
    road = MaliceRoad(house)
    await road.do("suspect")
    assert (await road.who("handler").get(road.path)).status_code == 404
    await road.do("investigate")
    assert (await road.who("handler").get(road.path)).status_code == 200
    people = [road.person("head"), road.person("verifier")]
    await road.do(
        "name_handlers",
        handler_ids=people[1:],
        recusals=[{"person_id": person, "ground": None} for person in people],
    )
    assert (await road.who("handler").get(road.path)).status_code == 404
    assert (await road.who("verifier").get(road.path)).status_code == 200


async def test_who_steps_aside_sees_nothing_of_it_any_more(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk("suspect", "investigate", "step_aside")
    assert (await road.who("handler").get(road.path)).status_code == 404
    assert (await road.ask("draft_proposal")).status_code == 404


async def test_the_accused_sees_nothing_even_in_a_role_that_the_case_names(house: House) -> None:
    cast = {"letters": "letters-officer", "head": "office1-head", "verifier": "office1-officer-2",
            "handler": "office1-officer", "manager": "management-officer"}  # fmt: skip
    for accused in ("management-officer", "letters-officer"):
        road = MaliceRoad(house, cast, "municipal-cdi", "supervision-office-1", accused)
        await road.hear_lead("untrue")
        own = await road.suspect(by=accused)
        if accused == "letters-officer":
            assert own.status_code == 404, "a lead on himself is as absent to him as any other"
            continue
        await road.do("suspect")
        assert (await road.who(accused).get(road.path)).status_code == 404


async def test_the_approver_sees_it_only_while_it_is_before_the_organ_and_since_the_certification(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_PROPOSED)
    assert (await road.who("approver").get(road.path)).status_code == 404
    await road.do("escalate")
    assert (await road.who("approver").get(road.path)).status_code == 200
    await road.do("send_back")
    assert (await road.who("approver").get(road.path)).status_code == 404


async def test_public_security_sees_the_transfer_and_nothing_of_the_case(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_DISPOSED)
    police = road.who("psb-officer")
    (letter,) = (await police.get("/v1/transfers")).json()["items"]
    assert letter["asked"] == "请依法办理并反馈。" and letter["letter_number"] == "东纪移〔2026〕1号"
    assert (letter["source_id"], letter["route"], letter["office_id"]) == (None, None, None)
    assert _holds_none_of(letter, _secrets(road))
    for address in ("/v1/malice-cases", "/v1/corrections", "/v1/clarifications", "/v1/applications", "/v1/candidates"):
        listed = await police.get(address)
        assert listed.status_code in (403, 404) or listed.json()["total"] == 0, address
    timeline = await police.get(f"/v1/histories/transfer/{letter['id']}")
    assert _holds_none_of(timeline.json(), _secrets(road))


async def test_a_transfer_is_known_to_the_receiving_organ_named_handlers_and_case_management(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_DISPOSED)
    at = f"/v1/transfers/{road.last['disposal']['transfer_ids'][0]}"
    for part in ("psb-officer", "handler", "manager"):
        assert (await road.who(part).get(at)).status_code == 200, part
    for code in strangers(road, "handler", "manager"):
        if code != "psb-officer":
            assert (await road.who(code).get(at)).status_code == 404, code
    body = {"received_on": "2026-03-02", "number": "公收1号"}
    refused = await road.who("handler").act(f"{at}/receipt", body)
    assert (refused.status_code, refused.json()["code"]) == (403, "receiver_answers_itself")


async def test_the_organization_department_sees_subject_item_and_term_and_nothing_of_the_case(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_CERTIFIED, "request_corrections")
    tasks = (await road.who("org-dept-officer").get("/v1/corrections")).json()["items"]
    assert {task["item"] for task in tasks} == {"candidate_status", "appointment"}
    for task in tasks:
        assert task["subject_person_id"] == str(house.person("east-township-leader"))
        assert task["due_on"] == "2026-04-01"
        assert (task["source_id"], task["source_kind"], task["office_id"], task["handler_ids"]) == (
            None,
            None,
            None,
            [],
        )
        assert _holds_none_of(task, _secrets(road))
    timeline = await road.who("org-dept-officer").get(f"/v1/histories/correction/{tasks[0]['id']}")
    assert timeline.json()["items"] == []
    at = f"/v1/corrections/{tasks[0]['id']}"
    office = (await road.who("verifier").get(at)).json()
    assert office["office_id"] == str(house.organ("east-supervision-office"))
    assert (office["source_id"], office["source_kind"]) == (None, None)
    assert (await road.who("handler").get(at)).json()["source_id"] == road.id
    known = {"org-dept-officer", *(road.cast[part] for part in ("handler", "verifier", "head", "manager"))}
    for code in strangers(road):
        if code not in known:
            assert (await road.who(code).get(at)).status_code == 404, code


async def test_nothing_that_was_written_stands_readable_in_the_database(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_DISPOSED, "request_corrections")
    written = (
        "材料系伪造",
        "票据系伪造",
        "卷二",
        "两个要件均有证据",
        "报请认定",
        "vile_means",
        "public_security",
        "依法移送",
    )
    for table in ("malice", "case_history", "transfer", "audit_event", "outbox_event"):
        stored = str(await house.rows(f"SELECT * FROM {table}"))
        held = [text for text in written if text in stored]
        # The letter of transfer is what the receiving organ reads: what is asked stands in it, the case does not.
        assert held == ([] if table != "transfer" else [text for text in held if text == "卷二"]), table
    (transfer,) = await house.rows("SELECT body FROM transfer")
    assert road.id not in str(transfer["body"])


async def test_events_hold_neither_persons_nor_text(house: House) -> None:
    road = MaliceRoad(house)
    await road.walk(*TO_DISPOSED, "request_corrections")
    told = [
        one for one in await house.ears.published() if one["type"].split(".")[1] in ("malice", "transfer", "correction")
    ]
    assert len(told) == 9
    subject = str(house.person("east-township-leader"))
    assert all(subject not in str(event) for event in told)
    assert all(_holds_none_of(event["data"], ("材料", "票据", "other", "vile_means")) for event in told)


async def test_every_look_at_a_case_is_on_record(house: House) -> None:
    road = MaliceRoad(house)
    await road.do("suspect")
    before = await house.rows("SELECT id FROM audit_event")
    await road.who("head").get(road.path)
    await road.who("mayor").get(road.path)
    looks = (await house.rows("SELECT action, decision FROM audit_event ORDER BY id"))[len(before) :]
    assert [(row["action"], row["decision"]) for row in looks] == [("malice.show", "allow"), ("malice.show", "deny")]


def _body(answer: Mapping[str, Any]) -> dict[str, Any]:
    """A refusal without the address that was asked."""
    return {name: value for name, value in answer.items() if name not in ("instance", "request_id")}


def _secrets(road: MaliceRoad) -> tuple[str, ...]:
    return (road.id, "票据", "vile_means", road.person("handler"), road.person("approver"))


def _holds_none_of(content: object, words: tuple[str, ...]) -> bool:
    return not any(word in str(content) for word in words)
