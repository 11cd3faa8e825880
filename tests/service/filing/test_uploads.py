"""Files come in whole, checked and once; state secrets never; they leave only with the case they are on."""

import asyncio
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text

from services.filing.uploads.media import SIZE_LIMIT
from tests.support.filing_service import Caller, FilingHouse
from tests.unit.filing_uploads import papers

NAME = "会议纪要 终稿.pdf"
NOTHING_WRITTEN = {"upload": 0, "case_history": 0, "outbox_event": 0, "idempotency": 0}


async def upload(
    caller: Caller, content: bytes = papers.PDF, name: str = NAME, *, key: str | None = None, **fields: str
) -> httpx.Response:
    """Hand in a file as a work secret, unless said otherwise."""
    headers = {**caller.headers("POST"), "Idempotency-Key": key or str(uuid4())}
    stated = {"secrecy": "work_secret", **fields}
    return await caller.http.post("/v1/uploads", data=stated, files={"file": (name, content)}, headers=headers)


async def draft_with(caller: Caller, *upload_ids: str) -> str:
    """A draft of the caller's unit with those files attached; its path."""
    drafted = await caller.post("/v1/filings", {"form": {"title": "容缺受理"}})
    path = f"/v1/filings/{drafted.json()['id']}"
    for upload_id in upload_ids:
        named = {"upload_id": upload_id, "kind": "minutes", "secrecy": "work_secret"}
        assert (await caller.act(f"{path}/attachments", named)).status_code == 200
    return path


def on_disk(house: FilingHouse) -> list[Path]:
    """Every file under the folder of attachments."""
    return [path for path in house.running.settings.files.rglob("*") if path.is_file()]


async def written(house: FilingHouse) -> dict[str, int]:
    """Rows written, by table."""
    return {table: await house.count(table) for table in NOTHING_WRITTEN}


async def audited(house: FilingHouse) -> list[tuple[Any, ...]]:
    """What the audit says of downloads."""
    statement = (
        "SELECT decision, outcome, object_id::text, account_id FROM audit_event WHERE action = 'upload.download'"
    )
    async with house.running.database.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(f"{statement} ORDER BY id"))]


