"""The doors of uploads: hand in a file, read what is known of it; and the doors through which files leave."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, HTTPException, Path, Request, Response
from pydantic import Field
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect

from libs.chassis.audit import is_recorded
from libs.chassis.door import AtDoor, Door
from libs.chassis.limits import body_up_to
from libs.chassis.problem_catalogue import Unreadable
from libs.chassis.representation import Due
from libs.kernel.refusal import KeyRequired, NotEntitled, Refusal
from services.filing.filings.wording import DocumentKind, Secrecy
from services.filing.uploads import download_routes
from services.filing.uploads.commands import ReceiveUpload
from services.filing.uploads.files_store import FileStore
from services.filing.uploads.lifecycle import LIFECYCLE
from services.filing.uploads.media import SIZE_LIMIT
from services.filing.uploads.reception_loading import Reception
from services.filing.uploads.upload import StoredFile

router = APIRouter()
router.include_router(download_routes.router)

BODY_LIMIT: Final = SIZE_LIMIT + 64 * 1024
"""Bytes of a whole form: the file, the other fields and what stands between them."""
_EXAMPLE: Final = {"secrecy": "work_secret", "kind": "minutes", "file": "(binary)"}
_FORM: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["secrecy", "file"],
                    "properties": {
                        "secrecy": {
                            "type": "string",
                            "enum": [str(one) for one in Secrecy],
                            "description": "Declared secrecy; the last three are state secrets and refused (P-37). "
                            "Send it before the file.",
                        },
                        "kind": {
                            "type": "string",
                            "enum": [str(one) for one in DocumentKind],
                            "description": "What the document is (G-11), if it is known already.",
                        },
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "The file, with a name that ends in its type; at most 20 MiB.",
                        },
                    },
                },
                "example": _EXAMPLE,
            }
        },
    }
}


@dataclass(frozen=True)
class UploadRead(StoredFile):
    """An upload as it answers."""

    next_acts: Annotated[tuple[str, ...], Field(description="Acts open to this caller: none, a file is final.")] = (
        field(default=(), kw_only=True)
    )
    due: Annotated[tuple[Due, ...], Field(description="Time limits that run: none.")] = field(default=(), kw_only=True)


@router.post(
    "/uploads",
    response_model=UploadRead,
    status_code=201,
    openapi_extra=_FORM,
    tags=["uploads"],
    summary="上传文件 · Hand in a file",
)
@body_up_to(BODY_LIMIT)
async def upload_file(request: Request, door: AtDoor) -> Response:
    """Receive one file (F-22): PDF, OFD, DOCX, XLSX, DOC, XLS, PNG, JPEG or UTF-8 text, without macros, whose content
    is what its name says. Anything declared a state secret is refused before a byte of it is stored (P-37, G-06).
    Needs an Idempotency-Key. The id is then used to attach the file, or to name it as proof."""
    await _require_sender(door)
    boundary = _boundary(request)
    with Reception(FileStore(door.engine.services["files"])) as reception:
        command = await _taken(door, reception, boundary, request)
        return await door.open("upload", "receive", command)


@router.get(
    "/uploads/{upload_id}",
    response_model=UploadRead,
    tags=["uploads"],
    summary="上传文件信息 · What is known of a file",
)
async def read_upload(upload_id: Annotated[UUID, Path(description="The upload.")], door: AtDoor) -> Response:
    """Type, size, digest and declared secrecy of a file that you, or your unit, handed in; 404 for all others. Its
    content is given only with the case it is on."""
    return await door.show("upload", upload_id)


async def _require_sender(door: Door) -> None:
    """Refuse before anything is read or written; who may not send is recorded as by every act."""
    if door.key is None:
        raise KeyRequired
    try:
        LIFECYCLE.admit(None, "receive", door.actor.roles)
    except NotEntitled as refusal:
        async with door.looking("upload", "receive"):
            raise refusal


async def _taken(door: Door, reception: Reception, boundary: bytes, request: Request) -> ReceiveUpload:
    """What was handed in; what is refused while it arrives is recorded as by every act."""
    try:
        return await reception.take(boundary, request.stream())
    except ClientDisconnect:
        raise Unreadable from None
    except Refusal as refusal:
        if is_recorded(refusal):
            async with door.looking("upload", "receive"):
                raise
        raise


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data":
        raise HTTPException(415)
    boundary = options.get(b"boundary", b"")
    if not 0 < len(boundary) <= 70:
        raise Unreadable
    return boundary
