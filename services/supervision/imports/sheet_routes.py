"""The doors of the office's form: the blank form with its drop-downs, and a filled-in one read, taken or marked."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from fastapi import HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError
from python_multipart.multipart import parse_options_header
from sqlalchemy import or_, select
from starlette.requests import ClientDisconnect

from libs.chassis.audit import is_recorded
from libs.chassis.cases import who_values
from libs.chassis.door import Door
from libs.chassis.engine import Performed
from libs.chassis.form_reading import FormReader
from libs.chassis.looking import Look
from libs.chassis.problem_catalogue import Unreadable
from libs.kernel.actor import office_day
from libs.kernel.refusal import Refusal
from libs.replica.codes import OFFICE_KINDS
from libs.replica.tables import ORGAN
from libs.sheets.answering import XLSX, sheet_headers
from libs.sheets.faults import Fault
from libs.sheets.forms import Suggestions, marked, template
from libs.sheets.limits import LIMITS
from libs.sheets.reading import BookRead, read_book
from libs.sheets.refusals import SheetTooLarge
from services.supervision.imports.assembling_views import Assembled, assembled
from services.supervision.imports.commands import BY_CONTENT, SourceSystem
from services.supervision.imports.facts_loading import tasks_open_to
from services.supervision.imports.form_layouts import FILE_NAMES, ISSUERS, LAYOUTS, LISTS, TASKS, UNITS
from services.supervision.imports.intake import known_by_content
from services.supervision.imports.records import Keyed
from services.supervision.imports.refusals import ImportConflicts, ImportFaulty, ImportNotYours, VersionOfNoSystem
from services.supervision.imports.status import ImportKind, Via
from services.supervision.imports.taking_routes import BATCH, HandedOver, check_over, take_over
from services.supervision.rankings.list_rules import MONTHLY_LISTS
from services.supervision.sources.facts_loading import NEVER_NAMED

BODY_LIMIT: Final = LIMITS.packed + 64 * 1024
"""Bytes of a whole form: the file, the other field and what stands between them."""
FAULTS_HEADER: Final = "Sheet-Faults"
"""How many faults are marked in a form that was checked; 0: it would be taken."""
_SYSTEM: Final[TypeAdapter[str]] = TypeAdapter(SourceSystem)


@dataclass
class _Form:
    """A multipart form as it arrives; beyond the limit the rest is passed over, so that the sender hears the answer."""

    content: bytearray = field(default_factory=bytearray)
    stated: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, value: str) -> None:
        """A field."""
        self.stated[name] = value.strip()

    def piece(self, piece: bytes) -> None:
        """A piece of the file."""
        if len(self.content) <= LIMITS.packed:
            self.content += piece


async def blank_form(door: Door, kind: ImportKind) -> Response:
    """The blank form of that kind, with the codes of today in its drop-downs."""
    async with door.looking(BATCH, "form") as look:
        offered = await _suggestions(look, door, kind)
    content = await asyncio.to_thread(template, LAYOUTS[kind], offered, door.language)
    headers = sheet_headers(FILE_NAMES[kind], door.language, len(content))
    return Response(content, media_type=XLSX, headers=headers)


async def take_sheet(door: Door, kind: ImportKind, request: Request) -> Performed:
    """Read the form and take it whole; whatever is wrong is told by cell."""
    _, made, over = await _handed(door, kind, request)
    try:
        return await take_over(door, over)
    except (ImportFaulty, ImportConflicts, ImportNotYours) as refusal:
        raise type(refusal)(errors=tuple(fault.missing() for fault in _faults(refusal, made))) from None


async def check_sheet(door: Door, kind: ImportKind, request: Request) -> Response:
    """Read the form, try it and keep nothing: the same workbook, whatever is wrong marked in its cells."""
    book, made, over = await _handed(door, kind, request)
    refusal = await check_over(door, over)
    faults = [] if refusal is None else _faults(refusal, made)
    async with door.looking(BATCH, "check") as look:
        offered = await _suggestions(look, door, kind)
    content = await asyncio.to_thread(marked, book.sheets, faults, offered, door.language)
    headers = sheet_headers(FILE_NAMES[kind], door.language, len(content))
    return Response(content, media_type=XLSX, headers={**headers, FAULTS_HEADER: str(len(faults))})


async def _handed(door: Door, kind: ImportKind, request: Request) -> tuple[BookRead, Assembled, HandedOver]:
    form = await _received(request)
    book, made = await _read(door, kind, bytes(form.content))
    system, records = _keyed(form, kind, made)
    wrong = tuple(fault.missing() for fault in made.faults)
    return book, made, HandedOver(kind, Via.SHEET, system, records, wrong)


async def _received(request: Request) -> _Form:
    stated, options = parse_options_header(request.headers.get("content-type", ""))
    if stated != b"multipart/form-data":
        raise HTTPException(415)
    boundary = options.get(b"boundary", b"")
    if not 0 < len(boundary) <= 70:
        raise Unreadable
    form = _Form()
    try:
        await FormReader(boundary, form.text, form.piece).read(request.stream())
    except ClientDisconnect:
        raise Unreadable from None
    return form


async def _read(door: Door, kind: ImportKind, content: bytes) -> tuple[BookRead, Assembled]:
    """The workbook and what it makes up; what is refused as a whole is recorded as by every act."""
    try:
        if len(content) > LIMITS.packed:
            raise SheetTooLarge
        return await asyncio.to_thread(_made, kind, content)
    except Refusal as refusal:
        if not is_recorded(refusal):
            raise
        async with door.looking(BATCH, "take"):
            raise


def _made(kind: ImportKind, content: bytes) -> tuple[BookRead, Assembled]:
    book = read_book(content, LAYOUTS[kind])
    return book, assembled(kind, book)


def _keyed(form: _Form, kind: ImportKind, made: Assembled) -> tuple[str, dict[int, Keyed]]:
    """The system stated with its records. Without one, a record is known by its content; but progress may well be
    reported twice in the same words, so that its keys are those of this very file."""
    stated = form.stated.get("source_system", "")
    if stated:
        return _system(stated), made.records
    later = [place for place, record in made.records.items() if record.source_version > 1]
    made.faults += (made.fault_of(VersionOfNoSystem.at(f"/records/{place}/source_version")) for place in later)
    first = {place: record for place, record in made.records.items() if record.source_version == 1}
    if kind is ImportKind.TASK_PROGRESS:
        return f"{BY_CONTENT}_{sha256(form.content).hexdigest()[:32]}", first
    return BY_CONTENT, {place: known_by_content(record) for place, record in first.items()}


def _system(stated: str) -> str:
    try:
        return _SYSTEM.validate_python(stated)
    except ValidationError as error:
        found = [{**one, "loc": ("body", "source_system")} for one in error.errors()]
        raise RequestValidationError(found, body={"source_system": stated}) from None


def _faults(refusal: Refusal, made: Assembled) -> list[Fault]:
    """Everything wrong by cell, in the order of the sheets."""
    of_sheets = {fault.missing(): fault for fault in made.faults}
    found = [of_sheets.get(error) or made.fault_of(error) for error in refusal.errors]
    return sorted(found, key=lambda fault: (fault.sheet, fault.row, len(fault.column), fault.column))


async def _suggestions(look: Look, door: Door, kind: ImportKind) -> Suggestions:
    """What the drop-downs offer: codes of units, of issuing bodies, numbers of tasks that the caller may know."""
    today = office_day(door.engine.clock())
    if kind is ImportKind.TASK_PROGRESS:
        return {TASKS: await tasks_open_to(look.connection, door.actor, who_values(door.actor, today))}
    there = select(ORGAN.c.code, ORGAN.c.kind).where(or_(ORGAN.c.ended_on.is_(None), ORGAN.c.ended_on > today))
    rows = list(await look.connection.execute(there.order_by(ORGAN.c.code)))
    offered: Mapping[str, Sequence[str]] = {
        UNITS: [row.code for row in rows if row.kind not in NEVER_NAMED],
        ISSUERS: [row.code for row in rows if row.kind not in OFFICE_KINDS],
        LISTS: sorted(MONTHLY_LISTS),
    }
    return offered
