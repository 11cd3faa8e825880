"""The HTTP door to accounts, for the administrators."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response

from libs.chassis.door import AtDoor
from libs.chassis.paging import Page, Sort, sort_by
from libs.kernel.roles import Role
from services.directory.accounts import views
from services.directory.accounts.code_secret_views import AccountWithSecret, with_secret
from services.directory.accounts.commands import (
    ChangeRoles,
    DisableAccount,
    EnableAccount,
    RecordAccount,
    SetPassword,
    SetValidity,
)
from services.directory.accounts.lifecycle import AccountStatus
from services.directory.accounts.own_commands import IssueCodeSecret, KeepIssuedSecret, WithdrawCodeSecret
from services.directory.accounts.views import AccountPage, AccountRead, AccountsWanted
from services.directory.one_time_codes import OneTimeCodes

ROUTER = APIRouter(prefix="/accounts", tags=["accounts"])
AccountId = Annotated[UUID, Path(description="The account.")]


@ROUTER.get("", summary="账号列表 · List accounts")
async def list_accounts(
    door: AtDoor,
    page: Page,
    sort: Annotated[Sort, Depends(sort_by("code", "opened_at", "changed_at", default="code"))],
    person_id: Annotated[UUID | None, Query(description="Only accounts of this person.")] = None,
    organ_id: Annotated[UUID | None, Query(description="Only accounts that act for this organ.")] = None,
    role: Annotated[Role | None, Query(description="Only accounts that hold this role.")] = None,
    status: Annotated[AccountStatus | None, Query(description="Only accounts of this status.")] = None,
    machine: Annotated[bool | None, Query(description="Only accounts of machines, or only those of persons.")] = None,
) -> AccountPage:
    """Accounts with their roles; for the three administrators only."""
    return await views.list_accounts(door, AccountsWanted(person_id, organ_id, role, status, machine), page, sort)


@ROUTER.post("", summary="登记账号 · Record an account", status_code=201, response_model=AccountRead)
async def record_account(body: RecordAccount, door: AtDoor) -> Response:
    """Record an account of a person (DU-01)."""
    return await door.open("account", "record", body)


@ROUTER.get("/{account_id}", summary="账号 · One account", response_model=AccountRead)
async def read_account(account_id: AccountId, door: AtDoor) -> Response:
    """One account with its roles; for the three administrators only."""
    return await door.show("account", account_id)


@ROUTER.post("/{account_id}/roles", summary="变更角色 · Change the roles", response_model=AccountRead)
async def change_account_roles(account_id: AccountId, body: ChangeRoles, door: AtDoor) -> Response:
    """Replace the roles of the account, and for which organ and office it acts (DU-02)."""
    response = await door.perform("account", "change_roles", account_id, body)
    door.running.callers.forget()
    return response


@ROUTER.post("/{account_id}/password", summary="设置密码 · Set the password", response_model=AccountRead)
async def set_account_password(account_id: AccountId, body: SetPassword, door: AtDoor) -> Response:
    """Set the password of the account (DU-03); it is told nowhere, and its holder must change it at sign-in."""
    return await door.perform("account", "set_password", account_id, body)


@ROUTER.post("/{account_id}/disabling", summary="停用账号 · Disable an account", response_model=AccountRead)
async def disable_account(account_id: AccountId, body: DisableAccount, door: AtDoor) -> Response:
    """Disable the account (DU-04)."""
    response = await door.perform("account", "disable", account_id, body)
    door.running.callers.forget()
    return response


@ROUTER.post("/{account_id}/enabling", summary="启用账号 · Enable an account", response_model=AccountRead)
async def enable_account(account_id: AccountId, body: EnableAccount, door: AtDoor) -> Response:
    """Enable the disabled account again (DU-05)."""
    return await door.perform("account", "enable", account_id, body)


@ROUTER.post("/{account_id}/validity", summary="设置有效期 · Set the last day", response_model=AccountRead)
async def set_account_validity(account_id: AccountId, body: SetValidity, door: AtDoor) -> Response:
    """Set the last day on which the account may be used, or that there is none (DU-09)."""
    return await door.perform("account", "set_validity", account_id, body)


@ROUTER.post(
    "/{account_id}/code-secret", summary="发放动态口令密钥 · Issue a secret for codes", response_model=AccountWithSecret
)
async def issue_code_secret(account_id: AccountId, body: IssueCodeSecret, door: AtDoor) -> Response:
    """Give the account a secret for one-time codes (DU-06); it is told in this answer, and never again."""
    codes: OneTimeCodes = door.engine.services["codes"]
    drawn = codes.draw(account_id)
    command = KeepIssuedSecret(sealed=drawn.sealed, **dict(body))
    answer = await door.perform("account", "issue_code_secret", account_id, command)
    return await with_secret(door, account_id, drawn, answer)


@ROUTER.post(
    "/{account_id}/code-secret/withdrawal", summary="收回动态口令密钥 · Withdraw the secret", response_model=AccountRead
)
async def withdraw_code_secret(account_id: AccountId, body: WithdrawCodeSecret, door: AtDoor) -> Response:
    """Take the secret for one-time codes away from the account (DU-07)."""
    return await door.perform("account", "withdraw_code_secret", account_id, body)
