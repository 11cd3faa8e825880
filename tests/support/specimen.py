"""The smallest service there is: one case type that opens and moves on, and a hearer that keeps a list of what came."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from pydantic import Field
from sqlalchemy import Column, MetaData, Table, Text, cast, text
from sqlalchemy.ext.asyncio import AsyncEngine

from deploy.local.postgres import PostgresServer
from libs.chassis import broker as brokers
from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Act, CaseType, Who
from libs.chassis.database import connect, run_sql_file
from libs.chassis.engine import Engine, Request
from libs.chassis.hearing import Directive, Follow, Heard
from libs.chassis.inbox import Inbox
from libs.chassis.outbox import EventSigner, EventVerifier
from libs.chassis.relay import Relay
from libs.chassis.tables import case_columns
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Case, Command, Outcome
from libs.kernel.events import Event
from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.profile import Profile
from libs.kernel.refusal import Refusal
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text as Label

SERVICE = "filing"
HEARER = "supervision"
SCHEMAS = tuple(Path(f"libs/chassis/schema/v{version}.sql") for version in (1, 2, 3, 4, 5))
CLERK = Actor(UUID(int=1), UUID(int=2), UUID(int=3), None, frozenset({Role.UNIT_CLERK}))
STRANGER = Actor(UUID(int=9), UUID(int=9), UUID(int=9), None, frozenset({Role.UNIT_CLERK}))
TABLE_SQL = """
CREATE TABLE {name} (id uuid PRIMARY KEY, version bigint NOT NULL, status text NOT NULL, number text,
    profile text NOT NULL, profile_version text NOT NULL, opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL, body jsonb NOT NULL, owner text NOT NULL)
