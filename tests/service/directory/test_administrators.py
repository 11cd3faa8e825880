"""Three separated administrators (P-36): who keeps organs, who keeps rights, and that neither is anything else."""

from itertools import combinations

import pytest

from services.directory.stable_ids import account_id, organ_id, person_id
from tests.service.directory.caller import Directory

NEW_ORGAN = {
    "code": "culture-bureau",
    "kind": "municipal_unit",
    "level": "city",
    "parent_id": str(organ_id("municipal-government")),
    "name_zh": "示例市文化局",
    "name_en": "Culture Bureau",
}


def _rights(*roles: str, organ: str = "approval-bureau") -> dict[str, object]:
    return {"organ_id": str(organ_id(organ)), "office_id": None, "roles": list(roles)}


def _account(code: str, person: str, *roles: str) -> dict[str, object]:
    return {"code": code, "person_id": str(person_id(person)), **_rights(*roles)}


@pytest.mark.parametrize("other", ["unit_clerk", "sup_head", "subject"])
@pytest.mark.parametrize("admin", ["sys_admin", "sec_admin", "audit_admin"])
async def test_an_administrator_holds_no_other_role(directory: Directory, admin: str, other: str) -> None:
    body = _account("new-account", "approval-deputy", admin, other)
    answer = await directory.post("sec-admin", "/accounts", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "administrators_stand_alone")


@pytest.mark.parametrize("two", list(combinations(("sys_admin", "sec_admin", "audit_admin"), 2)))
async def test_nobody_is_two_administrators(directory: Directory, two: tuple[str, str]) -> None:
    answer = await directory.post("sec-admin", "/accounts", _account("new-account", "approval-deputy", *two))
    assert (answer.status_code, answer.json()["code"]) == (422, "administrators_stand_alone")


async def test_an_administrator_cannot_get_another_role_by_a_second_account(directory: Directory) -> None:
    body = _account("second-account", "audit-admin", "case_mgmt")
    answer = await directory.post("sec-admin", "/accounts", body)
    assert answer.json()["code"] == "administrators_stand_alone"


async def test_one_administrator_role_alone_is_accepted(directory: Directory) -> None:
    """The control of the two above."""
    answer = await directory.post("sec-admin", "/accounts", _account("new-account", "approval-deputy", "audit_admin"))
    assert answer.status_code == 201, answer.text
    assert answer.json()["roles"] == ["audit_admin"]
    assert answer.headers["Location"].endswith(answer.json()["id"])


async def test_the_security_administrator_does_not_decide_on_the_own_account(directory: Directory) -> None:
    own = account_id("sec-admin")
    answer = await directory.post("sec-admin", f"/accounts/{own}/roles", _rights("audit_admin"), version=2)
    assert (answer.status_code, answer.json()["code"]) == (403, "own_account")


@pytest.mark.parametrize("account", ["sys-admin", "audit-admin", "approval-clerk", "cdi-secretary"])
async def test_only_the_security_administrator_gives_rights(directory: Directory, account: str) -> None:
    body = _account("new-account", "approval-deputy", "unit_clerk")
    assert (await directory.post(account, "/accounts", body)).status_code == 403


@pytest.mark.parametrize("account", ["sec-admin", "audit-admin", "approval-clerk", "cdi-secretary"])
async def test_only_the_system_administrator_records_organs(directory: Directory, account: str) -> None:
    assert (await directory.post(account, "/organs", NEW_ORGAN)).status_code == 403


async def test_the_system_administrator_records_an_organ_once(directory: Directory) -> None:
    first = await directory.post("sys-admin", "/organs", NEW_ORGAN, key="once")
    again = await directory.post("sys-admin", "/organs", NEW_ORGAN, key="once")
    other = await directory.post("sys-admin", "/organs", NEW_ORGAN)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert other.json()["code"] == "organ_code_taken"


@pytest.mark.parametrize("account", ["approval-clerk", "office1-head", "cdi-secretary", "org-dept-officer"])
async def test_accounts_are_read_by_administrators_only(directory: Directory, account: str) -> None:
    assert (await directory.get(account, "/accounts")).status_code == 403
    one = await directory.get(account, f"/accounts/{account_id('sec-admin')}")
    assert one.status_code == 404


async def test_every_administrator_reads_accounts(directory: Directory) -> None:
    for admin in ("sys-admin", "sec-admin", "audit-admin"):
        answer = await directory.get(admin, "/accounts", role="sup_head", page_size="2")
        assert answer.json()["total"] == 5
        assert len(answer.json()["items"]) == 2


async def test_rights_taken_away_are_gone_at_once(directory: Directory) -> None:
    clerk = account_id("management-officer")
    assert (await directory.get("management-officer", "/me")).json()["roles"] == ["case_mgmt"]
    body = {**_rights("conduct", organ="municipal-cdi"), "office_id": str(organ_id("conduct-office"))}
    changed = await directory.post("sec-admin", f"/accounts/{clerk}/roles", body, version=2)
    assert changed.status_code == 200, changed.text
    me = (await directory.get("management-officer", "/me")).json()
    assert (me["roles"], me["office"]["code"]) == (["conduct"], "conduct-office")


async def test_no_account_holds_the_role_of_time_or_of_a_panel(directory: Directory) -> None:
    body = _account("new-account", "approval-deputy", "unit_clerk", "clock", "panel_chair")
    answer = await directory.post("sec-admin", "/accounts", body)
    assert [error["pointer"] for error in answer.json()["errors"]] == ["#/roles/1", "#/roles/2"]


async def test_a_person_who_leaves_office_cannot_sign_in_any_more(directory: Directory) -> None:
    person = person_id("housing-clerk")
    left = await directory.post("sys-admin", f"/people/{person}/ending", {"ended_on": "2025-06-01"}, version=1)
    assert left.status_code == 200, left.text
    assert left.json()["posts"][0]["valid_to"] == "2025-06-01"
    assert (await directory.sign_in("housing-clerk")).status_code == 401
    told = await directory.rows("SELECT event_type FROM outbox_event ORDER BY id DESC LIMIT 2")
    assert {row["event_type"] for row in told} == {"directory.person.ended.v1", "directory.account.disabled.v1"}


async def test_an_organ_with_usable_accounts_does_not_end(directory: Directory) -> None:
    bureau = organ_id("approval-bureau")
    answer = await directory.post("sys-admin", f"/organs/{bureau}/ending", {"ended_on": "2026-01-01"}, version=1)
    assert (answer.status_code, answer.json()["code"]) == (409, "organ_in_use")
