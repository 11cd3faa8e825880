"""Two case types that are encrypted at rest, one by fields and one as a whole, and the service that keeps them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import Column, MetaData, Table, Text, cast
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.access.rows import acting, reading
from libs.chassis.case_lists import open_fields, read_page
from libs.chassis.cases import Act, CaseType, Who
from libs.chassis.door import AtDoor
from libs.chassis.paging import PageWanted, Sort
from libs.chassis.process import Service
from libs.chassis.representation import Representation
from libs.chassis.tables import case_columns
from libs.kernel.actor import Actor, Occasion
from libs.kernel.case import Case, Command, Outcome, Timer
from libs.kernel.events import Event
from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text as Label
from tests.support.specimen import OneProfile

ORGAN = UUID(int=300)
HANDLER = Actor(UUID(int=101), UUID(int=201), ORGAN, None, frozenset({Role.SUP_OFFICER}))
LEADER = Actor(UUID(int=102), UUID(int=202), ORGAN, None, frozenset({Role.SUP_HEAD}))
LETTERS = Actor(UUID(int=103), UUID(int=203), ORGAN, None, frozenset({Role.LETTERS}))
KNOWN = {actor.account_id: actor for actor in (HANDLER, LEADER, LETTERS)}
_OWNER = str(ORGAN)


class Open(StrEnum):
    """Open, and that is all."""

    OPEN = "open"


@dataclass(frozen=True)
class Item:
    """A finding and how it was verified."""

    finding: str
    verification: str


@dataclass(frozen=True)
class Dossier(Case):
    """A case with restricted fields: in a list, at the top, and one of the highest class."""

    status: Open
    owner: str = _OWNER
    matter: str = ""
    items: tuple[Item, ...] = ()
    deferrals: tuple[str, ...] = ()
    tip: str | None = None


@dataclass(frozen=True)
class Safe(Case):
    """A case that is restricted as a whole."""

    status: Open
    owner: str = _OWNER
    reporter: str = ""
    wakes: bool = False

    def timers(self) -> tuple[Timer, ...]:
        """Asks to be woken, once it was told to."""
        return (Timer("wake", self.opened_at),) if self.wakes and self.opened_at is not None else ()


class Write(Command):
    """Open it, or move it on, with something to keep."""

    matter: str = Field(default="", description="Anything.")
    secret: str = Field(default="", description="Anything that is restricted.")


class Wake(Command):
    """Time moves it on."""


class DossierOpened(Event):
    """It was opened."""

    event_type: ClassVar[str] = "filing.dossier.opened.v1"


class DossierStepped(Event):
    """It moved on."""

    event_type: ClassVar[str] = "filing.dossier.stepped.v1"


class DossierDeferred(Event):
    """It was deferred, which nobody is told."""

    event_type: ClassVar[str] = "filing.dossier.deferred.v1"
    told: ClassVar[bool] = False


class SafeOpened(Event):
    """It was opened."""

    event_type: ClassVar[str] = "filing.safe.opened.v1"


class SafeStepped(Event):
    """It moved on."""

    event_type: ClassVar[str] = "filing.safe.stepped.v1"


def _new(case_class: Any, occasion: Occasion, **fields: Any) -> Any:
    return case_class(occasion.new_id(), Open.OPEN, occasion.profile.name, occasion.profile.version, **fields)


def _open_dossier(command: Write, occasion: Occasion, _facts: None) -> Outcome[Dossier]:
    items = tuple(Item(f"finding {n}", f"{command.secret} {n}") for n in range(2))
    case = _new(Dossier, occasion, matter=command.matter, items=items, deferrals=(command.secret,), tip=command.secret)
    return Outcome(case, DossierOpened())


def _step_dossier(case: Dossier, command: Write, _occasion: Occasion, _facts: None) -> Outcome[Dossier]:
    return Outcome(replace(case, matter=command.matter), DossierStepped())


def _defer_dossier(case: Dossier, command: Write, _occasion: Occasion, _facts: None) -> Outcome[Dossier]:
    return Outcome(replace(case, deferrals=(*case.deferrals, command.secret)), DossierDeferred())


def _open_safe(command: Write, occasion: Occasion, _facts: None) -> Outcome[Safe]:
    return Outcome(_new(Safe, occasion, reporter=command.secret), SafeOpened())


def _step_safe(case: Safe, command: Write, _occasion: Occasion, _facts: None) -> Outcome[Safe]:
    return Outcome(replace(case, reporter=command.secret, wakes=command.matter == "wake"), SafeStepped())


def _wake_safe(case: Safe, _command: Wake, _occasion: Occasion, _facts: None) -> Outcome[Safe]:
    return Outcome(replace(case, wakes=False), SafeStepped())


_METADATA = MetaData()
_DOSSIERS = Table("dossier", _METADATA, *case_columns(), Column("owner", Text))
_SAFES = Table("safe", _METADATA, *case_columns(), Column("owner", Text))
_RULE = Rule("F-21")


def _rows(*acts: tuple[str, Role]) -> Any:
    moves = [Move(None, "open", Open.OPEN, (acts[0][1],), _RULE, "TF-01")]
    moves += [Move(Open.OPEN, act, Open.OPEN, (role,), _RULE, f"TF-0{n}") for n, (act, role) in enumerate(acts, 2)]
    lifecycle = Lifecycle(tuple(moves))
    return lambda _profile: lifecycle


def _ground(code: str, role: Role, table: Table, *opens: str, named: bool = False) -> Ground:
    mine = table.c.owner == cast(Who.organ, Text)
    return Ground(code, Label(code, code), _RULE, (role,), mine, opens=opens, acts=True, named=named)


DOSSIER = CaseType(
    name="dossier",
    resource="dossiers",
    table=_DOSSIERS,
    case_class=Dossier,
    columns=lambda case: {"owner": case.owner},
    lifecycle=_rows(("step", Role.SUP_OFFICER), ("defer", Role.SUP_OFFICER)),
    acts=(
        Act("open", Write, _open_dossier, opens=True),
        Act("step", Write, _step_dossier),
        Act("defer", Write, _defer_dossier),
    ),
    access=Access(
        sections=(
            Section("content", Label("内容", "Content"), Sensitivity.C2),
            Section(
                "verification",
                Label("核实", "Verification"),
                Sensitivity.C3,
                {"items[].verification": "", "deferrals": []},
            ),
            Section("tip", Label("线索", "Tip"), Sensitivity.C4, {"tip": None}),
        ),
        grounds=(
            _ground("handler", Role.SUP_OFFICER, _DOSSIERS, "content", "verification", "tip", named=True),
            _ground("leader", Role.SUP_HEAD, _DOSSIERS, "content"),
        ),
        kept={"defer": "verification"},
    ),
    quiet=True,
)
SAFE = CaseType(
    name="safe",
    resource="safes",
    table=_SAFES,
    case_class=Safe,
    columns=lambda case: {"owner": case.owner},
    lifecycle=lambda _profile: Lifecycle(
        (
            Move(None, "open", Open.OPEN, (Role.LETTERS,), _RULE, "TF-01"),
            Move(Open.OPEN, "step", Open.OPEN, (Role.LETTERS,), _RULE, "TF-02"),
            Move(Open.OPEN, "wake", Open.OPEN, (Role.CLOCK,), _RULE, "TF-03"),
        )
    ),
    acts=(Act("open", Write, _open_safe, opens=True), Act("step", Write, _step_safe), Act("wake", Wake, _wake_safe)),
    access=Access(
        sections=(Section("identity", Label("身份", "Identity"), Sensitivity.C4),),
        grounds=(_ground("letters", Role.LETTERS, _SAFES, "identity"),),
    ),
)

_ROUTER = APIRouter()


@_ROUTER.post("/dossiers")
async def open_dossier(body: Write, door: AtDoor) -> Response:
    return await door.open("dossier", "open", body)


@_ROUTER.get("/dossiers/{case_id}")
async def read_dossier(case_id: UUID, door: AtDoor) -> Response:
    return await door.show("dossier", case_id)


@_ROUTER.post("/dossiers/{case_id}/step")
async def step_dossier(case_id: UUID, body: Write, door: AtDoor) -> Response:
    return await door.perform("dossier", "step", case_id, body)


@_ROUTER.post("/dossiers/{case_id}/deferral")
async def defer_dossier(case_id: UUID, body: Write, door: AtDoor) -> Response:
    return await door.perform("dossier", "defer", case_id, body)


@_ROUTER.post("/safes")
async def open_safe(body: Write, door: AtDoor) -> Response:
    return await door.open("safe", "open", body)


@_ROUTER.get("/safes/{case_id}")
async def read_safe(case_id: UUID, door: AtDoor) -> Response:
    return await door.show("safe", case_id)


@_ROUTER.post("/safes/{case_id}/step")
async def step_safe(case_id: UUID, body: Write, door: AtDoor) -> Response:
    return await door.perform("safe", "step", case_id, body)


@_ROUTER.get("/safes")
async def list_safes(door: AtDoor) -> Any:
    async with door.looking("safe", "list") as look:
        found, total = await read_page(look, door, SAFE, (), PageWanted(1, 50), Sort("opened_at", False))
        return {"items": [open_fields(SAFE, one) for one in found], "total": total}


async def _find_actor(connection: AsyncConnection, account_id: UUID) -> Actor | None:
    return KNOWN.get(account_id)


SERVICE = Service(
    name="filing",
    title=Label("样本", "Specimens"),
    types=(DOSSIER, SAFE),
    publishes=(DossierOpened, DossierStepped, SafeOpened, SafeStepped),
    follows=(),
    routers=(_ROUTER,),
    representations=(Representation(DOSSIER), Representation(SAFE)),
    find_actor=_find_actor,
    policies=lambda _settings: OneProfile(),
    wiring=lambda _settings, _policies: {},
    doors={
        "open_dossier": acting("dossier", "open"),
        "read_dossier": reading("dossier", sensitivity=Sensitivity.C4),
        "step_dossier": acting("dossier", "step"),
        "defer_dossier": acting("dossier", "defer"),
        "open_safe": acting("safe", "open"),
        "read_safe": reading("safe", sensitivity=Sensitivity.C4),
        "step_safe": acting("safe", "step"),
        "list_safes": reading("safe", sensitivity=Sensitivity.C4),
    },
)
