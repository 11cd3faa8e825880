"""The sample city: loaded once, and a second time without effect."""

import json
from collections import Counter

import yaml

from libs.chassis.settings import Settings
from libs.kernel.roles import CASE_BOUND, Role
from services.directory.city_file import City, read_city
from services.directory.load import load_city
from services.directory.loading import NotLoaded
from tests.service.directory.caller import CITY, Directory

_COUNT = "SELECT count(*) FROM outbox_event"


def _city_with(code: str, **changed: object) -> City:
    """The sample city with one person changed."""
    city = read_city(CITY)
    people = tuple(p.model_copy(update=changed) if p.code == code else p for p in city.people)
    return city.model_copy(update={"people": people})


async def test_a_second_load_tells_nobody_anything(directory: Directory, city_settings: Settings) -> None:
    before = await directory.rows(_COUNT)
    done = await load_city(city_settings, read_city(CITY))
    assert done == Counter()
    assert await directory.rows(_COUNT) == before


async def test_what_the_file_says_otherwise_is_changed_and_nothing_else(
    directory: Directory, city_settings: Settings
) -> None:
    done = await load_city(city_settings, _city_with("approval-clerk", name="行政审批局经办员某乙"))
    assert done == Counter({"person.amend": 1})
    ((told,),) = await directory.rows("SELECT payload FROM outbox_event ORDER BY id DESC LIMIT 1")
    assert json.loads(told)["type"] == "directory.person.recorded.v1"


async def test_a_file_with_one_wrong_entry_is_not_loaded_at_all(directory: Directory, city_settings: Settings) -> None:
    city = read_city(CITY)
    mixed = next(p for p in city.people if p.code == "sec-admin")
    assert mixed.account is not None
    account = mixed.account.model_copy(update={"roles": (Role.SEC_ADMIN, Role.SUP_HEAD)})
    before = await directory.rows(_COUNT)
    try:
        await load_city(city_settings, _city_with("sec-admin", name="某人", account=account))
    except NotLoaded as trouble:
        assert "sec-admin: administrators_stand_alone" in str(trouble)
    else:
        raise AssertionError("the load went through")
    assert await directory.rows(_COUNT) == before


async def test_no_name_and_no_secret_leaves_the_directory_in_an_event(directory: Directory) -> None:
    names = {person.name for person in read_city(CITY).people} | {organ.zh for organ in read_city(CITY).organs}
    payloads = [bytes(row["payload"]).decode() for row in await directory.rows("SELECT payload FROM outbox_event")]
    assert len(payloads) > 200
    assert not [payload for payload in payloads if any(name in payload for name in names) or not payload.isascii()]
    assert not [payload for payload in payloads if "argon2" in payload]


async def test_every_role_that_an_account_can_hold_has_a_sample_account(directory: Directory) -> None:
    rows = await directory.rows("SELECT DISTINCT unnest(roles) AS role FROM account")
    assert {row["role"] for row in rows} == set(Role) - CASE_BOUND - {Role.CLOCK, Role.SYSTEM}


async def test_every_unit_and_county_has_a_counterpart_office_and_a_leader(directory: Directory) -> None:
    lacking = await directory.rows(
        "SELECT o.code, k.kind FROM organ o CROSS JOIN (VALUES ('counterpart'), ('portfolio')) AS k (kind)"
        " WHERE o.kind IN ('municipal_unit', 'county') AND NOT EXISTS (SELECT FROM relation r"
        " WHERE r.kind = k.kind AND r.target_id = o.id AND r.valid_to IS NULL)"
    )
    assert lacking == []


def test_the_sample_password_is_the_documented_one() -> None:
    assert yaml.safe_load(CITY.read_text())["password"] == "Lanyard-2026"
