"""The HTTP door to the caller's own account: who am I, my password, my one-time codes."""

from fastapi import APIRouter, Response

from libs.chassis.door import AtDoor
from services.directory.accounts import views
from services.directory.accounts.code_secret_views import AccountWithSecret, with_secret
from services.directory.accounts.own_commands import (
    BeginCodeSecret,
    ChangePassword,
    ConfirmCodeSecret,
    KeepBegunSecret,
)
from services.directory.accounts.own_store import code_of, counting
from services.directory.accounts.views import AccountRead, Me
from services.directory.one_time_codes import OneTimeCodes

ROUTER = APIRouter(prefix="/me", tags=["me"])


@ROUTER.get("", summary="当前用户 · The caller")
async def read_me(door: AtDoor) -> Me:
    """Account, person, organ, office and roles of the caller, with their names."""
    return await views.read_me(door)


@ROUTER.post("/password", summary="修改本人密码 · Change the own password", response_model=AccountRead)
async def change_own_password(body: ChangePassword, door: AtDoor) -> Response:
    """Change the password of the own account (DU-10); a wrong proof counts as a failed sign-in."""
    async with counting(door.engine, await code_of(door.engine, door.actor)):
        return await door.perform("account", "change_password", door.actor.account_id, body)


@ROUTER.post("/code-secret", summary="申请动态口令密钥 · Draw a secret for codes", response_model=AccountWithSecret)
async def begin_own_code_secret(body: BeginCodeSecret, door: AtDoor) -> Response:
    """Draw a secret for one-time codes (DU-11), told in this answer and never again; a code of it puts it in force."""
    own = door.actor.account_id
    codes: OneTimeCodes = door.engine.services["codes"]
    drawn = codes.draw(own)
    command = KeepBegunSecret(sealed=drawn.sealed, **dict(body))
    async with counting(door.engine, await code_of(door.engine, door.actor)):
        answer = await door.perform("account", "begin_code_secret", own, command)
    return await with_secret(door, own, drawn, answer)


@ROUTER.post("/code-secret/confirmation", summary="启用动态口令 · Confirm the secret", response_model=AccountRead)
async def confirm_own_code_secret(body: ConfirmCodeSecret, door: AtDoor) -> Response:
    """Show a code of the drawn secret (DU-12); from then on every sign-in needs one."""
    async with counting(door.engine, await code_of(door.engine, door.actor)):
        return await door.perform("account", "confirm_code_secret", door.actor.account_id, body)
