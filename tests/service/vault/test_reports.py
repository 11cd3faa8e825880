"""Sealing a report: what is kept, what nobody is shown, what is turned away at the entry (P-06, P-07)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from libs.chassis.openapi_lint import lint
from tests.support.vault_service import HIGHER_MANAGED, REPORTS, VaultHouse

SECRETS = ("举报人甲", "411000199001010011", "0374-1234567", "某厂", "示例市某路1号", "反映审批局负责人收受礼金")
ANONYMOUS: dict[str, Any] = {"named": False, "reporter": None}


async def test_a_sealed_report_answers_its_entry_and_neither_reporter_nor_original(vault: VaultHouse) -> None:
    answer = await vault.letters.post(REPORTS, vault.report())
    assert answer.status_code == 201
    read = answer.json()
    assert (read["channel"], read["named"], read["received_on"]) == ("letter", True, "2026-03-02")
    assert (read["reporter"], read["original"]) == (None, "")
    assert read["number"].startswith("信封〔")
    assert not any(secret in answer.text for secret in SECRETS)


@pytest.mark.parametrize("path", ["", "?sort=due_on", "/{id}", "/../histories/report/{id}", "/../todo", "/../changes"])
async def test_nothing_that_the_letters_office_reads_afterwards_tells_who_reported(
    vault: VaultHouse, path: str
) -> None:
    report = await vault.lodge()
    answer = await vault.http.get(
        f"{REPORTS}{path.format(id=report)}".replace("reports/../", ""), headers=vault.letters.headers("GET")
    )
    assert answer.status_code == 200, answer.text
    assert not any(secret in answer.text for secret in SECRETS)


async def test_the_timeline_of_a_report_hides_what_was_stated_with_it(vault: VaultHouse) -> None:
    report = await vault.lodge()
    timeline = (await vault.letters.get(f"/v1/histories/report/{report}")).json()["items"]
    assert [(move["act"], move["record"]) for move in timeline] == [("lodge", None)]


async def test_a_report_is_told_to_nobody(vault: VaultHouse) -> None:
    report = await vault.lodge()
    assert await vault.events(report) == []
    assert (await vault.rows("SELECT count(*) AS found FROM outbox_event"))[0]["found"] == 0


async def test_the_database_holds_a_report_only_encrypted(vault: VaultHouse) -> None:
    await vault.lodge()
    rows = await vault.rows("SELECT body::text AS body, * FROM report")
    rows += await vault.rows("SELECT record::text AS said, * FROM case_history WHERE case_type = 'report'")
    assert len(rows) == 2
    assert not any(secret in str(row) for row in rows for secret in SECRETS)
    assert "letter" not in str(rows[0]["body"])


@pytest.mark.parametrize(
    "who",
    [
        "cdi-secretary", "cdi-deputy-1", "office1-head", "office1-officer", "management-officer", "cadre-officer",
        "approval-head", "sys-admin", "sec-admin", "audit-admin", "east-cdi-secretary",
    ],
)  # fmt: skip
async def test_nobody_but_the_letters_office_knows_of_the_entry(vault: VaultHouse, who: str) -> None:
    report = await vault.lodge()
    caller = vault.caller(who)
    assert (await caller.get(f"{REPORTS}/{report}")).status_code == 404
    assert (await caller.get(REPORTS)).json()["total"] == 0
    assert (await caller.get(f"/v1/histories/report/{report}")).status_code == 404


async def test_nobody_but_the_letters_office_seals_a_report(vault: VaultHouse) -> None:
    refused = await vault.caller("office1-officer").post(REPORTS, vault.report())
    assert (refused.status_code, refused.json()["code"]) == (403, "not_entitled")
    denied = await vault.rows("SELECT outcome FROM audit_event WHERE action = 'report.lodge' AND decision = 'deny'")
    assert [row["outcome"] for row in denied] == ["not_entitled"]


@pytest.mark.parametrize("name", ["name", "id_number", "phone", "unit", "address"])
async def test_an_anonymous_report_with_anything_about_its_reporter_is_refused(vault: VaultHouse, name: str) -> None:
    said = {"name": "举报人甲", name: "0374-1234567"}
    refused = await vault.letters.post(REPORTS, vault.report(named=False, reporter=said))
    assert (refused.status_code, refused.json()["code"]) == (422, "anonymous_with_identity")
    assert "0374-1234567" not in refused.text


@pytest.mark.parametrize("name", ["ip", "address", "client_address", "device", "user_agent", "mac"])
async def test_nothing_about_the_senders_address_or_device_can_be_given(vault: VaultHouse, name: str) -> None:
    refused = await vault.letters.post(REPORTS, {**vault.report(**ANONYMOUS), name: "10.1.2.3"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "extra_forbidden"
    assert "10.1.2.3" not in refused.text
    assert (await vault.counts())["report"] == 0


async def test_an_anonymous_report_is_sealed_without_a_reporter(vault: VaultHouse) -> None:
    answer = await vault.letters.post(REPORTS, vault.report(**ANONYMOUS))
    assert (answer.status_code, answer.json()["named"], answer.json()["due"]) == (201, False, [])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reporter": None}, "named_without_reporter"),
        ({"received_on": "2099-01-01"}, "report_received_in_future"),
        ({"subject_person_ids": ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"]}, "report_subject_unknown"),
        ({"subject_organ_ids": ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"]}, "report_subject_unknown"),
        ({"recused_ids": ["019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b11"]}, "report_subject_unknown"),
    ],
)
async def test_an_entry_that_is_not_in_order_is_refused(vault: VaultHouse, changes: dict[str, Any], code: str) -> None:
    refused = await vault.letters.post(REPORTS, vault.report(**changes))
    assert (refused.status_code, refused.json()["code"]) == (422, code)


async def test_everything_wrong_with_an_entry_is_said_at_once(vault: VaultHouse) -> None:
    refused = await vault.letters.post(REPORTS, vault.report(reporter=None, received_on="2099-01-01"))
    codes = {error["code"] for error in refused.json()["errors"]}
    assert (refused.json()["code"], codes) == ("incomplete", {"named_without_reporter", "report_received_in_future"})


@pytest.mark.parametrize(
    ("concerns", "subject", "code", "way"),
    [
        ("none", HIGHER_MANAGED, "higher_managed_subject", "higher_managed"),
        ("none", "cdi-secretary", "own_head_subject", "own_head"),
        ("higher_managed", None, "higher_managed_subject", "higher_managed"),
        ("own_head", None, "own_head_subject", "own_head"),
        ("own_head", HIGHER_MANAGED, "own_head_subject", "own_head"),
        ("higher_managed", "cdi-secretary", "own_head_subject", "own_head"),
    ],
)
async def test_a_report_that_goes_another_way_is_turned_away_and_leaves_nothing_but_a_count(
    vault: VaultHouse, concerns: str, subject: str | None, code: str, way: str
) -> None:
    subjects = [] if subject is None else [vault.caller(subject).id]
    before = await vault.counts()
    refused = await vault.letters.post(REPORTS, vault.report(concerns=concerns, subject_person_ids=subjects))
    assert (refused.status_code, refused.json()["code"], refused.json()["cites"]) == (422, code, ["P-06"])
    assert "5 working days" in refused.json()["detail"] and "slip" in refused.json()["detail"]
    after = await vault.counts()
    assert {name for name in after if after[name] != before[name]} == {"refused_entry"}
    month = datetime.now(UTC).date().replace(day=1)
    found = await vault.rows("SELECT * FROM refused_entry")
    assert found[0] | {"organ_id": None, "month": None} == {
        "organ_id": None, "month": None, "route": way, "refused": 1,
    }  # fmt: skip
    assert found[0]["month"].year == month.year


async def test_the_way_and_the_slip_are_said_in_chinese_too(vault: VaultHouse) -> None:
    headers = {**vault.letters.headers("POST", "zh-CN"), "Idempotency-Key": "k1"}
    refused = await vault.http.post(REPORTS, json=vault.report(concerns="own_head"), headers=headers)
    assert "移交单" in refused.json()["detail"] and "上一级纪检监察机关" in refused.json()["detail"]


async def test_counts_of_what_was_turned_away_are_for_letters_office_and_supervisor(vault: VaultHouse) -> None:
    for _ in range(3):
        await vault.letters.post(REPORTS, vault.report(concerns="own_head"))
    await vault.letters.post(REPORTS, vault.report(concerns="higher_managed"))
    for who in ("letters-officer", "cadre-officer"):
        items = (await vault.caller(who).get("/v1/refused-entries")).json()["items"]
        assert [(item["route"], item["refused"]) for item in items] == [("higher_managed", 1), ("own_head", 3)]
    for who in ("cdi-secretary", "management-officer", "audit-admin", "sys-admin"):
        assert (await vault.caller(who).get("/v1/refused-entries")).status_code == 403


async def test_who_may_not_seal_reports_is_not_counted(vault: VaultHouse) -> None:
    refused = await vault.caller("office1-officer").post(REPORTS, vault.report(concerns="own_head"))
    assert refused.status_code == 403
    assert (await vault.counts())["refused_entry"] == 0


async def test_a_person_managed_by_the_own_organ_is_entered(vault: VaultHouse) -> None:
    assert await vault.lodge(subject_person_ids=[vault.caller("housing-head").id])


async def test_whom_a_report_is_about_does_not_learn_that_it_is_there(vault: VaultHouse) -> None:
    report = await vault.lodge(subject_person_ids=[vault.letters.id])
    assert (await vault.letters.get(f"{REPORTS}/{report}")).status_code == 404
    assert (await vault.letters.get(REPORTS)).json()["total"] == 0


async def test_who_is_recused_from_a_report_does_not_learn_that_it_is_there(vault: VaultHouse) -> None:
    report = await vault.lodge(recused_ids=[vault.letters.id])
    assert (await vault.letters.get(f"{REPORTS}/{report}")).status_code == 404


async def test_a_named_reporter_is_told_within_the_limit(vault: VaultHouse) -> None:
    report = await vault.lodge()
    answer = await vault.letters.act(f"{REPORTS}/{report}/acknowledgement", {"told_on": "2026-03-10"})
    assert (answer.status_code, answer.json()["status"], answer.json()["due"]) == (200, "acknowledged", [])
    again = await vault.letters.act(f"{REPORTS}/{report}/acknowledgement", {"told_on": "2026-03-10"})
    assert (again.status_code, again.json()["code"]) == (409, "not_now")


@pytest.mark.parametrize("told_on", ["2026-03-01", "2099-01-01"])
async def test_a_reporter_is_not_told_on_an_impossible_day(vault: VaultHouse, told_on: str) -> None:
    report = await vault.lodge()
    refused = await vault.letters.act(f"{REPORTS}/{report}/acknowledgement", {"told_on": told_on})
    assert (refused.status_code, refused.json()["code"]) == (422, "told_on_impossible_day")


async def test_an_anonymous_reporter_is_not_told(vault: VaultHouse) -> None:
    report = await vault.lodge(**ANONYMOUS)
    refused = await vault.letters.act(f"{REPORTS}/{report}/acknowledgement", {"told_on": "2026-03-10"})
    assert (refused.status_code, refused.json()["code"]) == (409, "nobody_to_tell")


async def test_the_description_of_the_vault_has_no_fault(vault: VaultHouse) -> None:
    assert lint((await vault.http.get("/openapi.json")).json()) == []
