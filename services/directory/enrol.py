"""Lets an account in (again): ``python -m services.directory.enrol <account>``; with ``--password`` a new one too.

Where one-time codes are required nobody can sign in before the first security administrator has a secret for them, and
nobody could help the last one who is locked out. Whoever operates the host can, here: the account is enabled if time
has disabled it, and gets a secret; both secrets are told once, on this terminal.
"""

import asyncio
import secrets
from dataclasses import dataclass

import typer
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.database import connect
from libs.chassis.engine import Engine, Request
from libs.chassis.settings import Settings, settings_of
from libs.kernel.actor import SYSTEM
from libs.kernel.case import Command
from libs.kernel.refusal import Refusal
from services.directory.accounts.commands import EnableAccount, SetPassword
from services.directory.accounts.lifecycle import AccountStatus
from services.directory.accounts.own_commands import KeepIssuedSecret
from services.directory.one_time_codes import OneTimeCodes, address_of
from services.directory.tables import ACCOUNT
from services.directory.wired import engine_at


class NotEnrolled(Exception):
    """The account was left as it was; says why in a word."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the account has got: the secret, its otpauth address, and the password if one was asked for."""

    secret: str
    address: str
    password: str | None


async def enrol(settings: Settings, code: str, with_password: bool) -> Told:
    """Let the account of that name in, as the system itself and in one transaction. Raises NotEnrolled."""
    database = connect(settings.database_url, size=1)
    engine = engine_at(database, settings)
    try:
        async with database.begin() as connection:
            return await _let_in(engine, connection, code, with_password)
    except Refusal as refusal:
        raise NotEnrolled(refusal.code) from None
    finally:
        await database.dispose()


async def _let_in(engine: Engine, connection: AsyncConnection, code: str, with_password: bool) -> Told:
    wanted = select(ACCOUNT.c.id, ACCOUNT.c.status).where(ACCOUNT.c.code == code)
    found = (await connection.execute(wanted)).one_or_none()
    if found is None:
        raise NotEnrolled("no_such_account")

    async def act(name: str, command: Command) -> None:
        asked = Request("account", name, command, SYSTEM, case_id=found.id, unconditional=True)
        await engine.perform_within(connection, asked)

    if found.status == AccountStatus.DISABLED:
        await act("enable", EnableAccount(valid_until=None))
    password = f"Ly-{secrets.token_urlsafe(12)}" if with_password else None
    if password is not None:
        await act("set_password", SetPassword(password=SecretStr(password)))
    codes: OneTimeCodes = engine.services["codes"]
    drawn = codes.draw(found.id)
    await act("issue_code_secret", KeepIssuedSecret(sealed=drawn.sealed))
    return Told(drawn.secret, address_of(drawn.secret, code), password)


def main(
    account: str = typer.Argument(..., help="Name of the account."),
    password: bool = typer.Option(False, help="Give it a new password too, to be changed at the first sign-in."),
) -> None:
    """Let an account in, and tell its secret once."""
    try:
        told = asyncio.run(enrol(settings_of("directory"), account, password))
    except NotEnrolled as trouble:
        typer.echo(f"nothing was done: {trouble}", err=True)
        raise typer.Exit(1) from None
    typer.echo("\n".join(line for line in (told.secret, told.address, told.password) if line))


if __name__ == "__main__":
    typer.run(main)
