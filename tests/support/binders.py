"""Two kinds of case on which everything the engine can do is done: binders, and the sheets that are filed in them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import Column, MetaData, Table, Text, and_, cast, text

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.case_store import cases_locked
from libs.chassis.cases import Act, AnyCaseType, CaseType, Desk, Who
from libs.chassis.database import connect
from libs.chassis.engine import Engine, Performed, Request
from libs.chassis.outbox import EventSigner
from libs.chassis.tables import case_columns
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Case, Command, Moved, Outcome
from libs.kernel.events import Event
from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.profile import Profile
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text as Label

ORGAN, OTHER = UUID(int=3), UUID(int=4)
CLERK = Actor(UUID(int=1), UUID(int=2), ORGAN, None, frozenset({Role.UNIT_CLERK}))
HEAD = Actor(UUID(int=5), UUID(int=6), ORGAN, None, frozenset({Role.UNIT_PARTY_HEAD}))
OUTSIDER = Actor(UUID(int=7), UUID(int=8), OTHER, None, frozenset({Role.UNIT_CLERK}))
NEW_YEAR_IN_OFFICE = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
"""Half past midnight on the first day of 2027 in the office, and still 2026 in UTC."""
FALL = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
_CLERKS = (Role.UNIT_CLERK,)


class BinderStatus(StrEnum):
    """Open, or closed in one of two ways."""

    OPEN = "open"
    CLOSED = "closed"
    SHUT = "shut"


class SheetStatus(StrEnum):
    """Filed, marked, or torn, which no act leads to."""

    FILED = "filed"
    MARKED = "marked"
    TORN = "torn"


@dataclass(frozen=True)
class Binder(Case):
    """Belongs to an organ; ``registered`` says that it gets a number."""

    status: BinderStatus
    owner: str = str(ORGAN)
    note: str = ""
    registered: bool = False


@dataclass(frozen=True)
class Sheet(Case):
    """Lies in a binder."""

    status: SheetStatus
    binder: str = ""


class Write(Command):
    """Whatever is asked of a binder; ``sheet`` names one of its sheets."""

    note: str = Field(default="", description="Anything.")
    sheet: UUID | None = Field(default=None, description="A sheet.")


def _event(name: str) -> type[Event]:
    return type(name, (Event,), {"event_type": f"filing.{name}.v1", "__annotations__": {"event_type": ClassVar[str]}})


OPENED, STEPPED, FILED, MARKED = (
    _event(name) for name in ("binder.opened", "binder.stepped", "sheet.filed", "sheet.marked")
)


@dataclass
class Seen:
    """What a facts loader was given, and what it does with it."""

    asked: list[tuple[Desk, Any, Any, Occasion]] = field(default_factory=list)
    does: str = ""

    async def facts(self, desk: Desk, case: Any, command: Write, occasion: Occasion) -> list[Sheet]:
        """Note the question; the sheet that the command names is the answer."""
        self.asked.append((desk, case, command, occasion))
        if self.does:
            await desk.connection.execute(text(self.does))
        if command.sheet is None:
            return []
        return list(await cases_locked(desk.connection, SHEET, SHEET.table.c.id == command.sheet))


SEEN = Seen()


def _binder(occasion: Occasion, note: str) -> Binder:
    profile = occasion.profile
    registered = note == "registered"
    return Binder(occasion.new_id(), BinderStatus.OPEN, profile.name, profile.version, note=note, registered=registered)


def _sheet(occasion: Occasion, binder: Binder) -> Sheet:
    profile = occasion.profile
    return Sheet(occasion.new_id(), SheetStatus.FILED, profile.name, profile.version, binder=str(binder.id))


def _open(command: Write, occasion: Occasion, facts: list[Sheet]) -> Outcome[Binder]:
    """The note may be a sheet that was found."""
    return Outcome(_binder(occasion, command.note or " ".join(str(sheet.id) for sheet in facts)), OPENED())


def _open_with_sheets(command: Write, occasion: Occasion, _facts: Any) -> Outcome[Binder]:
    binder = _binder(occasion, command.note)
    sheets = [Moved(_sheet(occasion, binder), "file", FILED()) for _ in range(2)]
    return Outcome(binder, OPENED(), tuple(sheets))


def _step(case: Binder, command: Write, occasion: Occasion, _facts: Any) -> Outcome[Binder]:
    note, registered = command.note or occasion.on.isoformat(), case.registered or command.note == "registered"
    return Outcome(replace(case, note=note, registered=registered), STEPPED())


def _close(case: Binder, command: Write, _occasion: Occasion, _facts: Any) -> Outcome[Binder]:
    return Outcome(replace(case, status=BinderStatus(command.note)), STEPPED())


def _hand_over(case: Binder, _command: Write, _occasion: Occasion, _facts: Any) -> Outcome[Binder]:
    return Outcome(replace(case, owner=str(OTHER)), STEPPED())


def _mark(case: Binder, command: Write, _occasion: Occasion, facts: list[Sheet]) -> Outcome[Binder]:
    """Mark the sheet: as whatever it is (``source``), without saying what it was, or into what no act leads to."""
    (sheet,) = facts
    status = SheetStatus.TORN if command.note == "torn" else SheetStatus.MARKED
    source = sheet.status if command.note == "source" else None
    return Outcome(case, STEPPED(), (Moved(replace(sheet, status=status), "mark", MARKED(), source),))


def _lifecycle(profile: Profile) -> Lifecycle:
    """In the newer version, binders are not stepped."""
    o = BinderStatus.OPEN
    acts = ("step", "hand_over", "mark") if profile.version == "2023-01" else ("hand_over", "mark")
    return Lifecycle(
        (
            Move(None, "open", o, _CLERKS, Rule("F-21"), "TF-01"),
            Move(None, "open_with_sheets", o, _CLERKS, Rule("F-21"), "TF-02"),
            *(Move(o, act, o, _CLERKS, Rule("F-22"), f"TF-{act}") for act in acts),
            Move(o, "close", BinderStatus.CLOSED, _CLERKS, Rule("F-23"), "TF-11"),
            Move(o, "close", BinderStatus.SHUT, _CLERKS, Rule("F-23"), "TF-12"),
        )
    )


def _of_sheets(profile: Profile) -> Lifecycle:
    """In the newer version, the rows have other names."""
    word = {"2023-01": "TF", "2027-01": "TN"}[profile.version]
    filed, marked = SheetStatus.FILED, SheetStatus.MARKED
    return Lifecycle(
        (
            Move(None, "file", filed, _CLERKS, Rule("F-21"), f"{word}-21"),
            Move(filed, "mark", marked, _CLERKS, Rule("F-22"), f"{word}-22"),
            Move(marked, "mark", marked, _CLERKS, Rule("F-22"), f"{word}-23"),
        )
    )


_METADATA = MetaData()
_BINDERS = Table("binder", _METADATA, *case_columns(), Column("owner", Text), Column("due", Text))
_PAGES = Table("sheet", _METADATA, *case_columns(), Column("owner", Text), Column("due", Text))
_CONTENT = Section("content", Label("内容", "Content"), Sensitivity.C2)
_OF_ORGAN = and_(_BINDERS.c.owner == cast(Who.organ, Text), Who.today >= date(2026, 1, 1))


def _ground(role: Role, *, acts: bool) -> Ground:
    label = Label("所有人", "The owner")
    return Ground(role.value, label, Rule("F-21"), (role,), _OF_ORGAN, opens=("content",), acts=acts)


def _due(case: Case, profile: Profile, services: Mapping[str, Any]) -> Mapping[str, object]:
    return {"due": f"{services['calendar']} {profile.version} {case.status}"}


BINDER = CaseType(
    name="binder",
    resource="binders",
    table=_BINDERS,
    case_class=Binder,
    columns=lambda case: {"owner": case.owner},
    lifecycle=_lifecycle,
    acts=(
        Act("open", Write, _open, SEEN.facts, opens=True),
        Act("open_with_sheets", Write, _open_with_sheets, SEEN.facts, opens=True),
        Act("step", Write, _step, SEEN.facts),
        Act("close", Write, _close, SEEN.facts),
        Act("hand_over", Write, _hand_over, SEEN.facts),
        Act("mark", Write, _mark, SEEN.facts),
    ),
    access=Access(
        sections=(_CONTENT,), grounds=(_ground(Role.UNIT_CLERK, acts=True), _ground(Role.UNIT_PARTY_HEAD, acts=False))
    ),
    numbering=lambda case: (ORGAN, "容备") if case.registered else None,
    derive=_due,
)
SHEET = CaseType(
    name="sheet",
    resource="sheets",
    table=_PAGES,
    case_class=Sheet,
    columns=lambda case: {"owner": case.binder},
    lifecycle=_of_sheets,
    acts=(),
    access=Access(sections=(_CONTENT,)),
    numbering=lambda _case: (OTHER, "页"),
    derive=_due,
)
TYPES: Mapping[str, AnyCaseType] = {"sheet": SHEET, "binder": BINDER}


class TwoProfiles:
    """Policies with two versions of one profile; the newer is in force from the new year on."""

    def __init__(self) -> None:
        older, newer = date(2023, 1, 19), date(2027, 1, 1)
        label = Label("许昌", "Xuchang")
        self.versions = {
            ("xuchang", version): Profile("xuchang", version, label, since, None, {}, {}, {})
            for version, since in (("2023-01", older), ("2027-01", newer))
        }

    def profile(self, name: str, version: str) -> Profile:
        """That version."""
        return self.versions[name, version]

    def in_force(self, name: str, on: date) -> Profile:
        """The version of that day."""
        return self.versions[name, "2027-01" if on >= date(2027, 1, 1) else "2023-01"]


@dataclass
class House:
    """An engine for binders, at an hour that stands still until it is set."""

    engine: Engine
    at: datetime = FALL

    async def do(self, act: str, case_id: UUID | None = None, version: int | None = None, **asked: Any) -> Performed:
        """Perform an act; ``note`` and ``sheet`` belong to the command, anything else to the request."""
        command = Write(**{name: asked.pop(name) for name in ("note", "sheet") if name in asked})
        request = Request("binder", act, command, asked.pop("actor", CLERK), case_id, version, **asked)
        return await self.engine.perform(request)

    async def opened(self, **asked: Any) -> UUID:
        """A new binder."""
        return (await self.do("open", **asked)).case.id

    async def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table: by version in the history, elsewhere as they came."""
        order = {"case_history": "version", "audit_event": "id", "outbox_event": "id"}.get(table, "1")
        async with self.engine.database.connect() as connection:
            found = await connection.execute(text(f"SELECT * FROM {table} ORDER BY {order}"))
            return [dict(row) for row in found.mappings()]


@asynccontextmanager
async def open_house(url: str, keys: Path) -> AsyncIterator[House]:
    """A house on that database."""
    database = connect(url)
    async with database.begin() as connection:
        for table in ("binder", "sheet"):
            await connection.execute(text(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS due text"))
    signer = EventSigner("filing", (keys / "filing.key").read_bytes())
    house = House(Engine(database, TYPES, TwoProfiles(), "xuchang", signer, {"calendar": "calendar"}))
    house.engine.clock = lambda: house.at
    SEEN.asked.clear()
    SEEN.does = ""
    yield house
    await database.dispose()