async def test_a_received_file_is_a_case_with_number_free_facts(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    answer = await upload(clerk, kind="minutes")
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert answer.headers["Location"] == f"/v1/uploads/{told['id']}" and answer.headers["ETag"] == '"1"'
    assert (told["name"], told["file_type"], told["size"]) == (NAME, "pdf", len(papers.PDF))
    assert told["sha256"] == sha256(papers.PDF).hexdigest()
    assert (told["kind"], told["secrecy"], told["next_acts"], told["due"]) == ("minutes", "work_secret", [], [])
    assert (await clerk.get(f"/v1/uploads/{told['id']}")).json() == told


async def test_the_name_of_a_file_is_kept_in_its_case_alone(house: FilingHouse) -> None:
    upload_id = (await upload(house.caller("approval-clerk"))).json()["id"]
    secret = ("纪要", quote("纪要"), "\\u7eaa\\u8981")
    places = "SELECT h.record::text, convert_from(o.payload, 'UTF8'), convert_from(a.body, 'UTF8')"
    rows = f"{places} FROM case_history h, outbox_event o, audit_event a WHERE h.case_id = :id"
    async with house.running.database.connect() as connection:
        (found,) = await connection.execute(text(rows), {"id": upload_id})
        body = (await connection.execute(text("SELECT body::text FROM upload"))).scalar_one()
    assert not any(word in place for place in found for word in secret)
    assert "纪要" in body  # the control
    assert sha256(papers.PDF).hexdigest() not in found[1]


async def test_a_unit_may_read_what_it_sent_and_others_do_not_know_it(house: FilingHouse) -> None:
    path = f"/v1/uploads/{(await upload(house.caller('approval-clerk'))).json()['id']}"
    assert (await house.caller("approval-head").get(path)).status_code == 200
    foreign = await house.caller("housing-clerk").get(path)
    unknown = await house.caller("housing-clerk").get(f"/v1/uploads/{uuid4()}")
    assert (foreign.status_code, unknown.status_code) == (404, 404)
    assert foreign.json() | {"instance": ""} == unknown.json() | {"instance": ""}


async def test_in_the_discipline_organ_only_the_sender_reads_a_file_before_it_is_on_a_case(house: FilingHouse) -> None:
    path = f"/v1/uploads/{(await upload(house.caller('office1-officer'))).json()['id']}"
    assert (await house.caller("office1-officer").get(path)).status_code == 200
    assert (await house.caller("office2-officer").get(path)).status_code == 404


@pytest.mark.parametrize("secrecy", ["secret", "confidential", "top_secret"])
@pytest.mark.parametrize("file_first", [False, True])
async def test_a_state_secret_is_refused_before_anything_is_written(
    house: FilingHouse, secrecy: str, file_first: bool
) -> None:
    clerk = house.caller("approval-clerk")
    parts: list[tuple[str, Any]] = [("secrecy", (None, secrecy)), ("file", (NAME, papers.PDF * 1000))]
    headers = {**clerk.headers("POST"), "Idempotency-Key": "k"}
    seen = len(on_disk(house))
    answer = await clerk.http.post("/v1/uploads", files=parts[:: -1 if file_first else 1], headers=headers)
    assert answer.status_code == 422 and answer.json()["code"] == "state_secret_refused", answer.text
    assert set(answer.json()["cites"]) == {"P-37", "G-06"}
    assert await written(house) == NOTHING_WRITTEN and len(on_disk(house)) == seen == 0
    assert not (house.running.settings.files / "incoming").exists()


async def test_the_same_form_as_a_work_secret_is_taken_in_either_order(house: FilingHouse) -> None:
    """The control of the one above."""
    clerk = house.caller("approval-clerk")
    parts: list[tuple[str, Any]] = [("secrecy", (None, "work_secret")), ("file", (NAME, papers.PDF))]
    for order in (1, -1):
        headers = {**clerk.headers("POST"), "Idempotency-Key": str(uuid4())}
        assert (await clerk.http.post("/v1/uploads", files=parts[::order], headers=headers)).status_code == 201
    assert len(on_disk(house)) == 1


async def test_the_same_content_lies_on_disk_once(house: FilingHouse) -> None:
    for code in ("approval-clerk", "housing-clerk", "approval-clerk"):
        assert (await upload(house.caller(code))).status_code == 201
    assert await house.count("upload") == 3
    assert [path.name for path in on_disk(house)] == [sha256(papers.PDF).hexdigest()]


async def test_twins_sent_at_once_are_one_upload(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    answers = await asyncio.gather(*(upload(clerk, key="twin") for _ in range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await house.count("upload") == 1 and len(on_disk(house)) == 1


async def test_the_same_key_for_another_file_is_refused(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    assert (await upload(clerk, key="k")).status_code == 201
    other = await upload(clerk, papers.PDF + b"%", key="k")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_without_a_key_nothing_is_received(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    stated = {"secrecy": "internal"}
    files = {"file": (NAME, papers.PDF)}
    answer = await clerk.http.post("/v1/uploads", data=stated, files=files, headers=clerk.headers("POST"))
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")
    assert on_disk(house) == []


async def test_who_writes_no_minutes_may_not_send_files_and_the_attempt_is_recorded(house: FilingHouse) -> None:
    answer = await upload(house.caller("vice-mayor-1"))
    assert answer.status_code == 403 and set(answer.json()["cites"]) == {"F-22", "P-37"}
    assert await written(house) == NOTHING_WRITTEN and on_disk(house) == []
    assert await house.count("audit_event WHERE action = 'upload.receive' AND decision = 'deny'") == 1


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", NAME, "file_empty"),
        (papers.PROGRAM, NAME, "file_type_not_taken"),
        (papers.archive("word/document.xml", "word/vbaProject.bin"), "a.docx", "file_type_not_taken"),
        (papers.PDF, "minutes.docx", "file_name_misleads"),
        (papers.PDF, "minutes", "file_name_misleads"),
    ],
)
async def test_a_file_that_proves_nothing_is_refused_with_its_rule(
    house: FilingHouse, content: bytes, name: str, code: str
) -> None:
    answer = await upload(house.caller("approval-clerk"), content, name)
    assert (answer.status_code, answer.json()["code"]) == (422, code), answer.text
    assert "G-11" in answer.json()["cites"] and answer.json()["errors"][0]["pointer"] == "#/file"
    assert await written(house) == NOTHING_WRITTEN and on_disk(house) == []


async def test_a_file_may_have_twenty_mebibytes_and_not_one_byte_more(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    full = papers.PDF + b"%" * (SIZE_LIMIT - len(papers.PDF))
    assert (await upload(clerk, full)).status_code == 201
    for content in (full + b"%", full + b"%" * 200_000):
        answer = await upload(clerk, content)
        assert answer.status_code == 413, answer.text
    assert await house.count("upload") == 1 and len(on_disk(house)) == 1


@pytest.mark.parametrize(
    ("stated", "pointer"),
    [({"secrecy": ""}, "#/secrecy"), ({"secrecy": "public"}, "#/secrecy"), ({"kind": "x"}, "#/kind")],
)
async def test_a_form_filled_in_wrongly_says_where(house: FilingHouse, stated: Any, pointer: str) -> None:
    answer = await upload(house.caller("approval-clerk"), **stated)
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert await written(house) == NOTHING_WRITTEN and on_disk(house) == []


async def test_what_is_no_form_is_not_read(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    assert (await clerk.post("/v1/uploads", {"secrecy": "internal"})).status_code == 415
    broken = {"Content-Type": "multipart/form-data; boundary=b", "Idempotency-Key": "k", **clerk.headers("POST")}
    answer = await clerk.http.post("/v1/uploads", content=b"--b\r\nbroken", headers=broken)
    assert (answer.status_code, answer.json()["code"]) == (400, "request_unreadable")


async def test_an_attachment_is_handed_out_as_it_came_and_never_shown_in_place(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    upload_id = (await upload(clerk)).json()["id"]
    path = f"{await draft_with(clerk, upload_id)}/attachments/{upload_id}"
    answer = await house.caller("approval-head").get(path)
    assert (answer.status_code, answer.content) == (200, papers.PDF)
    headers = answer.headers
    assert headers["content-disposition"] == f"attachment; filename=\"file.pdf\"; filename*=UTF-8''{quote(NAME)}"
    assert headers["content-type"] == "application/pdf" and headers["x-content-type-options"] == "nosniff"
    assert headers["repr-digest"] == f"sha-256=:{b64encode(sha256(papers.PDF).digest()).decode()}:"
    assert "no-store" in headers["cache-control"]


async def test_every_download_is_recorded_and_so_is_every_attempt(house: FilingHouse) -> None:
    clerk, stranger = house.caller("approval-clerk"), house.caller("housing-clerk")
    upload_id = (await upload(clerk)).json()["id"]
    path = f"{await draft_with(clerk, upload_id)}/attachments/{upload_id}"
    assert (await clerk.get(path)).status_code == 200
    assert (await stranger.get(path)).status_code == 404
    mine, theirs = clerk.person.account_id, stranger.person.account_id
    assert await audited(house) == [
        ("allow", "shown", upload_id, mine),
        ("deny", "absent", upload_id, theirs),
    ]


async def test_a_file_that_is_not_on_the_filing_is_as_absent_as_one_that_does_not_exist(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    on_it, beside_it = [(await upload(clerk)).json()["id"] for _ in range(2)]
    path = await draft_with(clerk, on_it)
    answers = [await clerk.get(f"{path}/attachments/{other}") for other in (beside_it, str(uuid4()))]
    answers.append(await clerk.get(f"/v1/filings/{uuid4()}/attachments/{on_it}"))
    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({answer.text.replace(answer.json()["instance"], "") for answer in answers}) == 1


async def test_a_file_taken_off_the_filing_is_no_longer_handed_out(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    upload_id = (await upload(clerk)).json()["id"]
    path = await draft_with(clerk, upload_id)
    await clerk.act(f"{path}/detachments", {"attachment_id": upload_id})
    assert (await clerk.get(f"{path}/attachments/{upload_id}")).status_code == 404


async def test_a_damaged_file_is_not_handed_out(house: FilingHouse) -> None:
    clerk = house.caller("approval-clerk")
    upload_id = (await upload(clerk)).json()["id"]
    path = f"{await draft_with(clerk, upload_id)}/attachments/{upload_id}"
    (stored,) = on_disk(house)
    stored.chmod(0o640)
    stored.write_bytes(papers.PDF.replace(b"Root", b"Toor"))
    answer = await clerk.get(path)
    assert (answer.status_code, answer.json()["code"]) == (503, "file_damaged")
    assert [row[:2] for row in await audited(house)] == [("deny", "file_damaged")]


async def test_another_unit_cannot_attach_a_file_it_has_guessed(house: FilingHouse) -> None:
    upload_id = (await upload(house.caller("approval-clerk"))).json()["id"]
    thief = house.caller("housing-clerk")
    path = await draft_with(thief)
    named = {"upload_id": upload_id, "kind": "minutes", "secrecy": "work_secret"}
    answer = await thief.act(f"{path}/attachments", named)
    assert (answer.status_code, answer.json()["code"]) == (422, "upload_unknown")
