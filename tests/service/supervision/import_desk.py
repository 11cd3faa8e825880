"""Handing over rankings, criticisms, circulars and progress: as forms, as batches, and what came of it."""

from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import text

from libs.sheets.answering import XLSX
from tests.support import supervision_import_papers as papers
from tests.support.supervision_sources_stage import Stage


async def form(stage: Stage, kind: str, who: str = "bureau-officer", language: str = "zh") -> bytes:
    """The blank form as that person gets it."""
    path = f"/v1/{kind}-imports/template"
    headers = {**stage._headers(who, "GET"), "Accept-Language": language}
    answer = await stage.reactor.client.get(path, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, XLSX), answer.text
    return answer.content


async def hand_in(
    stage: Stage,
    kind: str,
    content: bytes,
    who: str = "bureau-officer",
    system: str = "",
    check: bool = False,
    language: str = "zh",
) -> httpx.Response:
    """Hand in a form, or have it checked."""
    sent = {**stage._headers(who, "POST"), "Idempotency-Key": str(uuid4()), "Accept-Language": language}
    fields = {"source_system": system} if system else {}
    files = {"file": ("导入.xlsx", content, XLSX)}
    path = f"/v1/{kind}-imports/checks" if check else f"/v1/{kind}-imports"
    return await stage.reactor.client.post(path, data=fields, files=files, headers=sent)


async def hand_over(stage: Stage, kind: str, *records: papers.Body, who: str = "bureau-officer", **headers: str) -> Any:
    """Hand over a batch."""
    return await stage.post(who, f"/v1/{kind}-imports/batches", papers.batch(*records), **headers)


def wrong(answer: httpx.Response) -> set[tuple[str, str]]:
    """Where what is wrong."""
    return {(error["pointer"], error["code"]) for error in answer.json()["errors"]}


async def rows(stage: Stage, *tables: str) -> list[int]:
    """How many rows those tables hold."""
    async with stage.reactor.running.database.connect() as connection:
        counted = [await connection.execute(text(f"SELECT count(*) FROM {table}")) for table in tables]
        return [one.scalar_one() for one in counted]
