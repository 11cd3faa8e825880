"""The operator's commands on keys: rotate them while serving, destroy what is to be read no more."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Annotated, TypeVar
from uuid import UUID

import typer

from deploy.local.keys import make_kek
from libs.chassis.envelope.erasure import NothingToErase, TwoErasersNeeded, erase
from libs.chassis.envelope.rotation import KekInUse, KeyDesk
from libs.chassis.process import Part, Running
from libs.chassis.settings import settings_of
from libs.kernel.actor import Actor
from libs.kernel.sensitivity import Sensitivity

T = TypeVar("T")


class Level(StrEnum):
    """The classes of content that are encrypted."""

    C3 = "c3"
    C4 = "c4"


ServiceName = Annotated[str, typer.Argument(help="Service, e.g. clarification.")]
OfLevel = Annotated[Level, typer.Argument(help="Class of content: c3 or c4.")]
First = Annotated[UUID, typer.Option(help="First person (account).")]
Second = Annotated[UUID, typer.Option(help="Second, different person (account).")]
Reason = Annotated[str, typer.Option(help="Why.")]


def new_kek(service: ServiceName, level: OfLevel) -> None:
    """Put a new key-encryption key beside the old ones; from now on new cases use it. Bring it to every host first,
    then rotate-kek."""
    settings = settings_of(service)
    print(make_kek(settings.keks or settings.keys, service, level))


def rotate_kek(service: ServiceName, level: OfLevel) -> None:
    """Wrap every case key anew under the newest key-encryption key, while the service goes on."""

    async def rotate(running: Running, desk: KeyDesk) -> int:
        return await desk.rotate_kek(Sensitivity[level.name], running.clock())

    print(f"{_at_desk(service, rotate)} wrapped anew")


def rotate_dek(
    service: ServiceName, case_id: Annotated[UUID | None, typer.Option(help="Only this case; without it, all.")] = None
) -> None:
    """Encrypt cases anew under fresh keys of their own, while the service goes on; no version is raised."""

    async def rotate(running: Running, desk: KeyDesk) -> int:
        return await desk.rotate_deks(running.clock(), case_id)

    print(f"{_at_desk(service, rotate)} encrypted anew")


def destroy_kek(
    service: ServiceName,
    kek_id: Annotated[str, typer.Argument(help="An old key-encryption key, e.g. clarification.c3.1.")],
    decided_by: First,
    second_by: Second,
) -> None:
    """Destroy an old key-encryption key by two persons: what backups from its time hold encrypted is then unreadable.
    Destroy its copies on other hosts and media too."""

    async def destroy(running: Running, desk: KeyDesk) -> None:
        by = await _persons(running, decided_by, second_by)
        place = (running.settings.keks or running.settings.keys) / f"{kek_id}.kek"
        if not kek_id.startswith(f"{service}.") or not place.is_file():
            raise typer.BadParameter("there is no such key")
        await desk.destroy_kek(kek_id, place.unlink, by, running.clock())

    try:
        _at_desk(service, destroy)
    except KekInUse:
        raise typer.BadParameter("case keys are wrapped under it; rotate-kek first") from None
    except TwoErasersNeeded:
        raise typer.BadParameter("two different persons are needed") from None
    print("destroyed")


def erase_case(
    service: ServiceName,
    case_type: Annotated[str, typer.Argument(help="Kind of case, e.g. clarification.")],
    case_id: Annotated[UUID, typer.Argument(help="The case.")],
    decided_by: First,
    second_by: Second,
    reason: Reason,
) -> None:
    """Destroy the key of a case by two persons: its restricted content is gone, the audit facts stay. Backups follow
    with new-kek, rotate-kek and destroy-kek."""

    async def destroy(running: Running, _desk: KeyDesk) -> None:
        found = running.engine.types.get(case_type)
        if found is None or not found.is_sealed:
            raise NothingToErase
        by = await _persons(running, decided_by, second_by)
        await erase(running.database, found, case_id, by, reason, running.clock())

    try:
        _at_desk(service, destroy)
    except TwoErasersNeeded:
        raise typer.BadParameter("two different persons and a reason are needed") from None
    except NothingToErase:
        raise typer.BadParameter("there is no such encrypted case, or it is erased already") from None
    print("erased")


COMMANDS = (new_kek, rotate_kek, rotate_dek, destroy_kek, erase_case)


async def _persons(running: Running, first: UUID, second: UUID) -> tuple[Actor, Actor]:
    """The two persons, as the service knows them. Raises BadParameter if an account is unknown or disabled."""
    async with running.database.connect() as connection:
        found = [await running.service.find_actor(connection, account) for account in (first, second)]
    if found[0] is None or found[1] is None:
        raise typer.BadParameter("an account is unknown here, or disabled")
    return found[0], found[1]


def _at_desk(service: str, work: Callable[[Running, KeyDesk], Awaitable[T]]) -> T:
    declared = importlib.import_module(f"services.{service}.main").SERVICE

    async def run() -> T:
        running = Running(declared, settings_of(service), Part.WEB)
        try:
            return await work(running, KeyDesk(running.database, declared.types))
        finally:
            await running.database.dispose()

    return asyncio.run(run())
