"""Audit administrators search and export who did and saw what, in codes; each of their searches is on record too."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import text

from deploy.verify_audit import verify
from libs.chassis import audit_search
from libs.chassis.audit_search import AuditFilters, SearchTooWide, find
from tests.support.audit_of_house import ADMIN, RECORDS, HouseTrail
from tests.support.filing_road import FILINGS, Road
from tests.support.filing_service import FilingHouse
from tests.support.refused import problem

REWRITTEN = (
    "UPDATE audit_event SET account_id = organ_id, objects = '{}',"
    " body = convert_to(replace(convert_from(body, 'UTF8'), account_id::text, organ_id::text), 'UTF8') WHERE id = 2",
    "UPDATE audit_leaf SET leaf_hash = (SELECT sha256('\\x00'::bytea || body) FROM audit_event WHERE id = 2)"
    " WHERE audit_id = 2",
)
"""Another person in the record and in its leaf, so that within the database all fits together."""


@pytest.fixture
def trail(house: FilingHouse, keys: Path) -> HouseTrail:
    """The trail of the house."""
    return HouseTrail(house, keys)


async def begun(house: FilingHouse) -> Road:
    """A filing that its clerk has drafted and read."""
    road = Road(house)
    await road.draft()
    await road.read()
    return road


async def test_every_effect_and_every_look_is_found_newest_first(house: FilingHouse, trail: HouseTrail) -> None:
    road = await begun(house)
    found = await trail.found()
    assert [(one["action"], one["outcome"], one["decision"]) for one in found] == [
        ("filing.show", "shown", "allow"),
        ("filing.draft", "draft", "allow"),
    ]
    clerk = house.city.person("approval-clerk")
    assert {(one["account_id"], one["organ_id"], one["object_id"]) for one in found} == {
        (str(clerk.account_id), str(clerk.organ_id), road.id)
    }


async def test_a_search_for_a_case_finds_the_list_that_showed_it(house: FilingHouse, trail: HouseTrail) -> None:
    road = await begun(house)
    other = await begun(house)
    assert (await road.who("clerk").get(FILINGS)).status_code == 200
    found = await trail.found(object_id=road.id)
    assert [one["action"] for one in found] == ["filing.list", "filing.show", "filing.draft"]
    assert set(found[0]["objects"]) == {road.id, other.id}


@pytest.mark.parametrize(
    ("asked", "actions"),
    [
        ({"action": "filing.draft"}, ["filing.draft"]),
        ({"decision": "deny"}, ["filing.show"]),
        ({"outcome": "absent"}, ["filing.show"]),
        ({"outcome": "absent", "action": "filing.draft"}, []),
        ({"from": "2026-03-09T12:00:00+08:00"}, ["filing.show", "filing.show", "filing.draft"]),
        ({"to": "2026-03-09T12:00:00+08:00"}, []),
        ({"from": "2026-03-09T12:00:00.000001+08:00"}, []),
    ],
)
async def test_filters_narrow_the_search(
    house: FilingHouse, trail: HouseTrail, asked: dict[str, str], actions: list[str]
) -> None:
    road = await begun(house)
    assert (await house.caller("vice-mayor-2").get(road.path)).status_code == 404
    assert [one["action"] for one in await trail.found(**asked)] == actions


async def test_a_search_by_person_and_organ_finds_their_rows_only(house: FilingHouse, trail: HouseTrail) -> None:
    road = await begun(house)
    stranger = house.city.person("vice-mayor-2")
    await house.caller("vice-mayor-2").get(road.path)
    for asked in ({"account_id": stranger.account_id}, {"organ_id": stranger.organ_id}):
        (one,) = await trail.found(**asked)
        assert (one["outcome"], one["object_id"]) == ("absent", road.id)


async def test_page_by_page_gives_the_same_as_all_at_once(house: FilingHouse, trail: HouseTrail) -> None:
    road = await begun(house)
    for _ in range(7):
        await road.read()
    asked: dict[str, Any] = {"action": "filing.show"}
    all_at_once = [one["id"] for one in await trail.found(**asked)]
    gathered: list[int] = []
    after: dict[str, str] = {}
    while True:
        page = (await trail.search(**asked, page_size=3, **after)).json()
        gathered += [one["id"] for one in page["items"]]
        await road.read()  # what comes meanwhile is newer and does not appear
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert gathered == all_at_once and len(gathered) == 8


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"who": "x"}, "unknown_parameter"),
        ({"start": "2026-03-09T12:00:00+08:00"}, "unknown_parameter"),
        ({"after": "bm9uZQ"}, "cursor_invalid"),
    ],
)
async def test_what_the_search_does_not_take_is_refused(trail: HouseTrail, asked: dict[str, str], code: str) -> None:
    problem(await trail.search(**asked), 400, code)


async def test_a_cursor_goes_with_its_filters_alone(house: FilingHouse, trail: HouseTrail) -> None:
    road = await begun(house)
    await road.read()
    cursor = (await trail.search(page_size=1, action="filing.show")).json()["next"]
    problem(await trail.search(page_size=1, action="filing.draft", after=cursor), 400, "cursor_invalid")
    assert (await trail.search(page_size=1, action="filing.show", after=cursor)).status_code == 200


@pytest.mark.parametrize("asked", [{"account_id": "x"}, {"action": "Filing Show"}, {"from": "2026-03-09"}])
async def test_a_filter_that_is_none_is_a_field_error(trail: HouseTrail, asked: dict[str, str]) -> None:
    problem(await trail.search(**asked), 422, "fields_invalid")


@pytest.mark.parametrize("door", [RECORDS, f"{RECORDS}/export", f"{RECORDS}/1/proof"])
@pytest.mark.parametrize("person", ["approval-clerk", "cdi-secretary", "sys-admin", "sec-admin"])
async def test_nobody_else_reads_the_trail(house: FilingHouse, trail: HouseTrail, door: str, person: str) -> None:
    problem(await house.caller(person).get(door), 403, "not_entitled", "P-36")
    (row,) = await trail.rows()
    assert (row["decision"], row["outcome"]) == ("deny", "not_entitled")
    assert row["account_id"] == house.city.person(person).account_id


async def test_each_search_is_on_record_with_what_it_asked_about(house: FilingHouse, trail: HouseTrail) -> None:
    road = await begun(house)
    clerk = house.city.person("approval-clerk")
    await trail.found(object_id=road.id, account_id=clerk.account_id)
    (row,) = await trail.rows(action="audit_record.search")
    assert row["account_id"] == house.city.person(ADMIN).account_id
    assert (row["objects"], row["outcome"]) == ([UUID(road.id), clerk.account_id], "shown")
    assert (await trail.found(object_id=road.id))[0]["action"] == "audit_record.search"


async def test_no_content_leaves_with_the_records(house: FilingHouse, trail: HouseTrail) -> None:
    road = Road(house)
    await road.to("in_execution")
    answer = await trail.search(page_size=200)
    exported = await house.caller(ADMIN).get(f"{RECORDS}/export")
    assert len(answer.json()["items"]) > 20
    for told in (answer.text, exported.text):
        assert told.isascii(), "codes and ids only"


async def test_a_row_shows_how_it_stands_to_the_tree(house: FilingHouse, trail: HouseTrail) -> None:
    await begun(house)
    assert {one["seal"] for one in await trail.found()} == {"waiting"}
    await trail.run("UPDATE audit_event SET outcome = 'other' WHERE id = 1")
    await trail.seal()
    shown = {one["id"]: one["seal"] for one in await trail.found()}
    assert (shown[1], shown[2]) == ("altered", "sealed")


async def test_a_row_rewritten_before_it_was_sealed_is_shown_as_forged(house: FilingHouse, trail: HouseTrail) -> None:
    await begun(house)
    await trail.run("UPDATE audit_event SET row_mac = sha256('guess') WHERE id = 2")
    await trail.seal()
    found = await trail.found()
    assert {one["id"]: one["seal"] for one in found if one["action"].startswith("filing.")} == {
        1: "sealed",
        2: "forged",
    }
    (against,) = [one for one in found if one["action"] == "audit_record.seal"]
    assert (against["outcome"], UUID(against["object_id"]).int) == ("row_mac_wrong", 2)


async def export(house: FilingHouse, file: Path, **asked: Any) -> list[dict[str, Any]]:
    """The administrator's export, kept in that file; answers its lines."""
    answer = await house.caller(ADMIN).get(f"{RECORDS}/export", **asked)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/x-ndjson")
    file.write_bytes(answer.content)
    return [json.loads(line) for line in answer.text.splitlines()]


