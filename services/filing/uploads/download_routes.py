"""The doors through which files leave: only with the case they belong to, each time with an audit row."""

import asyncio
from base64 import b64encode
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Path, Response
from starlette.responses import FileResponse

from libs.chassis.case_store import Loaded
from libs.chassis.door import AtDoor, Door
from libs.kernel.refusal import Absent
from services.filing.aftercare.obligation import Obligation
from services.filing.filings.access import DELIBERATION
from services.filing.filings.filing import Filing
from services.filing.uploads.files_store import FileStore
from services.filing.uploads.media import MEDIA_TYPES
from services.filing.uploads.references import files_of_filing, files_of_obligation
from services.filing.uploads.refusals import FileDamaged
from services.filing.uploads.store import stored_files
from services.filing.uploads.upload import StoredFile

router = APIRouter()
_FILE_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file as it was received; never shown in place. / 原文件，只供下载。",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        "headers": {
            "Content-Disposition": {"description": "`attachment` and the name.", "schema": {"type": "string"}},
            "Repr-Digest": {"description": "SHA-256 of the file (RFC 9530).", "schema": {"type": "string"}},
        },
    }
}
FileId = Annotated[UUID, Path(description="The attachment: the id of the upload.")]


@router.get(
    "/filings/{filing_id}/attachments/{attachment_id}",
    response_class=FileResponse,
    responses=_FILE_ANSWER,
    tags=["filings"],
    summary="下载备案附件 · Download an attachment of a filing",
)
async def download_attachment(
    filing_id: Annotated[UUID, Path(description="The filing.")], attachment_id: FileId, door: AtDoor
) -> Response:
    """A file of the filing: attachment, proof or minutes. Whoever may read the filing may have it; every download is
    recorded before the file leaves. 404 if the filing is not yours to know or the file is not on it."""
    return await _hand_out(door, "filing", filing_id, attachment_id, _of_filing)


@router.get(
    "/aftercare-obligations/{obligation_id}/attachments/{attachment_id}",
    response_class=FileResponse,
    responses=_FILE_ANSWER,
    tags=["aftercare"],
    summary="下载善后事项证明 · Download a proof of an after-care obligation",
)
async def download_proof(
    obligation_id: Annotated[UUID, Path(description="The obligation.")], attachment_id: FileId, door: AtDoor
) -> Response:
    """A file that the unit's report names as proof (F-43); recorded like every download. 404 for all others."""
    return await _hand_out(door, "aftercare", obligation_id, attachment_id, _of_obligation)


async def _hand_out(
    door: Door, case_type: str, case_id: UUID, upload_id: UUID, files_of: Callable[[Loaded[Any]], frozenset[UUID]]
) -> Response:
    """The file, once the record of its leaving is committed."""
    async with door.looking("upload", "download", upload_id) as look:
        look.saw(case_id)
        found = await door.load_within(look.connection, case_type, case_id)
        stored = await stored_files(look.connection, files_of(found) & {upload_id})
        if upload_id not in stored:
            raise Absent
        upload = stored[upload_id]
        files = FileStore(door.engine.services["files"])
        if not await asyncio.to_thread(files.is_whole, upload.sha256):
            raise FileDamaged
    return FileResponse(
        files.path_of(upload.sha256), media_type=MEDIA_TYPES[upload.file_type], headers=_headers(upload)
    )


def _of_filing(found: Loaded[Filing]) -> frozenset[UUID]:
    return files_of_filing(found.case, inside=DELIBERATION.name in found.standing.sections)


def _of_obligation(found: Loaded[Obligation]) -> frozenset[UUID]:
    return files_of_obligation(found.case)


def _headers(upload: StoredFile) -> dict[str, str]:
    """The name for the receiver (RFC 5987, with an ASCII stand-in), the digest, and that no browser shows it."""
    digest = b64encode(bytes.fromhex(upload.sha256)).decode()
    name = quote(upload.name, safe="")
    return {
        "Content-Disposition": f"attachment; filename=\"file.{upload.file_type}\"; filename*=UTF-8''{name}",
        "Repr-Digest": f"sha-256=:{digest}:",
        "ETag": f'"{upload.sha256}"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }
