"""Searching the audit trail: filters in SQL, newest first, in stretches, each row with how it stands to the tree."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Select, and_, or_, select, text, tuple_
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from libs.chassis.prepared import sqlstate
from libs.chassis.sealing.dump import trail_line
from libs.chassis.sealing.marks import record_number
from libs.chassis.sealing.tables import LEAF
from libs.chassis.sealing.trail import ACCUSING, read_record
from libs.chassis.tables import AUDIT
from libs.kernel.refusal import Kind, Refusal
from libs.kernel.text import Text

CHUNK: Final = 1000
"""Rows that an export holds in memory at a time."""
_CANCELLED: Final = "57014"
_SHOWN_ANY: Final = "audit_event.objects <> '{}'"
"""What the index of lists is restricted to; written out, so that the database sees that it may use it."""
Place = tuple[datetime, int]
"""Where a stretch ended: time and id of its last row."""


class SearchTooWide(Refusal):
    """The search would take longer than the database gives it."""

    code = "search_too_wide"
    kind = Kind.UNSATISFIED
    title = Text("查询范围过大，请用起止时间缩小范围", "Too much to search at once; narrow it with from and to")


class AuditDecision(StrEnum):
    """What was decided on an attempt."""

    ALLOW = "allow"
    DENY = "deny"


class Seal(StrEnum):
    """How a row stands to the tree, as far as one row shows by itself; the verifier says it of the whole trail."""

    WAITING = "waiting"
    SEALED = "sealed"
    FORGED = "forged"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class AuditFilters:
    """What is searched for; None lets everything through. ``start`` belongs to the span, ``end`` does not."""

    start: datetime | None = None
    end: datetime | None = None
    account_id: UUID | None = None
    organ_id: UUID | None = None
    action: str | None = None
    object_id: UUID | None = None
    decision: AuditDecision | None = None
    outcome: str | None = None

    @property
    def stated(self) -> dict[str, str]:
        """The filters that were set, as they go into cursors and exports."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: _spelt(value) for name, value in found if value is not None}

    @property
    def named(self) -> tuple[UUID, ...]:
        """The accounts, organs and cases that are asked about."""
        return tuple(id_ for id_ in (self.object_id, self.account_id, self.organ_id) if id_ is not None)


@dataclass(frozen=True, slots=True)
class Found:
    """One row: ``line`` as in a dump, ``columns`` as the table has them, and its seal."""

    line: Mapping[str, Any]
    columns: Mapping[str, Any]
    seal: Seal

    @property
    def place(self) -> Place:
        """Where it stands in the order of the search."""
        return self.columns["at"], self.columns["id"]


async def find(connection: AsyncConnection, filters: AuditFilters, after: Place | None, count: int) -> list[Found]:
    """The next so many rows behind that place, newest first. Refuses with SearchTooWide."""
    try:
        rows = (await connection.execute(_statement(filters, after).limit(count))).mappings().all()
    except DBAPIError as error:
        if sqlstate(error) == _CANCELLED:
            raise SearchTooWide from None
        raise
    accused = await _accused(connection, [row["id"] for row in rows])
    lines = [(trail_line(row), row) for row in rows]
    return [Found(line, row, _seal_of(line, forged=row["id"] in accused)) for line, row in lines]


async def export_lines(
    database: AsyncEngine, filters: AuditFilters, first: list[Found], opening: Mapping[str, Any]
) -> AsyncIterator[bytes]:
    """What was found as lines of JSON: an opening line, the rows as in a dump, and a line that counts them.

    ``first`` is the first stretch; the others are read one after the other, each on a connection of its own for the
    time of one statement, so that a slow reader holds neither memory nor a transaction. Rows that come meanwhile are
    newer than where the reading began and do not appear.
    """
    yield orjson.dumps(opening) + b"\n"
    stretch, count = first, 0
    while stretch:
        yield b"".join(orjson.dumps(found.line) + b"\n" for found in stretch)
        count += len(stretch)
        if len(stretch) < CHUNK:
            break
        async with database.connect() as connection:
            stretch = await find(connection, filters, stretch[-1].place, CHUNK)
    yield orjson.dumps({"end": True, "records": count}) + b"\n"


def _statement(filters: AuditFilters, after: Place | None) -> Select[Any]:
    leafed = AUDIT.outerjoin(LEAF, LEAF.c.audit_id == AUDIT.c.id)
    wanted = select(AUDIT, LEAF.c.leaf_index, LEAF.c.audit_id, LEAF.c.leaf_hash).select_from(leafed)
    wanted = wanted.where(*_conditions(filters)).order_by(AUDIT.c.at.desc(), AUDIT.c.id.desc())
    return wanted if after is None else wanted.where(tuple_(AUDIT.c.at, AUDIT.c.id) < tuple_(*after))


def _conditions(filters: AuditFilters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if filters.start is not None:
        found.append(AUDIT.c.at >= filters.start)
    if filters.end is not None:
        found.append(AUDIT.c.at < filters.end)
    for name in ("account_id", "organ_id", "action", "decision", "outcome"):
        wanted = getattr(filters, name)
        if wanted is not None:
            found.append(AUDIT.c[name] == wanted)
    if filters.object_id is not None:
        shown = and_(AUDIT.c.objects.contains([filters.object_id]), text(_SHOWN_ANY))
        found.append(or_(AUDIT.c.object_id == filters.object_id, shown))
    return found


async def _accused(connection: AsyncConnection, ids: list[int]) -> frozenset[int]:
    """Which of these rows the sealer has found without a genuine mark."""
    if not ids:
        return frozenset()
    against = select(AUDIT.c.object_id).where(AUDIT.c.object_id.in_([record_number(id_) for id_ in ids]))
    named = (await connection.execute(against.where(AUDIT.c.action == ACCUSING))).scalars()
    return frozenset(number.int for number in named)


def _seal_of(line: Mapping[str, Any], *, forged: bool) -> Seal:
    record = read_record(line)
    if forged:
        return Seal.FORGED
    if record.unlike or record.stored not in (None, record.digest):
        return Seal.ALTERED
    return Seal.WAITING if record.stored is None else Seal.SEALED


def _spelt(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
