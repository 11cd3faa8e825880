"""Receives one file: what is declared a state secret never reaches the disk (P-37, G-06)."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack
from types import TracebackType

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from libs.chassis.form_reading import FormReader
from libs.kernel.finding import Missing
from libs.kernel.refusal import Refusal
from services.filing.filings.refusals import FilingRefusal
from services.filing.filings.refusals_unit import StateSecretRefused
from services.filing.filings.wording import STATE_SECRETS, Secrecy
from services.filing.uploads.commands import ReceiveUpload
from services.filing.uploads.files_store import FileStore, Incoming
from services.filing.uploads.media import SIZE_LIMIT, plain_name, type_by_name
from services.filing.uploads.media_views import type_of
from services.filing.uploads.refusals import FileEmpty, FileNameMisleads, FileTooLarge, FileTypeNotTaken
from services.filing.uploads.upload_form import UploadForm

_FREE = frozenset(str(one) for one in Secrecy if one not in STATE_SECRETS)


class Reception:
    """Takes the pieces of a form in any order. Bytes that come before the declared secrecy wait in memory.

    After a refusal the rest of the form is read and thrown away, so that the sender hears the answer.
    """

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self._stated: dict[str, str] = {}
        self._waiting: list[bytes] = []
        self._incoming: Incoming | None = None
        self._size = 0
        self._refused: Refusal | None = None
        self._stack = ExitStack()

    def __enter__(self) -> "Reception":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    async def take(self, boundary: bytes, body: AsyncIterator[bytes]) -> ReceiveUpload:
        """Read the form, examine the file and put it in its place; the command that makes a case of it."""
        await FormReader(boundary, self._field, self._piece).read(body)
        if self._refused is not None:
            raise self._refused
        form = _form(self._stated)
        if self._incoming is None or self._size == 0:
            raise _refused(FileEmpty, "/file")
        return await asyncio.to_thread(self._settle, form, self._incoming)

    def _field(self, name: str, stated: str) -> None:
        self._stated[name] = stated
        if name == "secrecy" and stated.strip() in {str(one) for one in STATE_SECRETS}:
            self._refuse(_refused(StateSecretRefused, "/secrecy"))
        elif name == "secrecy":
            self._write_waiting()

    def _piece(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > SIZE_LIMIT:
            self._refuse(_refused(FileTooLarge, "/file"))
        if self._refused is None:
            self._waiting.append(piece)
            self._write_waiting()

    def _write_waiting(self) -> None:
        if self._refused is not None or self._stated.get("secrecy", "").strip() not in _FREE:
            return
        if self._incoming is None:
            self._incoming = self._stack.enter_context(self._files.receive())
        for piece in self._waiting:
            self._incoming.write(piece)
        self._waiting.clear()

    def _refuse(self, refusal: Refusal) -> None:
        if self._refused is None or isinstance(refusal, StateSecretRefused):
            self._refused = refusal
        self._waiting.clear()
        self._stack.close()

    def _settle(self, form: UploadForm, incoming: Incoming) -> ReceiveUpload:
        incoming.settle()
        found = type_of(incoming.path)
        if found is None:
            raise _refused(FileTypeNotTaken, "/file")
        if type_by_name(form.file) is not found:
            raise _refused(FileNameMisleads, "/file")
        return ReceiveUpload(
            name=form.file,
            file_type=found,
            size=incoming.size,
            sha256=self._files.keep(incoming),
            secrecy=form.secrecy,
            kind=form.kind,
        )


def _form(stated: Mapping[str, str]) -> UploadForm:
    written = {name: value for name, value in stated.items() if value.strip()}
    if "file" in written:
        written["file"] = plain_name(written["file"])
    try:
        return UploadForm.model_validate(written)
    except ValidationError as error:
        found = [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        raise RequestValidationError(found, body=written) from None


def _refused(refusal: type[FilingRefusal], pointer: str) -> Refusal:
    return refusal(errors=(Missing(pointer, refusal.code, refusal.title, refusal.rule),))