async def test_an_export_has_every_record_its_filters_and_its_end(
    house: FilingHouse, trail: HouseTrail, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_search, "CHUNK", 5)
    monkeypatch.setattr("libs.chassis.audit_routes.CHUNK", 5)
    road = await begun(house)
    for _ in range(13):
        await road.read()
    opening, *lines, end = await export(house, tmp_path / "x", action="filing.show")
    assert (opening["service"], opening["filters"]) == ("filing", {"action": "filing.show"})
    assert [line["audit_id"] for line in lines] == [row["id"] for row in await trail.rows(action="filing.show")][::-1]
    assert end == {"end": True, "records": 14}


async def test_an_export_of_exactly_one_stretch_ends_too(
    house: FilingHouse, trail: HouseTrail, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_search, "CHUNK", 2)
    monkeypatch.setattr("libs.chassis.audit_routes.CHUNK", 2)
    road = await begun(house)
    lines = await export(house, tmp_path / "x", object_id=road.id, decision="allow")
    assert [line.get("audit_id") for line in lines] == [None, 2, 1, None]
    assert lines[-1] == {"end": True, "records": 2}


async def test_an_export_is_compared_with_the_journal_of_the_witness(
    house: FilingHouse, trail: HouseTrail, tmp_path: Path, keys: Path
) -> None:
    road = await begun(house)
    await trail.seal()
    with trail.witness(tmp_path) as witness:
        await trail.look(witness)
    journal = tmp_path / "filing.checkpoints"
    (tmp_path / "filing.pub").write_bytes((keys / "filing.pub").read_bytes())
    spki = PublicFormat.SubjectPublicKeyInfo
    (tmp_path / "witness.pub").write_bytes(witness.key.public_key().public_bytes(Encoding.PEM, spki))
    await road.read()
    await export(house, tmp_path / "whole")
    report = verify(tmp_path / "whole", journal, tmp_path)
    assert (report.size, report.pending, report.witnessed, report.breaches) == (2, 1, True, ())
    lines = (tmp_path / "whole").read_bytes().splitlines(keepends=True)
    for left in (lines[:-1], [*lines[:2], *lines[3:]]):
        (tmp_path / "broken").write_bytes(b"".join(left))
        assert [b.kind for b in verify(tmp_path / "broken", journal, tmp_path).breaches] == ["broken_off"]
    for tampering in (("UPDATE audit_event SET row_mac = NULL, objects = '{}' WHERE id = 2",), REWRITTEN):
        await trail.run(*tampering)
        await export(house, tmp_path / "altered")
        found = verify(tmp_path / "altered", journal, tmp_path).breaches
        assert [(b.kind, b.audit_id) for b in found] == [("edited", 2)]


async def test_a_search_that_takes_too_long_says_how_to_narrow_it(house: FilingHouse, trail: HouseTrail) -> None:
    pool = house.running.database
    async with pool.connect() as somebody, pool.connect() as searching:
        await somebody.execute(text("LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE"))
        await searching.execute(text("SET LOCAL lock_timeout = 0"))
        await searching.execute(text("SET LOCAL statement_timeout = 50"))
        with pytest.raises(SearchTooWide):
            await find(searching, AuditFilters(), None, 10)


async def test_records_are_found_at_the_time_they_say(house: FilingHouse, trail: HouseTrail) -> None:
    road = await begun(house)
    road.at_noon(road.today + timedelta(days=3))
    await road.read()
    found = await trail.found(**{"from": "2026-03-10T00:00:00+08:00"})
    assert [one["at"] for one in found if one["action"] == "filing.show"] == ["2026-03-12T04:00:00Z"]
