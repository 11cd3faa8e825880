"""Reading the directory: names for those who are signed in, relations for any day."""

from datetime import date

import pytest

from services.directory.stable_ids import organ_id, person_id, relation_id
from tests.service.directory.caller import Directory

EDUCATION = organ_id("education-bureau")


async def test_me_tells_person_organ_office_and_roles(directory: Directory) -> None:
    me = (await directory.get("office2-head", "/me")).json()
    assert me["code"] == "office2-head"
    assert me["roles"] == ["sup_head"]
    assert me["person"]["name"] == "第二监督检查室主任某甲"
    assert (me["organ"]["code"], me["office"]["code"]) == ("municipal-cdi", "supervision-office-2")


@pytest.mark.parametrize(
    ("on", "office"),
    [("2024-12-31", "supervision-office-2"), ("2025-01-01", "supervision-office-3"), ("2023-12-31", None)],
)
async def test_who_looked_after_a_unit_is_answered_for_any_day(
    directory: Directory, on: str, office: str | None
) -> None:
    answer = await directory.get("approval-clerk", "/relations", on=on, target_id=str(EDUCATION), kind="counterpart")
    holders = [item["holder_id"] for item in answer.json()["items"]]
    assert holders == ([] if office is None else [str(organ_id(office))])


async def test_an_organ_is_read_with_its_names_and_the_version_as_etag(directory: Directory) -> None:
    answer = await directory.get("housing-official", f"/organs/{EDUCATION}")
    assert answer.headers["ETag"] == '"1"'
    assert (answer.json()["name_zh"], answer.json()["next_acts"]) == ("示例市教育局", [])
    mine = await directory.get("sys-admin", f"/organs/{EDUCATION}")
    assert mine.json()["next_acts"] == ["amend", "end"]


async def test_nobody_reads_without_being_signed_in(directory: Directory) -> None:
    for path in ("/organs", "/people", "/relations", "/accounts", "/me", f"/people/{person_id('mayor')}"):
        assert (await directory.client.get(f"/v1{path}")).status_code == 401


async def test_an_official_concerned_reads_no_other_person(directory: Directory) -> None:
    own = await directory.get("housing-official", f"/people/{person_id('housing-official')}")
    other = await directory.get("housing-official", f"/people/{person_id('office1-officer')}")
    assert (own.status_code, other.status_code) == (200, 404)
    assert (await directory.get("housing-official", "/people")).json()["total"] == 1


async def test_lists_come_in_pages_with_a_total(directory: Directory) -> None:
    answer = (await directory.get("approval-clerk", "/organs", kind="municipal_unit", page="2", page_size="4")).json()
    assert (answer["total"], answer["page"], len(answer["items"])) == (6, 2, 2)
    people = (await directory.get("approval-clerk", "/people", organ_id=str(EDUCATION))).json()
    assert {item["code"] for item in people["items"]} == {"education-head", "education-deputy", "education-clerk"}
    found = (await directory.get("approval-clerk", "/people", code="mayor")).json()
    assert found["items"][0]["name"] == "市长某甲"


async def test_an_unknown_filter_is_refused(directory: Directory) -> None:
    assert (await directory.get("approval-clerk", "/organs", name="x")).status_code == 400


async def test_a_second_counterpart_office_at_the_same_time_is_refused(directory: Directory) -> None:
    body = {
        "kind": "counterpart",
        "holder_id": str(organ_id("supervision-office-1")),
        "target_id": str(EDUCATION),
        "valid_from": "2026-01-01",
    }
    answer = await directory.post("sys-admin", "/relations", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "another_holder")
    body["holder_id"] = str(organ_id("supervision-office-3"))
    assert (await directory.post("sys-admin", "/relations", body)).json()["code"] == "relation_overlaps"


async def test_after_the_end_of_one_relation_the_next_may_begin_that_day(directory: Directory) -> None:
    present = relation_id("counterpart", "supervision-office-3", "education-bureau", date(2025, 1, 1))
    ended = await directory.post("sys-admin", f"/relations/{present}/ending", {"valid_to": "2026-01-01"}, version=1)
    assert (ended.status_code, ended.json()["status"]) == (200, "ended")
    body = {
        "kind": "counterpart",
        "holder_id": str(organ_id("supervision-office-1")),
        "target_id": str(EDUCATION),
        "valid_from": "2026-01-01",
    }
    assert (await directory.post("sys-admin", "/relations", body)).status_code == 201


async def test_a_person_is_no_counterpart_office(directory: Directory) -> None:
    body = {
        "kind": "counterpart",
        "holder_id": str(person_id("mayor")),
        "target_id": str(organ_id("supervision-office-1")),
        "valid_from": "2026-01-01",
    }
    answer = await directory.post("sys-admin", "/relations", body)
    assert answer.json()["code"] == "relation_unsuitable"
    assert [error["pointer"] for error in answer.json()["errors"]] == ["#/holder_id", "#/target_id"]


async def test_an_organ_cannot_belong_to_what_is_below_it(directory: Directory) -> None:
    government = organ_id("municipal-government")
    body = {
        "kind": "municipal_government",
        "level": "city",
        "parent_id": str(organ_id("approval-bureau")),
        "name_zh": "示例市人民政府",
        "name_en": "Sample City Government",
    }
    answer = await directory.post("sys-admin", f"/organs/{government}/amendment", body, version=1)
    assert (answer.status_code, answer.json()["code"]) == (422, "organ_misplaced")


async def test_the_dictionaries_label_every_code(directory: Directory) -> None:
    names = (await directory.get("approval-clerk", "/dictionaries")).json()["names"]
    assert {"organ_kind", "post", "relation_kind", "role", "level"} <= set(names)
    kinds = (await directory.get("approval-clerk", "/dictionaries/organ_kind")).json()["items"]
    assert len(kinds) == 23