"""


class SpecimenStatus(StrEnum):
    """Open, and that is all."""

    OPEN = "open"


@dataclass(frozen=True)
class Specimen(Case):
    """A case that counts its steps."""

    status: SpecimenStatus
    owner: str = str(CLERK.organ_id)
    steps: int = 0


@dataclass(frozen=True)
class Kept(Case):
    """What the hearer keeps of a specimen: the versions in the order in which they came."""

    status: SpecimenStatus
    versions: tuple[int, ...] = ()


class OpenSpecimen(Command):
    """Open it."""

    note: str = Field(default="", description="Anything.")


class StepSpecimen(Command):
    """Move it on."""

    note: str = Field(default="", description="Anything; ``refuse`` is refused, ``fail`` fails.")


class KeepVersion(Command):
    """Keep a version."""

    version: int = Field(description="The version heard.")


class SpecimenOpened(Event):
    """It was opened."""

    event_type: ClassVar[str] = "filing.specimen.opened.v1"


class SpecimenStepped(Event):
    """It moved on."""

    event_type: ClassVar[str] = "filing.specimen.stepped.v1"
    steps: int = Field(description="How often.")


class KeptRecorded(Event):
    """The hearer kept one more."""

    event_type: ClassVar[str] = "supervision.kept.recorded.v1"


class NoteRefused(Refusal):
    """The note said to refuse."""

    code = "note_refused"
    title = Label("按备注要求不予办理", "Refused as the note asks")
    rule = Rule("F-22")


def _open(command: OpenSpecimen, occasion: Occasion, _facts: None) -> Outcome[Specimen]:
    case = Specimen(occasion.new_id(), SpecimenStatus.OPEN, occasion.profile.name, occasion.profile.version)
    return Outcome(case, SpecimenOpened())


def _step(case: Specimen, command: StepSpecimen, _occasion: Occasion, _facts: None) -> Outcome[Specimen]:
    if command.note == "refuse":
        raise NoteRefused
    if command.note == "fail":
        raise RuntimeError("planted")
    after = replace(case, steps=case.steps + 1)
    return Outcome(after, SpecimenStepped(steps=after.steps))


def _keep_first(command: KeepVersion, occasion: Occasion, _facts: None) -> Outcome[Kept]:
    case = Kept(occasion.new_id(), SpecimenStatus.OPEN, occasion.profile.name, occasion.profile.version)
    return Outcome(replace(case, versions=(command.version,)), KeptRecorded())


def _keep(case: Kept, command: KeepVersion, _occasion: Occasion, _facts: None) -> Outcome[Kept]:
    return Outcome(replace(case, versions=(*case.versions, command.version)), KeptRecorded())


_METADATA = MetaData()
_SPECIMENS = Table("specimen", _METADATA, *case_columns(), Column("owner", Text))
_KEPT = Table("kept", _METADATA, *case_columns(), Column("owner", Text))

_CONTENT = Section("content", Label("内容", "Content"), Sensitivity.C2)

SPECIMEN = CaseType(
    name="specimen",
    resource="specimens",
    table=_SPECIMENS,
    case_class=Specimen,
    columns=lambda case: {"owner": case.owner},
    lifecycle=lambda _profile: Lifecycle(
        (
            Move(None, "open", SpecimenStatus.OPEN, (Role.UNIT_CLERK,), Rule("F-21"), "TF-01"),
            Move(SpecimenStatus.OPEN, "step", SpecimenStatus.OPEN, (Role.UNIT_CLERK,), Rule("F-22"), "TF-02"),
        )
    ),
    acts=(Act("open", OpenSpecimen, _open, opens=True), Act("step", StepSpecimen, _step)),
    access=Access(
        sections=(_CONTENT,),
        grounds=(
            Ground(
                "owner",
                Label("所有人", "The owner"),
                Rule("F-21"),
                (Role.UNIT_CLERK,),
                _SPECIMENS.c.owner == cast(Who.organ, Text),
                opens=("content",),
                acts=True,
            ),
        ),
    ),
)
KEPT = CaseType(
    name="kept",
    resource="kept",
    table=_KEPT,
    case_class=Kept,
    columns=lambda case: {"owner": ""},
    lifecycle=lambda _profile: Lifecycle(
        (
            Move(None, "keep_first", SpecimenStatus.OPEN, (Role.SYSTEM,), Rule("F-25")),
            Move(SpecimenStatus.OPEN, "keep", SpecimenStatus.OPEN, (Role.SYSTEM,), Rule("F-25")),
        )
    ),
    acts=(Act("keep_first", KeepVersion, _keep_first, opens=True), Act("keep", KeepVersion, _keep)),
    access=Access(sections=(_CONTENT,)),
)

POISON: set[UUID] = set()
"""Aggregates whose second version the hearer cannot apply, until someone removes them from here."""


def _heard(heard: Heard) -> list[Directive]:
    if heard.version == 2 and heard.aggregate_id in POISON:
        raise KeyError("planted")
    act = "keep_first" if heard.version == 1 else "keep"
    return [Directive("kept", act, heard.aggregate_id, KeepVersion(version=heard.version))]


FOLLOW = Follow("filing", "specimen", {SpecimenOpened: _heard, SpecimenStepped: _heard})


class OneProfile:
    """Policies with a single, empty profile."""

    def __init__(self) -> None:
        self.only = Profile("xuchang", "2023-01", Label("许昌", "Xuchang"), date(2023, 1, 19), None, {}, {}, {})

    def profile(self, name: str, version: str) -> Profile:
        """The one."""
        return self.only

    def in_force(self, name: str, on: date) -> Profile:
        """The one."""
        return self.only


@dataclass
class Pair:
    """A publishing service and a hearing one, each with its own database, on one broker."""

    urls: Mapping[str, str]
    nats_url: str
    keys: Path
    databases: dict[str, AsyncEngine]
    publisher: Engine
    hearer: Engine
    inbox: Inbox
    broker: brokers.Broker

    def relay(self) -> Relay:
        """A fresh relay of the publisher."""
        return Relay(self.urls[SERVICE], self.broker, SERVICE, "1", wake=self.publisher.wake)

    async def open(self, key: str | None = None, note: str = "") -> UUID:
        """Open a specimen; answers its id."""
        request = Request("specimen", "open", OpenSpecimen(note=note), CLERK, key=key, route="specimen.open")
        return (await self.publisher.perform(request)).case.id

    async def step(self, case_id: UUID, version: int, note: str = "") -> None:
        """Move it on from that version."""
        await self.publisher.perform(Request("specimen", "step", StepSpecimen(note=note), CLERK, case_id, version))

    async def kept(self, case_id: UUID) -> tuple[int, ...]:
        """The versions the hearer has kept, in order of coming."""
        async with self.hearer.database.connect() as connection:
            body = (await connection.execute(_KEPT.select().where(_KEPT.c.id == case_id))).one_or_none()
            return () if body is None else KEPT.load(body.body).versions

    async def count(self, service: str, table: str) -> int:
        """Rows of a table."""
        async with self.databases[service].connect() as connection:
            return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def make_database(server: PostgresServer, name: str, table: str) -> str:
    """A database with the chassis tables and one case table."""
    url = await server.create_database(name)
    engine = connect(url)
    async with engine.begin() as connection:
        for schema in SCHEMAS:
            await connection.run_sync(run_sql_file, schema)
        await connection.execute(text(TABLE_SQL.format(name=table)))
    await engine.dispose()
    return url


@asynccontextmanager
async def open_pair(
    urls: Mapping[str, str], nats_url: str, keys: Path, published: CaseType[Specimen] = SPECIMEN
) -> AsyncIterator[Pair]:
    """Publisher and hearer at work on their databases, the stream declared."""
    broker = await brokers.open_broker(nats_url, "specimen-tests")
    await brokers.declare(broker, SERVICE, [(HEARER, "specimen")])
    databases = {name: connect(url) for name, url in urls.items()}
    public = {path.stem: path.read_bytes() for path in keys.glob("*.pub")}
    engines = {
        name: Engine(
            databases[name],
            {case_type.name: case_type},
            OneProfile(),
            "xuchang",
            EventSigner(name, (keys / f"{name}.key").read_bytes()),
            wake=asyncio.Event(),
        )
        for name, case_type in ((SERVICE, published), (HEARER, KEPT))
    }
    inbox = Inbox(engines[HEARER], EventVerifier(public))
    try:
        yield Pair(urls, nats_url, keys, databases, engines[SERVICE], engines[HEARER], inbox, broker)
    finally:
        await broker.client.close()
        for engine in databases.values():
            await engine.dispose()
